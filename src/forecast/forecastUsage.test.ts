import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, month, monthsFrom, type Month } from '../base/calendar.ts';
import { unwatched } from '../base/progress.ts';
import { requests, tokens } from '../base/quantity.ts';
import { quantiles } from '../chance/quantile.ts';
import { freshInput, type UsageRow, type UsageSeries } from '../usage/usageSeries.ts';
import { forecastUsage, type UsageForecast } from './forecastUsage.ts';

const row = (at: string, workload: string, million: number, more: Partial<UsageRow> = {}): UsageRow => ({
  at, workload, model: 'gpt-5.4', scope: 'global', tier: 'standard', context: 'short', region: 'eastus2',
  input: tokens(million * 1_000_000), cached: tokens(million * 250_000), cacheWrite: tokens(0), output: tokens(million * 200_000), requests: requests(million * 300), ...more,
});
const months = (count: number, workload = 'bot', from: Month = month('2025-09')): UsageRow[] => monthsFrom(from, count).map((at, index) => row(at, workload, 1000 + 40 * index));
const usage = (...rows: readonly UsageRow[]): UsageSeries => ({ grain: 'month', rows: rows.toSorted((a, b) => (a.at < b.at ? -1 : 1)) });
const options = { from: month('2027-01'), months: 36, seed: 20, paths: 60 };
const totals = (series: UsageSeries, at: string, workload: string): bigint => series.rows.filter((each) => each.at === at && each.workload === workload).reduce((a, each) => a + each.input + each.output, 0n);

describe('usage to come', () => {
  const { value } = forecastUsage(usage(...months(14), ...months(14, 'search')), options, unwatched);

  it('covers the months of the deal, and nothing before them', () => {
    expect(value.forecast.series.map((series) => series.id)).toEqual(['bot', 'search']);
    for (const series of value.forecast.series) expect(series.months.map((each) => each.month)).toEqual(monthsFrom(month('2027-01'), 36));
    expect(value.futures).toHaveLength(60);
    expect([...new Set(value.futures[0]?.rows.map((each) => each.at))]).toEqual(monthsFrom(month('2027-01'), 36));
  });

  it('a future holds exactly the tokens of its path, whole ones', () => {
    for (const [path, future] of value.futures.entries()) {
      for (const series of value.forecast.series) {
        for (const [index, at] of monthsFrom(month('2027-01'), 36).entries()) expect(totals(future, at, series.id)).toBe(BigInt(Math.round(series.paths[path]?.[index] ?? 0)));
      }
    }
  });

  it('no part of a prompt is more than the prompt', () => {
    for (const each of value.futures.flatMap((future) => future.rows)) {
      expect(freshInput(each) >= 0n && each.cached >= 0n && each.cacheWrite >= 0n && each.output >= 0n).toBe(true);
    }
  });

  it('few futures spread over the totals as many do', () => {
    const series = usage(...months(14), ...months(14, 'search'));
    const sums = (futures: readonly UsageSeries[]): number[] => futures.map((future) => future.rows.reduce((a, each) => a + Number(each.input + each.output), 0));
    const all = sums(forecastUsage(series, { ...options, paths: 1000 }, unwatched).value.futures);
    const few = sums(forecastUsage(series, { ...options, paths: 1000, futures: 50 }, unwatched).value.futures);
    expect(few).toHaveLength(50);
    for (const [index, edge] of quantiles(few, [0.1, 0.5, 0.9]).entries()) expect(edge / (quantiles(all, [0.1, 0.5, 0.9])[index] ?? 1)).toBeCloseTo(1, 1);
  });

  it('keeps the mix: a quarter of the prompt cached, a sixth of all tokens output', () => {
    const [first] = value.futures[0]?.rows ?? [];
    expect(Number(first?.cached) / Number(first?.input)).toBeCloseTo(0.25, 6);
    expect(Number(first?.output) / Number((first?.input ?? 0n) + (first?.output ?? 0n))).toBeCloseTo(1 / 6, 6);
  });

  it('a month of 31 days is expected to bring more than February, by its days', () => {
    const flat = usage(...monthsFrom(month('2025-01'), 24).map((at) => {
      const days = new Date(Date.UTC(Number(at.slice(0, 4)), Number(at.slice(5)), 0)).getUTCDate();
      return row(at, 'bot', days * 10);
    }));
    const [series] = forecastUsage(flat, { ...options, months: 3 }, unwatched).value.forecast.series;
    expect((series?.months[0]?.p50 ?? 0) / (series?.months[1]?.p50 ?? 1)).toBeCloseTo(31 / 28, 2);
  });
});

describe('what the history lacks', () => {
  const codes = (series: UsageSeries, more: Partial<Parameters<typeof forecastUsage>[1]> = {}): { readonly codes: string[]; readonly value: UsageForecast } => {
    const made = forecastUsage(series, { ...options, ...more }, unwatched);
    return { codes: made.findings.map((each) => each.code), value: made.value };
  };

  it('a broken month is left out, not read as a fall', () => {
    const broken = usage(...months(13), row('2026-10', 'bot', 90));
    const whole = codes(broken, { partial: ['2026-10'] });
    expect(whole.codes).toContain('month-partial');
    const read = codes(broken);
    expect((whole.value.forecast.series[0]?.months[0]?.p50 ?? 0) / (read.value.forecast.series[0]?.months[0]?.p50 ?? 1)).toBeGreaterThan(1.5);
  });

  it('a month that no file covers is a gap of all workloads', () => {
    const { codes: said, value } = codes(usage(...months(14).filter((each) => each.at !== '2026-02')));
    expect(said).toContain('usage-gap');
    expect(value.forecast.series[0]?.months[0]?.p10).toBeGreaterThan(500_000_000);
  });

  it('a month that one workload lacks between two others is not known, and said', () => {
    const { codes: said } = codes(usage(...months(14), ...months(14, 'search').filter((each) => each.at !== '2026-05')));
    expect(said).toContain('workload-gap');
    expect(said).not.toContain('history-zero');
  });

  it('a workload that ended is expected to stay away', () => {
    const { codes: said, value } = codes(usage(...months(14), ...months(6, 'pilot')));
    expect(said).toContain('series-stopped');
    expect(value.futures.flatMap((future) => future.rows).some((each) => each.workload === 'pilot')).toBe(false);
  });

  it('one month of usage is enough to answer', () => {
    const { codes: said, value } = codes(usage(row('2026-10', 'bot', 1000)), { from: month('2026-11'), months: 12 });
    expect(said).toContain('history-short');
    expect(value.futures).toHaveLength(60);
  });

  it('usage long past is forecast across, and said', () => {
    expect(codes(usage(...months(14, 'bot', month('2023-01')))).codes).toContain('history-old');
  });

  it.each([
    { case: 'months that are already known', series: usage(...months(18)), says: 'ask for months from 2027-03 on' },
    { case: 'no full month at all', series: usage(), says: 'bring an export that covers at least one whole month' },
    { case: 'usage by day', series: { grain: 'day' as const, rows: [] }, says: 'add it up to months first' },
  ])('$case is refused with a sentence', ({ series, says }) => {
    expect(() => forecastUsage(series, options, unwatched)).toThrow(says);
  });
});

it('splits any total over any mix without losing a token', () => {
  const cell = fc.record({ input: fc.bigInt({ min: 0n, max: 10n ** 12n }), output: fc.bigInt({ min: 0n, max: 10n ** 12n }), region: fc.constantFrom('eastus2', 'westeurope', 'swedencentral'), cachedShare: fc.integer({ min: 0, max: 100 }) });
  fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
    const rows = monthsFrom(month('2026-06'), 4).flatMap((at) => cells.map((each) => row(at, 'bot', 1, { region: each.region, input: tokens(each.input), cached: tokens((each.input * BigInt(each.cachedShare)) / 100n), output: tokens(each.output) })));
    fc.pre(rows.some((each) => each.input + each.output > 0n));
    const { value } = forecastUsage(usage(...rows), { from: addMonths(month('2026-09'), 1), months: 2, seed: 2, paths: 10 }, unwatched);
    const [series] = value.forecast.series;
    expect(totals(value.futures[0] ?? usage(), '2026-11', 'bot')).toBe(BigInt(Math.round(Math.min(series?.paths[0]?.[1] ?? 0, 9e18))));
  }), { numRuns: 40 });
});
