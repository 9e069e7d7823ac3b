import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equals, sum, show } from './decimal.ts';
import { allocate, minus, money, plus, showMoney, times } from './money.ts';
import { decimal } from './decimal.ts';

describe('money', () => {
  it.each([
    { amount: '5054.683333333333', shown: 'USD 5,054.68' },
    { amount: '-1234567.005', shown: '-USD 1,234,567.00' },
    { amount: '0.005', shown: 'USD 0.00' },
    { amount: '999.999', shown: 'USD 1,000.00' },
  ])('shows $amount as $shown', ({ amount, shown }) => {
    expect(showMoney(money('USD', amount))).toBe(shown);
  });

  it('adds and subtracts within a currency', () => {
    expect(show(minus(plus(money('USD', '1.10'), money('USD', '2.20')), money('USD', '0.30')).amount)).toBe('3');
    expect(show(times(money('USD', '2.20'), decimal(900)).amount)).toBe('1980');
  });

  it('stops the program when two currencies that the compiler could not see are added', () => {
    const read: string[] = ['USD', 'EUR'];
    expect(() => plus(money<string>(read[0] ?? '', 1), money<string>(read[1] ?? '', 1))).toThrow('USD and EUR are not added');
  });

  it('preserves the total when a discount is split over cost centres', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 }).filter((weights) => weights.some((weight) => weight > 0n)),
        (coefficient, weights) => {
          const whole = money('USD', { coefficient, scale: 4 });
          return equals(sum(allocate(whole, weights, 2).map((share) => share.amount)), whole.amount);
        },
      ),
    );
  });
});
