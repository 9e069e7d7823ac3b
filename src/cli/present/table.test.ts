import { expect, it } from 'vitest';
import { table } from './table.ts';

it('sets money to the right and words to the left', () => {
  expect(table(['month', 'amount'], [['2027-01', 'USD 5.00'], ['2027-02', 'USD 1,234.00']])).toBe(
    ['month          amount', '───────  ────────────', '2027-01      USD 5.00', '2027-02  USD 1,234.00', ''].join('\n'),
  );
});
