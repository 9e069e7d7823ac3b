import { decimal, toDouble } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { monthsFrom, monthOf } from '../../base/calendar.ts';
import { quantiles } from '../../chance/quantile.ts';
import { bestLevel, bestOnGrid, levelAt, mean, type BestLevel, type CommitmentLevel, type Spend } from '../../commit/level/commitLevel.ts';
import { percentAt, readSchedule, type Schedule } from '../../commit/level/schedule.ts';
import { outlookOf, type Outlook } from '../../commit/outlook.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { cheaperBy } from '../../worth/cheaperBy.ts';
import { simulation, type Simulation } from '../../worth/simulate/simulation.ts';
import { readyDeal, type DealQuestion } from './readyDeal.ts';

export interface CommitOfDealInput extends DealQuestion {
  readonly menu: { readonly text: string; readonly file: string } | undefined;
  readonly between: Schedule['between'];
  readonly paths: number;
}

/** How much to commit to, and what the deal's own commitment does, over sampled usage. */
export interface DealCommitment {
  readonly paths: number;
  /** Countable spend over the deal without a commitment, at the deal's own prices. */
  readonly spend: { readonly mean: number; readonly p10: number; readonly p50: number; readonly p90: number };
  readonly other: number;
  readonly own: OwnCommitment | undefined;
  readonly menu: MenuAnswer | undefined;
}

export interface OwnCommitment extends Outlook {
  readonly shortfallProbability: number;
  readonly expectedShortfall: number;
  /** What the deal costs without it, on average. */
  readonly without: number;
  /** Points off the list price of every model that would compensate it on average; undefined where none would. */
  readonly leastPoints: number | undefined;
}

export interface MenuAnswer {
  readonly levels: readonly CommitmentLevel[];
  /** Chosen on one half of the paths, shown on the other. */
  readonly best: BestLevel;
  readonly grid: { readonly commitment: number; readonly mean: number };
  /** What the first month's spend, going on as it is, would reach: the commitment of the simple rule. */
  readonly currentUsage: CommitmentLevel;
  /** What the best level costs more than the simple rule, on the half that did not choose it. */
  readonly regret: { readonly mean: number; readonly share: number };
}

/** Points of a grid that the first-order condition is checked on. */
const gridPoints = 2000;

export function commitOfDeal(input: CommitOfDealInput, watch: Watch): Outcome<DealCommitment> {
  const ready = readyDeal(input, { paths: input.paths, futures: 1, covered: 'walk' }, watch);
  const { terms, book, shapes, sampled } = ready.value;
  const { paths } = sampled;
  watch.progress(0.4, 'Pricing the paths');
  const simulated = simulation(paths, book, shapes);
  const { commitment: _commitment, conditionalCredit: _conditional, support: _support, ...rest } = terms;
  const bare: DealTerms = rest;
  const other = otherOf(terms);
  const spend: Spend = { counted: simulated.totals(bare), other };
  watch.progress(0.7, 'Looking at commitments');
  const own = terms.commitment === undefined ? undefined : ownCommitment(simulated, terms);
  const menu = input.menu && menuAnswer(spend, readSchedule(input.menu.text, input.menu.file, input.between), mean(simulated.byMonth(bare)[0] ?? new Float64Array(0)) * terms.months);
  const [p10, p50, p90] = quantiles(spend.counted, [0.1, 0.5, 0.9]);
  const value: DealCommitment = { paths: paths.count, spend: { mean: mean(spend.counted), p10: p10 ?? 0, p50: p50 ?? 0, p90: p90 ?? 0 }, other, own, menu };
  return outcome(value, [...ready.findings, ...whatItSays(terms, value)]);
}

function otherOf({ commitment, start, months }: DealTerms): number {
  if (commitment === undefined) return 0;
  const { otherEligible } = commitment;
  if (otherEligible.kind === 'perMonth') return toDouble(otherEligible.amount) * months;
  const calendar = new Set<string>(monthsFrom(monthOf(start), months));
  return otherEligible.amounts.reduce((sum, { at, amount }) => (calendar.has(at) ? sum + toDouble(amount) : sum), 0);
}

function ownCommitment(simulated: Simulation, terms: DealTerms): OwnCommitment {
  const { commitment: _commitment, ...free } = terms;
  const [costs, without, shortfalls] = [simulated.totals(terms), simulated.totals(free), simulated.shortfalls(terms)];
  const count = Math.max(1, costs.length);
  const target = mean(without);
  const expected = (points: number): number => mean(simulated.totals(terms, cheaperBy(undefined, decimal(points.toFixed(6)))));
  let leastPoints: number | undefined = mean(costs) <= target * (1 + 1e-12) ? 0 : undefined;
  if (leastPoints === undefined && expected(100) <= target) {
    let [low, high] = [0, 100];
    // A ten-thousandth of a point is below what a contract writes.
    for (let round = 0; round < 20; round++) {
      const middle = (low + high) / 2;
      if (expected(middle) <= target) high = middle;
      else low = middle;
    }
    leastPoints = high;
  }
  return { ...outlookOf(costs, without), shortfallProbability: shortfalls.filter((each) => each > 0).length / count, expectedShortfall: mean(shortfalls), without: target, leastPoints };
}

function menuAnswer(spend: Spend, schedule: Schedule, current: number): MenuAnswer {
  const half = (odd: number): Spend => ({ ...spend, counted: spend.counted.filter((_, place) => place % 2 === odd) });
  const [chosenOn, judgedOn] = [half(0), half(1)];
  const chosen = bestLevel(chosenOn, schedule);
  const most = schedule.steps.at(-1)?.commitment ?? 0;
  const now = currentLevel(schedule, current, spend.other, most);
  const [best, rule] = [levelAt(judgedOn, chosen.level.commitment, chosen.level.percent), levelAt(judgedOn, now, percentAt(schedule, now))];
  const dearer = judgedOn.counted.filter((each) => costAt(each, spend.other, best) > costAt(each, spend.other, rule) + 1e-9).length;
  return {
    levels: schedule.steps.map(({ commitment, percent }) => levelAt(spend, commitment, percent)),
    best: { ...chosen, level: best },
    grid: bestOnGrid(chosenOn, schedule, gridPoints),
    currentUsage: rule,
    regret: { mean: best.mean - rule.mean, share: dearer / Math.max(1, judgedOn.counted.length) },
  };
}

/** The highest commitment that what is spent today, at the discount it then has, goes on to reach. */
function currentLevel(schedule: Schedule, current: number, other: number, most: number): number {
  const isReached = (commitment: number): boolean => current * (1 - percentAt(schedule, commitment) / 100) + other >= commitment;
  if (schedule.between === 'stepped') return schedule.steps.findLast(({ commitment }) => isReached(commitment))?.commitment ?? 0;
  if (isReached(most)) return most;
  let [low, high] = [0, most];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (isReached(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function costAt(spend: number, other: number, { commitment, percent }: CommitmentLevel): number {
  return Math.max(spend * (1 - percent / 100), commitment - other);
}

function whatItSays({ currency }: DealTerms, { own, menu }: DealCommitment): Finding[] {
  const amount = (value: number) => `${currency} ${value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',')}`;
  const found: Finding[] = [];
  if (own !== undefined) {
    const least = own.leastPoints === undefined ? 'no discount compensates it' : own.leastPoints === 0 ? 'it costs nothing on average' : `${own.leastPoints.toFixed(2)} points off every list price would compensate it`;
    found.push(finding(own.shortfallProbability > 0.1 ? 'warning' : 'info', 'commitment-odds', `The deal's commitment is missed on ${(own.shortfallProbability * 100).toFixed(0)} of 100 paths and costs ${amount(own.mean - own.without)} on average; ${least}.`, 'commitment'));
  }
  if (menu === undefined) return found;
  const { best, currentUsage, regret } = menu;
  const chosen = best.level.commitment === 0 ? 'No commitment is the cheapest on average' : `A commitment of ${amount(best.level.commitment)} at ${best.level.percent.toFixed(2)} % is the cheapest on average and short on ${(best.level.shortfallProbability * 100).toFixed(0)} of 100 paths`;
  const lower = best.level.commitment <= currentUsage.commitment ? best.level : currentUsage;
  found.push(
    finding(
      best.level.commitment > currentUsage.commitment ? 'warning' : 'info',
      'commit-to-current-usage',
      `${chosen}. On the paths that did not choose it, it costs ${amount(Math.abs(regret.mean))} ${regret.mean < 0 ? 'less' : 'more'} than committing to what is spent today (${amount(currentUsage.commitment)} at ${currentUsage.percent.toFixed(2)} %), and more on ${(regret.share * 100).toFixed(0)} of 100 of them. Forecasts of young usage have not beaten that rule on past series: commit to ${amount(lower.commitment)} and no more, and ask for the same discount on what comes above it, a ramp, and carry-over.`,
    ),
  );
  return found;
}
