import { toDouble } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import { pricing } from '../deal/evaluate.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { ptuModel } from '../rates/lookUp.ts';
import type { Purchase } from '../rates/ptuTable.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import { calibrateBucket, type CalibratedBucket, type SpillCount } from './calibrateBucket.ts';
import { pour, type Arrivals, type Bucket } from './leakyBucket.ts';
import { ptuPriceFor } from './ptuPriceFor.ts';
import { replayLoad, type Replay } from './replayLoad.ts';
import { servableLoad, type Deployment, type ServableLoad } from './servableLoad.ts';
import { roundedUp } from './sizeProvisioned.ts';
import type { LoadColumns } from './sortedLoad.ts';

/** What one size serves of a load. */
export interface ReplayedSize extends Replay {
  readonly ptu: number;
  readonly spilledShare: number;
  /** What is paid for PTU that serve nothing, by the ways to buy that have a price. */
  readonly idleCost: Readonly<Partial<Record<Purchase, number>>>;
  /** Request by request, where the log has single requests: shares of requests and of input-equivalent tokens that meet 429. */
  readonly byRequest: { readonly refusedShare: number; readonly spilledShare: number; readonly spilledWorth: number } | undefined;
}

export interface DealReplay extends Deployment {
  readonly period: Pick<ServableLoad, 'grain' | 'from' | 'to'> & { readonly minutes: number };
  /** The size asked for first, and others around it, rising. */
  readonly asked: ReplayedSize;
  readonly sizes: readonly ReplayedSize[];
  /** What averages over an hour would make of the spill of the size asked for. */
  readonly byHour: number;
  readonly bucket: Bucket | undefined;
  readonly calibration: CalibratedBucket | undefined;
}

export interface ReplayAsked {
  readonly deployment: Deployment;
  /** Undefined for the deal's own block, or else what serves the mean load. */
  readonly ptu: number | undefined;
  readonly arrivals: Arrivals | undefined;
  readonly counts: readonly SpillCount[] | undefined;
}

/** Where nothing is known of the bucket: assumed, and said. */
const assumedBucket: Bucket = { depth: 60, admits: 'while not full' };
const around = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2];

/** What a number of PTU would have served of a load: minute by minute, and request by request where the log has them. */
export function replayDeal(terms: DealTerms, usage: UsageSeries, book: RateBook, { deployment, ptu, arrivals, counts }: ReplayAsked): Outcome<DealReplay> {
  const model = ptuModel(book.ptu, deployment.model);
  if (model === undefined) throw new Refusal('not-found', `The PTU table of ${book.name} does not have ${deployment.model}. It has ${book.ptu.models.map((each) => each.model).join(', ')}.`);
  const { value: load, findings } = servableLoad(terms, usage, deployment, model, pricing(terms, book).card, book);
  if (load === undefined) throw new Refusal('not-found', `There is no usage of ${deployment.model} (${deployment.scope}, ${deployment.region}, standard or provisioned) that PTU can serve.`);
  const perPtu = toDouble(model.inputTpmPerPtu);
  const lattice = { minimum: model.minimum[deployment.scope], increment: model.increment[deployment.scope] };
  const found: Finding[] = [...findings];
  const size = sizeOf(terms, deployment, ptu, load, perPtu, lattice, found);
  const calibration = arrivals === undefined || counts === undefined ? undefined : calibrateBucket(arrivals, (size * perPtu) / 60, counts);
  if (calibration !== undefined) found.push(calibrated(calibration));
  const bucket = arrivals === undefined ? undefined : (calibration?.bucket ?? assumedBucket);
  if (arrivals !== undefined && calibration === undefined) found.push(finding('warning', 'bucket-assumed', `Microsoft publishes no depth for the bucket behind its 429 answers; ${assumedBucket.depth} seconds are assumed. Bring your own counts of requests and 429 answers by the minute or hour (--counts): the depth decides more than the price sheet where load comes in bursts.`));
  if (arrivals === undefined) found.push(finding('info', 'replayed-by-minute', `The usage is by the ${load.grain}, so a minute is taken as level; a request log (CSV with seconds) shows bursts within a minute, which meet 429 where minutes do not.`));
  const prices = new Map((['hourly', 'oneMonth', 'oneYear'] as const).flatMap((purchase) => {
    const price = ptuPriceFor(terms, book, deployment, purchase, load);
    return price === undefined ? [] : [[purchase, price.perPtu] as const];
  }));
  const sized = (of: number): ReplayedSize => {
    const replay = replayLoad(load.inTime, of * perPtu);
    const poured = arrivals && bucket && pour(arrivals, (of * perPtu) / 60, bucket);
    const byRequest = poured && { refusedShare: shareOf(poured.refusedRequests, poured.refused.length), spilledShare: shareOf(poured.spilled, poured.tokens), spilledWorth: poured.spilledWorth };
    return { ...replay, ptu: of, spilledShare: shareOf(replay.spilled, replay.served + replay.spilled), idleCost: Object.fromEntries([...prices].map(([purchase, price]) => [purchase, of * price * (1 - replay.utilisation)])), byRequest };
  };
  const asked = sized(size);
  const sizes = [...new Set([...around.map((share) => roundedUp(size * share, lattice)), size])].toSorted((a, b) => a - b).map((each) => (each === size ? asked : sized(each)));
  const byHour = replayLoad(hourly(load.inTime), size * perPtu);
  const value: DealReplay = { ...deployment, period: { grain: load.grain, from: load.from, to: load.to, minutes: Math.round(load.load.minutes) }, asked, sizes, byHour: shareOf(byHour.spilled, byHour.served + byHour.spilled), bucket, calibration };
  return outcome(value, found);
}

function sizeOf(terms: DealTerms, of: Deployment, asked: number | undefined, load: ServableLoad, perPtu: number, lattice: { readonly minimum: number; readonly increment: number }, found: Finding[]): number {
  if (asked !== undefined) return asked;
  const own = terms.provisioned.filter((block) => block.model === of.model && block.scope === of.scope && block.region === of.region);
  const first = own.map(({ from }) => from).toSorted()[0];
  const size = own.filter(({ from }) => from === first).reduce((total, block) => total + block.ptu, 0);
  if (size > 0) {
    found.push(finding('info', 'size-of-the-deal', `The deal has ${size} PTU of ${of.model} there, so that many are replayed; say --ptu for another size.`));
    return size;
  }
  const mean = roundedUp(load.load.tokens / load.load.minutes / perPtu, lattice);
  found.push(finding('info', 'size-of-the-mean', `The deal has no PTU of ${of.model} there; the ${mean} that serve its mean load are replayed. Say --ptu for another size.`));
  return mean;
}

function calibrated({ bucket, fitted, heldOut }: CalibratedBucket): Finding {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const apart = Math.abs(heldOut.replayed - heldOut.counted) * 100;
  const words = `A bucket of ${bucket.depth.toFixed(0)} seconds that admits ${bucket.admits} comes nearest to your counts of ${fitted.stretches} periods; of the ${heldOut.stretches} others it says that ${percent(heldOut.replayed)} of the requests met 429, and ${percent(heldOut.counted)} did.`;
  return finding(apart > 2 ? 'warning' : 'info', 'bucket-calibrated', apart > 2 ? `${words} That is ${apart.toFixed(1)} points apart: check that counts and log are of the same deployment, and that the PTU are those that served it.` : words);
}

/** The load as averages over whole hours show it. */
function hourly({ minutes, loads, values }: LoadColumns): LoadColumns {
  const hours: { minutes: number; tokens: number; worth: number }[] = [];
  let now = 0;
  for (let place = 0; place < loads.length; place++) {
    const [width, load] = [minutes[place] ?? 0, loads[place] ?? 0];
    for (let left = width; left > 1e-9; ) {
      const hour = Math.floor(now / 60 + 1e-9);
      const part = Math.min(left, (hour + 1) * 60 - now);
      const sum = (hours[hour] ??= { minutes: 0, tokens: 0, worth: 0 });
      sum.minutes += part;
      sum.tokens += part * load;
      sum.worth += part * load * (values[place] ?? 0);
      [now, left] = [now + part, left - part];
    }
  }
  return { minutes: Float64Array.from(hours, (hour) => hour.minutes), loads: Float64Array.from(hours, (hour) => hour.tokens / hour.minutes), values: Float64Array.from(hours, (hour) => (hour.tokens === 0 ? 0 : hour.worth / hour.tokens)) };
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
