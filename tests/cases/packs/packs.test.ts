import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pdfPages } from '../../../src/adapters/pdf/pdfPages.ts';
import { briefText } from '../../../src/packs/brief/briefText.ts';
import { packDocument, packKinds, type DocumentKind } from '../../../src/packs/packKinds.ts';
import { documentDocx } from '../../../src/packs/write/documentDocx.ts';
import { documentPdf } from '../../../src/packs/write/documentPdf.ts';
import { emptyDossier, madeUpDossier, stuffedDossier } from './madeUpDossier.ts';

const kinds = packKinds.filter((kind): kind is DocumentKind => kind !== 'model');
const cases = { empty: emptyDossier(), full: madeUpDossier(), stuffed: stuffedDossier() };
/** Those that are one page by promise, whatever there is to say. */
const pagesMost: Partial<Record<DocumentKind, number>> = { board: 1 };
const folder = mkdtempSync(join(tmpdir(), 'parley-packs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));

describe.each(kinds)('the pack %s', (kind) => {
  it('reads as it did', async () => {
    const document = packDocument(kind, cases.full);
    expect(document).toBeDefined();
    if (document !== undefined) await expect(briefText(document)).toMatchFileSnapshot(`golden/${kind}.txt`);
  });

  it('is made of nothing yet without a word that makes no sense, or not at all', async () => {
    const document = packDocument(kind, cases.empty);
    if (kind === 'brief') return expect(document).toBeUndefined();
    expect(document && briefText(document)).not.toMatch(/undefined|null|NaN|\[object|\[confidential/);
    expect(document?.sections.length).toBeGreaterThan(0);
  });

  it('has the same bytes each time, as Word and as PDF, and the PDF holds every word', async () => {
    const document = packDocument(kind, cases.full);
    if (document === undefined) throw new Error('the full dossier makes every pack');
    const pdf = await documentPdf(document);
    expect(Buffer.compare(await documentPdf(document), pdf)).toBe(0);
    expect(Buffer.compare(await documentDocx(document), await documentDocx(document))).toBe(0);
    const read = await pdfPages(pdf, 'pack.pdf', () => undefined);
    const text = squeezed(read.pages.flatMap(({ words }) => words.map((word) => word.text)).join(''));
    const said = document.sections.flatMap(({ title, blocks }) => [title, ...blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat(2) : block.kind === 'list' ? block.items.flat() : block.kind === 'chart' ? [...block.title] : [...block.words]).map((piece) => piece.text))]);
    // A line of a table may be broken by a page; single words are not.
    const words = new Set(said.flatMap((each) => each.split(/\s+/)).map(squeezed).filter((word) => word.length > 2 && word.length < 20));
    expect([...words].filter((word) => !text.includes(word))).toEqual([]);
    expect(Object.keys(read.properties).length).toBeGreaterThan(0);
    expect(JSON.stringify(read.properties)).not.toMatch(/pdfmake|pdfkit/i);
  });

  it('prints the Merkle root of the record of promises', () => {
    const document = packDocument(kind, cases.full);
    expect(document && briefText(document).replaceAll(' ', '')).toContain('9f9c6a9c7eaf5953bdd0cae5c0d463c5438ec9722f73181c9505b2f2d225e507');
    expect(document && briefText(document).replaceAll(' ', '')).toContain('cd'.repeat(64));
  });
});

it('a page for the board is one page, however much there is to say', async () => {
  for (const dossier of Object.values(cases)) {
    const document = packDocument('board', dossier);
    expect(document && (await pdfPages(await documentPdf(document), 'board.pdf', () => undefined)).pages).toHaveLength(1);
  }
});

it('LibreOffice opens every pack in Word, and the page for the board is one page there too', async () => {
  if (office === undefined) return console.log('LibreOffice is not here (apt-get install libreoffice-writer): packs in Word were not opened.');
  const names: string[] = [];
  for (const [name, dossier] of Object.entries(cases)) {
    for (const kind of kinds) {
      const document = packDocument(kind, dossier);
      if (document === undefined || (name !== 'full' && kind !== 'board')) continue;
      writeFileSync(join(folder, `${name}-${kind}.docx`), await documentDocx(document));
      names.push(`${name}-${kind}`);
    }
  }
  execFileSync(office, [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...names.map((name) => join(folder, `${name}.docx`))], { stdio: 'ignore' });
  for (const name of names) {
    const pages = readFileSync(join(folder, `${name}.pdf`), 'latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    expect(pages, name).toBeGreaterThan(0);
    expect(pages, name).toBeLessThanOrEqual(pagesMost[name.split('-')[1] as DocumentKind] ?? 60);
  }
}, 120_000);

function squeezed(text: string): string {
  return text.replace(/[→⇒]/g, 'to').replace(/\s+/g, '').normalize('NFKC');
}
