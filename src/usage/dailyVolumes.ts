import { daysInMonth, firstDay, addDays, readDay, readMonth } from '../base/calendar.ts';
import type { UsageRow } from './usageSeries.ts';

/** Tokens a day of one workload and model: doubles, for comparing and never for counting. */
export interface DailyVolume {
  readonly workload: string;
  readonly model: string;
  /** By day, in order. A month that is only known as a whole counts as even days. */
  readonly days: ReadonlyMap<string, number>;
  /** True where days are known one by one. */
  readonly daily: boolean;
}

/** How many tokens each workload used of each model, day by day. */
export function dailyVolumes(rows: readonly UsageRow[]): DailyVolume[] {
  const volumes = new Map<string, { workload: string; model: string; days: Map<string, number>; daily: boolean }>();
  for (const row of rows) {
    const key = `${row.workload}\n${row.model}`;
    let volume = volumes.get(key);
    if (volume === undefined) volumes.set(key, (volume = { workload: row.workload, model: row.model, days: new Map(), daily: true }));
    const tokens = Number(row.input + row.output);
    const month = readMonth(row.at);
    if (month !== undefined) {
      volume.daily = false;
      const count = daysInMonth(month);
      for (let index = 0; index < count; index++) countOn(volume.days, addDays(firstDay(month), index), tokens / count);
    } else {
      countOn(volume.days, readDay(row.at.slice(0, 10)) ?? row.at, tokens);
    }
  }
  return [...volumes.values()].map((volume) => ({ ...volume, days: new Map([...volume.days].sort(([a], [b]) => (a < b ? -1 : 1))) }));
}

function countOn(days: Map<string, number>, day: string, tokens: number): void {
  days.set(day, (days.get(day) ?? 0) + tokens);
}
