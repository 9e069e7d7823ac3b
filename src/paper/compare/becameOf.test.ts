import { describe, expect, it } from 'vitest';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { buildDocx, paragraph } from '../../../tests/fixtures/paper/buildDocx.ts';
import { patchPackage } from '../docx/patchPackage.ts';
import { redline } from '../redline/redline.ts';
import { settle } from '../redline/settle.ts';
import { becameOf } from './becameOf.ts';
import { compare } from './compare.ts';

const file = (bytes: Uint8Array, name: string) => ({ bytes, file: name });
const texts = ['Fees are fixed for twelve months.', 'Microsoft may change the services on thirty (30) days notice.', 'Liability is capped at the fees of six months.', 'Notices are in writing.', 'Signed by both parties.'];
const draft = buildDocx({ body: texts.map((text) => paragraph(text)).join('') });
const sent = redline(draft, 'draft.docx', [
  { id: 'a', find: 'twelve', replace: 'thirty-six' },
  { id: 'b', find: 'thirty (30)', replace: 'one hundred and eighty (180)' },
  { id: 'c', find: 'six months', replace: 'twenty-four months' },
  { id: 'd', find: 'Notices are in writing.', replace: 'Notices are in writing.\nPrice cuts are passed on at once.' },
], { author: 'Contoso', date: '2026-11-01T00:00:00Z' }).value.bytes;
const became = (back: Uint8Array) => becameOf(file(draft, 'draft.docx'), file(sent, 'sent.docx'), file(back, 'back.docx')).map((each) => [each.after, each.became]);
const accepted = settle(sent, 'x', 'accept').value.bytes;
const edited = (bytes: Uint8Array, from: string, to: string): Uint8Array => {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  if (!xml.includes(from)) throw new Error(`"${from}" is not in the fixture`);
  return patchPackage(bytes, new Map([['word/document.xml', strToU8(xml.replace(from, to))]]), 'x');
};

describe('each change that we sent says what became of it', () => {
  it('kept, where they took all of them', () => {
    expect(became(accepted).map(([, each]) => each)).toEqual(['kept', 'kept', 'kept', 'kept']);
  });

  it('open, where they sent our redline back as it was', () => {
    expect(became(sent).map(([, each]) => each)).toEqual(['open', 'open', 'open', 'open']);
  });

  it('dropped, where their words are back', () => {
    expect(became(settle(sent, 'x', 'reject').value.bytes).map(([, each]) => each)).toEqual(['dropped', 'dropped', 'dropped', 'dropped']);
  });

  it('changed, where neither stands, with the paragraph as it came back', () => {
    const back = edited(accepted, 'one hundred and eighty (180', 'ninety (90');
    const wishes = becameOf(file(draft, 'draft.docx'), file(sent, 'sent.docx'), file(back, 'back.docx'));
    expect(wishes.map((each) => each.became)).toEqual(['kept', 'changed', 'kept', 'kept']);
    expect(wishes[1]?.now).toBe('Microsoft may change the services on ninety (90) days notice.');
  });
});

describe('a clean copy with a redline beside it', () => {
  const answer = redline(accepted, 'x', [{ id: '1', find: 'thirty-six', replace: 'twenty-four' }], { author: 'Microsoft', date: '2026-11-10T00:00:00Z' }).value.bytes;
  const clean = settle(answer, 'x', 'accept').value.bytes;

  it('marks what the redline shows', () => {
    const { value, findings } = compare(file(accepted, 'sent.docx'), file(clean, 'clean.docx'), file(answer, 'redline.docx'));
    expect(value.map(({ before, after, marked, by }) => [before, after, marked, by])).toEqual([['thirty-six', 'twenty-four', true, 'Microsoft']]);
    expect(findings).toEqual([]);
    // Without the redline the same change is silent.
    expect(compare(file(accepted, 'sent.docx'), file(clean, 'clean.docx')).value.map((each) => each.marked)).toEqual([false]);
  });

  it('shows first what the clean copy holds and the redline does not, and what the redline changed without a mark', () => {
    const hiding = edited(clean, '(180', '(30');
    const tampered = edited(answer, 'in writing', 'by telephone');
    const { value, findings } = compare(file(accepted, 'sent.docx'), file(edited(hiding, 'in writing', 'by telephone'), 'clean.docx'), file(tampered, 'redline.docx'));
    expect(value.map(({ before, after, marked }) => [before, after, marked])).toEqual([['in writing.', 'by telephone.', false], ['(180)', '(30)', false], ['thirty-six', 'twenty-four', true]]);
    expect(findings.map((each) => each.code)).toEqual(['unmarked-change', 'redline-incomplete']);
  });
});

describe('what a change touches', () => {
  it('lists every number, date, amount, negation, modal verb and party that went or came', () => {
    const [one, two] = ['Customer shall not pay USD 2.50 after June 30, 2028.', 'Microsoft may pay USD 2.80 after June 30, 2027.'];
    const { value } = compare(file(buildDocx({ body: paragraph(one) }), 'a'), file(buildDocx({ body: paragraph(two) }), 'b'));
    const all = value.flatMap((each) => each.touches);
    expect(all).toEqual(expect.arrayContaining([
      { matter: 'party', was: ['Customer'], is: ['Microsoft'] },
      { matter: 'modal', was: ['shall'], is: ['may'] },
      { matter: 'negation', was: ['not'], is: [] },
      { matter: 'number', was: ['2.50'], is: ['2.80'] },
      { matter: 'date', was: ['2028'], is: ['2027'] },
    ]));
  });

  it('says in which paragraph each marked change stands, where the same words change twice', () => {
    const same = 'Notice of thirty days is given.';
    const two = buildDocx({ body: [same, 'Otherwise nothing.', same].map((text) => paragraph(text)).join('') });
    const back = redline(two, 'x', [1, 2].map((nth) => ({ id: String(nth), find: 'thirty', replace: 'sixty', nth })), { author: 'Microsoft', date: '2026-11-10T00:00:00Z' }).value.bytes;
    expect(compare(file(two, 'a'), file(back, 'b')).value.map(({ marked, at }) => [marked, at])).toEqual([[true, { before: 1, after: 1 }], [true, { before: 3, after: 3 }]]);
  });

  it('links a paragraph that moved and was changed on the way, and shows both', () => {
    const long = 'Microsoft shall give ninety (90) days notice in writing before it changes a price of any service under this Agreement.';
    const rest = ['One.', 'Two two two two.', 'Three three.', 'Four.'];
    const { value } = compare(file(buildDocx({ body: [long, ...rest].map((text) => paragraph(text)).join('') }), 'a'), file(buildDocx({ body: [...rest, long.replace('ninety (90)', 'ten (10)')].map((text) => paragraph(text)).join('') }), 'b'));
    expect(value.map(({ kind, before, after, at }) => [kind, kind === 'moved' ? '' : before, kind === 'moved' ? '' : after, at])).toEqual([['moved', '', '', { before: 1, after: 5 }], ['changed', 'ninety (90)', 'ten (10)', { before: 1, after: 5 }]]);
  });
});
