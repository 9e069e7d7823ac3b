import { daysBetween, readDay, type Day } from '../base/calendar.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { DailyVolume } from './dailyVolumes.ts';

/** Old name to new name. */
export type Renames = ReadonlyMap<string, string>;

/** Days on either side of the change that are compared. */
const window = 28;
/** The new name begins at most this many days after the old one ends, and overlaps it by no more than `overlap`. */
const apart = 31;
const overlap = 3;
/** Volumes a day may differ by this share. */
const alike = 0.3;

/**
 * Workloads that were most likely renamed: one ends where another begins, on the same models, at a like volume.
 * Joined under the newer name, with a finding each, because only the customer can know.
 */
export function renamesIn(volumes: readonly DailyVolume[]): Outcome<Renames> {
  const lives = livesOf(volumes);
  const end = lives.map((life) => life.last).sort().at(-1);
  const begin = lives.map((life) => life.first).sort()[0];
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  const findings: Finding[] = [];
  for (const old of lives.filter((life) => life.last !== end).sort((a, b) => (a.last < b.last ? -1 : 1))) {
    let best: { life: Life; ratio: number } | undefined;
    for (const life of lives) {
      if (life === old || life.first === begin || life.last <= old.last || taken.has(life.workload)) continue;
      const gap = daysBetween(old.last, life.first);
      if (gap < -overlap || gap > apart || old.modelsAtEnd !== life.modelsAtStart) continue;
      const ratio = life.volumeAtStart / old.volumeAtEnd;
      if (ratio < 1 - alike || ratio > 1 + alike) continue;
      if (best === undefined || Math.abs(ratio - 1) < Math.abs(best.ratio - 1)) best = { life, ratio };
    }
    if (best === undefined) continue;
    renames.set(old.workload, best.life.workload);
    taken.add(best.life.workload);
    findings.push(finding('warning', 'workload-renamed', `"${old.workload}" ends on ${old.last} and "${best.life.workload}" begins on ${best.life.first}, on the same model (${old.modelsAtEnd}) at ${Math.round(best.ratio * 100)} % of the volume: taken as one workload, "${best.life.workload}". If they are two, give them tags of their own.`, best.life.workload));
  }
  return outcome(renames, findings);
}

/** The row under its workload's newest name. */
export function renamed<Row extends { readonly workload: string }>(row: Row, renames: Renames): Row {
  let name = row.workload;
  for (let next = renames.get(name); next !== undefined; next = renames.get(name)) name = next;
  return name === row.workload ? row : { ...row, workload: name };
}

interface Life {
  readonly workload: string;
  readonly first: Day;
  readonly last: Day;
  readonly modelsAtStart: string;
  readonly modelsAtEnd: string;
  /** Tokens a day in the first and in the last days. */
  readonly volumeAtStart: number;
  readonly volumeAtEnd: number;
}

function livesOf(volumes: readonly DailyVolume[]): Life[] {
  return [...Map.groupBy(volumes, (volume) => volume.workload).entries()].flatMap(([workload, own]) => {
    const days = [...new Set(own.flatMap((volume) => [...volume.days.keys()]))].sort();
    const [first, last] = [readDay(days[0] ?? ''), readDay(days.at(-1) ?? '')];
    if (first === undefined || last === undefined) return [];
    const atStart = days.filter((day) => daysBetween(first, day as Day) < window);
    const atEnd = days.filter((day) => daysBetween(day as Day, last) < window);
    return [{ workload, first, last, modelsAtStart: models(own, atStart), modelsAtEnd: models(own, atEnd), volumeAtStart: perDay(own, atStart), volumeAtEnd: perDay(own, atEnd) }];
  });
}

function models(own: readonly DailyVolume[], days: readonly string[]): string {
  return own
    .filter((volume) => days.some((day) => volume.days.has(day)))
    .map((volume) => volume.model)
    .sort()
    .join(', ');
}

function perDay(own: readonly DailyVolume[], days: readonly string[]): number {
  let total = 0;
  for (const volume of own) for (const day of days) total += volume.days.get(day) ?? 0;
  return total / Math.max(1, days.length);
}
