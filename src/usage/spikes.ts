import { finding, type Finding } from '../base/finding.ts';
import type { DailyVolume } from './dailyVolumes.ts';

/** A day this many times the median of the days around it is a spike. */
const times = 3;
/** Days before and after that are compared. */
const around = 14;
/** A spike that adds less than this share of all tokens of those days changes nothing that anybody decides. */
const noticeable = 0.01;

/** Days on which a workload used far more of a model than around them: reported, never taken out. */
export function spikesIn(volumes: readonly DailyVolume[]): Finding[] {
  const all = new Map<string, number>();
  for (const volume of volumes) for (const [day, tokens] of volume.days) all.set(day, (all.get(day) ?? 0) + tokens);
  return volumes.filter((volume) => volume.daily && volume.days.size > around).flatMap((volume) => runsOf(volume, all).map((run) => spikeFinding(volume, run)));
}

interface SpikeDay {
  readonly day: string;
  readonly index: number;
  readonly tokens: number;
  readonly usual: number;
}

function runsOf(volume: DailyVolume, all: ReadonlyMap<string, number>): SpikeDay[][] {
  const days = [...volume.days];
  const runs: SpikeDay[][] = [];
  for (const [index, [day, tokens]] of days.entries()) {
    const near = days.slice(Math.max(0, index - around), index + around + 1);
    const usual = median(near.map(([, count]) => count));
    const everything = near.reduce((sum, [nearDay]) => sum + (all.get(nearDay) ?? 0), 0);
    if (usual === 0 || tokens <= times * usual || tokens - usual < noticeable * everything) continue;
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.index === index - 1) run.push({ day, index, tokens, usual });
    else runs.push([{ day, index, tokens, usual }]);
  }
  return runs;
}

function spikeFinding(volume: DailyVolume, run: readonly SpikeDay[]): Finding {
  const when = run.length === 1 ? `On ${run[0]?.day}` : `From ${run[0]?.day} to ${run.at(-1)?.day}`;
  const [tokens, usual] = [run.reduce((sum, day) => sum + day.tokens, 0), run.reduce((sum, day) => sum + day.usual, 0)];
  return finding('warning', 'spike', `${when} "${volume.workload}" used ${millions(tokens)} million tokens of ${volume.model}, ${(tokens / usual).toFixed(1)} times what is usual around then. It counts as it is; if it was a one-off, say so before you commit to its month.`, run[0]?.day ?? '');
}

function millions(tokens: number): string {
  return String(Math.round(tokens / 1_000_000)).replace(/\B(?=(\d{3})+$)/g, ',');
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
