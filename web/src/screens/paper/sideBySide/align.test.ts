import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignParagraphs, wordChanges } from './align.ts';

const paragraphs = (...texts: readonly string[]) => texts.map((text) => ({ text }));
const words = fc.array(fc.constantFrom('Supplier', 'may', 'shall', 'change', 'notice', '30', 'days'), { maxLength: 6 }).map((each) => each.join(' '));

describe('two versions side by side', () => {
  it('put the changed paragraph beside what it was, and a new one beside nothing', () => {
    const rows = alignParagraphs(paragraphs('1. Term', 'Notice of 30 days is given.', 'End'), paragraphs('1. Term', 'A wholly new sentence stands here.', 'Notice of 14 days is given.', 'End'));
    expect(rows.map(({ before, after, same }) => [before?.text, after?.text, same])).toEqual([
      ['1. Term', '1. Term', true],
      [undefined, 'A wholly new sentence stands here.', false],
      ['Notice of 30 days is given.', 'Notice of 14 days is given.', false],
      ['End', 'End', true],
    ]);
  });

  it('hold every paragraph of both, once and in order', () =>
    fc.assert(
      fc.property(fc.array(words), fc.array(words), (before, after) => {
        const rows = alignParagraphs(paragraphs(...before), paragraphs(...after));
        expect(rows.flatMap((row) => row.before?.text ?? [])).toEqual(before);
        expect(rows.flatMap((row) => row.after?.text ?? [])).toEqual(after);
        expect(rows.every((row) => row.same === (row.before !== undefined && row.before.text === row.after?.text) || !row.same)).toBe(true);
      }),
    ));

  it('say both texts again, word for word', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).map((text) => text.trimStart()), fc.string({ unit: 'grapheme' }).map((text) => text.trimStart()), (before, after) => {
        const said = (without: 'gone' | 'new'): string => wordChanges(before, after).flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');
        expect(said('new')).toBe(before);
        expect(said('gone')).toBe(after);
      }),
    ));
});
