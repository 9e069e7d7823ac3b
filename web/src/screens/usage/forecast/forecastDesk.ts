import { month } from '../../../../../src/base/calendar.ts';
import type { Finding } from '../../../../../src/base/finding.ts';
import { unwatched, type Watch } from '../../../../../src/base/progress.ts';
import { backtestWords } from '../../../../../src/forecast/backtestWords.ts';
import { typedPrices, withDriver, type DriverField } from '../../../../../src/forecast/drivers/editDrivers.ts';
import type { DrivenWorkload, Drivers, Measure } from '../../../../../src/forecast/drivers/drivers.ts';
import { showUncertain } from '../../../../../src/forecast/drivers/uncertain.ts';
import type { Swing, WaterfallStep } from '../../../../../src/forecast/drivers/waterfall.ts';
import type { BacktestDetail } from '../../../../../src/forecast/forecast.ts';
import { pathsFor } from '../../../../../src/forecast/outlook/pathsFor.ts';
import { openOutlook, type Outlook } from '../../../../../src/forecast/outlook/outlook.ts';
import { pastOf } from '../../../../../src/forecast/outlook/pastOf.ts';
import { estimatePrices } from '../../../../../src/forecast/prices/estimatePrices.ts';
import type { PriceAssumptions } from '../../../../../src/forecast/prices/priceAssumptions.ts';
import { quantilesOf, sumOf, type Quantiles } from '../../../../../src/forecast/spend/futures.ts';
import type { Difference } from '../../../../../src/forecast/spend/reconcile.ts';
import type { Budgets, Exceeding, LargestBill } from '../../../../../src/forecast/spend/tail.ts';
import { readRateBook } from '../../../../../src/rates/readRateBook.ts';
import type { UsageHistory } from '../../../../../src/usage/history.ts';
import type { UsageRow } from '../../../../../src/usage/usageSeries.ts';
import type { AnswerOf } from '../../../client/answers.ts';

export type Basis = AnswerOf<'forecast.basis'>;

/** What is tried, and what is to be drawn of it. */
export interface ForecastQuestion {
  /** Numbers of workloads as they were typed, by "workload\nfield". */
  readonly drivers: Readonly<Record<string, string>>;
  readonly prices: Readonly<Partial<Record<keyof PriceAssumptions, string>>>;
  readonly budgets: Budgets;
  readonly group: string;
  readonly measure: Measure;
}

export type FanPoint = { readonly month: string } & Quantiles;

/** One group's middle and range now and later. */
export interface GroupRow {
  readonly id: string;
  readonly kind: 'total' | 'unit' | 'workload';
  readonly next: Quantiles;
  readonly later: Quantiles;
  readonly laterMonth: string;
}

export interface Forecasted {
  readonly group: string;
  readonly measure: Measure;
  readonly past: readonly { readonly month: string; readonly amount: number }[];
  /** As the files and the books say. */
  readonly fan: readonly FanPoint[];
  /** With what is tried; absent where nothing is. */
  readonly tried: readonly FanPoint[] | undefined;
  readonly groups: readonly GroupRow[];
  readonly waterfall: readonly WaterfallStep[];
  readonly swings: readonly Swing[];
  readonly differences: readonly Difference[];
  readonly exceeding: readonly Exceeding[];
  readonly largest: readonly LargestBill[];
  readonly backtest: (BacktestDetail & { readonly says: string }) | undefined;
  readonly findings: readonly Finding[];
  readonly milliseconds: number;
}

export interface PriceShown {
  readonly key: keyof PriceAssumptions;
  readonly value: string;
  readonly why: string;
}

/** A forecast that is open in this browser: asked again with every number that is typed. */
export interface ForecastDesk {
  readonly currency: string;
  readonly seed: number;
  readonly paths: number;
  readonly workloads: readonly { readonly id: string; readonly model: string; readonly values: Readonly<Record<DriverField['key'], string>>; readonly launch: string }[];
  readonly prices: readonly PriceShown[];
  readonly budgets: Budgets;
  readonly ask: (question: ForecastQuestion) => Forecasted;
}

const seed = 1;
const months = 36;

/** Opens the forecast on what the desk sent: the same functions, the same seed and so the same figures as the command line has. */
export function openForecast(given: Basis, watch: Watch = unwatched): ForecastDesk {
  const book = readRateBook(given.book, given.book.name).value;
  const history = given.history === null || given.history.from === null ? undefined : historyOf(given.history);
  const drivers = given.drivers === null ? undefined : driversOf(given.drivers);
  const paths = pathsFor(new Set([...(history?.usage.rows ?? []).map(({ workload }) => workload), ...(drivers?.workloads ?? []).map(({ id }) => id)]).size);
  const estimated = estimatePrices(book, readRateBook(given.maker, given.maker.name).value);
  const basis = { ...(history === undefined ? {} : { history }), book, estimated, months, seed, paths, reconcile: true, today: given.today as never };
  const outlook = openOutlook(basis, watch);
  const past = history === undefined ? () => [] : pastOf(history, book);
  const assumed = { ...estimated.assumptions, ...drivers?.prices };
  const untried = outlook(drivers === undefined ? {} : { drivers });
  // What the files say is drawn again and again while something is tried.
  let last: { readonly key: string; readonly fan: readonly FanPoint[] } | undefined;
  const asSaid = (workloads: readonly string[], measure: Measure): readonly FanPoint[] => {
    const key = `${measure}\n${workloads.join('\n')}`;
    if (last?.key !== key) last = { key, fan: fanOf(untried.value, workloads, measure) };
    return last.fan;
  };
  return {
    currency: book.currency, seed, paths,
    workloads: (drivers?.workloads ?? []).map((each) => ({ id: each.id, model: each.on.model, values: valuesOf(each), launch: launchWords(each) })),
    prices: (Object.keys(estimated.grounds) as (keyof PriceAssumptions)[]).map((key) => ({ key, value: written(assumed[key]), why: drivers?.prices[key] === undefined ? estimated.grounds[key] : 'As the drivers file says.' })),
    budgets: drivers?.budgets ?? {},
    ask: (question) => {
      const began = performance.now();
      const tries = Object.keys(question.drivers).length + Object.keys(question.prices).length > 0;
      let changed = drivers;
      for (const [key, text] of Object.entries(question.drivers)) {
        const [workload = '', field = ''] = key.split('\n');
        if (changed !== undefined) changed = withDriver(changed, workload, field as DriverField['key'], text);
      }
      const budgets = { ...drivers?.budgets, ...question.budgets };
      const asked = tries || Object.keys(question.budgets).length > 0 ? outlook({ ...(changed === undefined ? {} : { drivers: changed }), prices: typedPrices(question.prices), budgets }) : untried;
      const shown = asked.value;
      const group = shown.groups.find(({ id }) => id === question.group) ?? shown.groups[0];
      const { waterfall, swings, differences, exceeding, largest } = shown;
      return {
        group: group?.id ?? 'total', measure: question.measure,
        past: past(group?.workloads ?? [], question.measure),
        fan: asSaid(group?.workloads ?? [], question.measure),
        tried: tries ? fanOf(shown, group?.workloads ?? [], question.measure) : undefined,
        groups: rowsOf(shown, question.measure),
        waterfall, swings, differences, exceeding, largest,
        backtest: shown.forecast && { ...shown.forecast.backtest, says: backtestWords(shown.forecast.backtest) },
        findings: asked.findings,
        milliseconds: performance.now() - began,
      };
    },
  };
}

function fanOf(outlook: Outlook, workloads: readonly string[], measure: Measure): FanPoint[] {
  const sums = sumOf(outlook.members.filter(({ id }) => workloads.includes(id)), measure, outlook.months.length);
  return outlook.months.map((at, index) => ({ month: at, ...quantilesOf(sums.map((path) => path[index] ?? 0)) }));
}

function rowsOf(outlook: Outlook, measure: Measure): GroupRow[] {
  const later = Math.min(11, outlook.months.length - 1);
  return outlook.groups.map(({ id, workloads }, place) => {
    const members = outlook.members.filter((member) => workloads.includes(member.id)).map(({ of }) => of[measure]);
    const at = (index: number): Quantiles => quantilesOf((members[0] ?? []).map((_, path) => members.reduce((sum, paths) => sum + (paths[path]?.[index] ?? 0), 0)));
    return { id, kind: place === 0 ? 'total' : workloads.length === 1 && workloads[0] === id ? 'workload' : 'unit', next: at(0), later: at(later), laterMonth: outlook.months[later] ?? '' };
  });
}

function historyOf({ months: covered, rows }: NonNullable<Basis['history']>): UsageHistory {
  const read = rows.map((row) => ({ ...row, input: BigInt(row.input), cached: BigInt(row.cached), cacheWrite: BigInt(row.cacheWrite), output: BigInt(row.output), requests: BigInt(row.requests) }) as UsageRow);
  return { usage: { grain: 'month', rows: read }, charges: [], months: covered.map((each) => ({ ...each, month: month(each.month) })), gaps: [], minutes: { grain: 'minute', rows: [] } };
}

function driversOf(given: NonNullable<Basis['drivers']>): Drivers {
  return {
    ...given,
    from: month(given.from),
    units: new Map(given.units.map(({ name, workloads }) => [name, workloads])),
    workloads: given.workloads.map((each): DrivenWorkload => ({ ...each, launch: { ...each.launch, earliest: month(each.launch.earliest), latest: month(each.launch.latest) }, ends: each.ends === null ? undefined : month(each.ends) })),
    prices: Object.fromEntries(Object.entries(given.prices).filter(([, value]) => value !== undefined)),
    budgets: Object.fromEntries(Object.entries(given.budgets).filter(([, value]) => value !== undefined)),
  };
}

function valuesOf(workload: DrivenWorkload): Readonly<Record<DriverField['key'], string>> {
  const { users, growth, adoption, rampMonths, calls, input, output, cachedShare, cacheWriteShare, longShare } = workload;
  return { users: showUncertain(users), growth: showUncertain(growth), adoption: showUncertain(adoption), rampMonths: showUncertain(rampMonths), calls: showUncertain(calls), input: showUncertain(input), output: showUncertain(output), cachedShare: showUncertain(cachedShare), cacheWriteShare: showUncertain(cacheWriteShare), longShare: showUncertain(longShare) };
}

function launchWords({ launch: { earliest, latest, probability }, ends }: DrivenWorkload): string {
  const when = earliest === latest ? earliest : `${earliest} to ${latest}`;
  return `${probability < 1 ? `${Math.round(probability * 100)} % live from ` : 'live from '}${when}${ends === undefined ? '' : `, until ${ends}`}`;
}

function written(value: PriceAssumptions[keyof PriceAssumptions]): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(3)));
  return showUncertain(value.kind === 'sure' ? value : { ...value, low: Number(value.low.toPrecision(3)), high: Number(value.high.toPrecision(3)) });
}
