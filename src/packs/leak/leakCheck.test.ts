import * as fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { pdfPages } from '../../adapters/pdf/pdfPages.ts';
import { confidential } from '../../base/confidential.ts';
import { madeUpDossier, madeUpParts } from '../../../tests/cases/packs/madeUpDossier.ts';
import { runs } from '../../../tests/cases/runs.ts';
import { dossierOf } from '../dossier/dossierOf.ts';
import { askSheet } from '../inside/askSheet.ts';
import { supplierDocument } from '../supplier/supplierDocument.ts';
import { supplierView } from '../supplier/supplierView.ts';
import { documentDocx } from '../write/documentDocx.ts';
import { documentPdf } from '../write/documentPdf.ts';
import { layersOf } from './layers.ts';
import { leakCheck } from './leakCheck.ts';
import { openWords, secretsOf } from './secrets.ts';

const dossier = madeUpDossier();
const [secrets, open] = [secretsOf(dossier), openWords(dossier)];
const check = (bytes: Uint8Array, name = 'pack.docx', pdf?: Parameters<typeof layersOf>[2]) => leakCheck(layersOf(bytes, name, pdf), secrets, open, name);
const says = (text: string) => check(strToU8(text), 'mail.txt');
const safe = supplierDocument(supplierView(dossier));
const word = await documentDocx(safe);
/** The pack with parts added or changed. */
const withPart = (parts: Readonly<Record<string, string | ((part: string) => string)>>): Uint8Array => {
  const all = unzipSync(word);
  for (const [name, part] of Object.entries(parts)) all[name] = strToU8(typeof part === 'string' ? part : part(new TextDecoder().decode(all[name])));
  return zipSync(all);
};
const paragraph = (inside: string) => (part: string) => part.replace('<w:body>', `<w:body><w:p>${inside}</w:p>`);

describe('a look through a file before it leaves', () => {
  it('lets the pack for the other side pass, as Word and as PDF, with nothing hidden in either', async () => {
    expect(check(word)).toMatchObject({ passes: true, findings: [] });
    const pdf = await documentPdf(safe);
    expect(check(pdf, 'pack.pdf', await pdfPages(pdf, 'pack.pdf', () => undefined))).toMatchObject({ passes: true, findings: [] });
  });

  it('stops our ask sheet, as Word and as PDF, and says what it gives away and where', async () => {
    const sheet = askSheet(dossier);
    const pdf = await documentPdf(sheet);
    for (const checked of [check(await documentDocx(sheet)), check(pdf, 'sheet.pdf', await pdfPages(pdf, 'sheet.pdf', () => undefined))]) {
      expect(checked.passes).toBe(false);
      const said = checked.findings.map(({ message }) => message).join('\n');
      for (const what of ['the target of', 'the walk-away of', 'the worth to us of', 'the likelihood of', 'what we may give for', 'a person of ours']) expect(said).toContain(what);
    }
  });

  it.each([
    '5432109.87', '5,432,109.87', '5.432.109,87', '5 432 109,87', "5'432'109.87", '5\u202f432\u202f110', 'USD 5,432,110', '5.43M', '5.4 million', '$5.4m', '5,432k', '5432 thousand', '5,430,000', '5.43 mn',
  ])('knows the walk-away written as %s', (written) => {
    expect(says(`We could see ourselves at ${written} over the term.`).findings.map(({ message }) => message)).toEqual([expect.stringContaining('the walk-away')]);
  });

  it.each(['5,000', '54,321,098', '2027', '15 days', '543', 'version 5.4.3', '2026-11-22', 'USD 6,000 by 2027-01-31', 'five percent'])('takes %s for nothing', (written) => {
    expect(says(`On ${written} we agree.`).findings).toEqual([]);
  });

  it('any amount is known in every way a person rounds it, and a figure that is said openly is none', () => {
    fc.assert(fc.property(fc.integer({ min: 1_230_000, max: 98_700_000 }), fc.constantFrom(0, 1, 2, 3), (value, way) => {
      const shown = [String(value), value.toLocaleString('en-US'), `${(value / 1e6).toFixed(2)}M`, `${Math.round(value / 1000).toLocaleString('en-US')}k`][way] ?? '';
      const secret = [{ kind: 'amount' as const, value, what: 'it' }];
      expect(leakCheck([{ place: 'text', text: `about ${shown} then`, hidden: [] }], secret, { known: '', asked: '' }, 'x').passes, shown).toBe(false);
      expect(leakCheck([{ place: 'text', text: `about ${shown} then`, hidden: [] }], secret, { known: '', asked: `we asked for ${shown}` }, 'x').passes, shown).toBe(true);
    }), { numRuns: Math.min(runs(300).numRuns, 3000) });
  });

  it.each<{ case: string; bytes: () => Uint8Array; place: string }>([
    { case: 'in a run that is split in two', bytes: () => withPart({ 'word/document.xml': paragraph('<w:r><w:t>5,43</w:t></w:r><w:r><w:t>2,110</w:t></w:r>') }), place: 'word/document.xml' },
    { case: 'in a comment', bytes: () => withPart({ 'word/comments.xml': '<w:comments xmlns:w="w"><w:comment w:id="0" w:author="R. Amsel"><w:p><w:r><w:t>hold at 5.43M</w:t></w:r></w:p></w:comment></w:comments>' }), place: 'word/comments.xml' },
    { case: 'in text that a tracked change took out', bytes: () => withPart({ 'word/document.xml': paragraph('<w:del w:id="1" w:author="x"><w:r><w:delText>5,432,110</w:delText></w:r></w:del>') }), place: 'word/document.xml' },
    { case: 'in hidden text', bytes: () => withPart({ 'word/document.xml': paragraph('<w:r><w:rPr><w:vanish/></w:rPr><w:t>5.43M</w:t></w:r>') }), place: 'word/document.xml' },
    { case: 'in the properties', bytes: () => withPart({ 'docProps/core.xml': (part) => part.replace('</dc:title>', ' 5.43M</dc:title>') }), place: 'docProps/core.xml' },
    { case: 'in a property of its own', bytes: () => withPart({ 'docProps/custom.xml': '<Properties><property name="limit"><vt:lpwstr>5432109.87</vt:lpwstr></property></Properties>' }), place: 'docProps/custom.xml' },
    { case: 'in custom XML', bytes: () => withPart({ 'customXml/item1.xml': '<x limit="5432110"/>' }), place: 'customXml/item1.xml' },
    { case: 'in a comment of the XML', bytes: () => withPart({ 'word/settings.xml': (part) => `${part}<!-- limit 5,432,110 -->` }), place: 'word/settings.xml' },
    { case: 'in the name of a part', bytes: () => withPart({ 'word/media/limit 5.43M.png': 'x' }), place: 'names of parts' },
    { case: 'in a workbook within', bytes: () => { const all = unzipSync(word); all['word/embeddings/a.xlsx'] = zipSync({ 'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row r="1"><c r="A1"><v>5432109.87</v></c></row></sheetData></worksheet>') }); return zipSync(all); }, place: 'word/embeddings/a.xlsx > xl/worksheets/sheet1.xml' },
    { case: 'in UTF-16', bytes: () => { const all = unzipSync(word); all['customXml/item1.xml'] = new Uint8Array([0xff, 0xfe, ...[...strToU8('<x>5,432,110</x>', true)].flatMap((byte) => [byte, 0])]); return zipSync(all); }, place: 'customXml/item1.xml' },
  ])('finds the walk-away $case', ({ bytes, place }) => {
    const checked = check(bytes());
    expect(checked.findings.filter(({ severity, message }) => severity === 'error' && message.includes('the walk-away')).map(({ at }) => at)).toEqual([`pack.docx, ${place}`]);
  });

  it('finds people of ours, words of ours and what was said of an ask that is not put forward yet', () => {
    expect(says('Ask Amsel whether this is above our walk-away.').findings.map(({ code }) => code)).toEqual(['person-of-ours', 'word-of-ours']);
    expect(says('We want no training and no service improvement, deletion within 30 days.').findings.map(({ message }) => message).join('\n')).toMatch(/the opening of “No training on our data.*not put forward yet/);
  });

  it('names what a page does not show: comments, tracked changes, hidden sheets, macros', () => {
    const hidden = check(withPart({ 'word/vbaProject.bin': 'x', 'xl/workbook.xml': '<workbook><sheets><sheet name="a" state="veryHidden"/></sheets></workbook>', 'word/document.xml': paragraph('<w:ins w:id="1" w:author="x"><w:r><w:t>more</w:t></w:r></w:ins>') }));
    expect(hidden.passes).toBe(true);
    expect(hidden.findings.map(({ code, message }) => `${code} ${/: (.*?)\. Look/.exec(message)?.[1] ?? ''}`)).toEqual(['hidden-layer macros (word/vbaProject.bin)', 'hidden-layer 1 tracked change', 'hidden-layer 1 hidden sheet']);
  });

  it('reads the metadata of a PDF and what lies outside its pages', async () => {
    const pdf = await documentPdf({ ...safe, title: 'Renewal, limit 5.43M' });
    const places = check(pdf, 'a.pdf', await pdfPages(pdf, 'a.pdf', () => undefined)).findings.map(({ at }) => at);
    expect(places).toContain('a.pdf, properties');
    expect(places).toContain('a.pdf, page 1');
  });

  it.each([
    { case: 'the walk-away in a justification', why: 'We cannot go above 5.43 million.', finds: 'says the walk-away' },
    { case: 'the target in a justification', why: 'Our budget ends at 4,987,654.', finds: 'says the target' },
    { case: 'a word of ours in a justification', why: 'Otherwise it is our best alternative.', finds: 'only used in the house' },
    { case: 'a word of ours in an opening', opening: '22 % off, or we walk away', finds: 'only used in the house' },
  ])('stops the pack that gives away $case', async ({ why, opening, finds }) => {
    const parts = madeUpParts();
    const careless = dossierOf({ ...parts, asks: (parts.asks ?? []).map((ranked) => (ranked.mayLeave && ranked.ask.opening !== undefined ? { ...ranked, ask: { ...ranked.ask, ...(why === undefined ? {} : { why }), ...(opening === undefined ? {} : { opening }) } } : ranked)) });
    const found = leakCheck(layersOf(await documentDocx(supplierDocument(supplierView(careless))), 'pack.docx'), secretsOf(careless), openWords(careless), 'pack.docx');
    expect(found.passes).toBe(false);
    expect(found.findings[0]?.message).toContain(finds);
  });

  it('catches each sealed value of an ask, planted one by one', () => {
    const [first] = madeUpParts().asks ?? [];
    const plain = dossierOf(madeUpParts()).asks[0];
    expect(first && plain).toBeDefined();
    const planted = { title: 'zanzibar heron', basis: 'zanzibar heron', target: 'zanzibar heron', walkAway: 'zanzibar heron', trades: ['zanzibar heron'], owner: 'Q. Heronsson', approver: 'Q. Heronsson', positions: [{ by: 'it' as const, says: 'zanzibar heron' }], agreed: 'zanzibar heron' };
    for (const [field, value] of Object.entries(planted)) {
      const asks = dossier.asks.map((ask, place) => (place === 0 ? { ...ask, [field]: confidential(value) } : ask));
      const found = leakCheck([{ place: 'text', text: 'the Zanzibar  Heron, and Heronsson', hidden: [] }], secretsOf({ ...dossier, asks }), open, 'x');
      expect(found.passes, field).toBe(false);
    }
  });
});
