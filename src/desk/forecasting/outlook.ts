import { addMonths, monthsFrom, readMonth, type Month } from '../../base/calendar.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { seeded } from '../../base/random.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Drivers } from '../../forecast/drivers/drivers.ts';
import { sampleDrivers } from '../../forecast/drivers/sampleDrivers.ts';
import { swings, waterfall, type Swing, type WaterfallStep } from '../../forecast/drivers/waterfall.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { forecastUsage, type UsageForecast } from '../../forecast/forecastUsage.ts';
import { estimatePrices } from '../../forecast/prices/estimatePrices.ts';
import type { EstimatedPrices } from '../../forecast/prices/priceAssumptions.ts';
import { samplePrices, shocksOfPrices } from '../../forecast/prices/samplePrices.ts';
import { drawShocks, usualShocks } from '../../forecast/shocks/shocks.ts';
import { drivenFutures } from '../../forecast/spend/drivenFutures.ts';
import { groupForecasts, quantilesOf, sumOf, type Group, type GroupForecast, type Quantiles, type WorkloadFutures } from '../../forecast/spend/futures.ts';
import { historyFutures } from '../../forecast/spend/historyFutures.ts';
import { reconcileViews, type Difference } from '../../forecast/spend/reconcile.ts';
import { exceeding, largestBills, type Exceeding, type LargestBill } from '../../forecast/spend/tail.ts';
import { unitPrices } from '../../forecast/spend/unitPrices.ts';
import { readRateBook } from '../../rates/readRateBook.ts';
import { combine } from '../../usage/combine.ts';
import type { UsageHistory } from '../../usage/history.ts';
import type { OutlookInput } from './outlookInput.ts';
import { readDrivers } from './readDrivers.ts';
import { reconcileGroups } from './reconcileGroups.ts';

/** What will be used and spent, by what it is made of, for each unit and in all. */
export interface Outlook {
  readonly forecast: Forecast | undefined;
  readonly months: readonly Month[];
  /** Everything first, then the units, then the workloads. */
  readonly groups: readonly GroupForecast[];
  readonly differences: readonly Difference[];
  readonly waterfall: readonly WaterfallStep[];
  readonly swings: readonly Swing[];
  readonly prices: EstimatedPrices & { readonly models: readonly { readonly model: string; readonly months: readonly ({ readonly month: Month } & Quantiles)[] }[] };
  readonly exceeding: readonly Exceeding[];
  readonly largest: readonly LargestBill[];
}

/** The outlook from history, from drivers, or from both together; sums are taken future by future, so they add up. */
export function outlook(input: OutlookInput, watch: Watch): Outcome<Outlook> {
  const book = readRateBook(input.book, 'azure-2026-10');
  const drivers = input.drivers === undefined ? undefined : readDrivers(input.drivers.text, input.drivers.file);
  const estimated = estimatePrices(book.value, readRateBook(input.maker, 'openai-2026-10').value);
  const assumptions = { ...estimated.assumptions, ...drivers?.prices };
  const kinds = shocksOfPrices(drivers?.shocks ?? usualShocks, assumptions);
  const findings: Finding[] = [...book.findings];

  const history = input.usage === undefined ? undefined : combine(input.usage.map(({ value }) => value));
  if (history !== undefined) findings.push(...(input.usage ?? []).flatMap((each) => each.findings), ...history.findings);
  const start = history === undefined ? drivers?.from : nextMonth(history.value);
  if (start === undefined) throw new Refusal('invalid', 'A forecast is made from usage files, from a drivers file, or from both: give at least one.');
  const months = monthsFrom(start, input.months);
  const made = history === undefined ? undefined : historyOf(history.value, start, input, kinds, watch);
  findings.push(...(made?.findings ?? []));
  const random = seeded(input.seed + 1);
  const shocks = made?.value.forecast.shocks ?? drawShocks(kinds, input.paths, input.months, random);
  const models = [...new Set([...(history?.value.usage.rows ?? []).map((row) => row.model), ...(drivers?.workloads ?? []).map(({ on }) => on.model)])].toSorted();
  const prices = samplePrices(models, shocks, assumptions, input.months, random);

  const seen = made === undefined ? undefined : historyFutures(made.value.forecast, made.value.mixes, book.value, input.today, prices);
  findings.push(...(seen?.findings ?? []));
  const futures = new Map<string, WorkloadFutures>((seen?.value ?? []).map((each) => [each.id, each]));
  const differences: Difference[] = [];
  for (const workload of drivers?.workloads ?? []) {
    watch.signal.throwIfAborted();
    const driven = drivenFutures(workload, sampleDrivers(workload, drivers?.from ?? start, start, input.months, shocks, kinds, random), book.value, input.today, prices);
    findings.push(...driven.findings);
    const known = futures.get(workload.id);
    if (known === undefined) futures.set(workload.id, driven.value);
    else {
      const both = reconcileViews(known, driven.value, months);
      futures.set(workload.id, both.futures);
      differences.push(...both.differences);
    }
  }
  let members = [...futures.values()];
  const units = unitsOf(drivers, members);
  if (input.reconcile && history !== undefined && made !== undefined) {
    const whole = reconcileGroups(members, units, history.value, { start, months, input, watch });
    members = [...whole.value.futures];
    differences.push(...whole.value.differences);
    findings.push(...whole.findings);
  }
  const total: Group = { id: 'total', workloads: members.map(({ id }) => id) };
  const spend = sumOf(members, 'spend', input.months);
  const lastMean = drivers === undefined ? 0 : meanOfDriven(drivers, futures, months);
  const quota = (drivers?.quota ?? []).map((each) => {
    const priced = unitPrices(book.value, each, 'short', input.today);
    findings.push(...priced.findings);
    return { model: each.model, tokensPerMinute: each.tokensPerMinute, dearest: 1e6 * Math.max(...Object.values(priced.value)), usual: usualPrice(members, months) };
  });
  findings.push(...youngFindings(made?.value.forecast));
  return outcome({
    forecast: made?.value.forecast,
    months,
    groups: groupForecasts(members, [total, ...units, ...members.map(({ id }) => ({ id, workloads: [id] }))], months),
    differences,
    waterfall: drivers === undefined || drivers.workloads.length === 0 || history !== undefined ? [] : waterfall({ ...drivers, months: input.months }, lastMean),
    swings: drivers === undefined ? [] : swings({ ...drivers, months: input.months }),
    prices: { ...estimated, assumptions, models: models.map((model) => ({ model, months: months.map((month, at) => ({ month, ...quantilesOf(prices.own(model).map((path) => path[at] ?? 1)) })) })) },
    exceeding: exceeding(spend, months, { ...drivers?.budgets, ...input.budgets }),
    largest: quota.length === 0 ? [] : largestBills(quota, months),
  }, once(findings));
}

function nextMonth(history: UsageHistory): Month {
  const last = readMonth(history.months.filter(({ forForecast }) => forForecast).at(-1)?.month ?? '');
  if (last === undefined) throw new Refusal('invalid', 'There is no whole month of usage in these files, so there is nothing to forecast from. Bring an export that covers at least one, or give a drivers file alone.');
  return addMonths(last, 1);
}

function historyOf(history: UsageHistory, from: Month, input: OutlookInput, shocks: Drivers['shocks'], watch: Watch): Outcome<UsageForecast> {
  const partial = history.months.filter(({ forForecast }) => !forForecast).map(({ month }) => month);
  return forecastUsage(history.usage, { from, months: input.months, seed: input.seed, paths: input.paths, futures: 0, partial, shocks }, watch);
}

/** The units of the drivers file with workloads that are there; what belongs to none is a group of its own, so that the units add up. */
function unitsOf(drivers: Drivers | undefined, members: readonly WorkloadFutures[]): Group[] {
  if (drivers === undefined || drivers.units.size === 0) return [];
  const claimed = new Set([...drivers.units.values()].flat());
  const rest = members.map(({ id }) => id).filter((id) => !claimed.has(id));
  const units = [...drivers.units].map(([id, workloads]) => ({ id, workloads: workloads.filter((each) => members.some((member) => member.id === each)) }));
  return rest.length === 0 ? units : [...units, { id: 'no unit', workloads: rest }];
}

function meanOfDriven(drivers: Drivers, futures: ReadonlyMap<string, WorkloadFutures>, months: readonly Month[]): number {
  const own = drivers.workloads.flatMap(({ id }) => futures.get(id) ?? []);
  return quantilesOf(sumOf(own, 'tokens', months.length).map((path) => path.at(-1) ?? 0)).mean;
}

/** What a million tokens costs in the mean of all futures of the first month. */
function usualPrice(members: readonly WorkloadFutures[], months: readonly Month[]): number {
  const mean = (measure: 'spend' | 'tokens'): number => quantilesOf(sumOf(members, measure, months.length).map((path) => path[0] ?? 0)).mean;
  const tokens = mean('tokens');
  return tokens > 0 ? (1e6 * mean('spend')) / tokens : 0;
}

/** What public series say of young usage, where the history is young. */
function youngFindings(made: Forecast | undefined): Finding[] {
  const own = made?.backtest.horizons.find(({ ahead }) => ahead === 12);
  if (made === undefined) return [];
  if (own === undefined || own.months < 24) return [finding('info', 'young-usage', 'The median error of a forecast twelve months ahead is around 90 to 130 % on young usage (public series, docs/inside/forecast.md). That is the best argument for flexibility terms: ramps, rollover and the right to go down.')];
  return [finding('info', 'twelve-month-error', `Half of the forecasts made from this history twelve months ahead were off by more than ${Math.round(own.medianError * 100)} %. What a commitment cannot know, flexibility terms have to carry.`)];
}

function once(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((each) => [`${each.code}\n${each.at}\n${each.message}`, each])).values()];
}
