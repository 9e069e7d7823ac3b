import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDouble } from '../base/decimal.ts';
import { deal, row, smallBook, usage, type Written } from '../../tests/cases/deals/smallBook.ts';
import type { DealTerms, ProvisionedBlock } from '../deal/dealTerms.ts';
import { evaluate } from '../deal/evaluate.ts';
import { sizeDeal } from './sizeDeal.ts';

const of = { model: 'gpt-5.4', scope: 'global', region: 'eastus2' } as const;
const terms = deal('rates: [{match: {model: gpt-5.4, kind: output}, discountPercent: 10}]');

/** The whole bill, to the last digit, with a block of `ptu` that all traffic is aimed at. */
function billed(under: DealTerms, rows: readonly Written[], ptu: number, purchase: ProvisionedBlock['purchase']): number {
  const block: ProvisionedBlock = { id: 'b', ...of, ptu, from: '2027-01' as ProvisionedBlock['from'], months: under.months, purchase, pay: 'monthly', discountPercent: { coefficient: 0n, scale: 0 }, spillTo: 'standard' };
  const aimed = rows.map((written) => row({ ...written, tier: ptu === 0 ? 'standard' : 'provisioned' }));
  return toDouble(evaluate({ ...under, provisioned: ptu === 0 ? [] : [block] }, { grain: 'month', rows: aimed }, { book: smallBook }).value.total);
}

describe('sizing a deployment of a deal', () => {
  it('is, for every way to buy, the size of the cheapest exact bill of the month', () => {
    const anHour = fc.record({ hour: fc.integer({ min: 0, max: 23 }), fresh: fc.integer({ min: 0, max: 9_000_000 }), cached: fc.integer({ min: 0, max: 9_000_000 }), output: fc.integer({ min: 0, max: 900_000 }) });
    fc.assert(
      fc.property(fc.array(anHour, { minLength: 1, maxLength: 6 }), (hours) => {
        // The same few hours on every day, so that the month is covered from its first day to its last.
        const rows = Array.from({ length: 31 }, (_, day) => hours.map(({ hour, fresh, cached, output }): Written => ({ at: `2027-01-${String(day + 1).padStart(2, '0')}T${String(hour).padStart(2, '0')}`, input: fresh + cached, cached, output }))).flat();
        for (const { purchase, ptu, cost, payAsYouGo } of sizeDeal(terms, usage(rows, 'hour'), of, smallBook).value.options) {
          const bills = [0, ...Array.from({ length: 12 }, (_, step) => 15 + step * 5), ...(ptu > 70 ? [ptu] : [])].map((size) => ({ size, total: billed(terms, rows, size, purchase) }));
          const cheapest = Math.min(...bills.map(({ total }) => total));
          expect(payAsYouGo).toBeCloseTo(bills[0]?.total ?? 0, 5);
          expect(cost).toBeLessThanOrEqual(cheapest + 1e-5);
          expect(cost).toBeCloseTo(bills.find(({ size }) => size === ptu)?.total ?? Number.NaN, 5);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('knows that at list an hourly PTU never pays, and from what utilisation the others do', () => {
    const level = Array.from({ length: 12 }, (_, index): Written => ({ at: `2027-${String(index + 1).padStart(2, '0')}`, input: 10_500_000_000 }));
    const { options, best } = sizeDeal(deal('', 12), usage(level), of, smallBook).value;
    // 2,400 input tokens a minute at 2.50 a million are 0.36 an hour, 262.80 a mean month and 3,153.60 a year.
    expect(options.map(({ breakEvenUtilisation }) => breakEvenUtilisation?.toFixed(4))).toEqual([(1 / 0.36).toFixed(4), (260 / 262.8).toFixed(4), (2652 / 3153.6).toFixed(4)]);
    expect(options.map(({ ptu }) => ptu)).toEqual([0, 95, 95]);
    expect(best?.purchase).toBe('oneYear');
  });

  it('says plainly that PTU does not pay, and what sizing by the peak would have cost', () => {
    const spiky = Array.from({ length: 60 }, (_, minute): Written => ({ at: `2027-01-01T00:${String(minute).padStart(2, '0')}`, input: minute === 7 ? 2_400_000 : 24_000 }));
    const { value, findings } = sizeDeal(deal(''), usage(spiky, 'minute'), of, smallBook);
    expect(value.best).toBeUndefined();
    expect(value.period).toEqual({ grain: 'minute', from: '2027-01-01T00:00', to: '2027-01-01T00:59', minutes: 60 });
    expect(findings.map(({ code }) => code)).toEqual(['ptu-does-not-pay']);
    // 1,000 PTU for one hour of the year.
    expect(value.options[0]?.byRule[0]).toMatchObject({ rule: 'peak minute', ptu: 1000 });
    expect(value.options[0]?.byRule[0]?.cost).toBeCloseTo(1000, 9);
  });

  it('buys exactly up to the size at whose price on the curve it breaks even', () => {
    const rows = Array.from({ length: 24 }, (_, hour): Written => ({ at: `2027-01-01T${String(hour).padStart(2, '0')}`, input: 1_000_000 * (hour + 1) }));
    const { curve } = sizeDeal(deal(''), usage(rows, 'hour'), of, smallBook).value;
    for (const [place, { ptu, perPtuYear }] of curve.entries()) {
      if (place > 0) expect(perPtuYear).toBeLessThanOrEqual(curve[place - 1]?.perPtuYear ?? 0);
      const priced = (factor: number) => ({ ...smallBook, ptu: { ...smallBook.ptu, prices: smallBook.ptu.prices.map((price) => (price.purchase === 'oneYear' ? { ...price, perPtu: { coefficient: BigInt(Math.round(perPtuYear * factor * 1e6)), scale: 6 } } : price)) } });
      const bought = (factor: number) => sizeDeal(deal(''), usage(rows, 'hour'), of, priced(factor)).value.options[2]?.ptu ?? 0;
      if (perPtuYear > 0) expect(bought(0.9999)).toBeGreaterThanOrEqual(ptu);
      expect(bought(1.0001)).toBeLessThan(ptu);
    }
  });

  it('leaves out months when there are minutes, and takes history for what it is', () => {
    const { value, findings } = sizeDeal(deal(''), usage([{ at: '2026-10', input: 5_000_000_000 }, { at: '2026-10-01T00:00', input: 1000 }]), of, smallBook);
    expect(value.period.minutes).toBe(1);
    expect(findings.map(({ code }) => code)).toEqual(['sized-on-history', 'coarser-left-out', 'ptu-does-not-pay']);
  });
});
