import { expect, it } from 'vitest';
import { z } from 'zod';
import { believe } from './believe.ts';

const asked = { name: 'rates.find', input: z.object({ model: z.string().min(1), kind: z.enum(['input', 'output']), months: z.int().min(1).default(36) }) };

it('believes what fits and fills in what may be left out', () => {
  expect(believe(asked, { model: 'gpt-5.4', kind: 'output' })).toEqual({ model: 'gpt-5.4', kind: 'output', months: 36 });
});

it.each([
  { case: 'a field too many', given: { model: 'a', kind: 'input', modle: 'b' }, says: 'rates.find does not take "modle"; did you mean "model"? It takes model, kind, months.' },
  { case: 'a field too few', given: { kind: 'input' }, says: 'rates.find needs model: it was not given.' },
  { case: 'a word that is none of those known', given: { model: 'a', kind: 'outpt' }, says: 'rates.find does not know the kind "outpt": it is one of input, output.' },
  { case: 'a number out of bounds', given: { model: 'a', kind: 'input', months: 0 }, says: 'rates.find does not take this months: Too small: expected number to be >=1.' },
  { case: 'text where a number belongs', given: { model: 'a', kind: 'input', months: 'many' }, says: 'rates.find does not take this months: Invalid input: expected number, received string.' },
  { case: 'text of no length', given: { model: '', kind: 'input' }, says: 'rates.find needs model: it is empty.' },
  { case: 'nothing at all', given: undefined, says: 'rates.find needs its input: it was not given.' },
])('refuses $case in one sentence', ({ given, says }) => {
  expect(() => believe(asked, given)).toThrow(says);
});
