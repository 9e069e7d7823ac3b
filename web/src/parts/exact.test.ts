import { expect, it } from 'vitest';
import { cheapest, difference, total } from './exact.ts';

it('adds and subtracts to the last digit', () => {
  expect(total(['0.1', '0.2', '1e-9'])).toBe('0.300000001');
  expect(difference('10000000000000000.01', '0.02')).toBe('9999999999999999.99');
});

it('tells the cheapest apart where doubles could not', () =>
  expect(cheapest(['9007199254740993', '9007199254740992.5'], (amount) => amount)).toBe('9007199254740992.5'));

it('finds no cheapest of none', () => expect(cheapest([], String)).toBeUndefined());
