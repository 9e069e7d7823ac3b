import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeProvisioned, type PtuOffer } from './sizeProvisioned.ts';
import type { LoadStretch } from './sortedLoad.ts';

const offer: PtuOffer = { perPtu: 2652, tpmPerPtu: 2400, minimum: 15, increment: 5 };
const year = 525_600;

/** What a number of PTU and the spill above it cost, minute by minute. */
function costOf(stretches: readonly LoadStretch[], ptu: number, { perPtu, tpmPerPtu }: PtuOffer): number {
  return stretches.reduce((total, { minutes, load, value }) => total + minutes * value * Math.max(0, load - ptu * tpmPerPtu), ptu * perPtu);
}

describe('sizing provisioned throughput', () => {
  it('takes what an even load fills, where PTU is cheaper than its tokens', () => {
    // A year of one PTU serves 2,400 × 525,600 = 1,261.44M tokens, worth 3,153.60 at 2.50 a million and 2,522.88 at 2.00.
    const level = (value: number) => sizeProvisioned([{ minutes: year, load: 240_000, value: value / 1e6 }], offer);
    expect(level(2.5)).toMatchObject({ ptu: 100, spilledShare: 0 });
    expect(level(2.5).cost).toBeCloseTo(265_200, 6);
    expect(level(2.5).breakEvenUtilisation).toBeCloseTo(2652 / 3153.6, 9);
    expect(level(2.0)).toMatchObject({ ptu: 0, spilledShare: 1 });
  });

  it('leaves peaks to pay-as-you-go that come too seldom to pay for a PTU', () => {
    const peak = (share: number) => sizeProvisioned([{ minutes: year * (1 - share), load: 48_000, value: 2.5e-6 }, { minutes: year * share, load: 480_000, value: 2.5e-6 }], offer).ptu;
    expect(peak(0.8)).toBe(20);
    expect(peak(0.85)).toBe(200);
  });

  it.each([
    { load: 14 * 2400, ptu: 15 },
    { load: 12 * 2400, ptu: 0 },
    { load: 17 * 2400, ptu: 15 },
    { load: 19.9 * 2400, ptu: 20 },
  ])('buys sizes that can be deployed only: a load of $load a minute takes $ptu PTU', ({ load, ptu }) => {
    expect(sizeProvisioned([{ minutes: year, load, value: 2.5e-6 }], offer).ptu).toBe(ptu);
  });

  it('has no answer but none without load', () => {
    expect(sizeProvisioned([], offer)).toEqual({ ptu: 0, cost: 0, payAsYouGo: 0, spilledShare: 0, breakEvenUtilisation: undefined });
  });

  it('is never beaten by any other size', () => {
    const stretch = fc.record({ minutes: fc.integer({ min: 1, max: 50_000 }), load: fc.integer({ min: 0, max: 400_000 }), value: fc.double({ min: 0, max: 1e-5, noNaN: true }) });
    const anOffer = fc.record({ perPtu: fc.integer({ min: 1, max: 4000 }), tpmPerPtu: fc.integer({ min: 600, max: 30_000 }), minimum: fc.constantFrom(15, 50), increment: fc.constantFrom(5, 50) });
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), anOffer, (stretches, offered) => {
        const { ptu, cost } = sizeProvisioned(stretches, offered);
        const sizes = [0, ...Array.from({ length: 200 }, (_, step) => offered.minimum + step * offered.increment)];
        const best = Math.min(...sizes.map((size) => costOf(stretches, size, offered)));
        expect(sizes.includes(ptu) || ptu > (sizes.at(-1) ?? 0)).toBe(true);
        expect(cost).toBeLessThanOrEqual(best * (1 + 1e-9) + 1e-9);
        expect(cost).toBeCloseTo(costOf(stretches, ptu, offered), 4);
      }),
      { numRuns: 300 },
    );
  });
});
