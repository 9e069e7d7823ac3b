import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, month } from '../../base/calendar.ts';
import { show, toDouble } from '../../base/decimal.ts';
import { goldenCases } from '../../../tests/cases/deals/goldenCases.ts';
import { anyDeal, someUsage } from '../../../tests/cases/deals/someDeal.ts';
import { deal, smallBook, usage } from '../../../tests/cases/deals/smallBook.ts';
import { calculated } from '../../../tests/cases/deals/spreadsheet.ts';
import { runs } from '../../../tests/cases/runs.ts';
import type { UsageSeries } from '../../usage/usageSeries.ts';
import { evaluate } from '../evaluate.ts';
import { explainLines } from './explainLine.ts';

const first = month('2027-01');
const worked = deal('rates: [{match: {model: gpt-5.4}, discountPercent: 12}]\ntiers: [{match: {model: gpt-5.4}, basis: tokens, period: month, method: marginal, steps: [{from: 0, percent: 0}, {from: 1000000000, percent: 10}]}]\nsupport: {percentOfSpend: 3, minimumPerMonth: 1000}');
const used = usage([{ workload: 'support-bot', input: 1_200_000_000, cached: 300_000_000, output: 240_000_000 }]);
const explained = (wanted?: string) => explainLines(worked, used, { book: smallBook }, first, wanted).value;

describe('a line explained', () => {
  it.each(goldenCases())('of $name comes to its amount, names its terms, and the rows that it is made of', ({ terms, usage: used }) => {
    const bill = evaluate(terms, used, { book: smallBook }).value;
    for (const { month: at } of bill.byMonth) {
      const lines = explainLines(terms, used, { book: smallBook }, at, undefined).value;
      expect(lines.map(({ line }) => line)).toEqual(bill.lines.filter((line) => line.month === at));
      for (const { line, formula, words, rows } of lines) {
        expect(Math.abs(calculated(formula) - toDouble(line.amount)), `${words} ${formula}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(toDouble(line.amount))));
        for (const key of line.source) expect(words.toLowerCase(), words).toContain(key === 'rateBook' ? 'list price' : key === 'commitment' ? (line.kind === 'shortfall' ? 'must be spent' : 'commitment') : line.kind === 'ptu' && key.startsWith('provisioned') ? key.slice(12, -1) : key.toLowerCase());
        if (line.kind === 'tokens' || line.kind === 'tier') expect(rows, `${at} ${line.what}`).not.toEqual([]);
        if (line.kind === 'tokens' && rows.length < 20) expect(tokensOn(used, rows.map((row) => row.at))).toBeGreaterThanOrEqual(Math.floor(toDouble(line.quantity ?? line.amount)));
      }
    }
  });

  it('has, on every bill, a formula that comes to its amount', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(anyDeal(), someUsage(), (terms, rows) => {
        const bill = evaluate(terms, rows, { book: smallBook }).value;
        for (let at = 0; at < terms.months; at++) {
          const lines = explainLines(terms, rows, { book: smallBook }, addMonths(first, at), undefined).value;
          expect(lines.map(({ line }) => line)).toEqual(bill.lines.filter((line) => line.month === addMonths(first, at)));
          for (const { line, formula } of lines) {
            kinds.add(line.kind);
            const amount = toDouble(line.amount);
            expect(Math.abs(calculated(formula) - amount), `${line.what}: ${formula} is ${show(line.amount)}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(amount)) + 1e-6 * Number(line.kind === 'shortfall'));
          }
        }
      }),
      runs(150),
    );
    expect([...kinds].toSorted()).toEqual(['credit', 'prepayment', 'ptu', 'shortfall', 'support', 'tier', 'tokens']);
  });

  it('is paid by prepayment up to usage that is not below zero, and support, where a yearly rebate falls into an empty month', () => {
    const terms = deal('tiers: [{match: {}, basis: tokens, period: year, method: marginal, steps: [{from: 0, percent: 3}]}]\ncommitment: {milestones: [{by: 2027-01-31, amount: 1}, {by: 2027-02-28, amount: 1}], shortfall: prepayment}\nsupport: {percentOfSpend: 0, minimumPerMonth: 0.01}', 2);
    const rows = usage([{ at: first, output: 1 }]);
    const paid = explainLines(terms, rows, { book: smallBook }, addMonths(first, 1), 'prepayment').value;
    expect(paid.map(({ line }) => show(line.amount))).toEqual(['-0.01']);
    for (const { line, formula } of paid) expect(calculated(formula)).toBeCloseTo(toDouble(line.amount), 12);
  });

  it('is said as a person in finance would', () => {
    expect(explained('gpt-5.4 output')).toMatchObject([
      {
        number: 3,
        words: 'support-bot used 240,000,000 tokens of gpt-5.4 global standard output in 2027-01. rates[0] takes 12 % off the list price of 15 a million (small, from 2026-01-01, seen 2026-10-09). So a million costs USD 13.2, and the tokens cost 3,168.',
        formula: '=240000000/1000000*15*(1-12%)',
        rows: [{ at: '2027-01' }],
      },
    ]);
    expect(explained('tier')).toMatchObject([
      { words: 'tiers[0] counts 1,440,000,000 tokens in the month. Each band gets its own percent: 10 % of 440,000,000. gpt-5.4 bears 5,214 of the charges and gets its part of that back.', formula: '=-5214*(440000000*10%)/1440000000' },
    ]);
    expect(explained('support')[0]?.line.kind).toBe('tokens');
    expect(explained('5')).toMatchObject([{ formula: expect.stringMatching(/^=MAX\(5054\.68\d*\*3%,1000\)$/) as string }]);
  });

  it('names the rows of its own days, where a price changes within the month', () => {
    const terms = deal('rates: [{match: {}, discountPercent: 10, from: 2027-01-15}]');
    const byDay = usage([{ at: '2027-01-14', input: 1 }, { at: '2027-01-15', input: 2 }, { at: '2027-01-16', input: 4 }], 'day');
    const lines = explainLines(terms, byDay, { book: smallBook }, first, undefined).value;
    expect(lines.map(({ line, rows }) => [show(line.quantity ?? line.amount), rows.map(({ at }) => at)])).toEqual([['1', ['2027-01-14']], ['6', ['2027-01-15', '2027-01-16']]]);
  });

  it('is found by number or words, and refused with what there is', () => {
    expect(explained('2')).toHaveLength(1);
    expect(explained()).toHaveLength(5);
    expect(() => explained('gpt-9')).toThrow(/No line of 2027-01 is "gpt-9"\. It has 5: 1 "gpt-5\.4 global standard input"/);
    expect(() => explainLines(worked, used, { book: smallBook }, month('2028-01'), undefined)).toThrow(/runs from 2027-01 to 2027-01/);
  });
});

/** All tokens of the usage on these days and months. */
function tokensOn(used: UsageSeries, at: readonly string[]): number {
  return used.rows.filter((row) => at.includes(row.at)).reduce((total, row) => total + Number(row.input + row.output), 0);
}
