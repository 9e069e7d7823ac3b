import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passagesOf, type Mark } from './passages.ts';

const paragraph = (text: string, start = 0) => ({ start, end: start + Array.from(text).length, text });

describe('a paragraph with marks', () => {
  it('is cut where a mark begins and ends', () => {
    expect(passagesOf(paragraph('may suspend at once', 100), [{ topic: 'suspension', start: 104, end: 111 }])).toEqual([
      { start: 100, text: 'may ', topics: [] },
      { start: 104, text: 'suspend', topics: ['suspension'] },
      { start: 111, text: ' at once', topics: [] },
    ]);
  });

  it('counts a character beyond U+FFFF as one', () => {
    expect(passagesOf(paragraph('🤖🤖 models'), [{ topic: 'models', start: 3, end: 9 }]).at(-1)?.text).toBe('models');
  });

  it('shares words that two findings stand on', () => {
    const marks: Mark[] = [
      { topic: 'liability', start: 0, end: 6 },
      { topic: 'data-use', start: 3, end: 9 },
    ];
    expect(passagesOf(paragraph('abcdefghi'), marks).map(({ text, topics }) => `${text}: ${topics.join(' ')}`)).toEqual(['abc: liability', 'def: liability data-use', 'ghi: data-use']);
  });

  it('keeps apart what was found from what only may be there', () => {
    const marks: Mark[] = [
      { topic: 'liability', start: 0, end: 6 },
      { topic: 'data-use', start: 3, end: 9, possible: true },
    ];
    expect(passagesOf(paragraph('abcdefghi'), marks).map(({ text, topics, possible }) => [text, topics, possible])).toEqual([['abc', ['liability'], undefined], ['def', ['liability'], ['data-use']], ['ghi', [], ['data-use']]]);
  });

  it('put together is its own text again, whatever is marked', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(50), fc.array(fc.tuple(fc.nat(80), fc.nat(80))), (text, start, spans) => {
        const marks = spans.map(([from, length], index) => ({ topic: `t${index}`, start: from, end: from + length }));
        expect(
          passagesOf(paragraph(text, start), marks)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    ));
});
