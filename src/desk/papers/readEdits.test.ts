import { describe, expect, it } from 'vitest';
import { instant, readEdits } from './readEdits.ts';

const file = JSON.stringify([{ id: 'cap', find: 'six months', replace: 'twelve months', comment: 'Half a year is too little.', internal: 'We would take nine.', fallback: 'nine months' }, { id: 7, after: '3', replace: 'A new clause.', internal: 'Nice to have.' }]);

describe('the edits of a redline', () => {
  it('carry no reason that is only ours to the other side', () => {
    const edits = readEdits(file, 'edits.json', 'supplier');
    expect(edits.map((each) => each.comment)).toEqual(['Half a year is too little.', undefined]);
    expect(JSON.stringify(edits)).not.toMatch(/We would take nine|Nice to have/);
  });

  it('carry it to our own people', () => {
    expect(readEdits(file, 'edits.json', 'internal').map((each) => each.comment)).toEqual(['Half a year is too little.\nWe would take nine.', 'Nice to have.']);
  });

  it.each([
    { case: 'no JSON', text: 'find: x', says: 'is not JSON' },
    { case: 'no list of edits', text: '[{"id":"a"}]', says: 'is no list of edits' },
    { case: 'one id twice', text: '[{"id":"a","find":"x","replace":"y"},{"id":"a","find":"z","replace":"y"}]', says: 'two edits with the id "a"' },
  ])('are refused where there is $case', ({ text, says }) => {
    expect(() => readEdits(text, 'edits.json', 'supplier')).toThrow(says);
  });

  it('carry a day as its first second', () => {
    expect(instant('2026-11-22')).toBe('2026-11-22T00:00:00Z');
    expect(() => instant('yesterday')).toThrow('neither a day nor an instant');
  });
});
