import { describe, expect, it } from 'vitest';
import { month } from '../../base/calendar.ts';
import { seeded } from '../../base/random.ts';
import { quantiles } from '../../chance/quantile.ts';
import { drawShocks, usualShocks } from '../shocks/shocks.ts';
import type { DrivenWorkload, Drivers } from './drivers.ts';
import { sampleDrivers } from './sampleDrivers.ts';
import { sure } from './uncertain.ts';
import { swings, waterfall } from './waterfall.ts';

const from = month('2027-01');
const live: DrivenWorkload = {
  id: 'bot', on: { model: 'gpt-5.4', scope: 'global', tier: 'standard', region: 'eastus2' },
  users: sure(1000), growth: sure(0, true), adoption: sure(0.5, true), rampMonths: sure(1), calls: sure(20), input: sure(2000), output: sure(200),
  cachedShare: sure(0.25, true), cacheWriteShare: sure(0, true), longShare: sure(0, true), launch: { earliest: month('2022-01'), latest: month('2022-01'), probability: 1 }, ends: undefined,
};
const quiet = drawShocks([], 400, 24, seeded(1));
const drawn = (workload: DrivenWorkload) => sampleDrivers(workload, from, from, 24, quiet, [], seeded(2));

describe('a workload from its drivers', () => {
  it('makes users × adoption × calls requests where all is known', () => {
    for (const path of drawn(live).requests) expect([...path]).toEqual(Array.from({ length: 24 }, () => 10_000));
    expect(drawn(live).perRequest[0]).toEqual({ fresh: 1500, cached: 500, cacheWrite: 0, output: 200, longShare: 0 });
  });

  it('a pilot of seven in ten goes live in seven futures of ten, and never before its month', () => {
    const pilot = drawn({ ...live, launch: { earliest: month('2027-04'), latest: month('2027-06'), probability: 0.7 } });
    const alive = pilot.requests.filter((path) => (path[23] ?? 0) > 0);
    expect(Math.abs(alive.length / 400 - 0.7)).toBeLessThan(0.06);
    for (const path of pilot.requests) expect(Array.from(path.subarray(0, 3))).toEqual([0, 0, 0]);
    const first = new Set(alive.map((path) => path.findIndex((requests) => requests > 0)));
    expect([...first].toSorted((a, b) => a - b)).toEqual([3, 4, 5]);
  });

  it('adoption climbs to its ceiling and not above it', () => {
    const [path = new Float64Array()] = drawn({ ...live, rampMonths: sure(12), launch: { earliest: from, latest: from, probability: 1 } }).requests;
    expect([...path]).toEqual([...path].toSorted((a, b) => a - b));
    expect(path[0] ?? 0).toBeLessThan(2000);
    expect(path[23] ?? 0).toBeLessThanOrEqual(10_000);
    expect(path[23] ?? 0).toBeGreaterThan(9800);
  });

  it('a range that was typed is the range of the futures', () => {
    const spread = drawn({ ...live, calls: { kind: 'range', low: 12, high: 18, share: false } }).requests.map((path) => (path[0] ?? 0) / 500);
    const [low = 0, high = 0] = quantiles(spread, [0.1, 0.9]);
    expect(low).toBeGreaterThan(11.4);
    expect(low).toBeLessThan(12.6);
    expect(high).toBeGreaterThan(17.1);
    expect(high).toBeLessThan(18.9);
  });

  it('is gone from its last month on', () => {
    for (const path of drawn({ ...live, ends: month('2027-06') }).requests) expect([...path].map((requests) => requests > 0)).toEqual(Array.from({ length: 24 }, (_, at) => at < 5));
  });
});

describe('what each driver contributes', () => {
  const pilot: DrivenWorkload = { ...live, id: 'pilot', calls: { kind: 'range', low: 10, high: 40, share: false }, launch: { earliest: month('2027-04'), latest: month('2027-09'), probability: 0.5 } };
  const drivers: Drivers = { name: 'plan', from, months: 24, units: new Map(), workloads: [{ ...live, growth: sure(0.1, true) }, pilot], shocks: usualShocks, prices: {}, budgets: {}, quota: [] };

  it('the steps add up from the first month to the last', () => {
    const steps = waterfall(drivers, 40_000_000);
    const parts = steps.slice(0, -1).reduce((a, step) => a + step.tokens, 0);
    expect(parts).toBeCloseTo(steps.at(-1)?.tokens ?? 0, 3);
    expect(steps[0]?.tokens).toBeCloseTo(10_000 * 2200, 3);
    expect(steps.find(({ driver }) => driver === 'launches')?.tokens).toBeCloseTo(0.5 * 500 * 20 * 2200, 3);
  });

  it('names the widest range first, and only what is a range', () => {
    const named = swings(drivers).map(({ workload, driver }) => `${workload} ${driver}`);
    expect(named).toHaveLength(2);
    expect(named).toContain('pilot launch');
    expect(named).toContain('pilot calls');
    const widths = swings(drivers).map(({ low, high }) => high - low);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  });
});
