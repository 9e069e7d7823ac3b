import { assert } from '../../base/assert.ts';
import { seeded } from '../../base/random.ts';
import { drawLognormal, lognormalMean, lognormalThrough } from '../../chance/lognormal.ts';
import { drawPoisson } from '../../chance/poisson.ts';
import { quantileOfSorted } from '../../chance/quantile.ts';
import type { LossScenario } from './lossScenarios.ts';

/** What a limit is held against: scenarios over a number of years, drawn so many times from a seed. */
export interface LossModel {
  readonly scenarios: readonly LossScenario[];
  readonly years: number;
  readonly draws: number;
  readonly seed: number;
}

/** What counts against the limit: each event alone, all of a year, or all of the term. */
export type LimitPeriod = 'claim' | 'year' | 'term';

/** A figure of a simulation with half the width of its 95 % interval. */
export interface Simulated {
  readonly value: number;
  readonly halfWidth: number;
}

/** Losses over a year (limit a claim or a year) or over the term, in the currency of the scenarios; doubles. */
export interface ModelledLoss {
  readonly over: 'a year' | 'the term';
  /** All losses: their mean as drawn and by the formula Σ events × cost, and their quantiles. */
  readonly loss: { readonly mean: Simulated; readonly byFormula: number; readonly p50: Simulated; readonly p95: Simulated };
  /** Losses that the limit holds: those that no carve-out takes out of it. */
  readonly inside: { readonly mean: number; readonly p50: number; readonly p95: number };
  /** What is lost above the limit: carve-outs are not in it, they have none. */
  readonly above: { readonly mean: Simulated; readonly p50: Simulated; readonly p95: Simulated };
  /** How likely the limit is passed. */
  readonly passed: Simulated;
}

/**
 * The losses of the scenarios against a limit of `cap`, by seeded simulation: how often each scenario comes is drawn once for each
 * future from its range (lognormal), events then come independently (Poisson) and each costs a lognormal draw from its range; the
 * scenarios do not depend on each other. `outside` holds the places of those that the limit does not hold.
 */
export function modelledLoss({ scenarios, years, draws, seed }: LossModel, cap: number, period: LimitPeriod, outside: ReadonlySet<number>): ModelledLoss {
  assert(scenarios.length > 0 && draws >= 100 && years > 0, 'a model has scenarios, years and draws');
  const span = period === 'term' ? years : 1;
  const random = seeded(seed);
  const parts = scenarios.map(({ events, loss }) => ({ often: lognormalThrough(...events), costs: lognormalThrough(...loss) }));
  const [all, held, above] = [new Float64Array(draws), new Float64Array(draws), new Float64Array(draws)];
  let passed = 0;
  for (let draw = 0; draw < draws; draw++) {
    let [total, inside, over] = [0, 0, 0];
    for (const [index, { often, costs }] of parts.entries()) {
      for (let left = drawPoisson(drawLognormal(often, random) * span, random); left > 0; left--) {
        const loss = drawLognormal(costs, random);
        total += loss;
        if (outside.has(index)) continue;
        inside += loss;
        if (period === 'claim') over += Math.max(0, loss - cap);
      }
    }
    if (period !== 'claim') over = Math.max(0, inside - cap);
    all[draw] = total;
    held[draw] = inside;
    above[draw] = over;
    if (over > 0) passed++;
  }
  const share = passed / draws;
  const [lost, kept, beyond] = [figuresOf(all), figuresOf(held), figuresOf(above)];
  return {
    over: period === 'term' ? 'the term' : 'a year',
    loss: { ...lost, byFormula: parts.reduce((sum, { often, costs }) => sum + span * lognormalMean(often) * lognormalMean(costs), 0) },
    inside: { mean: kept.mean.value, p50: kept.p50.value, p95: kept.p95.value },
    above: beyond,
    passed: { value: share, halfWidth: inInterval * Math.sqrt((share * (1 - share)) / draws) },
  };
}

/** Standard errors in half of a 95 % interval. */
const inInterval = 1.96;

function figuresOf(values: Float64Array): { readonly mean: Simulated; readonly p50: Simulated; readonly p95: Simulated } {
  const sorted = values.toSorted();
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
  // The interval of a quantile reaches between the values whose ranks are that likely (binomial).
  const quantile = (p: number): Simulated => {
    const reach = inInterval * Math.sqrt((p * (1 - p)) / values.length);
    return { value: quantileOfSorted(sorted, p), halfWidth: (quantileOfSorted(sorted, Math.min(1, p + reach)) - quantileOfSorted(sorted, p - reach)) / 2 };
  };
  return { mean: { value: mean, halfWidth: inInterval * Math.sqrt(variance / values.length) }, p50: quantile(0.5), p95: quantile(0.95) };
}
