import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { month } from '../base/calendar.ts';
import { unwatched } from '../base/progress.ts';
import { seeded } from '../base/random.ts';
import { drawNormal } from '../chance/normal.ts';
import { quantiles } from '../chance/quantile.ts';
import type { SeriesForecast } from './forecast.ts';
import { forecast, type SeriesHistory } from './forecastSeries.ts';

const of = (values: readonly (number | undefined)[], id = 'support-bot'): SeriesHistory => ({ id, from: month('2025-09'), values });
const ahead = (values: readonly (number | undefined)[], months = 12): SeriesForecast => {
  const [series] = forecast([of(values)], { months, seed: 1, paths: 400 }, unwatched).value.series;
  if (series === undefined) throw new Error('the series was left out');
  return series;
};
const width = ({ months }: SeriesForecast, at: number): number => (months[at]?.p90 ?? 0) / (months[at]?.p10 ?? 1);

describe('what a forecast says', () => {
  it('begins with the month after the last one and has as many months as were asked for', () => {
    expect(ahead([100, 110, 120], 3).months.map((each) => each.month)).toEqual(['2025-12', '2026-01', '2026-02']);
  });

  it('a series that never moved stays nearly where it is', () => {
    const { months } = ahead(Array.from({ length: 14 }, () => 1000), 36);
    for (const each of months) {
      expect(each.p50).toBeGreaterThan(990);
      expect(each.p50).toBeLessThan(1010);
      expect(each.p95 / each.p5).toBeLessThan(1.06);
    }
  });

  it('steady growth goes on, and fades', () => {
    const { months } = ahead(Array.from({ length: 14 }, (_, index) => 100 * 1.08 ** index), 36);
    const last = 100 * 1.08 ** 13;
    expect(months[0]?.p50).toBeGreaterThan(last);
    expect(months[11]?.p50).toBeGreaterThan(last * 1.25);
    expect(months[35]?.p50).toBeLessThan(last * 1.08 ** 36);
  });

  it('the range widens with the distance', () => {
    const series = ahead([100, 120, 90, 130, 125, 140, 110, 150, 160, 140], 24);
    expect(width(series, 5)).toBeGreaterThan(width(series, 0));
    expect(width(series, 23)).toBeGreaterThan(width(series, 5));
  });

  it.each([1, 2, 3])('%i known months are enough to answer, with a wide range and a finding that says so', (count) => {
    const values = [100, 104, 98].slice(0, count);
    const { value, findings } = forecast([of(values)], { months: 12, seed: 1, paths: 400 }, unwatched);
    expect(findings.map((each) => each.code)).toContain('history-short');
    const [series] = value.series;
    const [longer] = forecast([of([100, 104, 98, 101, 103, 99, 102, 100, 98, 101, 104, 99])], { months: 12, seed: 1, paths: 400 }, unwatched).value.series;
    expect(series && longer && width(series, 11) > width(longer, 11)).toBe(true);
    expect(value.backtest).toMatchObject({ coverage80: undefined, coverage95: undefined, relativeWis: undefined, worstOrigin80: undefined, origins: 0, horizons: [] });
  });

  it('a gap is a gap and not a zero', () => {
    const { value, findings } = forecast([of([100, 102, undefined, 101, 99, 100, 103, 98])], { months: 3, seed: 1 }, unwatched);
    expect(value.series[0]?.months[0]?.p10).toBeGreaterThan(80);
    expect(findings.map((each) => each.code)).toContain('history-gap');
  });

  it('what is not known at the end is forecast across', () => {
    const series = ahead([100, 102, 101, 99, 100, undefined, undefined], 3);
    expect(series.months[0]?.month).toBe('2026-04');
    expect(width(series, 0)).toBeGreaterThan(width(ahead([100, 102, 101, 99, 100], 3), 0));
  });

  it('zeros before the start are not history; zeros within are, and never give less than zero', () => {
    const later = ahead([0, 0, 0, 100, 110, 105, 120, 115], 6);
    expect(later.months[0]?.p10).toBeGreaterThan(60);
    const { value, findings } = forecast([of([100, 0, 90, 110, 0, 105, 100, 95])], { months: 24, seed: 1 }, unwatched);
    expect(findings.map((each) => each.code)).toContain('history-zero');
    expect(value.series[0]?.months.every((each) => each.p5 >= 0)).toBe(true);
  });

  it('what has stopped for three months is expected to stay away, and says so', () => {
    const { value, findings } = forecast([of([100, 90, 80, 0, 0, 0])], { months: 6, seed: 1, paths: 50 }, unwatched);
    expect(value.series[0]?.months.every((each) => each.p95 === 0)).toBe(true);
    expect(value.series[0]?.paths).toHaveLength(50);
    expect(findings.map((each) => each.code)).toContain('series-stopped');
  });

  it('a series without a value is left out with an error, and the others are forecast', () => {
    const { value, findings } = forecast([of([undefined, undefined], 'lost'), of([5, 6, 7], 'kept')], { months: 2, seed: 1 }, unwatched);
    expect(value.series.map((each) => each.id)).toEqual(['kept']);
    expect(findings.find((each) => each.code === 'no-history')?.at).toBe('lost');
  });

  it('no history at all gives no series and no failure', () => {
    expect(forecast([], { months: 3, seed: 1 }, unwatched).value.series).toEqual([]);
  });

  it('refuses to look no month or a thousand years ahead', () => {
    expect(() => forecast([of([1, 2, 3])], { months: 0, seed: 1 }, unwatched)).toThrow('1 to 1200 periods ahead, not 0');
  });

  it('can be stopped', () => {
    const stopped = { progress: () => undefined, signal: { aborted: true, throwIfAborted: () => { throw new Error('stopped by its asker'); } } };
    expect(() => forecast([of([1, 2, 3])], { months: 2, seed: 1 }, stopped)).toThrow('stopped by its asker');
  });
});

const history = fc.array(fc.option(fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.constant(0)), { nil: undefined, freq: 8 }), { minLength: 1, maxLength: 30 });

describe('laws of a forecast', () => {
  it('quantiles never cross, are never below zero and always numbers', () => {
    fc.assert(fc.property(history, fc.integer({ min: 1, max: 40 }), (values, months) => {
      for (const series of forecast([of(values)], { months, seed: 3, paths: 60 }, unwatched).value.series) {
        for (const { p2_5 = 0, p5, p10, p50, p90, p95, p97_5 = 0 } of series.months) {
          const rising = [0, p2_5, p5, p10, p50, p90, p95, p97_5];
          expect(rising.every(Number.isFinite)).toBe(true);
          expect(rising).toEqual(rising.toSorted((a, b) => a - b));
        }
      }
    }), { numRuns: 60 });
  });

  it('a series that never moved is expected to stay exactly where it is', () => {
    const amount = fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 1e-6, max: 1e15, noNaN: true }));
    fc.assert(fc.property(amount, fc.integer({ min: 2, max: 30 }), fc.integer({ min: 10, max: 61 }), (value, count, paths) => {
      const months = forecast([of(Array.from({ length: count }, () => value))], { months: 12, seed: 2, paths }, unwatched).value.series[0]?.months ?? [];
      expect(months).toHaveLength(12);
      for (const { p50, p5, p95 } of months) {
        expect(p50).toBe(value);
        expect(p5).toBeLessThanOrEqual(value);
        expect(p95).toBeGreaterThanOrEqual(value);
        if (count >= 6) expect(p95 / p5).toBeLessThan(1.1);
      }
    }), { numRuns: 25 });
  });

  it('the stated quantiles are those of the futures', () => {
    const series = ahead([10, 14, 13, 17, 21, 20, 26], 8);
    for (const [index, { p5, p10, p50, p90, p95 }] of series.months.entries()) {
      expect(quantiles(series.paths.map((path) => path[index] ?? 0), [0.05, 0.1, 0.5, 0.9, 0.95])).toEqual([p5, p10, p50, p90, p95]);
    }
  });

  it('counting in thousands gives the same forecast in thousands', () => {
    fc.assert(fc.property(history, (values) => {
      const one = forecast([of(values)], { months: 6, seed: 5, paths: 40 }, unwatched).value.series[0]?.months ?? [];
      const thousands = forecast([of(values.map((value) => (value === undefined ? undefined : value * 1000)))], { months: 6, seed: 5, paths: 40 }, unwatched).value.series[0]?.months ?? [];
      for (const [index, each] of one.entries()) expect(Math.abs((thousands[index]?.p90 ?? 0) / 1000 - each.p90)).toBeLessThanOrEqual(Math.abs(each.p90) * 1e-6 + 1e-6);
    }), { numRuns: 40 });
  });

  it('the same seed gives the same futures, another seed others', () => {
    const futures = (seed: number): number[] => [...(forecast([of([4, 5, 7, 6, 8])], { months: 4, seed, paths: 30 }, unwatched).value.series[0]?.paths[3] ?? [])];
    expect(futures(9)).toEqual(futures(9));
    expect(futures(9)).not.toEqual(futures(10));
  });
});

describe('futures', () => {
  const noisy = (seed: number): number[] => {
    const random = seeded(seed);
    return Array.from({ length: 24 }, (_, index) => Math.exp(8 + 0.03 * index + 0.15 * drawNormal(random)));
  };
  const { value } = forecast([of(noisy(1), 'bot'), of(noisy(2), 'search')], { months: 12, seed: 4, paths: 1000 }, unwatched);
  const logs = (series: number, at: number): number[] => (value.series[series]?.paths ?? []).map((path) => Math.log(path[at] ?? 1));

  it('a future that is high in one month is high in the next', () => {
    expect(correlation(logs(0, 6), logs(0, 7))).toBeGreaterThan(0.8);
    expect(correlation(logs(0, 0), logs(0, 11))).toBeLessThan(0.5);
  });

  it('what workloads share comes from shocks alone: without any they go their own ways, and the next month they nearly do', () => {
    const alone = forecast([of(noisy(1), 'bot'), of(noisy(2), 'search')], { months: 12, seed: 4, paths: 1000, shocks: [] }, unwatched).value;
    const far = (series: number): number[] => (alone.series[series]?.paths ?? []).map((path) => Math.log(path[11] ?? 1));
    expect(Math.abs(correlation(far(0), far(1)))).toBeLessThan(0.12);
    expect(correlation(logs(0, 0), logs(1, 0))).toBeLessThan(0.25);
  });

  it('two workloads share some of their fate, and not all', () => {
    const shared = correlation(logs(0, 11), logs(1, 11));
    expect(shared).toBeGreaterThan(0.15);
    expect(shared).toBeLessThan(0.5);
  });
});

describe('the back-test', () => {
  it('finds ranges that hold what they say on random walks', () => {
    const random = seeded(11);
    const walks = Array.from({ length: 30 }, (_, series) => {
      let at = 6;
      return of(Array.from({ length: 48 }, () => Math.exp((at += 0.12 * drawNormal(random)))), `walk-${series}`);
    });
    const { backtest } = forecast(walks, { months: 6, seed: 1, paths: 20 }, unwatched).value;
    expect(backtest.origins).toBe(16);
    expect(backtest.coverage80).toBeGreaterThan(0.74);
    expect(backtest.coverage80).toBeLessThan(0.88);
    expect(backtest.coverage95).toBeGreaterThan(0.91);
    // Nothing beats the last value on a random walk; the score may not be much worse than that.
    expect(backtest.relativeWis).toBeLessThan(1.08);
    expect(backtest.worstOrigin80).toBeLessThanOrEqual(backtest.coverage80 ?? 0);
  });

  it('uses nothing from after an origin: what comes later does not change how an earlier origin did', () => {
    const values = [48, 47, 52, 49, 50, 55, 53, 60, 66, 61, 70, 75, 72, 80, 88, 85];
    const calm = forecast([of(values)], { months: 1, seed: 1, paths: 20 }, unwatched).value.backtest;
    const broken = forecast([of([...values.slice(0, -1), 8500])], { months: 1, seed: 1, paths: 20 }, unwatched).value.backtest;
    expect(calm.coverage80).toBeDefined();
    // Only the last origin can see the break, and it must miss it.
    expect(broken.origins).toBe(calm.origins);
    expect((calm.coverage80 ?? 0) * calm.origins - (broken.coverage80 ?? 0) * broken.origins).toBeCloseTo(1, 9);
  });
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((x, y) => x + y, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = a.reduce((sum, x, index) => sum + (x - ma) * ((b[index] ?? 0) - mb), 0);
  return product / Math.sqrt(a.reduce((sum, x) => sum + (x - ma) ** 2, 0) * b.reduce((sum, x) => sum + (x - mb) ** 2, 0));
}
