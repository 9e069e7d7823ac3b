import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDeal } from '../../../tests/cases/deals/someDeal.ts';
import { deal } from '../../../tests/cases/deals/smallBook.ts';
import { inWords, termKeys } from '../offers/termRows.ts';
import { dealWith } from './levers.ts';
import { leversBetween } from './leversBetween.ts';

const theirs = deal('rates: [{match: {model: gpt-5.4}, discountPercent: 6}]\ncommitment: {milestones: [{by: 2027-01-31, amount: 9000000}], shortfall: forfeit}\npayment: {netDays: 30, baselineNetDays: 30, costOfCapitalPercent: 8}');
const ours = deal('rates: [{match: {model: gpt-5.4}, discountPercent: 16}]\ncommitment: {milestones: [{by: 2027-01-31, amount: 7400000}], shortfall: prepayment}\ncredits: [{amount: 150000, from: 2027-01-01, until: 2027-01-31}]\npayment: {netDays: 30, baselineNetDays: 30, costOfCapitalPercent: 8}');

describe('levers between both last offers', () => {
  it('go from what they offer over steps to what we ask, and one past it', () => {
    expect(leversBetween(theirs, ours).map(({ issue, options }) => [issue, options.map(({ says }) => says)])).toEqual([
      ['discount on gpt-5.4', ['6 % off', '8.5 % off', '11 % off', '13.5 % off', '16 % off', '18.5 % off']],
      ['commitment', ['9,000,000 by 2027-01-31, shortfall: forfeit', '9,000,000 by 2027-01-31, shortfall: prepayment', '8,200,000 by 2027-01-31, shortfall: forfeit', '8,200,000 by 2027-01-31, shortfall: prepayment', '7,400,000 by 2027-01-31, shortfall: forfeit', '7,400,000 by 2027-01-31, shortfall: prepayment']],
      ['credits', ['none', '37,500', '75,000', '112,000', '150,000', '188,000']],
      ['payment', ['net 30 days', 'net 60 days']],
    ]);
  });

  it('hold a commitment that only one side speaks of, none of it and half of it', () => {
    const { commitment: _none, ...without } = theirs;
    const [, lever] = leversBetween(without, ours);
    expect(lever?.options.map(({ says }) => says)).toEqual(['none', '3,700,000 by 2027-01-31', '7,400,000 by 2027-01-31']);
    expect(dealWith(theirs, [lever?.options[0]].filter((each) => each !== undefined)).commitment).toBeUndefined();
  });

  it('are those of any deal where we have made no offer, or the same one', () => {
    expect(leversBetween(theirs, undefined).map(({ issue }) => issue)).toEqual(['discount on gpt-5.4', 'commitment', 'payment']);
    const { payment: _none, ...bare } = theirs;
    expect(leversBetween(bare, bare).map(({ issue }) => issue)).toEqual(['discount on gpt-5.4', 'commitment']);
  });

  it('make both offers themselves, whatever two deals say', () => {
    // Renewal and rights change no bill of the months, and how a bill is worked out is nobody's to give.
    const moved = termKeys.filter((key) => !['renewal', 'rights', 'exchange', 'shares'].includes(key));
    const words = (terms: typeof theirs) => moved.map((key) => inWords(terms, key).split('; ').toSorted().join('; '));
    fc.assert(
      fc.property(aDeal(), aDeal(), (one, other) => {
        const their = { ...one, currency: other.currency, start: other.start, months: other.months };
        const levers = leversBetween(their, other);
        fc.pre(moved.some((key) => inWords(their, key) !== inWords(other, key)));
        for (const wanted of [their, other]) {
          // Whatever every lever can say, some choice of each says what this side wants.
          const chosen = levers.map(({ options }) => options.find((option) => words(dealWith(wanted, [option])).join() === words(wanted).join() || alone(wanted, option)));
          expect(chosen).not.toContain(undefined);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** One rule of the prices this side says: rules are a lever each and put together. */
function alone(wanted: typeof theirs, option: Parameters<typeof dealWith>[1][number]): boolean {
  if (option.kind !== 'terms' || option.set.rates === undefined) return false;
  const said = wanted.rates.map((rule) => inWords({ ...wanted, rates: [rule] }, 'rates'));
  return option.set.rates.every((rule) => said.includes(inWords({ ...wanted, rates: [rule] }, 'rates')));
}
