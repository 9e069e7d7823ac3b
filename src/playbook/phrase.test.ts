import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPhrase, readPhrase } from './phrase.ts';
import { inDays, tokenise } from './tokens.ts';

const lists = { vendor: ['provider', 'we'], not: ['not', 'never'], content: ['customer data', 'prompt/prompts'], nested: ['{vendor} {not}'] };
const says = (phrase: string, sentence: string): boolean => findPhrase(readPhrase(phrase, lists), tokenise(sentence)) !== undefined;

describe('a phrase finds its words', () => {
  it.each([
    { phrase: 'notice', sentence: 'Prior NOTICE is given.', found: true },
    { phrase: 'notice', sentence: 'Notices are given.', found: false },
    { phrase: 'notice*', sentence: 'Notices are given.', found: true },
    { phrase: 'delete/erase', sentence: 'It will erase it.', found: true },
    { phrase: '{vendor} {not}', sentence: 'Provider will not train.', found: false },
    { phrase: '{vendor} .. {not}', sentence: 'Provider will not train.', found: true },
    { phrase: '{vendor} .. train', sentence: 'Provider shall under no circumstances and for no purpose train.', found: false },
    { phrase: '{vendor} ... train', sentence: 'Provider shall under no circumstances and for no purpose train.', found: true },
    { phrase: '{content} ... used', sentence: 'Customer’s Data may be used.', found: true },
    { phrase: '{vendor}/customer pays', sentence: 'Customer pays.', found: true },
    { phrase: '{nested} train', sentence: 'We never train.', found: true },
    { phrase: 'then-current', sentence: 'at the then current price', found: true },
    { phrase: 'do not use', sentence: 'We don’t use it.', found: true },
    { phrase: 'can not', sentence: 'It cannot.', found: true },
    { phrase: 'notice', sentence: 'no\u200btice is given', found: true },
    { phrase: 'within <duration>', sentence: 'within thirty (30) days', found: true },
    { phrase: 'within <duration>', sentence: 'within reason', found: false },
    { phrase: 'within <duration:60+>', sentence: 'within two months', found: true },
    { phrase: 'within <duration:60+>', sentence: 'within 59 days', found: false },
    { phrase: 'within <duration:59->', sentence: 'within fifteen (15) days', found: true },
    { phrase: '<percent:3->', sentence: 'by 7%', found: false },
  ])('"$phrase" in "$sentence": $found', ({ phrase, sentence, found }) => {
    expect(says(phrase, sentence)).toBe(found);
  });

  it.each([
    { phrase: '{unknown}', why: 'there is no list of words named {unknown}' },
    { phrase: '... notice', why: 'begins or ends with dots' },
    { phrase: '..', why: 'holds no words' },
    { phrase: '<weight>', why: 'is no quantity' },
    { phrase: 'organi*ational measures', why: 'has a star before its end' },
    { phrase: "don't", why: 'has an apostrophe' },
  ])('refuses "$phrase", because it $why', ({ phrase, why }) => {
    expect(() => readPhrase(phrase, lists)).toThrow(why);
  });

  it('finds words joined by "..." exactly where they stand in that order', () => {
    const word = fc.constantFrom('a1', 'b1', 'c1', 'd1');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { minLength: 1, maxLength: 4 }), (text, wanted) => {
        let next = 0;
        for (const each of text) if (each === wanted[next]) next++;
        expect(says(wanted.join(' ... '), text.join(' ').replaceAll('1', 'x'))).toBe(false);
        const letters = (words: readonly string[]): string => words.map((each) => each.slice(0, 1).repeat(3)).join(' ');
        expect(says(wanted.map((each) => each.slice(0, 1).repeat(3)).join(' ... '), letters(text))).toBe(next === wanted.length);
      }),
    );
  });

  it('takes time in proportion to the sentence, however the phrase is made', () => {
    const sentence = tokenise('we prompt '.repeat(20_000));
    const phrase = readPhrase('{vendor} ... {content} .. {vendor} ... {content} ... {vendor} .. train', lists);
    const started = performance.now();
    expect(findPhrase(phrase, sentence)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('quantities are read as contracts write them', () => {
  it.each([
    { text: 'thirty (30) days', kind: 'duration', value: 30, unit: 'days' },
    { text: '30 (thirty) days', kind: 'duration', value: 30, unit: 'days' },
    { text: 'twenty-four months', kind: 'duration', value: 24, unit: 'months' },
    { text: 'a 12-month period', kind: 'duration', value: 12, unit: 'months' },
    { text: 'one hundred and eighty (180) days', kind: 'duration', value: 180, unit: 'days' },
    { text: 'one hundred twenty days', kind: 'duration', value: 120, unit: 'days' },
    { text: 'two hundred (200) hours', kind: 'duration', value: 200, unit: 'hours' },
    { text: 'ten (10) business days', kind: 'duration', value: 10, unit: 'business days' },
    { text: '72 hours', kind: 'duration', value: 72, unit: 'hours' },
    { text: '99.9%', kind: 'percent', value: 99.9, unit: 'percent' },
    { text: 'ten percent (10%)', kind: 'percent', value: 10, unit: 'percent' },
    { text: 'ten per cent', kind: 'percent', value: 10, unit: 'percent' },
    { text: 'USD 1,500,000', kind: 'money', value: 1_500_000, unit: 'USD' },
    { text: '$1.5 million', kind: 'money', value: 1_500_000, unit: 'USD' },
    { text: '€500', kind: 'money', value: 500, unit: 'EUR' },
    { text: 'three (3) times', kind: 'times', value: 3, unit: 'times' },
  ])('$text', ({ text, kind, value, unit }) => {
    expect(tokenise(text).flatMap((token) => token.quantity ?? [])[0]).toEqual({ kind, value, unit });
  });

  it.each([
    { text: '2 months', days: 60 },
    { text: 'one (1) year', days: 365 },
    { text: '48 hours', days: 2 },
    { text: '10 business days', days: 14 },
  ])('$text are $days days', ({ text, days }) => {
    const quantity = tokenise(text)[0]?.quantity;
    expect(quantity && inDays(quantity)).toBeCloseTo(days, 9);
  });
});
