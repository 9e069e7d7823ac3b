import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, smallBook, usage, type Written } from '../../tests/cases/deals/smallBook.ts';
import { sizeDeal } from './sizeDeal.ts';

const of = { model: 'gpt-5.4', scope: 'global', region: 'eastus2' } as const;
const aYear = (input: number, cached: number): Written[] => Array.from({ length: 12 }, (_, month): Written => ({ at: `2027-${String(month + 1).padStart(2, '0')}`, input, cached }));
const sized = (terms: string, rows: readonly Written[]) => sizeDeal(deal(terms, 12), usage(rows), of, smallBook).value;

describe('where the value of PTU comes from', () => {
  it('at list, at full load and without caching is the term alone', () => {
    // 100 PTU of 2,400 tokens a minute: 252,288 of tokens, 876,000 by the hour, 265,200 by the year... February is shorter.
    const rows = Array.from({ length: 12 }, (_, month): Written => ({ at: `2027-${String(month + 1).padStart(2, '0')}`, input: 240_000 * 1440 * new Date(Date.UTC(2027, month + 1, 0)).getUTCDate() }));
    const year = sized('', rows).options[2];
    expect(year?.ptu).toBe(100);
    expect(year?.value.bareSwap).toBeCloseTo(315_360 - 876_000, 6);
    expect(year?.value.term).toBeCloseTo(876_000 - 265_200, 6);
    expect([year?.value.cachedTokens, year?.value.negotiatedPrice]).toEqual([0, 0]);
    expect(year?.value.saving).toBeCloseTo(315_360 - 265_200, 6);
    // Priority costs twice as much: that is the other way to buy the speed.
    expect(year?.value.latency).toBeCloseTo(315_360, 6);
  });

  it('counts cached tokens, which load no PTU of this model, apart', () => {
    const [plain, cached] = [sized('', aYear(8e9, 0)), sized('', aYear(12e9, 4e9))];
    // 48,000 million cached tokens at 0.25 a million.
    expect((cached.options[2]?.value.cachedTokens ?? 0) / 12_000).toBeGreaterThan(0.9);
    expect(cached.options[2]?.breakEvenUtilisation ?? 1).toBeLessThan(plain.options[2]?.breakEvenUtilisation ?? 0);
  });

  it('is less what the deal takes off the tokens, and more what it takes off the PTU', () => {
    const rows = aYear(10e9, 0);
    const negotiated = (terms: string) => sized(terms, rows).options[2]?.value.negotiatedPrice ?? Number.NaN;
    expect(negotiated('rates: [{match: {model: gpt-5.4}, discountPercent: 5}]')).toBeLessThan(0);
    expect(negotiated('provisioned: [{id: x, model: gpt-5.4, ptu: 15, from: 2027-01, months: 12, purchase: oneYear, discountPercent: 10}]')).toBeGreaterThan(0);
  });

  it('adds up to the saving, whatever the load and the deal', () => {
    const month = fc.record({ fresh: fc.integer({ min: 0, max: 20 }), cached: fc.integer({ min: 0, max: 20 }), output: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(month, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (months, off, ptuOff) => {
        const rows = months.map(({ fresh, cached, output }, place): Written => ({ at: `2027-${String(place + 1).padStart(2, '0')}`, input: (fresh + cached) * 1e9, cached: cached * 1e9, output: output * 1e9 }));
        const terms = `rates: [{match: {model: gpt-5.4}, discountPercent: ${off}}]\nprovisioned: [{id: x, model: gpt-5.4, ptu: 15, from: 2027-01, months: 12, purchase: oneYear, discountPercent: ${ptuOff}}]`;
        for (const { value, ptu, payAsYouGo, cost, flat } of sized(terms, rows).options) {
          expect(value.bareSwap + value.term + value.cachedTokens + value.negotiatedPrice).toBeCloseTo(value.saving, 4);
          if (ptu > 0) expect(value.saving).toBeCloseTo(payAsYouGo - cost, 4);
          expect(flat.from).toBeLessThanOrEqual(ptu);
          expect(flat.to).toBeGreaterThanOrEqual(ptu);
        }
      }),
      { numRuns: 40 },
    );
  });
});
