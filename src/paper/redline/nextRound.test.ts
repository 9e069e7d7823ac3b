import { describe, expect, it } from 'vitest';
import { readPaper } from '../readPaper.ts';
import { nextRound, type Standing } from './nextRound.ts';

const paperOf = (...lines: string[]) => readPaper(new TextEncoder().encode(lines.join('\n')), 'back.txt').value;
const wishes: readonly Standing[] = [
  { id: 'notice', find: 'thirty (30) days', replace: 'one hundred and eighty (180) days', fallback: 'ninety (90) days', comment: 'We need time to move.' },
  { id: 'cap', find: 'six months', replace: 'thirty-six months', fallback: 'twenty-four months' },
  { id: 'training', find: 'may use Customer Data to improve the Services', replace: 'shall not use Customer Data to train a model' },
  { id: 'cuts', find: '', after: '2', replace: 'Price cuts are passed on at once.', fallback: 'Price cuts are passed on at renewal.' },
];
const became = (...lines: string[]): string[] => nextRound(paperOf(...lines), wishes).rounds.map((each) => each.became);

describe('the next round falls back where we were refused, and only there', () => {
  it('keeps quiet where our words stand', () => {
    expect(became('1. Notice of one hundred and eighty (180) days.', '2. A cap of thirty-six months.', 'Microsoft shall not use Customer Data to train a model.', 'Price cuts are passed on at once.')).toEqual(['kept', 'kept', 'kept', 'kept']);
  });

  it('puts the fallback in place of their words, and behind the clause it was meant for', () => {
    const back = paperOf('1. Notice of thirty (30) days.', '2. A cap of six months.', 'Microsoft may use Customer Data to improve the Services.');
    const { edits, rounds } = nextRound(back, wishes);
    expect(rounds.map((each) => each.became)).toEqual(['falls-back', 'falls-back', 'open', 'falls-back']);
    expect(edits).toEqual([
      { id: 'notice', find: 'thirty (30) days', replace: 'ninety (90) days', comment: 'We need time to move.' },
      { id: 'cap', find: 'six months', replace: 'twenty-four months' },
      { id: 'cuts', find: '', after: '2', replace: 'Price cuts are passed on at renewal.' },
    ]);
  });

  it('takes the sentence that came of it where neither side’s words stand, and says where it finds none', () => {
    const sentence: Standing = { id: 's', find: 'Microsoft gives thirty days notice before it changes a price.', replace: 'Microsoft gives one hundred days notice before it changes a price.', fallback: 'Microsoft gives ninety days notice before it changes a price.' };
    const { edits } = nextRound(paperOf('Other words stand here. Microsoft gives forty-five days notice before it changes a price of any kind.'), [sentence]);
    expect(edits).toEqual([{ id: 's', find: 'Microsoft gives forty-five days notice before it changes a price of any kind.', replace: sentence.fallback }]);
    expect(nextRound(paperOf('Nothing alike stands in this paper.'), [sentence]).rounds).toEqual([{ id: 's', became: 'unclear' }]);
  });
});
