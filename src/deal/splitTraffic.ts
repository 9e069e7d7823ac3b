import { addMonths, daysInMonth, firstDay, monthOf, monthsBetween, type Day, type Month } from '../base/calendar.ts';
import { decimal, divide, isZero, show, type Decimal } from '../base/decimal.ts';
import type { Finding } from '../base/finding.ts';
import { Refusal } from '../base/refusal.ts';
import { ptuModel } from '../rates/lookUp.ts';
import { kinds, type Scope } from '../rates/meter.ts';
import type { PtuModel, PtuTable } from '../rates/ptuTable.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { Grain, UsageRow, UsageSeries } from '../usage/usageSeries.ts';
import type { ReservationStanding } from './bill.ts';
import type { DealTerms, ProvisionedBlock, TrafficShare } from './dealTerms.ts';
import { grainOf } from './grainOf.ts';
import { aimedFindings, outsideFindings, refusedFindings, spreadFindings } from './splitFindings.ts';
import { guardDigits, levelCurve, loadCurve, overflow, segmentsOf, whole, type LoadCurve, type Segment } from './loadCurve.ts';
import { sharedParts } from './trafficShares.ts';
import { tokenCounts, trafficTally, type Traffic, type TokenCounts, type TrafficTally } from './traffic.ts';

/** Usage as it will be charged: what blocks serve is gone from it, what spills is charged where it spills to. */
export interface Split {
  readonly traffic: readonly Traffic[];
  readonly reservations: readonly ReservationStanding[];
  readonly findings: readonly Finding[];
}

/** Step 1 of docs/reference/deal-terms.md. `shapes` says by workload how month-grain provisioned traffic varies within the month. */
export function splitTraffic(terms: DealTerms, usage: UsageSeries, table: PtuTable, shapes: ReadonlyMap<string, LoadShape>): Split {
  const first = monthOf(terms.start);
  const tally = trafficTally();
  const aimed = new Map<string, Aimed>();
  const outside: UsageRow[] = [];
  const months = new Map<string, Period>();
  for (const row of usage.rows) {
    let period = months.get(row.at);
    if (period === undefined) months.set(row.at, (period = { month: monthsBetween(first, monthOf(row.at)), day: dayOf(row) }));
    const { month } = period;
    if (month < 0 || month >= terms.months) outside.push(row);
    else if (row.tier === 'provisioned') aim(aimed, row, month);
    else charge(tally, terms.shares ?? [], row, period);
  }
  const blocks = new Map(terms.provisioned.map((block) => [block.id, standing()]));
  const findings = [...outsideFindings(outside), ...(aimed.size > 0 ? spreadFindings(usage, shapes) : [])];
  const aimedFound = new Map<string, Finding>();
  for (const group of [...aimed].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)) {
    const active = activeBlocks(terms, group);
    const model = ptuModel(table, group.model);
    for (const found of aimedFindings(group, active, model)) aimedFound.set(found.message, found);
    const last = active.at(-1);
    if (last === undefined) for (const row of group.rows) tally.add(row, 'standard', group.month, dayOf(row), tokenCounts(row));
    else serve({ grain: grainOfAll(group), shapes, tally, blocks }, group, active, last, model);
  }
  const reservations = terms.provisioned.map((block) => reservation(terms, block, blocks.get(block.id) ?? standing(), ptuModel(table, block.model)));
  return { traffic: tally.inOrder(), reservations, findings: [...findings, ...aimedFound.values(), ...refusedFindings(reservations)] };
}

/** When a row is charged: its month of the deal, and its day. */
interface Period {
  readonly month: number;
  readonly day: Day;
}

/** Rows aimed at provisioned deployments of one model, scope and region in one month. */
interface Aimed {
  readonly month: number;
  readonly model: string;
  readonly scope: Scope;
  readonly region: string;
  readonly rows: UsageRow[];
}

/** What a block has done so far; served is in weighted tokens of 10^−(guardDigits + the model's unit). */
interface BlockTally {
  served: bigint;
  spilled: bigint;
  refused: bigint;
}

const standing = (): BlockTally => ({ served: 0n, spilled: 0n, refused: 0n });

function aim(aimed: Map<string, Aimed>, row: UsageRow, month: number): void {
  const key = `${String(month).padStart(4, '0')} ${row.scope} ${row.region} ${row.model}`;
  const group = aimed.get(key);
  if (group === undefined) aimed.set(key, { month, model: row.model, scope: row.scope, region: row.region, rows: [row] });
  else group.rows.push(row);
}

/** Tallies a row that no block serves: as the usage says, or in the parts that a share of the deal makes of standard traffic. */
function charge(tally: TrafficTally, shares: readonly TrafficShare[], row: UsageRow, { month, day }: Period): void {
  const parts = row.tier === 'standard' && shares.length > 0 ? sharedParts(shares, row) : undefined;
  if (parts === undefined) tally.add(row, row.tier, month, day, tokenCounts(row));
  else for (const { tier, part, share } of parts) tally.add(row, tier, month, day, tokenCounts(row).map((tokens) => tokens * part) as TokenCounts, { share });
}

/** The row's own day; a month-grain row takes the first day of its month. */
function dayOf(row: UsageRow): Day {
  return row.at.length === 7 ? firstDay(row.at as Month) : (row.at.slice(0, 10) as Day);
}

/** Blocks that serve the group's month, in order of id: the first fills first. */
function activeBlocks(terms: DealTerms, group: Aimed): readonly ProvisionedBlock[] {
  const first = monthOf(terms.start);
  return terms.provisioned
    .filter((block) => block.model === group.model && block.scope === group.scope && block.region === group.region && isActive(block, first, group.month))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function isActive(block: ProvisionedBlock, first: Month, month: number): boolean {
  const from = monthsBetween(first, block.from);
  return from <= month && month < from + block.months;
}

interface Serving {
  readonly grain: Grain;
  readonly shapes: ReadonlyMap<string, LoadShape>;
  readonly tally: TrafficTally;
  readonly blocks: ReadonlyMap<string, BlockTally>;
}

/** Fills the blocks period by period and tallies what spills or is refused. */
function serve(serving: Serving, group: Aimed, active: readonly ProvisionedBlock[], last: ProvisionedBlock, model: PtuModel | undefined): void {
  const spillOf = spiller(serving, group, last);
  const unit = unitOf(model);
  const perMinute = active.map((block) => (model === undefined ? 0n : BigInt(block.ptu) * scaled(model.inputTpmPerPtu, unit)));
  const blocks = active.map((block) => serving.blocks.get(block.id) ?? standing());
  for (const rows of periodsOf(group.rows)) {
    const minutes = minutesIn(rows[0]?.at ?? '', serving.grain);
    const loads = rows.map((row) => weighted(row, model, unit));
    const curves = rows.map((row) => (serving.grain === 'month' ? loadCurve(serving.shapes.get(row.workload)) : levelCurve));
    const shares = fill(loads.map((load) => load ?? 0n), curves, perMinute.map((capacity) => capacity * minutes), blocks);
    for (const [place, row] of rows.entries()) {
      // What PTU does not serve at all (a long context, an unknown model) spills whole.
      const share = loads[place] === undefined ? whole : (shares[place] ?? 0n);
      if (share > 0n) spillOf(row, share);
    }
  }
}

/** Spills `share` (of 10^guardDigits) of a row to where its block sends it. */
function spiller(serving: Serving, group: Aimed, last: ProvisionedBlock): (row: UsageRow, share: bigint) => void {
  const block = serving.blocks.get(last.id) ?? standing();
  const { spillTo } = last;
  return (row, share) => {
    const counts = tokenCounts(row).map((tokens) => tokens * share) as TokenCounts;
    const tokens = counts.reduce((a, b) => a + b, 0n);
    if (spillTo === 'refuse') {
      block.refused += tokens;
      return;
    }
    block.spilled += tokens;
    serving.tally.add(row, spillTo, group.month, dayOf(row), counts, { spilledFrom: last.id });
  };
}

/** Fills the blocks in their order with the loads of a period and returns what share of each is above them all, of 10^guardDigits. */
function fill(loads: readonly bigint[], curves: readonly LoadCurve[], capacities: readonly bigint[], blocks: readonly BlockTally[]): readonly bigint[] {
  const load = loads.reduce((a, b) => a + b, 0n);
  if (load === 0n) return loads;
  const [curve = levelCurve] = curves;
  const alike = curves.every((other) => other === curve);
  const segments = alike ? [] : loadedSegments(loads, curves);
  let [capacity, rest] = [0n, load * whole];
  for (const [place, block] of blocks.entries()) {
    capacity += capacities[place] ?? 0n;
    const over = alike ? overflow(curve, load, capacity) : segmentsOverflow(segments, capacity);
    block.served += rest - over;
    rest = over;
  }
  if (rest === 0n) return loads.map(() => 0n);
  // Alike, all rows spill the same share; else each minute spills its own, in proportion to what is in it.
  return alike ? loads.map(() => rest / load) : spilledShares(segments, loads.length, capacity);
}

/** A segment and the load that meets in it; the load a minute falls from segment to segment. */
interface LoadedSegment extends Segment {
  readonly load: bigint;
}

function loadedSegments(loads: readonly bigint[], curves: readonly LoadCurve[]): readonly LoadedSegment[] {
  return segmentsFor(curves).map((segment) => ({ ...segment, load: loads.reduce((total, load, row) => total + load * (segment.portions[row] ?? 0n), 0n) }));
}

function segmentsOverflow(segments: readonly LoadedSegment[], capacity: bigint): bigint {
  let total = 0n;
  for (const { load, width } of segments) {
    const over = load - capacity * width;
    if (over <= 0n) break;
    total += over;
  }
  return total;
}

function spilledShares(segments: readonly LoadedSegment[], rows: number, capacity: bigint): readonly bigint[] {
  const shares = Array.from({ length: rows }, () => 0n);
  for (const { load, width, portions } of segments) {
    const over = load - capacity * width;
    if (over <= 0n) break;
    const share = (over * whole) / load;
    for (let row = 0; row < rows; row++) shares[row] = (shares[row] ?? 0n) + share * (portions[row] ?? 0n);
  }
  return shares.map((share) => share / whole);
}

// The same workloads meet on the same blocks in every month of every future.
let lastMet: { readonly curves: readonly LoadCurve[]; readonly segments: readonly Segment[] } | undefined;

function segmentsFor(curves: readonly LoadCurve[]): readonly Segment[] {
  if (lastMet?.curves.length !== curves.length || !lastMet.curves.every((curve, row) => curve === curves[row])) lastMet = { curves, segments: segmentsOf(curves) };
  return lastMet.segments;
}

/** Rows of several files may differ in grain, each at its own; on one block they must not, or its capacity would be given away twice. */
function grainOfAll(group: Aimed): Grain {
  const grains = [...new Set(group.rows.map((row) => grainOf(row.at)))];
  const [grain = 'month', other] = grains;
  if (other === undefined) return grain;
  const message = `Usage aimed at provisioned throughput of ${group.model} (${group.scope}, ${group.region}) in ${group.rows[0]?.at.slice(0, 7)} is given by the ${grain} and by the ${other}: bring all of it at one grain, so that each minute is filled once.`;
  throw new Refusal('invalid', message);
}

function periodsOf(rows: readonly UsageRow[]): Iterable<readonly UsageRow[]> {
  const periods = new Map<string, UsageRow[]>();
  for (const row of rows) {
    const period = periods.get(row.at);
    if (period === undefined) periods.set(row.at, [row]);
    else period.push(row);
  }
  return periods.values();
}

function minutesIn(at: string, grain: Grain): bigint {
  switch (grain) {
    case 'month':
      return BigInt(daysInMonth(monthOf(at))) * 1440n;
    case 'day':
      return 1440n;
    case 'hour':
      return 60n;
    case 'minute':
      return 1n;
  }
}

/** Digits after the point that the model's weights and throughput need to be whole numbers. */
function unitOf(model: PtuModel | undefined): number {
  if (model === undefined) return 0;
  const weights = Object.values(model.weights).flatMap((table) => Object.values(table));
  return Math.max(model.inputTpmPerPtu.scale, ...weights.map((weight) => weight.scale));
}

function scaled(value: Decimal, unit: number): bigint {
  return value.coefficient * 10n ** BigInt(unit - value.scale);
}

/** Input-equivalent tokens of the row in 10^−unit; undefined where PTU of the model does not serve it. */
function weighted(row: UsageRow, model: PtuModel | undefined, unit: number): bigint | undefined {
  const table = model?.weights[row.context];
  if (table === undefined) return undefined;
  const counts = tokenCounts(row);
  return kinds.reduce((total, kind, place) => total + counts[place as 0] * scaled(table[kind], unit), 0n);
}

function reservation(terms: DealTerms, block: ProvisionedBlock, tally: BlockTally, model: PtuModel | undefined): ReservationStanding {
  const first = monthOf(terms.start);
  let minutes = 0;
  for (let month = 0; month < terms.months; month++) if (isActive(block, first, month)) minutes += daysInMonth(addMonths(first, month)) * 1440;
  const ptuMinutes = decimal(BigInt(minutes) * BigInt(block.ptu));
  const served = model === undefined ? decimal(0) : divide({ coefficient: tally.served, scale: guardDigits + unitOf(model) }, model.inputTpmPerPtu, 12, 'half-even');
  const utilisation = isZero(ptuMinutes) ? 0 : Number(show(divide(served, ptuMinutes, 12, 'half-even')));
  const tokens = (count: bigint): Decimal => divide({ coefficient: count, scale: guardDigits }, decimal(1), 12, 'half-even');
  return { id: block.id, ptuMinutes, servedPtuMinutes: served, utilisation, spilledTokens: tokens(tally.spilled), refusedTokens: tokens(tally.refused) };
}
