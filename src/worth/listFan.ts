import { add, decimal, round, toDouble, zero, type Decimal } from '../base/decimal.ts';
import type { Month } from '../base/calendar.ts';
import type { Forecast } from '../forecast/forecast.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import type { Bill } from '../deal/bill.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { rangeOf, type Range } from './range.ts';
import { billFutures, listTerms, type DealInput } from './structures.ts';

/** Futures whose exact bills give what a token of a workload costs in a month. */
const priced = 12;

/**
 * Cost at list month by month, as a range over every path of the forecast and not only over the futures that are billed:
 * a hundred futures make a jagged edge. Within a month a workload's mix is fixed, so its cost is its tokens times one price,
 * which exact bills of a few futures give; support is added as the deal says. Rounded to cents.
 */
export function listFan(input: DealInput, forecast: Forecast): readonly ({ readonly month: Month } & Range)[] {
  const futures = input.futures.slice(0, priced);
  const bills = billFutures({ ...input, futures }, listTerms(input.terms));
  const prices = pricesOf(futures, bills);
  const places = new Map(forecast.series[0]?.months.map(({ month }, place) => [month, place]) ?? []);
  return (bills[0]?.byMonth ?? []).map(({ month, amount }) => {
    const place = places.get(month);
    // A month of the deal that is past already is as it was, in every future.
    if (place === undefined) return { month, p10: amount, p50: amount, p90: amount };
    const paths = forecast.series[0]?.paths.length ?? 0;
    const costs = Array.from({ length: paths }, (_, path) => {
      const tokens = forecast.series.reduce((total, series) => total + (series.paths[path]?.[place] ?? 0) * (prices.get(`${month}\n${series.id}`) ?? 0), 0);
      return inCents(tokens + supportOf(input.terms, tokens));
    });
    return { month, ...rangeOf(costs) };
  });
}

/** What a token of a workload costs in a month, by "month\nworkload". */
function pricesOf(futures: readonly UsageSeries[], bills: readonly Bill[]): Map<string, number> {
  const tokens = new Map<string, number>();
  for (const row of futures.flatMap((future) => future.rows)) {
    const key = `${row.at}\n${row.workload}`;
    tokens.set(key, (tokens.get(key) ?? 0) + Number(row.input + row.output));
  }
  const amounts = new Map<string, Decimal>();
  for (const line of bills.flatMap((bill) => bill.lines)) {
    if (line.kind !== 'tokens' || line.workload === undefined) continue;
    const key = `${line.month}\n${line.workload}`;
    amounts.set(key, add(amounts.get(key) ?? zero, line.amount));
  }
  return new Map([...amounts].map(([key, amount]) => [key, toDouble(amount) / (tokens.get(key) ?? 1)]));
}

function supportOf(terms: DealTerms, charges: number): number {
  if (terms.support === undefined) return 0;
  return Math.max((charges * toDouble(terms.support.percentOfSpend)) / 100, toDouble(terms.support.minimumPerMonth));
}

function inCents(amount: number): Decimal {
  return round(decimal(amount), 2, 'half-even');
}
