import { describe, expect, it } from 'vitest';
import { toDouble } from '../../base/decimal.ts';
import { unwatched } from '../../base/progress.ts';
import { deal, smallBook } from '../../../tests/cases/deals/smallBook.ts';
import { randomDeal } from '../../../tests/cases/commit/randomDeal.ts';
import { highsSolver } from '../../adapters/highs/highsSolver.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { planDeal } from '../planDeal.ts';
import { billOfPlan } from './billOfPlan.ts';
import { chosenPlan, inOrder, type ChosenPlan } from './chosenPlan.ts';
import { deadZones } from './deadZones.ts';
import { planProblem } from './planProblem.ts';
import { spendTable, type Setting } from './spendTable.ts';

const tiers = (method: string, first: number, second: number, period = 'month') => `tiers: [{match: {}, basis: spend, period: ${period}, method: ${method}, steps: [{from: 0, percent: 0}, {from: ${first}, percent: 9}, {from: ${second}, percent: 20}]}]`;
const commitment = (amount: number, shortfall: string) => `commitment: {milestones: [{by: 2027-01-31, amount: ${amount}}, {by: 2027-02-28, amount: ${amount * 2}}], otherEligible: {perMonth: 500}, shortfall: ${shortfall}}`;

/** The plan that the solver finds, its exact bill, and what both say. */
async function solved(setting: Setting): Promise<{ bill: number; cost: number; bound: number; plan: ChosenPlan }> {
  const table = spendTable(setting);
  const { problem: first, columns } = planProblem(setting.terms, table, setting.book);
  let problem = first;
  for (;;) {
    const { values, cost, bound } = await highsSolver.solve(problem, { seconds: 60, gap: 1e-9 }, unwatched);
    const plan = chosenPlan(columns, table, values);
    const bill = toDouble(billOfPlan(setting, table.deployments, columns.pools, plan).total);
    const next = bill > cost + 0.005 ? inOrder(problem, columns, values) : undefined;
    if (next === undefined) return { bill, cost, bound, plan };
    problem = next;
  }
}

/** The cheapest exact bill of two months, every size of the one deployment and every mix of leases that covers it tried. */
function exhaustive(setting: Setting): number {
  const table = spendTable(setting);
  const [deployment] = table.deployments;
  const { pools } = planProblem(setting.terms, table, setting.book).columns;
  let best = Number.POSITIVE_INFINITY;
  const sizes = deployment?.sizes ?? [0];
  for (const first of sizes) for (const second of sizes) for (const year of sizes) for (const lateIsYear of [true, false]) {
    const [early, late] = [Math.max(0, first - year), Math.max(0, second - year)];
    const leases: ChosenPlan['leases'] = [{ pool: 0, purchase: 'oneYear' as const, from: 0, ptu: year }, { pool: 0, purchase: 'oneMonth' as const, from: 0, ptu: early }, { pool: 0, purchase: lateIsYear ? ('oneYear' as const) : ('oneMonth' as const), from: 1, ptu: late }].filter(({ ptu }) => ptu > 0);
    best = Math.min(best, toDouble(billOfPlan(setting, table.deployments, pools, { leases, deployed: [[first, second]] }).total));
  }
  return best;
}

/** Two months of one model, of some twenty PTU. */
function smallSetting(seed: number, terms: string): Setting {
  const { usage, shapes } = randomDeal(seed, 2);
  const rows = usage.rows.filter(({ model, workload }) => model === usage.rows[0]?.model && workload === usage.rows[0]?.workload);
  return { terms: deal(`${terms}\nprovisioned: [{id: y, model: gpt-5.4, ptu: 15, from: 2027-01, months: 12, purchase: oneYear, discountPercent: 20}]`, 2), usage: { grain: 'month', rows }, shapes, book: smallBook };
}

describe('the cheapest plan under all terms', () => {
  const small = (process.env['PARLEY_FULL'] ? [4, 5, 7, 9, 13] : [9, 13]).map((seed) => ({ seed, spend: Math.round(toDouble(billOfPlan(smallSetting(seed, ''), [], [], { leases: [], deployed: [] }).total) / 2) }));
  it.each(
    small.flatMap(({ seed, spend }) => [
      { case: 'no terms', seed, terms: '' },
      { case: 'falling marginal tiers', seed, terms: tiers('marginal', spend / 4, spend / 2) },
      { case: 'all-units tiers', seed, terms: tiers('allUnits', Math.round(spend * 0.4), Math.round(spend * 0.8)) },
      { case: 'all-units tiers of the year', seed, terms: tiers('allUnits', spend, Math.round(spend * 1.6), 'year') },
      { case: 'a commitment that is forfeited', seed, terms: commitment(Math.round(spend * 0.9), 'forfeit') },
      { case: 'a commitment that is carried over', seed, terms: commitment(Math.round(spend * 0.9), 'carryOver') },
      { case: 'tiers, commitment, credit and support', seed, terms: `${tiers('allUnits', Math.round(spend * 0.4), Math.round(spend * 0.8))}\n${commitment(Math.round(spend * 0.7), 'forfeit')}\ncredits: [{amount: 800, from: 2027-01-01, until: 2027-12-31}]\nsupport: {percentOfSpend: 5, minimumPerMonth: 100}` },
    ]),
  )('costs what the cheapest exact bill of all plans does: $case, load $seed', async ({ seed, terms }) => {
    const setting = smallSetting(seed, terms);
    const { bill, bound } = await solved(setting);
    expect(bill).toBeCloseTo(exhaustive(setting), 2);
    expect(bound).toBeLessThanOrEqual(bill + 0.005);
  }, 120_000);

  it('is the flow\'s plan where nothing but reservations is at stake, and the solver\'s total is the exact bill to the cent', async () => {
    const { terms, usage, shapes } = randomDeal(2, 12);
    const { bill, cost } = await solved({ terms, usage, shapes, book: smallBook });
    expect(bill).toBeCloseTo(planDeal(terms, [usage], smallBook, shapes).value.cost, 2);
    expect(Math.abs(bill - cost)).toBeLessThan(0.005);
  });

  it('holds its bound where prepayment and credits may wait, and bills what it says', async () => {
    const { terms, usage, shapes } = randomDeal(2, 12);
    const more = deal('commitment: {milestones: [{by: 2027-06-30, amount: 90000}, {by: 2027-12-31, amount: 170000}], shortfall: prepayment}\ncredits: [{amount: 20000, from: 2027-01-01, until: 2027-06-30}]', 12);
    const whole: DealTerms = { ...more, provisioned: terms.provisioned };
    const { bill, bound } = await solved({ terms: whole, usage, shapes, book: smallBook });
    expect(bound).toBeLessThanOrEqual(bill + 0.005);
    expect((bill - bound) / bill).toBeLessThan(0.001);
  });
});

describe('dead zones', () => {
  it('lie below each step of an all-units tier, from where the step costs as much', () => {
    const [lower, upper] = deadZones(deal(tiers('allUnits', 100_000, 400_000)));
    // 91,000 at no discount costs what 100,000 does at 9 %; 400,000 at 20 % costs 320,000, as 351,648.35… does at 9 %.
    expect(lower).toMatchObject({ tier: 'tiers[0]', basis: 'spend' });
    expect([lower?.from, lower?.to, upper?.from, upper?.to].map((each) => each && toDouble(each).toFixed(2))).toEqual(['91000.00', '100000.00', '351648.35', '400000.00']);
    expect(toDouble(upper?.wastedPercent ?? { coefficient: 0n, scale: 0 })).toBeCloseTo((1 - 0.8 / 0.91) * 100, 9);
  });
  it('are in no marginal tier', () => {
    expect(deadZones(deal(tiers('marginal', 100_000, 400_000)))).toEqual([]);
  });
});
