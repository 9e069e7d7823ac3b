import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildDocx, paragraph, run } from '../../../tests/fixtures/paper/buildDocx.ts';
import { patchPackage } from '../docx/patchPackage.ts';
import { redline } from '../redline/redline.ts';
import { settle } from '../redline/settle.ts';
import { compare } from './compare.ts';

const shared = join(import.meta.dirname, '../../../../shared/data');
const between = (before: Uint8Array, after: Uint8Array) => compare({ bytes: before, file: 'old.docx' }, { bytes: after, file: 'new.docx' }).value;
const bodies = (before: string, after: string) => between(buildDocx({ body: before }), buildDocx({ body: after })).map(({ kind, before: was, after: is, marked, material }) => ({ kind, was, is, marked, material }));
const clause = 'Microsoft shall give ninety (90) days notice before it changes a price, and no price rises during the Term.';

describe('what was changed without a mark comes first', () => {
  it.each([
    { case: 'a number', after: clause.replace('90', '30'), was: '(90)', is: '(30)', about: 'number' },
    { case: 'a duty', after: clause.replace('shall', 'may'), was: 'shall', is: 'may', about: 'modal' },
    { case: 'a negation', after: clause.replace('no price', 'price'), was: 'no', is: '', about: 'negation' },
    { case: 'a party', after: clause.replace('Microsoft', 'Customer'), was: 'Microsoft', is: 'Customer', about: 'party' },
    { case: 'a unit', after: clause.replace('days', 'hours'), was: 'days', is: 'hours', about: 'unit' },
    { case: 'a letter of another alphabet', after: clause.replace('price', 'pri\u0441e'), was: 'price,', is: 'pri\u0441e,', about: 'look-alike' },
    { case: 'an invisible character', after: clause.replace('notice', 'not\u200bice'), was: 'notice', is: 'not\u200bice', about: 'invisible' },
    { case: 'a defined term', after: clause.replace('Term', 'term'), was: 'Term.', is: 'term.', about: 'case' },
  ])('$case is material', ({ after, was, is, about }) => {
    const [change, ...others] = between(buildDocx({ body: paragraph(clause) }), buildDocx({ body: paragraph(after) }));
    expect(others).toEqual([]);
    expect(change).toMatchObject({ before: was, after: is, marked: false, material: true });
    expect(change?.about).toContain(about);
  });

  it.each([
    { case: 'a typographic quote', before: "the party's fee", after: 'the party\u2019s fee' },
    { case: 'a fixed space', before: 'GPT-4o input', after: 'GPT-4o\u00a0input' },
    { case: 'an article', before: 'before the renewal', after: 'before renewal' },
  ])('$case is form', ({ before, after }) => {
    expect(bodies(paragraph(before), paragraph(after))).toMatchObject([{ marked: false, material: false }]);
  });

  it('words made hidden, and hidden words put in, are shown as hidden', () => {
    const change = bodies(paragraph(clause), `<w:p>${run(clause)}${run(' unless Microsoft elects otherwise', '<w:vanish/>')}</w:p>`);
    expect(change).toMatchObject([{ marked: false, material: true }]);
    expect(change[0]?.is).toContain('[hidden: ');
  });

  it('a paragraph that moved is one change', () => {
    const [a, b, c] = ['First, the fees of the services are listed.', 'Second, the term runs for three years.', 'Third, notices go to the registered office.'].map((text) => paragraph(text)) as [string, string, string];
    expect(bodies(a + b + c, b + c + a).map((each) => each.kind)).toEqual(['moved']);
  });

  it('a paragraph that was split says the same', () => {
    expect(bodies(paragraph('Fees are fixed. Taxes are extra.'), paragraph('Fees are fixed.') + paragraph('Taxes are extra.'))).toMatchObject([{ marked: false, material: false }]);
  });

  it('looks into tables, notes, headers and footers that are printed', () => {
    const section = '<w:sectPr><w:headerReference w:type="default" r:id="r-header"/><w:footerReference w:type="default" r:id="r-footer"/></w:sectPr>';
    const made = (cell: string, note: string, header: string, footer: string): Uint8Array =>
      buildDocx({
        body: `<w:p>${run('Fees')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:tbl><w:tr><w:tc>${paragraph(cell)}</w:tc></w:tr></w:tbl>${section}`,
        others: { footnotes: `<w:footnote w:id="2">${paragraph(note)}</w:footnote>`, header: paragraph(header), footer: paragraph(footer) },
      });
    const changes = between(made('USD 2.50', 'Until 2028.', 'Draft 1', 'Page of 5'), made('USD 2.80', 'Until 2027.', 'Draft 2', 'Page of 6'));
    expect(changes.map((each) => each.part)).toEqual(['table', 'footnote', 'header', 'footer']);
    expect(changes.every((each) => !each.marked && each.material)).toBe(true);
  });
});

describe('what is marked is told from what is not', () => {
  const old = buildDocx({ body: paragraph(clause) + paragraph('Liability is capped at twelve months of fees.') });
  const { value } = redline(old, 'old.docx', [{ id: '1', find: 'twelve months', replace: 'six months' }], { author: 'Contoso', date: '2026-11-01T00:00:00Z' });

  it('an honest tracked change is marked, with its author', () => {
    expect(between(old, value.bytes)).toMatchObject([{ kind: 'changed', before: 'twelve', after: 'six', marked: true, material: true, by: 'Contoso' }]);
  });

  it('a silent change beside it comes first', () => {
    const silent = patchPackage(value.bytes, new Map([['word/document.xml', strToU8(strFromU8(unzipSync(value.bytes)['word/document.xml'] ?? new Uint8Array()).replace('90', '30'))]]), 'x');
    expect(between(old, silent).map(({ before, after, marked }) => [before, after, marked])).toEqual([['(90)', '(30)', false], ['twelve', 'six', true]]);
  });

  it('a new clause and a struck paragraph that are tracked are marked, and nothing is silent', () => {
    const three = buildDocx({ body: paragraph(clause) + paragraph('Liability is capped at twelve months of fees.') + paragraph('Notices are in writing.') });
    const out = redline(three, 'x', [{ id: '1', find: 'during the Term.', replace: 'during the Term.\nPrice cuts are passed on.' }, { id: '2', find: 'Liability is capped at twelve months of fees.', replace: '' }], { author: 'Contoso', date: '2026-11-01T00:00:00Z' });
    expect(between(three, out.value.bytes).map(({ kind, before, after, marked }) => [kind, before, after, marked])).toEqual([
      ['inserted', '', 'Price cuts are passed on.', true],
      ['deleted', 'Liability is capped at twelve months of fees.', '', true],
    ]);
  });

  it('words put in and taken out again stand in neither text', () => {
    const by = 'w:id="1" w:author="Contoso" w:date="2026-11-01T00:00:00Z"';
    const body = (inside: string): Uint8Array => buildDocx({ body: `<w:p>${run('Fees are fixed')}${inside}${run(' for the Term.')}</w:p>` });
    expect(between(body(''), body(`<w:ins ${by}><w:del ${by}><w:r><w:delText>, mostly,</w:delText></w:r></w:del></w:ins>`))).toEqual([]);
  });

  it('our own redline coming back: kept is no change, taken is accepted, dropped is rejected', () => {
    expect(between(value.bytes, value.bytes)).toEqual([]);
    expect(between(value.bytes, settle(value.bytes, 'x', 'accept').value.bytes)).toMatchObject([{ kind: 'accepted', before: 'twelve', after: 'six' }]);
    expect(between(value.bytes, settle(value.bytes, 'x', 'reject').value.bytes)).toMatchObject([{ kind: 'rejected', before: 'six', after: 'twelve', marked: false }]);
  });
});

describe('on documents that others made', () => {
  it('finds every silent edit of the collected fixtures and nothing else', () => {
    const archive = join(shared, 'badinputs.tar.xz');
    if (!existsSync(archive)) return console.log('The collected fixtures are not here; silent edits were tried on our own only.');
    const folder = mkdtempSync(join(tmpdir(), 'parley-silent-'));
    try {
      execFileSync('tar', ['xJf', archive, '-C', folder, 'badinputs/generated/silent-edit', 'badinputs/generated/docx/ok-base.docx', 'badinputs/manifest.json']);
      const base = new Uint8Array(readFileSync(join(folder, 'badinputs/generated/docx/ok-base.docx')));
      const manifest = strFromU8(new Uint8Array(readFileSync(join(folder, 'badinputs/manifest.json'))));
      const names = readdirSync(join(folder, 'badinputs/generated/silent-edit'));
      expect(names).toHaveLength(16);
      for (const name of names) {
        const expected = new RegExp(`silent-edit/${name}"[^}]*?"expect": ?"([^"]*)"`).exec(manifest.replace(/"source": ?\{[^}]*\},?/g, ''))?.[1] ?? '';
        const changes = between(base, new Uint8Array(readFileSync(join(folder, 'badinputs/generated/silent-edit', name))));
        const silent = changes.filter((each) => !each.marked);
        expect(silent, name).toHaveLength(1);
        if (expected.includes(':')) expect(silent[0]?.material ? 'material' : 'cosmetic', name).toBe(expected.split(':')[1]);
        expect(changes.length - silent.length, name).toBe(name === 'tracked-plus-silent.docx' ? 1 : 0);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
