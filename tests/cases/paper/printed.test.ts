import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pdfPages } from '../../../src/adapters/pdf/pdfPages.ts';
import { compare } from '../../../src/paper/compare/compare.ts';
import { readPages } from '../../../src/paper/readPaper.ts';
import { redline } from '../../../src/paper/redline/redline.ts';
import { settle } from '../../../src/paper/redline/settle.ts';
import { buildDocx, paragraph } from '../../fixtures/paper/buildDocx.ts';
import { noOffice, office } from '../../fixtures/paper/office.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-printed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const level = (at: number, format: string, text: string): string => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`;
const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
const at = (depth: number): string => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`;
const matters = ['Fees', 'Data', 'Liability', 'Notices', 'Term'];
const body = Array.from({ length: 30 }, (_, index) => paragraph(matters[index % 5] ?? '', at(0)) + paragraph(`On matter ${index + 1}, Microsoft shall give notice of thirty days in writing before it changes anything that Customer relies on, and Customer may terminate for that reason without paying for what it no longer uses.`, at(1))).join('');
const section = '<w:sectPr><w:headerReference w:type="default" r:id="r-header"/></w:sectPr>';
const contract = buildDocx({ body: body + section, others: { numbering, header: paragraph('Microsoft Confidential') } });
const edits = [3, 17].map((nth, index) => ({ id: String(nth), find: 'thirty days', replace: index === 0 ? 'three days' : 'sixty days', nth }));
const changed = settle(redline(contract, 'x', edits, { author: 'x', date: '2026-11-22T00:00:00Z' }).value.bytes, 'x', 'accept').value.bytes;

describe('a Word file compared with the PDF that came back signed', () => {
  it('says nothing where they say the same, and what differs where they do not', async () => {
    if (!office) return console.log(`${noOffice}: no print was compared.`);
    const prints = office(folder, 'pdf', new Map([['same.docx', contract], ['changed.docx', changed]]));
    const between = async (name: string) => {
      const pages = await pdfPages(prints.get(name) ?? new Uint8Array(), name, () => undefined);
      expect(pages.pages.length).toBeGreaterThan(1);
      return compare({ bytes: contract, file: 'sent.docx' }, { bytes: new Uint8Array(), file: name, paper: readPages(pages, name).value }).value.map(({ before, after, marked, material }) => [before, after, marked, material]);
    };
    expect(await between('same.docx')).toEqual([]);
    expect(await between('changed.docx')).toEqual([['thirty', 'three', false, true], ['thirty', 'sixty', false, true]]);
  }, 60_000);
});
