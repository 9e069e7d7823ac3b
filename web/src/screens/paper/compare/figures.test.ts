import { expect, it } from 'vitest';
import type { ChangeShown } from '../../../client/answers.ts';
import { changedFigures } from './figures.ts';

const change = (before: string, after: string, about: readonly string[]): ChangeShown => ({ kind: 'changed', part: 'body', before, after, marked: false, material: true, about });

it.each([
  { case: 'a period', before: 'within thirty (30) days of 12 months', after: 'within thirty (14) days of 12 months', was: ['30'], is: ['14'] },
  { case: 'an amount of money', before: 'pays USD 2,600,000 by', after: 'pays USD 2,900,000 by', was: ['USD 2,600,000'], is: ['USD 2,900,000'] },
  { case: 'a day', before: 'by December 31, 2027', after: 'by June 30, 2027', was: ['December 31, 2027'], is: ['June 30, 2027'] },
  { case: 'a percentage', before: 'a credit of 10%', after: 'a credit of 5 %', was: ['10%'], is: ['5 %'] },
])('names $case that was changed', ({ before, after, was, is }) => {
  expect(changedFigures([change(before, after, ['number'])])).toMatchObject([{ before: was, after: is }]);
});

it('leaves out what touches no figure', () => expect(changedFigures([change('may', 'shall', ['modal'])])).toEqual([]));
