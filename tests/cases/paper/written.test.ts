import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractTextFromBuffer } from '@adeu/core';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { patchPackage } from '../../../src/paper/docx/patchPackage.ts';
import { readPaper } from '../../../src/paper/readPaper.ts';
import { cleanCopy } from '../../../src/paper/redline/cleanCopy.ts';
import type { Edit } from '../../../src/paper/redline/edit.ts';
import { redline } from '../../../src/paper/redline/redline.ts';
import { writeRider } from '../../../src/paper/redline/rider.ts';
import { settle } from '../../../src/paper/redline/settle.ts';
import { numberedContract } from '../../fixtures/paper/numberedContract.ts';
import { noOffice, office } from '../../fixtures/paper/office.ts';
import { ooxmlFaults } from '../../fixtures/paper/ooxmlFaults.ts';
import { noSchema, schemaFaults } from '../../fixtures/paper/schemaFaults.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-written-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const signature = { author: 'Contoso Procurement', date: '2026-11-22T00:00:00Z' };
const contract = numberedContract(3);
const edits: readonly Edit[] = [
  { id: 'notice', find: 'notice of thirty days', nth: 1, replace: 'notice of one hundred and eighty days', comment: 'Thirty days do not suffice to move.' },
  { id: 'credit', find: 'ten per cent', nth: 2, replace: 'twenty per cent' },
  { id: 'price', find: '', after: '2', replace: 'Price cuts are passed on at once.', comment: 'It was missing.' },
  { id: 'note', find: 'Note to 1.1', replace: 'Note on 1.1' },
  { id: 'header', find: 'Microsoft Confidential', replace: 'Confidential' },
];
const redlined = redline(contract, 'contract.docx', edits, signature).value;
const written = new Map<string, Uint8Array>([
  ['redline.docx', redlined.bytes],
  ['accepted.docx', settle(redlined.bytes, 'x', 'accept').value.bytes],
  ['rejected.docx', settle(redlined.bytes, 'x', 'reject').value.bytes],
  ['clean.docx', cleanCopy(redlined.bytes, 'x').value.bytes],
  ['rider.docx', writeRider(readPaper(contract, 'contract.docx').value, edits, signature).value.bytes],
]);

describe('every Word file that is written', () => {
  it('holds all that was asked for', () => {
    expect(redlined.edits.map((each) => [each.id, each.applied])).toEqual(edits.map((each) => [each.id, true]));
  });

  it('keeps the rules of ECMA-376 that a writer of tracked changes can break', () => {
    for (const [name, bytes] of written) expect(ooxmlFaults(bytes), name).toEqual([]);
  });

  it('is valid against the schema, in the judgement of Microsoft’s own validator', async () => {
    if (!schemaFaults) return console.log(`${noSchema}: nothing that was written was held against it.`);
    for (const [name, faults] of await schemaFaults(new Map([['contract.docx', contract], ...written]))) expect(faults, name).toEqual([]);
  }, 60_000);

  it('adds no fault to real contracts', async () => {
    const at = new URL('../../../../shared/data/contracts/docx/', import.meta.url);
    if (!existsSync(at)) return console.log('The published agreements are not here; only our own were written.');
    for (const [place, name] of readdirSync(at).filter((each) => each.endsWith('.docx')).entries()) {
      const bytes = new Uint8Array(readFileSync(new URL(name, at)));
      const { paragraphs, text } = readPaper(bytes, name).value;
      const wishes = paragraphs.filter((each) => text.indexOf(each.text) === text.lastIndexOf(each.text) && each.text.length > 40).slice(0, 25).map((each, index): Edit => ({ id: String(index), find: each.text, replace: index % 3 === 0 ? `${each.text} In writing.` : index % 3 === 1 ? each.text.replace(/\p{L}+/u, 'Otherwise') : '', comment: 'Why.' }));
      const { value } = redline(bytes, name, wishes, signature);
      expect(value.edits.filter((each) => each.applied).length, name).toBeGreaterThan(2);
      const made = { redlined: value.bytes, accepted: settle(value.bytes, name, 'accept').value.bytes, rejected: settle(value.bytes, name, 'reject').value.bytes, clean: cleanCopy(value.bytes, name).value.bytes };
      const before = ooxmlFaults(bytes);
      for (const each of Object.values(made)) expect(ooxmlFaults(each).filter((fault) => !before.includes(fault)), name).toEqual([]);
      if (place % 4 > 0 && process.env['PARLEY_FULL'] === undefined) continue;
      // Of what is wrong with theirs, as it came, nothing may become more.
      const judged = await schemaFaults?.(new Map([['theirs.docx', bytes], ...Object.entries(made).map(([what, each]): [string, Uint8Array] => [`${what}.docx`, each])]));
      const kinds = (file: string): string[] => (judged?.get(file) ?? []).map((each) => each.slice(each.indexOf(': '))).sort();
      for (const what of Object.keys(made)) expect(kinds(`${what}.docx`).filter((each) => kinds(`${what}.docx`).filter((same) => same === each).length > kinds('theirs.docx').filter((same) => same === each).length), `${name}, ${what}`).toEqual([]);
    }
  }, 60_000);

  it('is read by another library as we mean it: accepted, our words and not theirs', async () => {
    const words = (text: string): string => text.replace(/[*_#|\\]/g, '').replace(/\s+/g, ' ');
    const theirs = words(await extractTextFromBuffer(Buffer.from(redlined.bytes), true));
    const accepted = words(await extractTextFromBuffer(Buffer.from(written.get('accepted.docx') ?? new Uint8Array()), true));
    expect(theirs.replace(/\s/g, '')).toContain('noticeofonehundredandeightydays');
    expect(theirs).toContain('Price cuts are passed on at once.');
    // Both read the same body, whether the changes were accepted by the other library or by us.
    const body = (text: string): string[] => text.match(/\(\d+\.\d+\.\d+\)|[^.]{30,}\./g) ?? [];
    expect(body(theirs).length).toBeGreaterThan(30);
    expect(body(theirs)).toEqual(body(accepted));
    const marked = await extractTextFromBuffer(Buffer.from(redlined.bytes), false);
    expect(marked).toContain('{++');
    expect(marked).toContain('{--');
  });

  it('opens in LibreOffice and fills pages', () => {
    if (!office) return console.log(`${noOffice}: nothing that was written was opened.`);
    const pages = office(folder, 'pdf', written);
    for (const [name] of written) expect(strFromU8(pages.get(name) ?? new Uint8Array(), true).match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, name).toBeGreaterThan(0);
  }, 60_000);
});

describe('the check of the rules', () => {
  const broken = (from: string | RegExp, to: string): Uint8Array => {
    const xml = strFromU8(unzipSync(redlined.bytes)['word/document.xml'] ?? new Uint8Array());
    const changed = xml.replace(from, to);
    expect(changed).not.toBe(xml);
    return patchPackage(redlined.bytes, new Map([['word/document.xml', strToU8(changed)]]), 'x');
  };

  it('is joined by one that sees a wrong order of properties and a change without an author', async () => {
    if (!schemaFaults) return console.log(`${noSchema}: it was not tried on broken files.`);
    const judged = await schemaFaults(new Map([['order.docx', broken('<w:pStyle w:val="Heading1"/>', '<w:jc w:val="left"/><w:pStyle w:val="Heading1"/>')], ['author.docx', broken(/ w:author="Contoso Procurement"/, '')]]));
    expect([...judged.values()].map((faults) => faults.length > 0)).toEqual([true, true]);
  }, 60_000);

  it.each([
    { case: 'a struck run that keeps w:t', from: /<w:delText([^>]*)>([^<]*)<\/w:delText>/, to: '<w:t$1>$2</w:t>', says: 'w:t in w:del' },
    { case: 'a change without an author', from: / w:author="Contoso Procurement"/, to: '', says: 'has no author' },
    { case: 'two changes of one number', from: /<w:ins w:id="\d+"/g, to: '<w:ins w:id="1"', says: 'have the number 1' },
    { case: 'properties in the wrong order', from: '<w:pStyle w:val="Heading1"/>', to: '<w:jc w:val="left"/><w:pStyle w:val="Heading1"/>', says: 'stands too late in w:pPr' },
    { case: 'a comment without an end', from: /<w:commentRangeEnd [^>]*\/>/, to: '', says: 'without an end' },
  ])('sees $case', ({ from, to, says }) => {
    expect(ooxmlFaults(broken(from, to)).join('\n')).toContain(says);
  });
});

describe('a clean copy', () => {
  it('says what was agreed, with no change, no comment and no name in it', () => {
    const { bytes, accepted, comments } = cleanCopy(redlined.bytes, 'x').value;
    expect([accepted > 5, comments]).toEqual([true, 2]);
    const { value, findings } = readPaper(bytes, 'clean.docx');
    expect(findings.map((each) => each.code)).toEqual([]);
    expect(value.text).toBe(readPaper(redlined.bytes, 'x').value.text);
    for (const [name, part] of Object.entries(unzipSync(bytes))) if (name.endsWith('.xml')) expect(strFromU8(part), name).not.toMatch(/Contoso|commentReference|<w:(?:ins|del) /);
  });
});

describe('a rider', () => {
  it('names the clause and the paragraph of each change, with the words that go and come', () => {
    const { text } = readPaper(written.get('rider.docx') ?? new Uint8Array(), 'rider.docx').value;
    expect(text).toContain('1. Section 1.1(b), paragraph 5');
    expect(text).toContain('“notice of one hundred and eighty days”');
    // In the order of their paper, not of our wishes.
    const numbers = [...text.matchAll(/^(\d+)\. .*paragraph (\d+)/gm)].map(([, count, paragraph]) => [Number(count), Number(paragraph)]);
    expect(numbers.map(([count]) => count)).toEqual(edits.map((_edit, index) => index + 1));
    expect(numbers.map(([, paragraph]) => paragraph)).toEqual(numbers.map(([, paragraph]) => paragraph ?? 0).toSorted((a, b) => a - b));
    expect(text).toContain('Reason: Thirty days do not suffice to move.');
    expect(text).toContain('A new clause is put in behind this paragraph:\n“Price cuts are passed on at once.”');
  });
});
