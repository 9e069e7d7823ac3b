import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { joinRuns } from '../../../tests/fixtures/redline/joinRuns.ts';
import { buildDocx, paragraph } from '../../../tests/fixtures/paper/buildDocx.ts';
import { readPaper } from '../readPaper.ts';
import { redline } from './redline.ts';
import { settle } from './settle.ts';

const signature = { author: 'Jo Doe', date: '2026-11-22T00:00:00Z' };
const level = (at: number, format: string, text: string): string => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const others = { numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '(%3)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` };
const at = (depth: number): string => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`;
const contract = buildDocx({ body: [['Fees', 0], ['Fees are fixed.', 1], ['for the Term', 2], ['and its renewals.', 2], ['Taxes are extra.', 1], ['Data', 0], ['Data stays in the region.', 1]].map(([text, depth]) => paragraph(String(text), at(Number(depth)))).join('') + paragraph('Signed by both parties.'), others });

const numbered = (bytes: Uint8Array): string[] => readPaper(bytes, 'x.docx').value.paragraphs.map(({ label, text }) => `${label ?? '-'} ${text}`);
const added = (bytes: Uint8Array, after: string, replace: string) => redline(bytes, 'x.docx', [{ id: '1', find: '', after, replace, comment: 'It was missing.' }], signature).value;
const accepted = (bytes: Uint8Array): string[] => numbered(settle(bytes, 'x.docx', 'accept').value.bytes);
const xmlOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
const bodyOf = (bytes: Uint8Array): string => joinRuns(xmlOf(bytes));

describe('a missing clause goes where it belongs, with the number it should have', () => {
  it.each([
    { after: '1', becomes: '1.3 Price cuts are passed on.', behind: '1.2 Taxes are extra.' },
    { after: 'Section 1.1', becomes: '1.2 Price cuts are passed on.', behind: '(b) and its renewals.' },
    { after: '1.1(a)', becomes: '(b) Price cuts are passed on.', behind: '(a) for the Term' },
    { after: 'Data', becomes: '2.2 Price cuts are passed on.', behind: '2.1 Data stays in the region.' },
  ])('behind $after', ({ after, becomes, behind }) => {
    const { bytes, edits } = added(contract, after, 'Price cuts are passed on.');
    expect(edits[0]).toMatchObject({ applied: true });
    const now = accepted(bytes);
    expect(now[now.indexOf(behind) + 1]).toBe(becomes);
    expect(bodyOf(settle(bytes, 'x.docx', 'reject').value.bytes)).toBe(bodyOf(contract));
  });

  it('with the next number where numbers are typed, and a letter where that number is taken', () => {
    const typed = buildDocx({ body: ['1. Fees', '1.1 Fees are fixed.', '1.2 Taxes are extra.', '2. Data', '2.1 Data stays here.', 'Signed.'].map((text) => paragraph(text)).join('') });
    expect(accepted(added(typed, '1.2', 'Price cuts are passed on.').bytes)).toContain('- 1.3 Price cuts are passed on.');
    expect(accepted(added(typed, '1.1', 'Price cuts are passed on.').bytes)).toContain('- 1.1A Price cuts are passed on.');
  });

  it('behind the last paragraph of the document too, and rejecting takes it out again', () => {
    const bare = buildDocx({ body: paragraph('Fees are fixed.', at(0)) + paragraph('Notices are in writing.', at(0)), others });
    const { bytes } = added(bare, '2', 'Price cuts are passed on.\nCredits do not expire.');
    expect(accepted(bytes)).toEqual(['1. Fees are fixed.', '2. Notices are in writing.', '3. Price cuts are passed on.', '4. Credits do not expire.']);
    expect(numbered(settle(bytes, 'x.docx', 'reject').value.bytes)).toEqual(numbered(bare));
  });

  it.each([
    { case: 'revision numbers and an id', last: '<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00D4E5F6" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="1A2B3C4D"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Notices are in writing.</w:t></w:r></w:p>' },
    { case: 'a look for its mark', last: '<w:p w:rsidR="00A1B2C3"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>Notices are in writing.</w:t></w:r></w:p>' },
    { case: 'no properties', last: '<w:p w:rsidR="00A1B2C3" w:rsidP="00A1B2C4"><w:r><w:t>2. Notices are in writing.</w:t></w:r></w:p>' },
  ])('behind a last paragraph with $case, which rejecting gives back byte for byte', ({ last }) => {
    const bare = buildDocx({ body: paragraph('Fees are fixed.', at(0)) + last, others });
    const clause = { id: '1', find: '', after: '2', replace: 'Price cuts are passed on.\nCredits do not expire.' };
    const [silent, explained] = [clause, { ...clause, comment: 'It was missing.' }].map((edit) => redline(bare, 'x.docx', [edit], signature).value);
    expect(silent?.edits[0]).toMatchObject({ applied: true });
    expect(xmlOf(settle(silent?.bytes ?? bare, 'x.docx', 'reject').value.bytes)).toBe(xmlOf(bare));
    // The reason stays as a comment; an id stands once in a document.
    expect(joinRuns(xmlOf(settle(explained?.bytes ?? bare, 'x.docx', 'reject').value.bytes))).toBe(joinRuns(xmlOf(bare)));
    expect(xmlOf(silent?.bytes ?? bare).match(/w14:paraId/g)?.length).toBe(xmlOf(bare).match(/w14:paraId/g)?.length);
  });

  it('and says so where there is no such clause', () => {
    const { edits, bytes } = added(contract, '9.9', 'x');
    expect(edits[0]?.reason).toContain('No clause has the number or the title "9.9"');
    expect(bytes).toBe(contract);
  });
});
