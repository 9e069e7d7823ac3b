import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, month } from '../base/calendar.ts';
import { toDouble } from '../base/decimal.ts';
import { deal, row, smallBook, usage, type Written } from '../../tests/cases/deals/smallBook.ts';
import type { ProvisionedBlock } from '../deal/dealTerms.ts';
import { evaluate } from '../deal/evaluate.ts';
import { planDeal } from './planDeal.ts';

const first = month('2027-01');
const of = { model: 'gpt-5.4', scope: 'global', region: 'eastus2' } as const;
const plan = (months: number, rows: readonly Written[], terms = '') => planDeal(deal(terms, months), [usage(rows)], smallBook, new Map());
/** Input tokens of a month that fill `ptu` of gpt-5.4. */
const filling = (at: number, ptu: number): Written => ({ at: addMonths(first, at), input: ptu * 2400 * 1440 * ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][at % 12] ?? 30) });


describe('a plan of reservations', () => {
  it('holds a level load by the year, and costs what the exact bill of those blocks comes to', () => {
    const rows = Array.from({ length: 12 }, (_, at) => filling(at, 40));
    const { value, findings } = plan(12, rows);
    expect(value.months.map(({ oneMonth, oneYear, oneYearBought }) => [oneMonth, oneYear, oneYearBought])).toEqual(rows.map((_, at) => [0, 40, at === 0 ? 40 : 0]));
    const block: ProvisionedBlock = { id: 'b', ...of, ptu: 40, from: first, months: 12, purchase: 'oneYear', pay: 'monthly', discountPercent: { coefficient: 0n, scale: 0 }, spillTo: 'standard' };
    const bill = evaluate({ ...deal('', 12), provisioned: [block] }, { grain: 'month', rows: rows.map((written) => row({ ...written, tier: 'provisioned' })) }, { book: smallBook }).value;
    expect(value.cost).toBeCloseTo(toDouble(bill.total), 6);
    expect(value.gap).toBe(0);
    expect(value.lookBack).toBeCloseTo(value.cost, 6);
    expect(findings.map(({ code }) => code)).toEqual(['load-spread-evenly', 'look-back-is-cheaper']);
  });

  it('bridges a busy month by the month, and only where a month pays', () => {
    // Eleven months of 20 PTU and one of 40: an extra one-month PTU costs 260 and saves 267.84 in a month of 31 days, 259.20 in one of 30.
    const rows = (busy: number) => Array.from({ length: 12 }, (_, at) => filling(at, at === busy ? 40 : 20));
    expect(plan(12, rows(6)).value.months[6]).toMatchObject({ oneMonth: 20, oneYear: 20 });
    expect(plan(12, rows(5)).value.months[5]).toMatchObject({ oneMonth: 0, oneYear: 20 });
  });

  it('is as cheap as the cheapest of all plans with sizes that can be deployed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 60 }), (loads, off) => {
        const months = loads.length;
        const terms = `provisioned: [{id: x, model: gpt-5.4, ptu: 15, from: 2027-01, months: 1, purchase: oneMonth, discountPercent: ${off}}]`;
        const { value } = plan(months, loads.map((ptu, at) => filling(at, ptu)), terms);
        const [one, year] = [260 * (1 - off / 100), 2652];
        const spill = (at: number, size: number) => (Math.max(0, (loads[at] ?? 0) - size) * Number(filling(at, 1).input) * 2.5) / 1e6;
        const sizes = [0, 5, 10, 15, 20, 25, 30];
        let best = Number.POSITIVE_INFINITY;
        const tryMonth = (at: number, running: number, paid: number): void => {
          if (at === months) best = Math.min(best, paid);
          else for (const years of sizes) for (const held of sizes) {
            const pool = running + years + held;
            if (pool > 30) continue;
            const deployed = pool < 15 ? 0 : pool;
            tryMonth(at + 1, running + years, paid + held * one + (years * year * Math.min(12, months - at)) / 12 + spill(at, deployed));
          }
        };
        tryMonth(0, 0, 0);
        expect(value.cost).toBeCloseTo(best, 4);
        expect(value.gap).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('shares reservations between models of one region', () => {
    const swap = Array.from({ length: 12 }, (_, at): Written[] => [filling(at, at < 6 ? 40 : 20), { at: addMonths(first, at), model: 'gpt-6-sol', input: ((at < 6 ? 20 : 40) * 3000 * Number(filling(at, 1).input)) / 2400 }]).flat();
    const { value } = plan(12, swap, 'provisioned: [{id: x, model: gpt-5.4, ptu: 15, from: 2027-01, months: 1, purchase: oneYear, discountPercent: 20}]');
    expect(value.months.every(({ oneYear }) => oneYear === 60)).toBe(true);
    expect(value.pools).toEqual([{ scope: 'global', region: 'eastus2', models: ['gpt-5.4', 'gpt-6-sol'], most: 60 }]);
  });

  it('is judged on futures it was not made on, beside the simple rule, which it does not beat where growth does not come', () => {
    const rows = (levels: readonly number[]) => usage(levels.map((ptu, at) => filling(at, ptu)));
    const grows = rows(Array.from({ length: 12 }, (_, at) => 20 + 5 * at));
    const stays = rows(Array.from({ length: 12 }, () => 20));
    const { value, findings } = planDeal(deal('', 12), [grows], smallBook, new Map(), [stays, stays]);
    expect(value.buyNow).toEqual({ oneMonth: 0, oneYear: 20 });
    expect(value.risk?.futures).toBe(2);
    expect(value.risk?.lookBack).toMatchObject({ worseThanPayAsYouGo: 0 });
    expect(value.risk?.plan.mean).toBeGreaterThan(value.risk?.lookBack.mean ?? 0);
    expect(value.risk?.regret.share).toBe(1);
    expect(value.risk?.regret.mean).toBeCloseTo((value.risk?.plan.mean ?? 0) - (value.risk?.lookBack.mean ?? 0), 6);
    expect(findings.at(-1)).toMatchObject({ code: 'look-back-is-cheaper', severity: 'warning' });
    expect(findings.at(-1)?.message).toContain('Size to current usage (now: 20 PTU for a year)');
  });
});
