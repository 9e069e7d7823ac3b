import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../base/calendar.ts';
import { decimal } from '../base/decimal.ts';
import { requests, tokens } from '../base/quantity.ts';
import { seeded } from '../base/random.ts';
import type { PtuModel } from '../rates/ptuTable.ts';
import { loadProfile } from './loadProfile.ts';
import { shapeOf } from './loadShape.ts';
import { minuteFromNumber, minuteNumber } from './requestCells.ts';
import type { UsageRow, UsageSeries } from './usageSeries.ts';

const weights = { input: decimal(1), cached: decimal(0), cacheWrite: decimal(0), output: decimal(6) };
const gpt54: PtuModel = { model: 'gpt-5.4', inputTpmPerPtu: decimal(2400), weights: { short: weights }, minimum: { global: 15, dataZone: 15, regional: 50 }, increment: { global: 5, dataZone: 5, regional: 50 }, source: 'B3', seen: day('2026-09-23') };

const start = minuteNumber('2026-10-12T00:00') ?? 0;
const row = (minute: number, input: number, output = 0, more: Partial<UsageRow> = {}): UsageRow => ({
  at: minuteFromNumber(start + minute), workload: 'bot', model: 'gpt-5.4', scope: 'global', tier: 'standard', context: 'short', region: 'eastus2',
  input: tokens(input), cached: tokens(0), cacheWrite: tokens(0), output: tokens(output), requests: requests(1), ...more,
});
const minutes = (...rows: UsageRow[]): UsageSeries => ({ grain: 'minute', rows });

describe('the load of a model in PTU', () => {
  it('is weighted tokens by what one PTU serves, and cached tokens are free', () => {
    // (24,000 − 4,800) × 1 + 800 × 6 = 24,000 input-equivalent tokens; ÷ 2,400 = 10 PTU.
    const { value } = loadProfile(minutes(row(0, 24_000, 800, { cached: tokens(4800) })), 'gpt-5.4', gpt54);
    expect(value.ptu).toEqual({ mean: 10, p50: 10, p90: 10, p99: 10, max: 10 });
    expect(value.cachedShare).toBe(0.2);
  });

  it('counts the minutes without a request between the first and the last', () => {
    const { value } = loadProfile(minutes(row(0, 2400), row(3, 4800)), 'gpt-5.4', gpt54);
    expect(value).toMatchObject({ from: '2026-10-12T00:00', to: '2026-10-12T00:03', minutes: 4, ptu: { mean: 0.75, p50: 0, max: 2 }, verdict: 'too little data' });
  });

  it('adds up workloads of one model, and leaves other models out', () => {
    const { value } = loadProfile(minutes(row(0, 2400), row(0, 2400, 0, { workload: 'other' }), row(0, 9e9, 0, { model: 'gpt-5' })), 'gpt-5.4', gpt54);
    expect(value.ptu.max).toBe(2);
  });

  it('leaves out long-context requests that PTU of the model does not serve, and says so', () => {
    const { value, findings } = loadProfile(minutes(row(0, 2400), row(0, 7200, 0, { context: 'long' })), 'gpt-5.4', gpt54);
    expect(value.ptu.max).toBe(1);
    expect(value.longShare).toBe(0.75);
    expect(findings.map(({ code }) => code)).toContain('long-context-unserved');
  });

  it('says what its verdict rests on, so that it can be checked by hand', () => {
    // One day: 1,430 minutes of 1 PTU and ten of 101, so the mean is 2,440 / 1,440 and 10 × (101 − 1.5 × mean) lies above.
    const { value } = loadProfile(minutes(...Array.from({ length: 1440 }, (_, minute) => row(minute, minute % 144 === 0 ? 242_400 : 2400))), 'gpt-5.4', gpt54);
    expect(value.verdict).toBe('spiky');
    expect(value.evidence.aboveUsual).toBeCloseTo((10 * (101 - (1.5 * 2440) / 1440)) / 2440, 10);
    expect(value.evidence.peakToMean).toBeCloseTo(101 / (2440 / 1440), 10);
    expect(value.evidence.why).toContain('40.4 % of the load lies above 1.5 times the mean, more than the 1 % of a steady one');
  });

  const days = (load: (minute: number) => number): UsageSeries => minutes(...Array.from({ length: 3 * 1440 }, (_, minute) => row(minute, Math.round(load(minute)))));
  it.each([
    { verdict: 'steady', load: (minute: number) => 2400 + 10 * (minute % 7) },
    { verdict: 'diurnal', load: (minute: number) => 2400 * (1.02 - Math.cos((minute / 1440) * 2 * Math.PI)) ** 2 },
    { verdict: 'spiky', load: (minute: number) => ((minute * 7919) % 101 === 0 ? 240_000 : 2400) },
  ])('that is $verdict is called so', ({ verdict, load }) => {
    expect(loadProfile(days(load), 'gpt-5.4', gpt54).value.verdict).toBe(verdict);
  });

  it('takes a log that names no model for the model that is asked for', () => {
    const { value, findings } = loadProfile(minutes(row(0, 2400, 0, { model: 'unknown-model' })), 'gpt-5.4', gpt54);
    expect(value.ptu.max).toBe(1);
    expect(findings.map(({ code }) => code)).toContain('model-named');
  });

  it.each([
    { case: 'months', series: { grain: 'month', rows: [] } as UsageSeries, says: 'by the month' },
    { case: 'another model', series: minutes(row(0, 1, 0, { model: 'gpt-5' })), says: 'it has gpt-5' },
    { case: 'a wrong timestamp', series: minutes(row(0, 1), row(-40_000_000, 1)), says: 'look for a wrong timestamp' },
  ])('is refused for $case', ({ series, says }) => {
    expect(() => loadProfile(series, 'gpt-5.4', gpt54)).toThrow(says);
  });
});

describe('the shape of a load', () => {
  // One token is a hundred-thousandth of a PTU at the least.
  const loads = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-5, max: 1e6, noNaN: true })), { minLength: 1, maxLength: 1200 });

  it('has at most 200 steps, rising, of shares that add up to 1 and a mean of 1', () => {
    fc.assert(
      fc.property(loads, (values) => {
        const { steps } = shapeOf(Float64Array.from(values));
        expect(steps.length).toBeLessThanOrEqual(200);
        expect(steps.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(steps.reduce((sum, { share, load }) => sum + share * load, 0)).toBeCloseTo(1, 9);
        for (const [index, { load }] of steps.entries()) if (index > 0) expect(load).toBeGreaterThanOrEqual((steps[index - 1]?.load ?? 0) - 1e-9);
      }),
    );
  });

  it('spills over a block what the minutes themselves spill, to a part in a thousand of the load', () => {
    const random = seeded(3);
    const values = Float64Array.from({ length: 43_200 }, (_, minute) => (1.1 - Math.cos((minute / 1440) * 2 * Math.PI)) * (0.5 + random.next()));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const { steps } = shapeOf(values);
    for (const block of [0.25, 0.5, 1, 1.5, 2, 2.5]) {
      const exact = values.reduce((sum, value) => sum + Math.max(0, value / mean - block), 0) / values.length;
      const stepped = steps.reduce((sum, { share, load }) => sum + share * Math.max(0, load - block), 0);
      expect(Math.abs(stepped - exact)).toBeLessThan(0.001);
    }
  });
});

describe('minutes', () => {
  it.each([['2026-02-30T00:00'], ['2026-10-12T24:00'], ['2026-10-12'], ['now']])('%s is none', (text) => {
    expect(minuteNumber(text)).toBeUndefined();
  });
});
