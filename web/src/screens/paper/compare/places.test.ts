import { expect, it } from 'vitest';
import type { ChangeShown } from '../../../client/answers.ts';
import { placeOfChange, sentenceAround } from './places.ts';

const paragraphs = (...texts: readonly string[]) => texts.map((text, index) => ({ number: index + 1, text }));
const change = (parts: Partial<ChangeShown>): ChangeShown => ({ kind: 'changed', part: 'body', before: '', after: '', marked: false, material: true, about: [], touches: [], ...parts });
const before = paragraphs('Term', 'It is 30 days.', 'Other', 'It is 30 days.');
const after = paragraphs('Term', 'New', 'It is 30 days.', 'Other', 'It is 14 days.');

it('finds the paragraph by its words, the nearest where they stand twice', () => expect(placeOfChange(change({ before: 'It is 30 days.', after: 'It is 14 days.', at: { before: 4, after: 4 } }), before, after)).toEqual({ before: 4, after: 5 }));
it('has no place in a version that lacks the words', () => expect(placeOfChange(change({ kind: 'inserted', after: 'New', at: { after: 2 } }), before, after)).toEqual({ after: 2 }));

it('tells the words around a change that is short, and none around one that is a sentence', () => {
  const long = 'Customer must claim a service credit within fifteen (5) days after the end of the month concerned and enclose the request logs that show it.';
  expect(sentenceAround(change({ before: '(15)', after: '(5)' }), { after: 1 }, [], paragraphs(long))).toBe('Customer must claim a service credit within fifteen (5) days after the end of the month concerned and enclose the request …');
  expect(sentenceAround(change({ after: long }), { after: 1 }, [], paragraphs(long))).toBe('');
});
