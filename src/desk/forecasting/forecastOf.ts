import { addMonths, readMonth } from '../../base/calendar.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { pathsFor } from '../../forecast/outlook/pathsFor.ts';
import { forecastUsage } from '../../forecast/forecastUsage.ts';
import { forecastTable, readSeriesCsv } from '../../forecast/readSeriesCsv.ts';
import { combine } from '../../usage/combine.ts';
import type { UsageImport } from '../../usage/usageImport.ts';

/** A forecast without its futures: what a thread sends back. */
export type ForecastSeen = Omit<Forecast, 'shocks'>;

/** The forecast of every series of a plain table. */
export function forecastOfTable(input: { readonly text: string; readonly name: string; readonly months: number; readonly seed: number }, watch: Watch): Outcome<ForecastSeen> {
  const table = readSeriesCsv(input.text, input.name);
  const made = forecastTable(table.value, { months: input.months, seed: input.seed, paths: pathsFor(table.value.series.length) }, watch);
  return outcome(seen(made.value), [...table.findings, ...made.findings]);
}

/** The forecast of every workload in some usage files, from the month after the last whole one. */
export function forecastOfUsage(input: { readonly usage: readonly Outcome<UsageImport>[]; readonly months: number; readonly seed: number }, watch: Watch): Outcome<ForecastSeen> {
  const history = combine(input.usage.map(({ value }) => value));
  const last = readMonth(history.value.months.filter(({ forForecast }) => forForecast).at(-1)?.month ?? '');
  if (last === undefined) throw new Refusal('invalid', 'There is no whole month of usage in these files, so there is nothing to forecast from. Bring an export that covers at least one.');
  const partial = history.value.months.filter(({ forForecast }) => !forForecast).map(({ month }) => month);
  const workloads = new Set(history.value.usage.rows.map((row) => row.workload)).size;
  const made = forecastUsage(history.value.usage, { from: addMonths(last, 1), months: input.months, seed: input.seed, paths: pathsFor(workloads), futures: 0, partial }, watch);
  return outcome(seen(made.value.forecast), [...input.usage.flatMap(({ findings }) => findings), ...history.findings, ...made.findings]);
}

/** Futures would only cost the way from one thread to another. */
function seen({ series, backtest, seed }: Forecast): ForecastSeen {
  return { series: series.map(({ id, months }) => ({ id, months, paths: [] })), backtest, seed };
}
