import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { goldenCases } from '../../../tests/cases/deals/goldenCases.ts';
import { smallBook } from '../../../tests/cases/deals/smallBook.ts';
import { dealModel } from './dealModel.ts';

const [golden] = goldenCases().filter(({ name }) => name === 'together/every-lever');
if (golden === undefined) throw new Error('the golden deal with every lever is there');
const parts = { title: 'Every lever', day: '2026-11-22', usage: golden.usage, sources: ['usage.yaml'], deals: [{ title: 'Their offer', terms: golden.terms, knowledge: { book: smallBook }, source: 'deal.yaml' }, { title: 'Ours: <50 %> & more', terms: { ...golden.terms, tiers: [] }, knowledge: { book: smallBook }, source: 'ours.yaml' }] };
const bytes = await dealModel(parts);
const files = unzipSync(bytes);
const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
const formulas = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/')).flatMap((name) => [...text(name).matchAll(/<f[^>]*>([^<]*)<\/f>/g)].map(([, formula = '']) => formula));

describe('the deal model', () => {
  it('has the same bytes for the same deals, and tells of no day but its own', async () => {
    expect(await dealModel(parts)).toEqual(bytes);
    expect([...text('docProps/core.xml').matchAll(/\d{4}-\d{2}-\d{2}/g)].map(([day]) => day)).toEqual(['2026-11-22', '2026-11-22']);
  });

  it('has a sheet for each thing, all of them shown', () => {
    expect([...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual(['Inputs', 'Usage', 'Rates', 'Deal 1', 'Deal 2', 'Compare', 'Sensitivity', 'Sources']);
    expect(text('xl/workbook.xml')).not.toMatch(/state="(?:veryH|h)idden"/);
    for (const name of Object.keys(files)) expect(name).not.toMatch(/vba|externalLink|comments|customXml/i);
  });

  it('names every input, and each name points at a blue figure of the sheet Inputs', () => {
    const names = [...text('xl/workbook.xml').matchAll(/<definedName [^>]*name="([^"]+)"[^>]*>([^<]+)</g)].filter(([, name = '']) => !name.startsWith('_xlnm'));
    expect(names.length).toBeGreaterThan(20);
    for (const [, name, ref] of names) expect(ref, name).toMatch(/^'?Inputs'?!\$C\$\d+$/);
  });

  it('has no figure of its own in a formula but 0 and 1', () => {
    expect(formulas.length).toBeGreaterThan(100);
    for (const formula of formulas) {
      const bare = formula.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replace(/'[^']*'!/g, '').replace(/"[^"]*"/g, '').replace(/\$?[A-Z]{1,3}\$?\d+/g, '').replace(/[A-Za-z_]\w*/g, '');
      expect(bare.match(/\d+(?:\.\d+)?/g)?.filter((figure) => figure !== '0' && figure !== '1') ?? [], formula).toEqual([]);
    }
  });

  it('says that every line follows, and of one that does not why', async () => {
    expect(text('xl/sharedStrings.xml')).toContain('Their offer: nothing; every line follows.');
    const minutes = goldenCases().find(({ name }) => name === 'provisioned/ptu-spillover-by-the-minute');
    const finer = unzipSync(await dealModel({ ...parts, usage: minutes?.usage ?? parts.usage, deals: [{ title: 'By the minute', terms: minutes?.terms ?? golden.terms, knowledge: { book: smallBook }, source: 'deal.yaml' }] }));
    expect(strFromU8(finer['xl/sharedStrings.xml'] ?? new Uint8Array())).toMatch(/By the minute: search: .* its tokens are stated, because they are split minute by minute/);
  });

  it('works out on the sheet what provisioned units spill where load moves within the month', async () => {
    const shape = { steps: [{ share: 0.5, load: 0.2 }, { share: 0.3, load: 1 }, { share: 0.2, load: 3 }] };
    const shaped = { book: smallBook, shapes: new Map([['support-bot', shape]]) };
    const made = unzipSync(await dealModel({ ...parts, deals: [{ title: 'Shaped', terms: golden.terms, knowledge: shaped, source: 'deal.yaml' }] }));
    const strings = strFromU8(made['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(strings).toContain('Shaped: nothing; every line follows.');
    expect(strings).toContain('support-bot: part of its tokens');
  });
});
