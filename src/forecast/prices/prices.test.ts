import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addMonths, day, firstDay, month } from '../../base/calendar.ts';
import { toDouble } from '../../base/decimal.ts';
import { seeded } from '../../base/random.ts';
import { lookUp } from '../../rates/lookUp.ts';
import { rateBookFiles, readRateBook } from '../../rates/readRateBook.ts';
import { drawShocks, usualShocks } from '../shocks/shocks.ts';
import { estimatePrices } from './estimatePrices.ts';
import { futureBook } from './futureBook.ts';
import { shocksOfPrices } from './priceJumps.ts';
import { samplePrices } from './samplePrices.ts';

const data = (name: string): string => readFileSync(join(import.meta.dirname, '../../../data', name), 'utf8');
const bookOf = (name: string) => {
  const { book, rates, ptu } = rateBookFiles(name);
  return readRateBook({ book: data(book), rates: data(rates), ...(ptu === undefined ? {} : { ptu: data(ptu) }) }, name).value;
};
const azure = bookOf('azure-2026-10');
const estimated = estimatePrices(azure, bookOf('openai-2026-10'));

describe('how list prices move', () => {
  it('is read from the history of the book, with every cut it knows', () => {
    const cut = estimated.cuts.find(({ model, channel }) => model === 'gpt-5.6-luna' && channel === 'azure');
    expect(cut).toMatchObject({ on: '2026-08-01', from: 6, to: 1.2 });
    expect(estimated.assumptions.cutsPerYear).toBeGreaterThan(0.1);
    expect(estimated.assumptions.cutsPerYear).toBeLessThan(2);
    expect(estimated.grounds.parityLagMonths).toContain('2 days later on Azure');
  });

  const kinds = shocksOfPrices(usualShocks, estimated.assumptions);
  const shocks = drawShocks(kinds, 800, 36, seeded(3));
  const paths = samplePrices(['gpt-5.4', 'gpt-5.4-mini'], shocks, estimated.assumptions, 36, seeded(4));

  it('goes on in jumps: every cut takes 20 to 80 %, and between jumps a price stands still', () => {
    const cuts = paths.jumps.flat().filter(({ kind }) => kind === 'cut');
    expect(cuts.length).toBeGreaterThan(200);
    for (const { factor } of cuts) {
      expect(factor).toBeGreaterThanOrEqual(0.2 - 1e-9);
      expect(factor).toBeLessThanOrEqual(0.8 + 1e-9);
    }
    for (const [path, prices] of paths.own('gpt-5.4').entries()) {
      const jumped = new Set((paths.jumps[path] ?? []).filter(({ model, kind }) => model === 'gpt-5.4' && kind !== 'new model').map(({ ahead }) => ahead));
      for (let at = 1; at < prices.length; at++) if (!jumped.has(at + 1)) expect(prices[at]).toBe(prices[at - 1]);
    }
  });

  it('sees about as many cuts a year of a model as were assumed, later by the parity lag', () => {
    const cuts = paths.jumps.flat().filter(({ kind, model }) => kind === 'cut' && model === 'gpt-5.4').length / 800 / 3;
    expect(cuts / estimated.assumptions.cutsPerYear).toBeGreaterThan(0.75);
    expect(cuts / estimated.assumptions.cutsPerYear).toBeLessThan(1.1);
  });

  it('rises are rare, of one model at a time, and about as many as were assumed', () => {
    const rises = paths.jumps.flat().filter(({ kind }) => kind === 'rise');
    const expected = estimated.assumptions.risesPerYear * 2 * 3 * 800;
    expect(estimated.assumptions.risesPerYear).toBeLessThan(0.15);
    expect(Math.abs(rises.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
    expect(rises.every(({ factor }) => factor >= 1)).toBe(true);
  });

  it('a deal can be priced on a future: the book says the old price until the day of the cut and the new one from then on', () => {
    const from = month('2027-01');
    const future = futureBook(azure, [{ model: 'gpt-5.4', ahead: 7, kind: 'cut', factor: 0.5, moved: 0 }, { model: 'gpt-5.4', ahead: 12, kind: 'new model', factor: 1.5, moved: 0.4 }], from);
    const output = { model: 'gpt-5.4', scope: 'global' as const, tier: 'standard' as const, context: 'short' as const, kind: 'output' as const };
    const price = (model: string, on: string): number | undefined => {
      const rate = lookUp(future, { ...output, model }, 'eastus2', day(on));
      return rate === undefined ? undefined : toDouble(rate.perMillion);
    };
    const today = toDouble(lookUp(azure, output, 'eastus2', day('2026-12-01'))?.perMillion ?? { coefficient: 0n, scale: 0 });
    expect(price('gpt-5.4', '2027-06-30')).toBe(today);
    expect(price('gpt-5.4', firstDay(addMonths(from, 6)))).toBeCloseTo(today / 2, 5);
    expect(price('gpt-5.4 successor 1', '2027-11-30')).toBeUndefined();
    expect(price('gpt-5.4 successor 1', '2027-12-01')).toBeCloseTo(today * 0.75, 5);
    expect(azure.rates.length).toBeLessThan(future.rates.length);
  });
});
