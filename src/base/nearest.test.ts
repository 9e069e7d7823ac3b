import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

it.each([
  { word: 'provisoned', known: ['provisioned', 'payment', 'rates'], found: 'provisioned' },
  { word: 'Commitments', known: ['commitment', 'credits'], found: 'commitment' },
  { word: 'xyzzy', known: ['commitment', 'credits'], found: undefined },
])('nearest to $word is $found', ({ word, known, found }) => {
  expect(nearest(word, known)).toBe(found);
});
