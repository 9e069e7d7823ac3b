import { decimal } from '../../../src/base/decimal.ts';
import { day } from '../../../src/base/calendar.ts';
import type { Kind, Scope } from '../../../src/rates/meter.ts';
import type { PtuModel, PtuPrice, Purchase } from '../../../src/rates/ptuTable.ts';
import type { Rate, RateBook } from '../../../src/rates/rateBook.ts';
import { readDeal } from '../../../src/deal/readDeal.ts';
import type { DealTerms } from '../../../src/deal/dealTerms.ts';
import { requests, tokens } from '../../../src/base/quantity.ts';
import type { Grain, UsageRow, UsageSeries } from '../../../src/usage/usageSeries.ts';

/** One list price; global, standard, for short and long prompts, in every region, from 2026 on, unless said otherwise. */
export function rate(model: string, kind: Kind, perMillion: string, rest: Partial<Rate> = {}): Rate {
  return { channel: 'azure', model, scope: 'global', tier: 'standard', context: 'any', kind, regions: 'any', from: day('2026-01-01'), perMillion: decimal(perMillion), source: 'hand', seen: day('2026-10-09'), ...rest };
}

/** Fresh, cached and output prices of one model on one set of meters. */
export function rates(model: string, input: string, cached: string, output: string, rest: Partial<Rate> = {}): Rate[] {
  return [rate(model, 'input', input, rest), rate(model, 'cached', cached, rest), rate(model, 'output', output, rest)];
}

export function ptuPrices(scope: Scope, hourly: string, oneMonth: string, oneYear: string, rest: Partial<PtuPrice> = {}): PtuPrice[] {
  const price = (purchase: Purchase, perPtu: string): PtuPrice => ({ scope, purchase, regions: 'any', from: day('2026-01-01'), perPtu: decimal(perPtu), source: 'hand', seen: day('2026-10-09'), ...rest });
  return [price('hourly', hourly), price('oneMonth', oneMonth), price('oneYear', oneYear)];
}

/** A PTU of up to gpt-5.6: cached tokens are free, output counts as many times as the ratio says. */
export function ptuByRatio(model: string, inputTpm: string, ratio: string): PtuModel {
  const weights = { input: decimal(1), cached: decimal(0), cacheWrite: decimal(0), output: decimal(ratio) };
  return { model, inputTpmPerPtu: decimal(inputTpm), weights: { short: weights }, minimum: { global: 15, dataZone: 15, regional: 50 }, increment: { global: 5, dataZone: 5, regional: 50 }, source: 'hand', seen: day('2026-09-23') };
}

/** A PTU from gpt-6 on: every kind has its weight, long prompts their own. */
export function ptuByWeights(model: string, inputTpm: string): PtuModel {
  const short = { input: decimal(1), cached: decimal('0.1'), cacheWrite: decimal('1.25'), output: decimal(5) };
  const long = { input: decimal(2), cached: decimal('0.2'), cacheWrite: decimal('2.5'), output: decimal('7.5') };
  return { ...ptuByRatio(model, inputTpm, '5'), weights: { short, long } };
}

/** A small rate book with the list prices of deal-terms.md's worked example. */
export const smallBook: RateBook = {
  name: 'small',
  currency: 'USD',
  sources: { hand: { what: 'written by hand for the tests', trust: 'none' } },
  rates: [
    ...rates('gpt-5.4', '2.50', '0.25', '15.00'),
    ...rates('gpt-5.4', '5.00', '0.50', '30.00', { tier: 'priority' }),
    ...rates('gpt-5.4', '1.25', '0.13', '7.50', { tier: 'batch' }),
    ...rates('gpt-5.4', '2.75', '0.275', '16.50', { scope: 'dataZone' }),
    ...rates('gpt-5.4-mini', '0.75', '0.075', '4.50'),
    ...rates('gpt-6-sol', '2', '0.2', '10', { from: day('2026-09-22') }),
    rate('gpt-6-sol', 'cacheWrite', '2.5', { from: day('2026-09-22') }),
    ...rates('gpt-6-luna', '1', '0.1', '6', { from: day('2026-09-22') }),
    // A promotion with a published end; after it the row before holds again.
    ...rates('gpt-6-luna', '0.75', '0.075', '4.5', { from: day('2027-02-01'), until: day('2027-03-31') }),
    ...rates('gpt-6-luna', '2', '0.2', '9', { context: 'long', from: day('2026-09-22') }),
    ...rates('gpt-7', '4', '0.4', '24', { from: day('2027-03-01') }),
    // A cut in the middle of the first deal year, and a rise in the second.
    ...rates('gpt-5', '1.25', '0.125', '10'),
    ...rates('gpt-5', '1.00', '0.1', '8', { from: day('2027-07-01') }),
    ...rates('gpt-5', '2.00', '0.2', '16', { from: day('2028-07-01') }),
  ],
  ptu: {
    models: [ptuByRatio('gpt-5.4', '2400', '6'), ptuByWeights('gpt-6-sol', '3000')],
    prices: [...ptuPrices('global', '1.00', '260', '2652'), ...ptuPrices('dataZone', '1.10', '286', '2916')],
  },
};

/** The terms of a deal file: the keys every deal has, and `terms` in YAML. */
export function deal(terms: string, months = 1, currency = 'USD'): DealTerms {
  return readDeal(`parley: deal/1\nname: test\ncurrency: ${currency}\nstart: 2027-01-01\nmonths: ${months}\nrateBook: small\n${terms}\n`, 'deal.yaml').value;
}

export type Written = Partial<Omit<UsageRow, 'input' | 'cached' | 'cacheWrite' | 'output'>> & { readonly input?: number | bigint; readonly cached?: number | bigint; readonly cacheWrite?: number | bigint; readonly output?: number | bigint };

/** A row of usage: gpt-5.4, global, standard, in January 2027, unless said otherwise. */
export function row(written: Written): UsageRow {
  const { input = 0, cached = 0, cacheWrite = 0, output = 0, ...rest } = written;
  return { at: '2027-01', workload: 'bot', model: 'gpt-5.4', scope: 'global', tier: 'standard', context: 'short', region: 'eastus2', requests: requests(1), ...rest, input: tokens(input), cached: tokens(cached), cacheWrite: tokens(cacheWrite), output: tokens(output) };
}

export function usage(rows: readonly Written[], grain: Grain = 'month'): UsageSeries {
  return { grain, rows: rows.map(row) };
}
