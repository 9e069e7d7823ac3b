import { z } from 'zod';
import { addMonths, monthsBetween, type Month } from '../../base/calendar.ts';
import { toDouble } from '../../base/decimal.ts';
import { Refusal } from '../../base/refusal.ts';
import { amount, count, described, group, list, maybe, monthText, number, text, word } from '../../deal/dealValues.ts';
import { WrittenNumber } from '../../deal/plainYaml.ts';
import { readShaped } from '../../deal/readShaped.ts';
import type { Deployment, DrivenWorkload, Drivers } from '../../forecast/drivers/drivers.ts';
import { readUncertain, sure, type Uncertain } from '../../forecast/drivers/uncertain.ts';
import { usualShocks } from '../../forecast/shocks/shocks.ts';
import type { PriceAssumptions } from '../../forecast/prices/priceAssumptions.ts';

/** What a drivers file `drivers/1` says (docs/reference/drivers.md). Refuses what cannot be meant in one sentence with its place. */
export function readDrivers(written: string, file: string): Drivers {
  const read = readShaped(written, file, { format: 'drivers/1', what: 'drivers file', holds: 'workloads, units, prices, budgets or quota' }, driversShape);
  const refuse = (key: string, sentence: string): never => {
    throw new Refusal('invalid', `${file}, ${key} ${sentence}`, { file, key });
  };
  const workloads = (read.workloads ?? []).map((each, place) => workloadOf(each, read.from, (key, sentence) => refuse(`workloads[${place}].${key}`, sentence)));
  const twice = workloads.findIndex(({ id }, place) => workloads.findIndex((other) => other.id === id) < place);
  if (twice >= 0) refuse(`workloads[${twice}].id`, `is "${workloads[twice]?.id ?? ''}", as is another; give each workload its own.`);
  const units = new Map((read.units ?? []).map(({ name, workloads: members }) => [name, members]));
  const claimed = new Map<string, string>();
  for (const [unit, members] of units) for (const member of members) {
    const other = claimed.get(member);
    if (other !== undefined) refuse('units', `count ${member} in ${other} and in ${unit}: a workload belongs to one unit, or the units would not add up to the total.`);
    claimed.set(member, unit);
  }
  const budgets = read.budgets;
  return {
    name: read.name ?? file, from: read.from, months: read.months ?? 36, units, workloads,
    shocks: usualShocks.map((kind) => ({ ...kind, ...shocksOf((read.shocks ?? []).find((each) => each.kind === kind.kind)) })),
    prices: pricesOf(read.prices),
    budgets: { ...(budgets?.month === undefined ? {} : { month: toDouble(budgets.month) }), ...(budgets?.quarter === undefined ? {} : { quarter: toDouble(budgets.quarter) }), ...(budgets?.year === undefined ? {} : { year: toDouble(budgets.year) }) },
    quota: (read.quota ?? []).map((each) => ({ ...deploymentOf(each), tokensPerMinute: toDouble(each.tokensPerMinute) })),
  };
}

/** A number, a share, or a range of either: 12000, "12 to 18", "30 % to 60 %". */
function uncertain(bounds: { readonly share: boolean; readonly atLeast: number; readonly atMost: number }): z.ZodType<Uncertain> {
  return z.unknown().transform((value, context): Uncertain => {
    const said = value instanceof WrittenNumber ? value.text : value;
    const read = typeof said === 'string' ? readUncertain(said) : undefined;
    const problem = (message: string): Uncertain => {
      context.issues.push({ code: 'custom', message, input: value });
      return z.NEVER;
    };
    const example = bounds.share ? '40 %, or the range "30 % to 60 %" that holds it 80 times in 100' : '15, or the range "12 to 18" that holds it 80 times in 100';
    if (read === undefined) return problem(`is ${described(value)}, and a number is wanted: ${example}`);
    const ends = read.kind === 'sure' ? [read.value] : [read.low, read.high];
    if (ends.some((end) => end < bounds.atLeast || end > bounds.atMost)) return problem(`is ${described(value)}, and must lie between ${bounds.share ? `${bounds.atLeast * 100} % and ${bounds.atMost * 100} %` : `${bounds.atLeast} and ${bounds.atMost}`}`);
    return { ...read, share: bounds.share };
  });
}

const amountRange = uncertain({ share: false, atLeast: 0, atMost: 1e15 });
const shareRange = uncertain({ share: true, atLeast: 0, atMost: 1 });
const growthRange = uncertain({ share: true, atLeast: -0.9, atMost: 20 });
const scope = word('global', 'dataZone', 'regional');
const tier = word('standard', 'batch', 'priority', 'flex', 'provisioned');

const launchShape = group({ earliest: monthText(), latest: maybe(monthText()), probability: maybe(shareRange) });
const workloadShape = group({
  id: text(), model: text(), scope: maybe(scope), tier: maybe(tier), region: maybe(text()),
  users: amountRange, growthPerYear: maybe(growthRange), adoption: shareRange, rampMonths: maybe(amountRange), callsPerUser: amountRange,
  inputPerCall: amountRange, outputPerCall: amountRange, cachedShare: maybe(shareRange), cacheWriteShare: maybe(shareRange), longShare: maybe(shareRange),
  launch: maybe(launchShape), ends: maybe(monthText()),
});
const pricesShape = group({ cutsPerYear: maybe(amount()), cutDepth: maybe(shareRange), risesPerYear: maybe(amount()), riseSize: maybe(amountRange), newModelsPerYear: maybe(amount()), newModelPrice: maybe(amountRange), moveShare: maybe(shareRange), parityLagMonths: maybe(amountRange) });
const shockShape = group({ kind: word('new model', 'launch', 'outage', 'price cut'), perYear: maybe(amount()), hits: maybe(shareRange) });
const driversShape = group({
  parley: z.unknown(), name: maybe(text()), from: monthText(), months: maybe(count(1, 120)),
  units: maybe(list(group({ name: text(), workloads: list(text()) }))),
  workloads: maybe(list(workloadShape)),
  prices: maybe(pricesShape),
  shocks: maybe(list(shockShape)),
  budgets: maybe(group({ month: maybe(amount()), quarter: maybe(amount()), year: maybe(amount()) })),
  quota: maybe(list(group({ model: text(), scope: maybe(scope), tier: maybe(tier), region: maybe(text()), tokensPerMinute: number({ above: '0' }) }))),
});
type WorkloadShape = z.output<typeof workloadShape>;

function workloadOf(read: WorkloadShape, from: Month, refuse: (key: string, sentence: string) => never): DrivenWorkload {
  const launch = read.launch;
  const earliest = launch?.earliest ?? addMonths(from, -liveLong);
  const latest = launch?.latest ?? earliest;
  if (latest < earliest) refuse('launch.latest', `is ${latest}, before the earliest month ${earliest}.`);
  if (monthsBetween(earliest, latest) > 120) refuse('launch.latest', `is ${latest}, more than ten years after the earliest month ${earliest}.`);
  const probability = launch?.probability ?? sure(1, true);
  return {
    id: read.id, on: deploymentOf(read), users: read.users, growth: read.growthPerYear ?? sure(0, true), adoption: read.adoption,
    // What is live already and says nothing of a ramp has reached its ceiling.
    rampMonths: read.rampMonths ?? sure(launch === undefined ? 1 : 12), calls: read.callsPerUser, input: read.inputPerCall, output: read.outputPerCall,
    cachedShare: read.cachedShare ?? sure(0, true), cacheWriteShare: read.cacheWriteShare ?? sure(0, true), longShare: read.longShare ?? sure(0, true),
    launch: { earliest, latest, probability: probability.kind === 'sure' ? probability.value : (probability.low + probability.high) / 2 }, ends: read.ends,
  };
}

/** A workload without a launch is live and past its ramp. */
const liveLong = 60;

function deploymentOf(read: { readonly model: string; readonly scope?: Deployment['scope'] | undefined; readonly tier?: Deployment['tier'] | undefined; readonly region?: string | undefined }): Deployment {
  return { model: read.model, scope: read.scope ?? 'global', tier: read.tier ?? 'standard', region: read.region ?? 'eastus2' };
}

function shocksOf(read: z.output<typeof shockShape> | undefined): { perYear?: number; hits?: number } {
  return { ...(read?.perYear === undefined ? {} : { perYear: toDouble(read.perYear) }), ...(read?.hits?.kind === 'sure' ? { hits: read.hits.value } : {}) };
}

function pricesOf(read: z.output<typeof pricesShape> | undefined): Partial<PriceAssumptions> {
  if (read === undefined) return {};
  const { cutsPerYear, risesPerYear, riseSize, newModelsPerYear, cutDepth, newModelPrice, moveShare, parityLagMonths } = read;
  return {
    ...(cutsPerYear === undefined ? {} : { cutsPerYear: toDouble(cutsPerYear) }), ...(newModelsPerYear === undefined ? {} : { newModelsPerYear: toDouble(newModelsPerYear) }),
    ...(risesPerYear === undefined ? {} : { risesPerYear: toDouble(risesPerYear) }), ...(riseSize === undefined ? {} : { riseSize }),
    ...(cutDepth === undefined ? {} : { cutDepth }), ...(newModelPrice === undefined ? {} : { newModelPrice }), ...(moveShare === undefined ? {} : { moveShare }), ...(parityLagMonths === undefined ? {} : { parityLagMonths }),
  };
}
