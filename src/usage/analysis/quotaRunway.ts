import { addDays, day, daysInMonth, monthsBetween, readMonth, type Day, type Month } from '../../base/calendar.ts';
import type { UsageHistory } from '../history.ts';
import type { UsageRow } from '../usageSeries.ts';

/** When a granted quota of tokens a minute runs out at the pace of the history. */
export interface QuotaRunway {
  readonly model: string;
  /** Granted tokens a minute. */
  readonly quota: number;
  /** The busiest minute of the log and the one that 99 in 100 minutes stay under, prompt and output tokens together. */
  readonly peak: number;
  readonly p99: number;
  /** Growth of tokens a day from month to month, as a factor: the median of the changes between whole months; 1 without two of them. */
  readonly monthlyGrowth: number;
  /** The day on which the busiest minute, grown at that pace, exceeds the quota; the first day it did where it has; undefined where it does not within 36 months. */
  readonly runsOut: Day | undefined;
  readonly alreadyOver: number;
}

/** How long a quota lasts for a model: the busiest minute of its log, grown as the history grew. Undefined where no log has the model. */
export function quotaRunway(history: UsageHistory, model: string, quota: number): QuotaRunway | undefined {
  const minutes = new Map<string, number>();
  for (const row of history.minutes.rows) if (row.model === model) minutes.set(row.at, (minutes.get(row.at) ?? 0) + Number(row.input + row.output));
  if (minutes.size === 0) return undefined;
  const loads = Float64Array.from(minutes.values()).toSorted();
  const peak = loads.at(-1) ?? 0;
  const monthlyGrowth = growthOf(history, model);
  const days = [...minutes.keys()].map((at) => at.slice(0, 10)).sort();
  const over = [...minutes].filter(([, load]) => load > quota).map(([at]) => day(at.slice(0, 10))).sort()[0];
  const months = monthlyGrowth <= 1 || peak === 0 ? Number.POSITIVE_INFINITY : Math.log(quota / peak) / Math.log(monthlyGrowth);
  const grown = months <= 36 ? addDays(day(days.at(-1) ?? ''), Math.ceil(months * daysOfMonth)) : undefined;
  return { model, quota, peak, p99: loads[Math.ceil(loads.length * 0.99) - 1] ?? peak, monthlyGrowth, runsOut: over ?? grown, alreadyOver: loads.filter((load) => load > quota).length };
}

/** Of a mean month. */
const daysOfMonth = 365.25 / 12;

function growthOf(history: UsageHistory, model: string): number {
  const whole = new Set(history.months.filter(({ kind }) => kind === 'whole').map(({ month }) => month));
  const daily = new Map<Month, number>();
  for (const row of history.usage.rows) {
    const month = readMonth(row.at);
    if (row.model === model && month !== undefined && whole.has(month)) daily.set(month, (daily.get(month) ?? 0) + tokens(row) / daysInMonth(month));
  }
  const months = [...daily.keys()].sort();
  const changes = months.slice(1).flatMap((month, index) => {
    const before = months[index];
    const [then, now] = [before === undefined ? 0 : (daily.get(before) ?? 0), daily.get(month) ?? 0];
    return before !== undefined && then > 0 && now > 0 ? [(now / then) ** (1 / monthsBetween(before, month))] : [];
  });
  changes.sort((a, b) => a - b);
  return changes[Math.floor(changes.length / 2)] ?? 1;
}

function tokens(row: UsageRow): number {
  return Number(row.input + row.output);
}
