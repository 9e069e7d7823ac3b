import { expect, it } from 'vitest';
import { deal, smallBook, usage } from '../../tests/cases/deals/smallBook.ts';
import { besideBill, type Stated } from './besideBill.ts';
import { controlsOf } from './controls.ts';
import { simulation } from './simulate/simulation.ts';
import { pathsOf } from './simulate/usagePaths.ts';

// Two months of 1,000 and of 3,000 at list.
const paths = pathsOf([400_000_000, 1_200_000_000].map((input) => usage([{ input }, { at: '2027-02', input }])));

function valued(terms: string, stated: Stated) {
  const of = deal(terms, 2);
  return new Map(besideBill(of, simulation(paths, smallBook, new Map()), controlsOf(of, paths, smallBook), stated).map((each) => [each.id, each]));
}

it('service credits are the stated share of the stated months of the bill', () => {
  // The deal costs 2,000 or 6,000: of 4,000 on average 3 of 12 months miss, and a tenth is credited.
  expect(valued('', { slaMonthsMissed: 3, slaCreditPercent: 10 }).get('slaCredit')?.worth?.mean).toBeCloseTo(100, 9);
});

it('signing a month later costs the month at list instead of the deal, its commitment apart', () => {
  const terms = 'rates: [{discountPercent: 20}]\ncommitment: {milestones: [{by: 2027-01-31, amount: 90000}], shortfall: forfeit}';
  expect(valued(terms, { delayMonths: 1 }).get('delay')?.worth?.mean).toBeCloseTo(400, 9);
  expect(valued(terms, { delayMonths: 9 }).get('delay')?.worth?.mean).toBeCloseTo(800, 9);
});

it('lock-in is the rise that costs as much as leaving', () => {
  expect(valued('', { switchingCost: 1000 }).get('lockIn')?.worth?.mean).toBeCloseTo(25, 9);
});

it('without what has to be stated nothing is valued, and nothing is zero', () => {
  for (const each of valued('', {}).values()) expect([each.worth, each.basis.startsWith('Not valued: state')]).toEqual([undefined, true]);
});
