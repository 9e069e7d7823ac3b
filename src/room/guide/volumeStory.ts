import type { Month } from '../../base/calendar.ts';
import type { UsageRow } from '../../usage/usageSeries.ts';

/** One unit's part of the volume as the other side may see it: bands and no figure. */
export interface StoryRow {
  readonly unit: string;
  readonly share: string;
  readonly growth: string;
}

/** Tokens by business unit in bands. There is no price, no forecast and no amount of money in it, and none goes into it. */
export interface VolumeStory {
  readonly from: Month;
  readonly until: Month;
  /** All units together: "1 to 10 billion tokens a month". */
  readonly volume: string;
  readonly growth: string;
  /** The largest first; units that nobody named are numbered. */
  readonly rows: readonly StoryRow[];
}

/**
 * The volume of the last three whole months by unit, and how it grew against the three before; undefined with fewer than
 * three. `unitOf` names the business unit of a workload: one that it does not name gets a letter, because the names of
 * workloads are ours.
 */
export function volumeStory(rows: readonly UsageRow[], months: readonly Month[], unitOf: ReadonlyMap<string, string>): VolumeStory | undefined {
  const [now, before] = [months.slice(-3), months.slice(-6, -3)];
  const [from, until] = [now[0], now.at(-1)];
  if (now.length < 3 || from === undefined || until === undefined) return undefined;
  const recent = byUnit(rows, now, unitOf);
  const earlier = before.length < 3 ? undefined : byUnit(rows, before, unitOf);
  const total = sumOf(recent);
  if (total === 0n) return undefined;
  // What is gone by now is no volume to speak of.
  const order = [...recent].filter(([, tokens]) => tokens > 0n).toSorted(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1));
  let letter = 0;
  const told = order.map(([unit, tokens]): StoryRow => ({ unit: unit.startsWith(unnamed) ? `Unit ${lettered(letter++)}` : unit, share: shareBand(Number((tokens * 1000n) / total) / 10), growth: growthBand(tokens, earlier?.get(unit)) }));
  return { from, until, volume: volumeBand(total / 3n), growth: growthBand(total, earlier === undefined ? undefined : sumOf(earlier)), rows: told };
}

/** Before the name of a workload that no unit is named for. */
const unnamed = '\u0000';

function byUnit(rows: readonly UsageRow[], months: readonly Month[], unitOf: ReadonlyMap<string, string>): Map<string, bigint> {
  const units = new Map<string, bigint>();
  for (const row of rows) {
    if (!months.some((month) => row.at.startsWith(month))) continue;
    const unit = unitOf.get(row.workload) ?? `${unnamed}${row.workload}`;
    units.set(unit, (units.get(unit) ?? 0n) + row.input + row.output);
  }
  return units;
}

function sumOf(units: ReadonlyMap<string, bigint>): bigint {
  return [...units.values()].reduce((a, b) => a + b, 0n);
}

function lettered(place: number): string {
  return place < 26 ? String.fromCodePoint(65 + place) : `${place + 1}`;
}

function shareBand(percent: number): string {
  const [low, high] = [50, 25, 10, 5].reduce<[number, number]>(([from, until], edge) => (percent < edge ? [0, edge] : from === 0 ? [edge, until] : [from, until]), [0, 100]);
  return low === 0 ? `under ${high} %` : low === 50 ? 'more than half' : `${low} to ${high} %`;
}

/** Against the three months before: a unit that was not there is new. */
function growthBand(now: bigint, before: bigint | undefined): string {
  if (before === undefined) return 'not known';
  if (before === 0n) return 'new';
  const percent = Number((now * 1000n) / before) / 10 - 100;
  if (percent < -5) return 'falling';
  if (percent <= 5) return 'steady';
  return percent <= 25 ? 'up by as much as a quarter' : percent <= 100 ? 'up by a quarter to double' : 'more than doubled';
}

/** The power of ten that a month's tokens lie in. */
function volumeBand(tokens: bigint): string {
  const digits = tokens.toString().length - 1;
  if (digits < 6) return 'under a million tokens a month';
  const [word, places] = digits < 9 ? (['million', 6] as const) : digits < 12 ? (['billion', 9] as const) : (['trillion', 12] as const);
  const low = 10 ** (digits - places);
  return `${low} to ${low * 10} ${word} tokens a month`;
}
