import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/base/refusal.ts';
import { compare, type Change } from '../../../src/paper/compare/compare.ts';
import { redline } from '../../../src/paper/redline/redline.ts';
import { readPaper } from '../../../src/paper/readPaper.ts';
import { numberedContract } from '../../fixtures/paper/numberedContract.ts';
import { noOffice, office } from '../../fixtures/paper/office.ts';

// What LibreOffice, another reader and writer of Word files, makes of the same file.
const shared = new URL('../../../../shared/data/', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'parley-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const full = process.env['PARLEY_FULL'] !== undefined;
const ours = new Map([['numbered.docx', numberedContract(10)], ['redlined.docx', redlined()]]);

describe('a file that another word processor only saved again', () => {
  it('shows no change at all, tracked changes and numbers included', () => {
    if (!office) return console.log(`${noOffice}: nothing was saved again.`);
    const files = new Map([...ours, ...contracts()]);
    const saved = office(folder, 'docx', files);
    expect(saved.size).toBe(files.size);
    for (const [name, bytes] of files) expect(changesOf(name, bytes, saved.get(name) ?? bytes), name).toEqual([]);
  }, 60_000);

  it.runIf(full)('shows none in nine of ten odd files of third parties, whose contents LibreOffice itself changes', () => {
    if (!office) return console.log(`${noOffice}: nothing was saved again.`);
    const files = oddFiles();
    const saved = office(folder, 'docx', files);
    let [same, tried] = [0, 0];
    for (const [name, bytes] of saved) {
      try {
        if (changesOf(name, files.get(name) ?? bytes, bytes).length === 0) same++;
        tried++;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
    console.log(`${same} of ${tried} third-party files show no change after LibreOffice saved them again`);
    expect(same).toBeGreaterThanOrEqual(tried * 0.9);
  }, 900_000);
});

describe('the number of every numbered paragraph', () => {
  it('is the one that LibreOffice prints', () => {
    if (!office) return console.log(`${noOffice}: no numbers were compared.`);
    const files = new Map([...ours, ...contracts(), ...(full ? oddFiles() : [])]);
    const printed = office(folder, 'txt', files);
    const wrong: string[] = [];
    let compared = 0;
    for (const [name, text] of printed) {
      const lines = new TextDecoder().decode(text).split(/\r?\n/).map(evenly);
      let at = 0;
      for (const { label, text: words } of numbered(name, files.get(name) ?? new Uint8Array())) {
        compared++;
        // The beginning is enough: LibreOffice writes the numbers of footnotes into the line.
        const line = evenly(`${label ?? ''} ${words.split('\n')[0] ?? ''}`).slice(0, 40);
        const found = lines.findIndex((each, index) => index >= at && each.startsWith(line));
        if (found < 0) wrong.push(`${name}: ${line.slice(0, 60)}`);
        else at = found + 1;
      }
    }
    console.log(`${compared - wrong.length} of ${compared} clause numbers equal LibreOffice's`);
    expect(compared).toBeGreaterThan(100);
    // The file says itself that Word prints "Section 1.01" there; LibreOffice prints "Section I.01".
    expect(wrong.filter((each) => !each.startsWith('article-section-isLgl.docx: Section'))).toEqual([]);
  }, 900_000);
});

function changesOf(name: string, before: Uint8Array, after: Uint8Array): readonly Change[] {
  return compare({ bytes: before, file: name }, { bytes: after, file: name }).value;
}

function numbered(name: string, bytes: Uint8Array) {
  try {
    return readPaper(bytes, name).value.paragraphs.filter((each) => each.label !== undefined && (each.part === 'body' || each.part === 'table'));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [];
  }
}

function evenly(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Without comments: LibreOffice 7 loses the words of the first footnote of a file that has comments, and the comparison says so. */
function redlined(): Uint8Array {
  const bytes = numberedContract(2);
  const { text } = readPaper(bytes, 'x.docx').value;
  const edits = [...text.matchAll(/notice of (\w+) days/g)].slice(0, 5).map((match, index) => ({ id: String(index), find: match[0], nth: index + 1, replace: 'notice of ninety days' }));
  return redline(bytes, 'x.docx', edits, { author: 'Contoso', date: '2026-11-22T00:00:00Z' }).value.bytes;
}

function contracts(): Map<string, Uint8Array> {
  const at = new URL('contracts/docx/', shared);
  return new Map(existsSync(at) ? readdirSync(at).filter((name) => name.endsWith('.docx')).map((name) => [name, new Uint8Array(readFileSync(new URL(name, at)))]) : []);
}

/** Word files that readers were tried on by those who wrote them. */
function oddFiles(): Map<string, Uint8Array> {
  const packed = new URL('badinputs.tar.xz', shared);
  if (!existsSync(packed)) return new Map();
  execFileSync('tar', ['xJf', packed.pathname, '-C', folder, 'badinputs/ooxml']);
  const files = new Map<string, Uint8Array>();
  for (const each of ['docx4j', 'mammoth', 'python-docx', 'poi/document']) {
    const at = join(folder, 'badinputs/ooxml', each);
    for (const name of readdirSync(at).filter((one) => one.endsWith('.docx'))) files.set(name, new Uint8Array(readFileSync(join(at, name))));
  }
  return files;
}
