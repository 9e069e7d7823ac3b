import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { seeded, type Random } from '../../../src/base/random.ts';
import { compareVersions } from '../../../src/paper/compare/compare.ts';
import { readVersion, type Version } from '../../../src/paper/compare/versions.ts';
import { patchPackage } from '../../../src/paper/docx/patchPackage.ts';
import { silentEdit } from '../../fixtures/redline/silentEdit.ts';

const contracts = new URL('../../../../shared/data/contracts/', import.meta.url);
const wanted = process.env['PARLEY_FULL'] === undefined ? 120 : 10_000;

interface Contract {
  readonly name: string;
  readonly version: Version;
  /** The same contract with one random change that nobody marked; undefined where the change drawn finds nothing to change. */
  readonly edited: (random: Random) => { readonly version: Version; readonly what: string } | undefined;
}

/** A Word file: any run of any part that prints, and now and then a run made hidden or a paragraph taken out. */
function wordContract(name: string, bytes: Uint8Array): Contract {
  const version = readVersion({ bytes, file: name });
  const printed = version.lines.map((line) => line.text).join('\n');
  const parts = Object.entries(unzipSync(bytes)).flatMap(([part, content]) => (/^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(part) ? [{ part, xml: strFromU8(content) }] : []));
  const runs = parts.flatMap(({ part, xml }) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<&]{3,})<\/w:t>/g)].flatMap((match) => (printed.includes((match[1] ?? '').trim()) ? [{ part, xml, at: match.index, whole: match[0], text: match[1] ?? '' }] : [])));
  return {
    name,
    version,
    edited: (random) => {
      const chosen = runs[Math.floor(random.next() * runs.length)];
      const text = chosen && silentEdit(chosen.text, random);
      if (!chosen || text === undefined) return undefined;
      const { part, xml, at, whole } = chosen;
      const changed = `${xml.slice(0, at)}<w:t xml:space="preserve">${text}</w:t>${xml.slice(at + whole.length)}`;
      return { version: readVersion({ bytes: patchPackage(bytes, new Map([[part, strToU8(changed)]]), name), file: name }), what: `${part}: "${chosen.text}" to "${text}"` };
    },
  };
}

/** A plain text: any line. */
function textContract(name: string, text: string): Contract {
  const version = readVersion({ bytes: strToU8(text), file: name });
  const lines = text.split('\n');
  return {
    name,
    version,
    edited: (random) => {
      const at = Math.floor(random.next() * lines.length);
      const changed = silentEdit(lines[at] ?? '', random);
      return changed === undefined ? undefined : { version: readVersion({ bytes: strToU8(lines.with(at, changed).join('\n')), file: name }), what: `line ${at + 1}: "${lines[at] ?? ''}" to "${changed}"` };
    },
  };
}

describe('a single change that nobody marked, anywhere in a real contract', () => {
  it(`is found unmarked in ${wanted.toLocaleString('en')} of ${wanted.toLocaleString('en')}`, () => {
    if (!existsSync(contracts)) return console.log('The published agreements are not here; random silent edits were not tried.');
    const files = (folder: string, ending: string) => readdirSync(new URL(folder, contracts)).filter((each) => each.endsWith(ending));
    const all = [
      ...files('docx/', '.docx').map((name) => wordContract(name, new Uint8Array(readFileSync(new URL(`docx/${name}`, contracts))))),
      ...files('text/', '.txt').map((name) => textContract(name, readFileSync(new URL(`text/${name}`, contracts), 'utf8'))),
    ];
    for (const { name, version } of all) expect(compareVersions(version, version, name).value, name).toEqual([]);
    const random = seeded(20261122);
    const missed: string[] = [];
    let [tried, asOne] = [0, 0];
    while (tried < wanted) {
      // Half of them in Word files, half in texts.
      const kind = all.filter((each) => each.name.endsWith('.docx') === (tried % 2 === 0));
      const contract = kind[Math.floor(random.next() * kind.length)];
      const edit = contract?.edited(random);
      if (!contract || !edit) continue;
      tried++;
      const { value } = compareVersions(contract.version, edit.version, contract.name);
      if (value.length === 1) asOne++;
      // "Party 1" turned into the "Party 2" of the next cell reads as a line that went and one that came.
      if (value.length === 0 || value.length > 2 || value.some((each) => each.marked)) missed.push(`${contract.name}, ${edit.what}: ${value.length} changes`);
    }
    console.log(`${tried - missed.length} of ${tried} silent edits found, ${asOne} of them shown as a single change`);
    expect(missed.slice(0, 10)).toEqual([]);
    expect(asOne).toBeGreaterThanOrEqual(tried * 0.99);
  }, 3_600_000);
});
