import { expect, it } from 'vitest';
import { sortRows } from './sortRows.ts';

const asks = [{ worth: 3 }, { worth: undefined }, { worth: 11 }, { worth: 2 }];

it('puts figures in order of size, and what has none last either way', () => {
  expect(sortRows(asks, ({ worth }) => worth, 'ascending').map(({ worth }) => worth)).toEqual([2, 3, 11, undefined]);
  expect(sortRows(asks, ({ worth }) => worth, 'descending').map(({ worth }) => worth)).toEqual([11, 3, 2, undefined]);
});

it('puts names in order as people do', () => expect(sortRows(['part-10', 'part-9', 'Part-1'], (name) => name, 'ascending')).toEqual(['Part-1', 'part-9', 'part-10']));

it('leaves the rows it was given alone', () => {
  const rows = [2, 1];
  sortRows(rows, (row) => row, 'ascending');
  expect(rows).toEqual([2, 1]);
});
