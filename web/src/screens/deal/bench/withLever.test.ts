import { describe, expect, it } from 'vitest';
import { show, toDouble } from '../../../../../src/base/decimal.ts';
import { readDeal } from '../../../../../src/deal/readDeal.ts';
import { leversOf, withLever } from './levers.ts';

const terms = readDeal(
  `parley: deal/1
name: Levers
currency: USD
start: 2027-01-01
months: 12
rateBook: azure-2026-10
listPrices: follow
rates:
  - { match: { model: gpt-5.4 }, discountPercent: 12 }
  - { match: { model: gpt-5 }, fixedPerMillion: 1 }
provisioned:
  - { id: a, model: gpt-5.4, scope: global, region: eastus2, ptu: 40, from: 2027-01, months: 12, purchase: oneYear }
  - { id: b, model: gpt-5.4, scope: global, region: eastus2, ptu: 15, from: 2027-01, months: 12, purchase: oneYear }
commitment: { milestones: [{ by: 2027-06-30, amount: 1000 }, { by: 2027-12-31, amount: 4000 }], shortfall: forfeit }
credits: [{ amount: 100, from: 2027-01-01, until: 2027-06-30 }]
support: { percentOfSpend: 3, minimumPerMonth: 0 }
`,
  'deal.yaml',
).value;

describe('a lever', () => {
  it('stands, for every figure of the deal, where the deal has it', () => {
    for (const { id, value } of leversOf(terms)) expect(JSON.stringify(withLever(terms, id, value), plain), id).toBe(JSON.stringify(terms, plain));
  });
  it('of the commitment keeps the proportion of its milestones, and at nothing takes it away', () => {
    expect(withLever(terms, 'commitment', 2000).commitment?.milestones.map(({ amount }) => show(amount))).toEqual(['500', '2000']);
    expect(withLever(terms, 'commitment', 0).commitment).toBeUndefined();
  });
  it('at no PTU takes the block away, and leaves the others', () => expect(withLever(terms, 'ptu[0]', 0).provisioned.map(({ id, ptu }) => [id, ptu])).toEqual([['b', 15]]));
  it('sets a discount exactly', () => expect(toDouble(withLever(terms, 'ptuDiscount[1]', 12.5).provisioned[1]?.discountPercent ?? { coefficient: 0n, scale: 0 })).toBe(12.5));
});

/** Decimals compare by what they are worth. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'coefficient' in value && 'scale' in value) return show(value as Parameters<typeof show>[0]);
  return value;
}
