import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayLoad } from './replayLoad.ts';
import { above, sortedColumns, type LoadColumns } from './sortedLoad.ts';

const minuteLoads = (loads: readonly number[]): LoadColumns => ({ minutes: new Float64Array(loads.length).fill(1), loads: Float64Array.from(loads), values: new Float64Array(loads.length).fill(2e-6) });

describe('a load replayed minute by minute', () => {
  it.each([
    { case: 'serves what fits and spills the rest', loads: [50, 150, 100], depth: 0, served: 250, spilled: 50, minutesAtRisk: 1 / 3, longestRun: 1 },
    { case: 'puts a burst off into the quiet minute behind it, as far as the bucket holds', loads: [50, 150, 0], depth: 30, served: 200, spilled: 0, minutesAtRisk: 0, longestRun: 0 },
    { case: 'spills what the bucket cannot hold', loads: [50, 190, 0], depth: 30, served: 200, spilled: 40, minutesAtRisk: 1 / 2, longestRun: 1 },
    { case: 'cannot put off what never ends', loads: [150, 150, 150], depth: 30, served: 350, spilled: 100, minutesAtRisk: 2 / 3, longestRun: 2 },
    { case: 'serves nothing without PTU', loads: [10], depth: 60, capacity: 0, served: 0, spilled: 10, minutesAtRisk: 1, longestRun: 1 },
  ])('$case', ({ loads, depth, capacity = 100, served, spilled, minutesAtRisk, longestRun }) => {
    const seen = replayLoad(minuteLoads(loads), capacity, depth);
    expect(seen).toMatchObject({ served, spilled, longestRun });
    expect(seen.minutesAtRisk).toBeCloseTo(minutesAtRisk, 12);
    expect(seen.spilledWorth).toBeCloseTo(spilled * 2e-6, 15);
  });

  it('without a bucket spills what lies above capacity in the sorted load, and never less with more PTU or a deeper one', () => {
    const load = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(load, fc.double({ min: 1, max: 1200, noNaN: true }), fc.double({ min: 0, max: 200, noNaN: true }), (loads, capacity, depth) => {
        const columns = minuteLoads(loads);
        const seen = replayLoad(columns, capacity);
        expect(seen.spilled).toBeCloseTo(above(sortedColumns(columns), capacity).tokens, 6);
        expect(replayLoad(columns, capacity, depth).spilled).toBeLessThanOrEqual(seen.spilled + 1e-9);
        expect(replayLoad(columns, capacity * 1.5, depth).spilled).toBeLessThanOrEqual(replayLoad(columns, capacity, depth).spilled + 1e-9);
        expect(seen.served + seen.spilled).toBeCloseTo(loads.reduce((a, b) => a + b, 0), 6);
      }),
    );
  });
});
