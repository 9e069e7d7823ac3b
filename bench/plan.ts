import { toDouble } from '../src/base/decimal.ts';
import { unwatched } from '../src/base/progress.ts';
import { highsSolver } from '../src/adapters/highs/highsSolver.ts';
import { billOfPlan } from '../src/commit/optimum/billOfPlan.ts';
import { chosenPlan, inOrder } from '../src/commit/optimum/chosenPlan.ts';
import { planProblem } from '../src/commit/optimum/planProblem.ts';
import { spendTable, type Setting } from '../src/commit/optimum/spendTable.ts';
import { planDeal } from '../src/commit/planDeal.ts';
import { randomDeal } from '../tests/cases/commit/randomDeal.ts';
import { deal, smallBook } from '../tests/cases/deals/smallBook.ts';
import { benchRegret } from './planRegret.ts';

const deals = 500;
const steps = 'steps: [{from: 0, percent: 0}, {from: 300000, percent: 8}, {from: 900000, percent: 15}]';
const commitment = 'commitment: {milestones: [{by: 2027-12-31, amount: 500000}, {by: 2028-12-31, amount: 1100000}, {by: 2029-12-31, amount: 2000000}], otherEligible: {perMonth: 5000}, shortfall: forfeit}';
const notConvex = [
  { name: 'falling marginal tiers', terms: `tiers: [{match: {}, basis: spend, period: year, method: marginal, ${steps}}]` },
  { name: 'all-units tiers', terms: `tiers: [{match: {}, basis: spend, period: year, method: allUnits, ${steps}}]` },
  { name: 'yearly commitment and all-units tiers', terms: `tiers: [{match: {}, basis: spend, period: year, method: allUnits, ${steps}}]\n${commitment}` },
];

/** 36-month plans of random deals as a flow; the same under tiers and commitments in HiGHS, with the exact bill beside it; and what foresight is worth on past series. */
export async function benchPlan(): Promise<string[]> {
  const seen = Array.from({ length: deals }, (_, seed) => {
    const { terms, usage, shapes } = randomDeal(seed);
    const from = performance.now();
    const { gap } = planDeal(terms, [usage], smallBook, shapes).value;
    return { gap, ms: performance.now() - from };
  });
  const ms = seen.map((each) => each.ms).toSorted((a, b) => a - b);
  const at = (share: number) => (ms[Math.min(deals - 1, Math.floor(deals * share))] ?? 0).toFixed(0);
  const lines = [`36-month plans of ${deals} random deals, reservations alone: median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms; ${seen.filter(({ gap }) => gap > 0).length} with a gap`];
  for (const { name, terms } of notConvex) for (const seed of [1, 2, 3]) lines.push(await solveOne(name, seed, terms));
  return [...lines, ...benchRegret()];
}

async function solveOne(name: string, seed: number, written: string): Promise<string> {
  const { terms, usage, shapes } = randomDeal(seed);
  const setting: Setting = { terms: { ...deal(written, 36), provisioned: terms.provisioned }, usage, shapes, book: smallBook };
  const from = performance.now();
  const table = spendTable(setting);
  const { problem: first, columns } = planProblem(setting.terms, table, smallBook);
  const before = process.cpuUsage();
  const priced = (performance.now() - from) / 1000;
  let [problem, solving] = [first, 0];
  for (;;) {
    const solved = await highsSolver.solve(problem, { seconds: 120, gap: 1e-6 }, unwatched);
    solving += solved.seconds;
    const bill = toDouble(billOfPlan(setting, table.deployments, columns.pools, chosenPlan(columns, table, solved.values)).total);
    const next = bill > solved.cost + 0.005 ? inOrder(problem, columns, solved.values) : undefined;
    if (next === undefined) {
      const { user, system } = process.cpuUsage(before);
      return `36 months under ${name} (deal ${seed}, ${problem.columns.length} columns): priced in ${priced.toFixed(2)} s, HiGHS ${solving.toFixed(2)} s (with loading and billing ${((user + system) / 1e6).toFixed(2)} s of processor time), gap ${solved.gap.toExponential(1)}, exact bill ${(bill - solved.cost).toFixed(2)} apart`;
    }
    problem = next;
  }
}
