import { addMonths, monthsBetween, monthsFrom, readMonth, type Day, type Month } from '../../base/calendar.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { seeded } from '../../base/random.ts';
import { Refusal } from '../../base/refusal.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { UsageHistory } from '../../usage/history.ts';
import type { DrivenWorkload, Drivers } from '../drivers/drivers.ts';
import { sampleDrivers } from '../drivers/sampleDrivers.ts';
import { swings, waterfall, type Swing, type WaterfallStep } from '../drivers/waterfall.ts';
import type { Forecast, SeriesForecast } from '../forecast.ts';
import { forecastUsage, type UsageForecast } from '../forecastUsage.ts';
import type { EstimatedPrices, PriceAssumptions } from '../prices/priceAssumptions.ts';
import { shocksOfPrices } from '../prices/priceJumps.ts';
import { samplePrices } from '../prices/samplePrices.ts';
import { drawShocks, usualShocks, type ShockKind } from '../shocks/shocks.ts';
import { drivenFutures } from '../spend/drivenFutures.ts';
import { quantilesOf, sumOf, type Group, type Quantiles, type WorkloadFutures } from '../spend/futures.ts';
import { historyFutures } from '../spend/historyFutures.ts';
import { reconcileViews, type Difference } from '../spend/reconcile.ts';
import { exceeding, largestBills, type Budgets, type Exceeding, type LargestBill } from '../spend/tail.ts';
import { unitPrices } from '../spend/unitPrices.ts';
import { reconcileGroups } from './reconcileGroups.ts';

/** What does not change while drivers, prices and budgets are tried. */
export interface OutlookBasis {
  readonly history?: UsageHistory;
  readonly book: RateBook;
  /** What the rate books' own history says of prices. */
  readonly estimated: EstimatedPrices;
  readonly months: number;
  readonly seed: number;
  readonly paths: number;
  /** Whether units and the total are forecast as wholes too, and the sums moved towards them. */
  readonly reconcile: boolean;
  readonly today: Day;
}

/** What is tried. */
export interface OutlookAsked {
  readonly drivers?: Drivers;
  /** In place of what the drivers and the books' history say. */
  readonly prices?: Partial<PriceAssumptions>;
  readonly budgets?: Budgets;
}

/** What will be used and spent, by what it is made of, for each unit and in all. */
export interface Outlook {
  readonly forecast: Forecast | undefined;
  readonly months: readonly Month[];
  /** The futures of each workload: groups are summed from them. */
  readonly members: readonly WorkloadFutures[];
  /** Everything first, then the units, then the workloads. */
  readonly groups: readonly Group[];
  readonly differences: readonly Difference[];
  /** What the drivers by themselves come to in the last month, step by step. */
  readonly waterfall: readonly WaterfallStep[];
  readonly swings: readonly Swing[];
  readonly prices: EstimatedPrices & { readonly models: readonly { readonly model: string; readonly months: readonly ({ readonly month: Month } & Quantiles)[] }[] };
  readonly exceeding: readonly Exceeding[];
  readonly largest: readonly LargestBill[];
}

/**
 * Outlooks from history, from drivers, or from both together; sums are taken future by future, so they add up. The history is
 * forecast once and again only where other shocks are drawn: a changed driver is answered from what is known of it.
 */
export function openOutlook(basis: OutlookBasis, watch: Watch): (asked: OutlookAsked) => Outcome<Outlook> {
  const { history, book, seed, paths, today } = basis;
  const partial = history?.months.filter(({ forForecast }) => !forForecast).map(({ month }) => month) ?? [];
  const made = remembered(3, (kinds: readonly ShockKind[]) => JSON.stringify(kinds), (kinds) => (history === undefined ? undefined : forecastUsage(history.usage, { from: nextMonth(history), months: basis.months, seed, paths, futures: 0, partial, shocks: kinds }, watch)));
  const whole = remembered(64, (group: Group) => group.workloads.join('\n'), ({ id, workloads }): SeriesForecast | undefined => {
    if (history === undefined) return undefined;
    const rows = history.usage.rows.filter((row) => workloads.includes(row.workload)).map((row) => ({ ...row, workload: id }));
    return forecastUsage({ grain: 'month', rows }, { from: nextMonth(history), months: basis.months, seed, paths, futures: 0, partial }, watch).value.forecast.series[0];
  });
  const world = remembered(2, JSON.stringify, (given: World) => worldOf(given, basis, made(given.kinds)));
  const views = remembered(32, ({ given, place, workload }: { readonly given: World; readonly place: number; readonly workload: DrivenWorkload; readonly from: Month }) => JSON.stringify([given, place, workload]), ({ given, place, workload, from }) => {
    watch.signal.throwIfAborted();
    const { start, shocks, prices } = world(given);
    // Each workload draws by itself: what is changed of one leaves the others as they are.
    const own = drivenFutures(workload, sampleDrivers(workload, from, start, basis.months, shocks, given.kinds, seeded(seed + 2 + place)), book, today, prices);
    const other = world(given).seen.find(({ id }) => id === workload.id);
    return { own, both: other === undefined ? undefined : reconcileViews(other, own.value, monthsFrom(start, basis.months)) };
  });
  const moved = lastFor((members: readonly WorkloadFutures[], units: readonly Group[], months: readonly Month[]) => (history === undefined ? undefined : reconcileGroups(members, units, history, months, whole)));
  return (asked) => outlook({ basis, ...asked, made, world, views, moved });
}

/** What is drawn whatever the drivers' numbers are. */
interface World {
  readonly kinds: readonly ShockKind[];
  readonly assumptions: PriceAssumptions;
  readonly models: readonly string[];
  readonly start: Month;
}

function worldOf({ kinds, assumptions, models, start }: World, { book, seed, paths, months, today }: OutlookBasis, made: Outcome<UsageForecast> | undefined) {
  const random = seeded(seed + 1);
  const shocks = made?.value.forecast.shocks ?? drawShocks(kinds, paths, months, random);
  const prices = samplePrices(models, shocks, assumptions, months, random);
  const seen = made === undefined ? undefined : historyFutures(made.value.forecast, made.value.mixes, book, today, prices);
  const own = models.map((model) => ({ model, months: monthsFrom(start, months).map((month, at) => ({ month, ...quantilesOf(prices.own(model).map((path) => path[at] ?? 1)) })) }));
  return { start, shocks, prices, seen: seen?.value ?? [], models: own, findings: seen?.findings ?? [] };
}

/** The last answer as long as the very same things are asked about. */
function lastFor<Rest extends readonly unknown[], Answer>(work: (members: readonly WorkloadFutures[], ...rest: Rest) => Answer): (members: readonly WorkloadFutures[], ...rest: Rest) => Answer {
  let last: { readonly members: readonly WorkloadFutures[]; readonly rest: string; readonly answer: Answer } | undefined;
  return (members, ...rest) => {
    const key = JSON.stringify(rest);
    if (last === undefined || last.rest !== key || last.members.length !== members.length || !last.members.every((member, place) => member === members[place])) last = { members, rest: key, answer: work(members, ...rest) };
    return last.answer;
  };
}

/** The answers to the last `most` questions, each worked out once. */
function remembered<Question, Answer>(most: number, keyOf: (question: Question) => string, work: (question: Question) => Answer): (question: Question) => Answer {
  const known = new Map<string, Answer>();
  return (question) => {
    const key = keyOf(question);
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = work(question);
    if (known.size >= most) known.delete(known.keys().next().value ?? '');
    known.set(key, answer);
    return answer;
  };
}

interface Question extends OutlookAsked {
  readonly basis: OutlookBasis;
  readonly made: (kinds: readonly ShockKind[]) => Outcome<UsageForecast> | undefined;
  readonly world: (given: World) => ReturnType<typeof worldOf>;
  readonly views: (asked: { readonly given: World; readonly place: number; readonly workload: DrivenWorkload; readonly from: Month }) => { readonly own: Outcome<WorkloadFutures>; readonly both: ReturnType<typeof reconcileViews> | undefined };
  readonly moved: (members: readonly WorkloadFutures[], units: readonly Group[], months: readonly Month[]) => ReturnType<typeof reconcileGroups> | undefined;
}

function outlook({ basis, drivers, prices: tried, budgets, made: makeHistory, world: makeWorld, views, moved: move }: Question): Outcome<Outlook> {
  const { history, book, estimated, today } = basis;
  const assumptions = { ...estimated.assumptions, ...drivers?.prices, ...tried };
  const kinds = shocksOfPrices(drivers?.shocks ?? usualShocks, assumptions);
  const start = history === undefined ? drivers?.from : nextMonth(history);
  if (start === undefined) throw new Refusal('invalid', 'A forecast is made from usage files, from a drivers file, or from both: give at least one.');
  const months = monthsFrom(start, basis.months);
  const made = makeHistory(kinds);
  const models = [...new Set([...(history?.usage.rows ?? []).map((row) => row.model), ...(drivers?.workloads ?? []).map(({ on }) => on.model)])].toSorted();
  const given: World = { kinds, assumptions, models, start };
  const world = makeWorld(given);
  const findings: Finding[] = [...(made?.findings ?? []), ...world.findings];
  const futures = new Map<string, WorkloadFutures>(world.seen.map((each) => [each.id, each]));
  const differences: Difference[] = [];
  const driven: WorkloadFutures[] = [];
  for (const [place, workload] of (drivers?.workloads ?? []).entries()) {
    const { own, both } = views({ given, place, workload, from: drivers?.from ?? start });
    findings.push(...own.findings);
    driven.push(own.value);
    futures.set(workload.id, both?.futures ?? own.value);
    differences.push(...(both?.differences ?? []));
  }
  let members = [...futures.values()];
  const units = unitsOf(drivers, members);
  const moved = basis.reconcile ? move(members, units, months) : undefined;
  if (moved !== undefined) {
    members = [...moved.value.futures];
    differences.push(...moved.value.differences);
    findings.push(...moved.findings);
  }
  const total: Group = { id: 'total', workloads: members.map(({ id }) => id) };
  const quota = (drivers?.quota ?? []).map((each) => {
    const priced = unitPrices(book, each, 'short', today);
    findings.push(...priced.findings);
    return { model: each.model, tokensPerMinute: each.tokensPerMinute, dearest: 1e6 * Math.max(...Object.values(priced.value)), usual: usualPrice(members) };
  });
  findings.push(...youngFindings(made?.value.forecast));
  // The months of the drivers as they reach to the last one of this outlook.
  const reach = drivers === undefined ? undefined : { ...drivers, months: monthsBetween(drivers.from, start) + basis.months };
  return outcome({
    forecast: made?.value.forecast,
    months,
    members,
    groups: [total, ...units, ...members.map(({ id }) => ({ id, workloads: [id] }))],
    differences,
    waterfall: reach === undefined || reach.workloads.length === 0 || reach.months < 1 ? [] : waterfall(reach, quantilesOf(sumOf(driven, 'tokens', months.length).map((path) => path.at(-1) ?? 0)).mean),
    swings: reach === undefined || reach.months < 1 ? [] : swings(reach),
    prices: { ...estimated, assumptions, models: world.models },
    exceeding: exceedingOf(members, months, { ...drivers?.budgets, ...budgets }),
    largest: quota.length === 0 ? [] : largestBills(quota, months),
  }, once(findings));
}

function exceedingOf(members: readonly WorkloadFutures[], months: readonly Month[], budgets: Budgets): Exceeding[] {
  return Object.keys(budgets).length === 0 ? [] : exceeding(sumOf(members, 'spend', months.length), months, budgets);
}

function nextMonth(history: UsageHistory): Month {
  const last = readMonth(history.months.filter(({ forForecast }) => forForecast).at(-1)?.month ?? '');
  if (last === undefined) throw new Refusal('invalid', 'There is no whole month of usage in these files, so there is nothing to forecast from. Bring an export that covers at least one, or give a drivers file alone.');
  return addMonths(last, 1);
}

/** The units of the drivers file with workloads that are there; what belongs to none is a group of its own, so that the units add up. */
function unitsOf(drivers: Drivers | undefined, members: readonly WorkloadFutures[]): Group[] {
  if (drivers === undefined || drivers.units.size === 0) return [];
  const claimed = new Set([...drivers.units.values()].flat());
  const rest = members.map(({ id }) => id).filter((id) => !claimed.has(id));
  const units = [...drivers.units].map(([id, workloads]) => ({ id, workloads: workloads.filter((each) => members.some((member) => member.id === each)) }));
  return rest.length === 0 ? units : [...units, { id: 'no unit', workloads: rest }];
}

/** What a million tokens costs in the mean of all futures of the first month. */
function usualPrice(members: readonly WorkloadFutures[]): number {
  const paths = members[0]?.of.tokens.length ?? 0;
  const mean = (measure: 'spend' | 'tokens'): number => quantilesOf(Array.from({ length: paths }, (_, path) => members.reduce((sum, { of }) => sum + (of[measure][path]?.[0] ?? 0), 0))).mean;
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
