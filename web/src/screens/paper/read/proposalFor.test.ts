import { describe, expect, it } from 'vitest';
import type { ParagraphShown, PositionShown } from '../../../client/answers.ts';
import { proposalFor, reasonOf, wordingOf } from './proposalFor.ts';

const paragraphs: readonly ParagraphShown[] = [
  paragraph(1, 'Changes', { heading: 1, label: '6.' }),
  paragraph(2, 'Supplier may change the terms.', { label: '6.1' }),
  paragraph(3, 'It says so on a website.', { label: '6.2' }),
  paragraph(4, 'General', { heading: 1, label: '7.' }),
  paragraph(5, 'This is all.', { label: '7.1' }),
  paragraph(6, 'Signed by the parties.'),
];
const wording = { preferred: { says: 'Notice of 90 days.', wording: 'Ours. ' }, fallback: { says: 'Notice of 30 days.', wording: 'Theirs, nearly.' }, walkAway: { says: 'Any change without notice.', wording: 'The least.' } };

describe('what is proposed on a row', () => {
  it('takes the place of the first words that fall short; the others go', () => {
    const position = row({ verdict: 'weak', spans: [[30, 40], [10, 20], [10, 20]] });
    expect(proposalFor(position, { paragraphs })).toEqual({ accepted: false, text: 'Ours.', reason: 'Notice of 90 days.', places: [{ start: 10, end: 20, how: 'replace' }, { start: 30, end: 40, how: 'strike' }] });
  });

  it('goes behind the section that was searched, where nothing was found', () => expect(proposalFor(row({ verdict: 'missing', spans: [] }), { paragraphs })).toMatchObject({ places: [], after: 3 }));

  it('goes behind the last numbered paragraph, where no section is known', () => expect(proposalFor({ ...row({ verdict: 'missing', spans: [] }), searched: [] }, { paragraphs }).after).toBe(5));

  it('never tells the other side where we walk away', () => expect(reasonOf(row({ verdict: 'weak', spans: [] }), 'walkAway')).toBe(''));

  it('knows which of our wordings a text is', () => {
    expect(wordingOf(row({ verdict: 'weak', spans: [] }), 'Ours.')).toBe('preferred');
    expect(wordingOf(row({ verdict: 'weak', spans: [] }), 'My own.')).toBeUndefined();
  });
});

function row({ verdict, spans }: { verdict: 'weak' | 'missing'; spans: readonly (readonly [number, number])[] }): PositionShown {
  const found = spans.map(([start, end]) => ({ start, end, quote: '', paragraph: 2 }));
  return { topic: 'changes', title: 'Changes', verdict, spans: found, reason: '', searched: ['6. Changes', 'words such as "change"'], checks: [{ id: 'notice', asks: '', verdict, spans: found, reason: '', parameters: {} }], why: '', approver: '', wording };
}

function paragraph(number: number, text: string, more: { heading?: number; label?: string } = {}): ParagraphShown {
  return { number, start: number * 10, end: number * 10 + 9, text, part: 'body', ...more };
}
