import { describe, expect, it } from 'vitest';
import { addMonths, month } from '../base/calendar.ts';
import { round, show } from '../base/decimal.ts';
import { unwatched } from '../base/progress.ts';
import type { Forecast } from '../forecast/forecast.ts';
import { deal, smallBook, usage } from '../../tests/cases/deals/smallBook.ts';
import { listFan } from './listFan.ts';
import { rangeOf } from './range.ts';
import { billFutures, listTerms, type DealInput } from './structures.ts';

const months = Array.from({ length: 6 }, (_, at) => addMonths(month('2027-01'), at));
const workloads = [
  { id: 'support-bot', model: 'gpt-5.4', output: 0.2 },
  { id: 'search', model: 'gpt-5.4-mini', output: 0.05 },
];
/** Forty paths whose workloads grow at paces of their own; a workload's mix stays. */
const tokensOf = (workload: number, path: number, at: number): number => Math.round(1e9 * (1 + 0.07 * ((path * 7 + workload * 3) % 40)) * (1 + 0.03 * at * (path % 5)));
const forecast: Forecast = {
  series: workloads.map(({ id }, workload) => ({ id, months: months.map((each) => ({ month: each, p5: 0, p10: 0, p50: 0, p90: 0, p95: 0 })), paths: Array.from({ length: 40 }, (_, path) => Float64Array.from(months, (_each, at) => tokensOf(workload, path, at))) })),
  backtest: { coverage50: undefined, coverage80: undefined, coverage95: undefined, relativeWis: undefined, bias: undefined, medianError: undefined, worstOrigin80: undefined, origins: 0, horizons: [], byOrigin: [] },
  shocks: [],
  seed: 1,
};
const futures = Array.from({ length: 40 }, (_, path) =>
  usage(months.flatMap((at, place) => workloads.map(({ id, model, output }, workload) => {
    const tokens = tokensOf(workload, path, place);
    return { at, workload: id, model, input: Math.round(tokens * (1 - output)), output: tokens - Math.round(tokens * (1 - output)) };
  }))),
);

function input(terms: string): DealInput {
  return { terms: deal(terms, 6), futures, book: smallBook, alternatives: { books: [smallBook], equivalents: [] }, shapes: new Map(), watch: unwatched };
}

describe('cost at list over every path', () => {
  it.each([
    { case: 'without support', terms: 'rates: [{discountPercent: 10}]' },
    { case: 'with support in percent', terms: 'support: {percentOfSpend: 3}' },
    { case: 'with support at its minimum', terms: 'support: {percentOfSpend: 3, minimumPerMonth: 100000}' },
  ])('is, $case, what the exact bills of the same paths say, to a cent', ({ terms }) => {
    const exact = billFutures(input(terms), listTerms(input(terms).terms));
    for (const [place, fan] of listFan(input(terms), forecast).entries()) {
      const range = rangeOf(exact.map((bill) => bill.byMonth[place]?.amount ?? bill.total));
      for (const quantile of ['p10', 'p50', 'p90'] as const) expect(Math.abs(Number(show(fan[quantile])) - Number(show(round(range[quantile], 2, 'half-even'))))).toBeLessThanOrEqual(0.02);
    }
  });

  it('is what was billed where a month of the deal is past', () => {
    const later = { ...forecast, series: forecast.series.map((series) => ({ ...series, months: series.months.slice(1), paths: series.paths.map((path) => path.slice(1)) })) };
    const past = input('rates: []').futures.map((future) => ({ ...future, rows: [...(futures[0]?.rows ?? []).filter(({ at }) => at === '2027-01'), ...future.rows.filter(({ at }) => at !== '2027-01')] }));
    const [first] = listFan({ ...input('rates: []'), futures: past }, later);
    expect(first && show(first.p10)).toBe(first && show(first.p90));
  });
});
