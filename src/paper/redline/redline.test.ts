import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, strFromU8 } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinRuns } from '../../../tests/fixtures/redline/joinRuns.ts';
import { buildDocx, paragraph, run } from '../../../tests/fixtures/paper/buildDocx.ts';
import { sliceCodePoints } from '../codePoints.ts';
import { readPaper } from '../readPaper.ts';
import type { Edit } from './edit.ts';
import { redline } from './redline.ts';
import { settle } from './settle.ts';

const signature = { author: 'Jo Doe', date: '2026-11-22T00:00:00Z' };
const made = (bytes: Uint8Array, edits: readonly Omit<Edit, 'id'>[]) => redline(bytes, 'draft.docx', edits.map((edit, index) => ({ id: String(index + 1), ...edit })), signature).value;
const textOf = (bytes: Uint8Array): string => readPaper(bytes, 'draft.docx').value.text;
const after = (bytes: Uint8Array, decision: 'accept' | 'reject'): Uint8Array => settle(bytes, 'draft.docx', decision).value.bytes;
const xmlOf = (bytes: Uint8Array, part = 'word/document.xml'): string => strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());
const bodyOf = (bytes: Uint8Array): string => /<w:body>([\s\S]*)<\/w:body>/.exec(xmlOf(bytes))?.[1] ?? '';

describe('an edit becomes the smallest tracked change', () => {
  it('strikes and adds only the words that differ, in the style that they had', () => {
    const bytes = buildDocx({ body: `<w:p>${run('Microsoft may change ')}${run('prices on thirty (30) days', '<w:b/>')}${run(' notice.')}</w:p>` });
    const { bytes: out, edits } = made(bytes, [{ find: 'prices on thirty (30) days notice', replace: 'prices on ninety (90) days notice' }]);
    expect(edits).toEqual([{ id: '1', applied: true, part: 'body', changes: [{ deleted: 'thirty (30', inserted: 'ninety (90' }] }]);
    const by = 'w:author="Jo Doe" w:date="2026-11-22T00:00:00Z"';
    expect(bodyOf(out)).toBe(
      `<w:p>${run('Microsoft may change ')}${run('prices on ', '<w:b/>')}<w:del w:id="1" ${by}><w:r><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">thirty (30</w:delText></w:r></w:del><w:ins w:id="2" ${by}>${run('ninety (90', '<w:b/>')}</w:ins>${run(') days', '<w:b/>')}${run(' notice.')}</w:p>`,
    );
  });

  it('keeps what is not text where it stands: notes, breaks, bookmarks, fields', () => {
    const body = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:bookmarkStart w:id="7" w:name="x"/><w:r><w:t>Fees rise</w:t><w:footnoteReference w:id="2"/><w:t xml:space="preserve"> yearly under section </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4.2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:bookmarkEnd w:id="7"/></w:p>`;
    const bytes = buildDocx({ body, others: { footnotes: `<w:footnote w:id="2">${paragraph('Until 2028.')}</w:footnote>` } });
    const { bytes: out, edits } = made(bytes, [
      { find: 'Fees rise yearly', replace: 'Fees never rise' },
      { find: 'section 4.2', replace: 'section 4.3' },
      { find: 'Until 2028', replace: 'Until 2029', comment: 'The term is three years.' },
    ]);
    expect(edits.map((each) => each.applied)).toEqual([true, false, true]);
    expect(edits[1]?.reason).toContain('the result of a field');
    expect(xmlOf(out, 'word/footnotes.xml')).toContain('<w:delText xml:space="preserve">2028</w:delText>');
    expect(bodyOf(out).match(/<w:footnoteReference w:id="2"\/>/g)).toHaveLength(1);
    expect(bodyOf(after(out, 'accept')).replace(/<[^>]*>/g, '')).toBe('Fees never rise under section  REF x 4.2');
  });

  it('writes the reason as a comment around the change, into a part that Word finds', () => {
    const bytes = buildDocx({ body: paragraph('Liability is capped at fees of 12 months.') });
    const { bytes: out, comments } = made(bytes, [{ find: '12 months', replace: '24 months', comment: 'Half a year is too little <for us>.' }]);
    expect(comments).toBe(1);
    const parts = unzipSync(out);
    expect(strFromU8(parts['word/comments.xml'] ?? new Uint8Array())).toContain('Half a year is too little &lt;for us&gt;.');
    expect(readPaper(out, 'draft.docx').value.unprinted?.filter((each) => each.layer === 'comment')).toEqual([{ layer: 'comment', text: 'Half a year is too little <for us>.', by: 'Jo Doe', at: 'comment 0' }]);
    const body = bodyOf(out);
    expect(body.indexOf('commentRangeStart')).toBeLessThan(body.indexOf('<w:del '));
    expect(body.indexOf('commentRangeEnd')).toBeGreaterThan(body.indexOf('</w:ins>'));
  });

  it.each([
    { case: 'words that are not there', edit: { find: 'nowhere', replace: 'x' }, says: 'do not stand' },
    { case: 'words that stand twice', edit: { find: 'fee', replace: 'x' }, says: '2 times' },
    { case: 'an occurrence that is not there', edit: { find: 'fee', replace: 'x', nth: 3 }, says: 'no occurrence 3' },
    { case: 'words across two paragraphs', edit: { find: 'fee.\nNo', replace: 'x' }, says: 'end of a paragraph' },
    { case: 'words that already stand so', edit: { find: 'No', replace: 'No' }, says: 'already says' },
    { case: 'a new paragraph in the middle of one', edit: { find: 'No', replace: 'No\nYes' }, says: 'behind the end' },
    { case: 'a character that XML cannot carry', edit: { find: 'No', replace: '\u0001' }, says: 'cannot carry' },
  ])('leaves out $case and says why', ({ edit, says }) => {
    const bytes = buildDocx({ body: paragraph('A fee is a fee.') + paragraph('No discount.') });
    const outcome = redline(bytes, 'draft.docx', [{ id: 'a', ...edit }], signature);
    expect(outcome.value.edits[0]?.reason).toContain(says);
    expect(outcome.value.bytes).toBe(bytes);
    expect(outcome.findings.map((each) => each.code)).toContain('edit-not-applied');
  });

  it('puts a new clause behind one, numbered and styled like it, and takes it back', () => {
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const others = { numbering: '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' };
    const bytes = buildDocx({ body: paragraph('Fees are fixed.', list) + paragraph('Notices are in writing.', list), others });
    const { bytes: out, edits } = made(bytes, [{ find: 'fixed.', replace: 'fixed for the Term.\nPrice cuts are passed on.\nCredits do not expire.', comment: 'Two new clauses.' }]);
    expect(edits[0]).toMatchObject({ applied: true });
    const accepted = readPaper(after(out, 'accept'), 'draft.docx').value;
    expect(accepted.paragraphs.map(({ label, text }) => `${label ?? ''} ${text}`)).toEqual(['1. Fees are fixed for the Term.', '2. Price cuts are passed on.', '3. Credits do not expire.', '4. Notices are in writing.']);
    expect(joinRuns(bodyOf(after(out, 'reject')))).toBe(joinRuns(bodyOf(bytes)));
  });

  it('strikes out a whole paragraph with its mark, so that no empty number stays', () => {
    const bytes = buildDocx({ body: paragraph('One.') + paragraph('Two.', '<w:jc w:val="left"/>') + paragraph('Three.', '<w:jc w:val="right"/>') });
    const { bytes: out } = made(bytes, [{ find: 'Two.', replace: '' }]);
    expect(bodyOf(after(out, 'accept'))).toBe(paragraph('One.') + paragraph('Three.', '<w:jc w:val="right"/>'));
    expect(joinRuns(bodyOf(after(out, 'reject')))).toBe(joinRuns(bodyOf(bytes)));
  });

  it('leaves out the second of two edits of the same words', () => {
    const { edits } = made(buildDocx({ body: paragraph('thirty days notice') }), [{ find: 'thirty days', replace: 'sixty days' }, { find: 'thirty', replace: 'ninety' }]);
    expect(edits.map((each) => each.applied)).toEqual([true, false]);
  });

  it('finds words behind typographic quotes and fixed spaces, and leaves those as they are', () => {
    const { bytes, edits } = made(buildDocx({ body: paragraph('Customer\u2019s Data is\u00a0kept 30 days') }), [{ find: "Customer's Data is kept 30 days", replace: "Customer's Data is kept 0 days" }]);
    expect(edits[0]?.changes).toEqual([{ deleted: '30', inserted: '0' }]);
    expect(textOf(after(bytes, 'accept'))).toBe('Customer\u2019s Data is\u00a0kept 0 days');
  });

  it('changes words inside their tracked insertion without claiming it: theirs stays theirs, ours is ours', () => {
    const theirs = '<w:ins w:id="5" w:author="Contoso" w:date="2026-11-01T00:00:00Z">';
    const bytes = buildDocx({ body: `<w:p>${run('Fees are fixed')}${theirs}${run(' for six months')}</w:ins>${run('.')}</w:p>` });
    const { bytes: out } = made(bytes, [{ find: 'six months', replace: 'thirty six months' }, { find: 'fixed', replace: 'frozen' }]);
    expect(textOf(after(out, 'accept'))).toBe('Fees are frozen for thirty six months.');
    expect(textOf(after(out, 'reject'))).toBe('Fees are fixed.');
    expect(bodyOf(out)).not.toMatch(/<w:ins [^>]*Contoso[^>]*>(?:(?!<\/w:ins>).)*<w:ins /);
  });

  it('changes a text box in both copies that the file holds, and leaves one alone whose copies differ', () => {
    const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const held = (choice: string, fallback: string): string => `<w:p>${run('Before.')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box(choice)}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box(fallback)}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const bytes = buildDocx({ body: held('Fees rise yearly.', 'Fees rise yearly.') + held('Term: one year.', 'Term: two years.') });
    const { bytes: out, edits } = made(bytes, [{ find: 'rise yearly', replace: 'never rise', comment: 'why' }, { find: 'one year', replace: 'ten years' }]);
    expect(edits.map((each) => [each.applied, each.part ?? each.reason])).toEqual([[true, 'textBox'], [false, 'The words stand in a text box whose two copies in the file differ, which a tracked change of ours would break. Change it in Word.']]);
    expect(bodyOf(after(out, 'accept')).match(/Fees <\/w:t><\/w:r><w:r><w:t[^>]*>never rise/g)).toHaveLength(2);
    expect(textOf(after(out, 'accept'))).toContain('Fees never rise.');
    expect(joinRuns(bodyOf(after(out, 'reject')))).toBe(joinRuns(bodyOf(bytes)));
    // Word takes no comment in a text box.
    expect(out === bytes || !Object.keys(unzipSync(out)).includes('word/comments.xml')).toBe(true);
  });

  it('changes a header that repeats on other pages everywhere', () => {
    const header = '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>Draft of May</w:t></w:r></w:p></w:hdr>';
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relationships = ['header1', 'header2'].map((name) => `<Relationship Id="${name}" Type="${office}/header" Target="${name}.xml"/>`).join('');
    const { bytes } = made(buildDocx({ body: paragraph('x'), relationships, more: { 'word/header1.xml': header, 'word/header2.xml': header } }), [{ find: 'May', replace: 'June' }]);
    expect(xmlOf(bytes, 'word/header1.xml')).toContain('June');
    expect(xmlOf(bytes, 'word/header2.xml')).toContain('June');
  });
});

describe('accepting a redline gives our text, rejecting it gives theirs', () => {
  const word = fc.constantFrom('fee', 'term', '30', 'days', 'shall', 'not', '“x”', 'a&b', '<c>', 'naïve', '𝔘', 'rate,', '(90)');
  const style = fc.constantFrom('', '<w:b/>', '<w:i/><w:sz w:val="20"/>');
  const runs = fc.array(fc.tuple(fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')), style), { minLength: 1, maxLength: 5 });
  const scene = fc.array(runs, { minLength: 1, maxLength: 3 }).chain((paragraphs) =>
    fc.record({ paragraphs: fc.constant(paragraphs), which: fc.nat(paragraphs.length - 1), from: fc.nat(60), length: fc.integer({ min: 1, max: 60 }), words: fc.array(word, { maxLength: 6 }), comment: fc.boolean() }),
  );

  it('for generated paragraphs of mixed formatting, with the bytes of the file back after rejecting, runs joined', () => {
    let applied = 0;
    fc.assert(
      fc.property(scene, ({ paragraphs, which, from, length, words, comment }) => {
        const bytes = buildDocx({ body: paragraphs.map((each) => `<w:p>${each.map(([text, properties]) => run(text, properties)).join('')}</w:p>`).join('') });
        const texts = paragraphs.map((each) => each.map(([text]) => text).join(''));
        const text = Array.from(texts[which] ?? '');
        const find = text.slice(from % text.length, (from % text.length) + length).join('');
        const start = text.slice(0, from % text.length).join('').length;
        const whole = texts.join('\n');
        const at = texts.slice(0, which).reduce((sum, each) => sum + each.length + 1, 0) + start;
        const places: number[] = [];
        for (let place = whole.indexOf(find); place >= 0; place = whole.indexOf(find, place + find.length)) places.push(place);
        const nth = places.indexOf(at) + 1;
        fc.pre(nth > 0);
        const replace = words.join(' ');
        const out = made(bytes, [{ find, replace, nth, ...(comment ? { comment: 'why' } : {}) }]);
        if (find === replace) return expect(out.edits[0]?.applied).toBe(false);
        expect(out.edits[0]).toMatchObject({ applied: true });
        applied++;
        const proposed = texts.with(which, (texts[which] ?? '').slice(0, start) + replace + (texts[which] ?? '').slice(start + find.length));
        expect(textOf(after(out.bytes, 'accept'))).toBe(proposed.filter((each) => each.trim() !== '').join('\n'));
        const back = after(out.bytes, 'reject');
        expect(textOf(back)).toBe(whole);
        expect(joinRuns(bodyOf(back))).toBe(joinRuns(bodyOf(bytes)));
        expect(made(bytes, [{ find, replace, nth, ...(comment ? { comment: 'why' } : {}) }]).bytes).toEqual(out.bytes);
      }),
      { numRuns: 120, seed: 6 },
    );
    expect(applied).toBeGreaterThan(80);
  });

  it('for the real contracts beside the checkout, other parts byte for byte', () => {
    const folder = join(import.meta.dirname, '../../../../shared/data/contracts/docx');
    if (!existsSync(folder)) return console.log('The real contracts are not here; their redlines were not tried.');
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.docx'))) {
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      const { text, paragraphs } = readPaper(bytes, name).value;
      // The third word of every paragraph is doubled, the last is struck out.
      const wishes = paragraphs.flatMap(({ text: was, number }): Edit[] => {
        const words = [...was.matchAll(/[\p{L}\p{N}]+/gu)];
        const [third, last] = [words[2], words.at(-1)];
        if (!third || !last || third === last || text.indexOf(was) !== text.lastIndexOf(was)) return [];
        return [{ id: String(number), find: was, replace: was.slice(0, third.index) + third[0] + third[0] + was.slice(third.index + third[0].length, last.index) + was.slice(last.index + last[0].length) }];
      });
      const { value } = redline(bytes, name, wishes, signature);
      const applied = new Map(value.edits.flatMap((each, index) => (each.applied ? [[each.id, wishes[index]?.replace ?? '']] : [])));
      expect(value.edits.filter((each) => !each.applied).length).toBeLessThan(3);
      expect(applied.size).toBeGreaterThan(5);
      let proposed = text;
      for (const each of paragraphs.toReversed()) {
        const words = applied.get(String(each.number));
        if (words !== undefined) proposed = sliceCodePoints(text, 0, each.start) + words + sliceCodePoints(proposed, each.end, Infinity);
      }
      expect(textOf(after(value.bytes, 'accept'))).toBe(proposed);
      const back = after(value.bytes, 'reject');
      expect(textOf(back)).toBe(text);
      expect(joinRuns(xmlOf(back)) === joinRuns(xmlOf(bytes)), `${name} comes back`).toBe(true);
      const [before, now] = [unzipSync(bytes), unzipSync(value.bytes)];
      const touched = Object.keys(now).filter((part) => strFromU8(now[part] ?? new Uint8Array(), true) !== strFromU8(before[part] ?? new Uint8Array(), true));
      expect(touched.every((part) => /^word\/(?:document|header\d*|footer\d*|footnotes)\.xml$/.test(part))).toBe(true);
    }
  });
});
