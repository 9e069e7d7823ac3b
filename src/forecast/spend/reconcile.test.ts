import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { month, monthsFrom } from '../../base/calendar.ts';
import { measures } from '../drivers/drivers.ts';
import { groupForecasts, sumOf, type WorkloadFutures } from './futures.ts';
import { reconcileViews, reconcileWhole } from './reconcile.ts';

const months = monthsFrom(month('2027-01'), 4);
const paths = 12;
/** Futures whose every measure is a share of the tokens. */
function futuresOf(id: string, values: readonly number[]): WorkloadFutures {
  const tokens = Array.from({ length: paths }, (_, path) => Float64Array.from(months, (_month, at) => (values[path * months.length + at] ?? 1) * 1000));
  return { id, of: Object.fromEntries(measures.map((measure, index) => [measure, tokens.map((path) => path.map((value) => (measure === 'tokens' ? value : value / (index + 2))))])) as unknown as WorkloadFutures['of'] };
}
const values = fc.array(fc.double({ min: 0.1, max: 50, noNaN: true }), { minLength: paths * 4, maxLength: paths * 4 });

describe('business units and the total', () => {
  it('add up in every future, in every measure', () => {
    fc.assert(fc.property(values, values, values, (a, b, c) => {
      const all = [futuresOf('a', a), futuresOf('b', b), futuresOf('c', c)];
      for (const measure of measures) {
        const total = sumOf(all, measure, 4);
        const units = [sumOf(all.slice(0, 2), measure, 4), sumOf(all.slice(2), measure, 4)];
        for (const [path, sum] of total.entries()) for (const [at, value] of sum.entries()) expect((units[0]?.[path]?.[at] ?? 0) + (units[1]?.[path]?.[at] ?? 0)).toBeCloseTo(value, 6);
      }
    }), { numRuns: 20 });
  });

  it('quantiles of a group never cross, and its mean is the sum of the means', () => {
    fc.assert(fc.property(values, values, (a, b) => {
      const all = [futuresOf('a', a), futuresOf('b', b)];
      const [total, one, two] = groupForecasts(all, [{ id: 'total', workloads: ['a', 'b'] }, { id: 'a', workloads: ['a'] }, { id: 'b', workloads: ['b'] }], months);
      for (const [at, { spend }] of (total?.months ?? []).entries()) {
        const rising = [spend.p5, spend.p10, spend.p50, spend.p90, spend.p95];
        expect(rising).toEqual(rising.toSorted((x, y) => x - y));
        expect((one?.months[at]?.spend.mean ?? 0) + (two?.months[at]?.spend.mean ?? 0)).toBeCloseTo(spend.mean, 6);
      }
    }), { numRuns: 20 });
  });
});

describe('two views of the same months', () => {
  it('that say the same stay as they are', () => {
    fc.assert(fc.property(values, (a) => {
      const { futures, differences } = reconcileViews(futuresOf('a', a), futuresOf('a', a), months);
      for (const [path, row] of futures.of.tokens.entries()) for (const [at, value] of row.entries()) expect(value / ((a[path * 4 + at] ?? 1) * 1000)).toBeCloseTo(1, 9);
      expect(differences[0]?.why).toContain('Drivers say the same as history');
    }), { numRuns: 20 });
  });

  it('the one with the narrower range counts for more, and the difference is told', () => {
    const narrow = futuresOf('a', Array.from({ length: 48 }, (_, index) => 10 + 0.01 * (index % 12)));
    const wide = futuresOf('a', Array.from({ length: 48 }, (_, index) => 5 * 1.5 ** (Math.floor(index / 4) % 12)));
    const { differences } = reconcileViews(narrow, wide, months);
    expect(differences[0]?.weight).toBeGreaterThan(0.85);
    expect(differences[0]?.why).toMatch(/^Drivers say \d+ % (above|below) history in 2027-01\. History counts for \d+ %/);
  });

  it('workloads moved towards a forecast of the whole add up to what stands', () => {
    fc.assert(fc.property(values, values, values, (a, b, c) => {
      const members = [futuresOf('a', a), futuresOf('b', b)];
      const whole = { id: 'total', months: [], paths: futuresOf('total', c).of.tokens };
      const { futures, differences } = reconcileWhole(members, { id: 'total', workloads: ['a', 'b'] }, whole, months);
      const after = sumOf(futures, 'tokens', 4);
      const middle = (rows: readonly Float64Array[], at: number): number => rows.map((row) => row[at] ?? 0).toSorted((x, y) => x - y).slice(paths / 2 - 1, paths / 2 + 1).reduce((x, y) => x + y, 0) / 2;
      for (const { month: at, stands, first, second } of differences) {
        expect(stands / middle(after, months.indexOf(at))).toBeCloseTo(1, 9);
        expect(stands).toBeGreaterThanOrEqual(Math.min(first, second) * (1 - 1e-9));
        expect(stands).toBeLessThanOrEqual(Math.max(first, second) * (1 + 1e-9));
      }
    }), { numRuns: 20 });
  });
});
