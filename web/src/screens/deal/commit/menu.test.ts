import { expect, it } from 'vitest';
import { readMenu } from './menu.ts';

it.each([
  { typed: '6000000 3', level: '6000000 3' },
  { typed: '6M 3 %', level: '6000000 3' },
  { typed: '9,000,000 at 6.5 %', level: '9000000 6.5' },
  { typed: '$2.5M: 4', level: '2500000 4' },
])('reads "$typed" as an offer', ({ typed, level }) => {
  expect(readMenu(typed)).toEqual({ levels: [level], wrong: [] });
});

it('tells the lines that are no offers, and counts the others', () => {
  expect(readMenu('6M 3\nas they like\n\n9M')).toEqual({ levels: ['6000000 3'], wrong: ['as they like', '9M'] });
});
