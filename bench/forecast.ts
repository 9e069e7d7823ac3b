import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import init, { AutoETS } from '@bsull/augurs/ets';
import { addMonths, month } from '../src/base/calendar.ts';
import { unwatched } from '../src/base/progress.ts';
import { seeded } from '../src/base/random.ts';
import { drawNormal, normalQuantile } from '../src/chance/normal.ts';
import { weightedIntervalScore, type LevelRange } from '../src/chance/score.ts';
import { weightedQuantile } from '../src/chance/weighted.ts';
import { backtest } from '../src/forecast/backtest.ts';
import { errorPool } from '../src/forecast/errors/errorPool.ts';
import { forecastPeriods } from '../src/forecast/forecastSeries.ts';
import { downloads, m4Score, monthly, seriesPresent } from '../tests/cases/forecast/publicSeries.ts';

const levels = [0.5, 0.8, 0.9, 0.95];
const horizon = 12;
/** Every ninth series, over the popular and the rare alike, keeps the bench short. */
const every = 9;

/** Scores and times on series that nothing was chosen on, beside the last value with Gaussian errors and AutoETS of augurs on the same windows; and how long a whole workspace takes. */
export async function benchForecast(): Promise<string[]> {
  const lines = speed();
  if (!seriesPresent()) return [...lines, 'No public series next to the checkout: scores were not measured.'];
  const { held } = downloads();
  const { backtest: whole } = backtest(held.map(monthly), horizon, unwatched);
  const percent = (share: number | undefined): string => `${((share ?? 0) * 100).toFixed(1)} %`;
  lines.push(`${held.length} held-out series, ${horizon} months, ${whole.origins} origins: WIS ${(whole.relativeWis ?? 0).toFixed(3)} of the Gaussian last value's; 50/80/95 hold ${percent(whole.coverage50)}, ${percent(whole.coverage80)}, ${percent(whole.coverage95)}; worst origin at 80 ${percent(whole.worstOrigin80)}`);
  lines.push(...(await besideAutoEts(held)));
  for (const [name, best] of [['Weekly', '16.2'], ['Hourly', '6.14']] as const) {
    const { msis, inside95 } = m4Score(name);
    lines.push(`M4 ${name.toLowerCase()}: MSIS ${msis.toFixed(2)} (best entry of the competition ${best}, winner ${name === 'Weekly' ? '22.03' : '7.93'}), 95 holds ${percent(inside95)}`);
  }
  return lines;
}

function speed(): string[] {
  const random = seeded(3);
  const series = Array.from({ length: 500 }, (_, index) => {
    let log = 8;
    return { id: `series ${index}`, start: 0, after: 35, values: Array.from({ length: 36 }, () => Math.exp((log += 0.03 + 0.2 * drawNormal(random)))) };
  });
  const scale = { period: 'month', label: (period: number) => addMonths(month('2024-01'), period) };
  const timed = (work: () => unknown): { readonly wall: number; readonly own: number } => {
    const [from, before] = [performance.now(), process.cpuUsage()];
    work();
    const used = process.cpuUsage(before);
    return { wall: (performance.now() - from) / 1000, own: (used.user + used.system) / 1e6 };
  };
  const best = (rounds: number, work: () => unknown): { readonly wall: number; readonly own: number } => Array.from({ length: rounds }, () => timed(work)).reduce((a, b) => (b.wall < a.wall ? b : a));
  const all = best(2, () => forecastPeriods(series, scale, { months: 36, seed: 1, paths: 200 }, unwatched));
  const one = best(5, () => forecastPeriods(series.slice(0, 1), scale, { months: 36, seed: 1, paths: 1000 }, unwatched));
  return [
    `500 series of 36 months, 36 months ahead, with the full back-test: ${all.wall.toFixed(1)} s (${all.own.toFixed(1)} s of processor) on one thread`,
    `one series again after an edit, 1,000 futures and its back-test: ${(one.wall * 1000).toFixed(0)} ms (${(one.own * 1000).toFixed(0)} ms of processor)`,
  ];
}

/** The same windows for all three: every tenth month from the twelfth on as origin, twelve months ahead, logarithms. */
async function besideAutoEts(held: readonly (readonly number[])[]): Promise<string[]> {
  const bytes = readFileSync(join(dirname(fileURLToPath(import.meta.resolve('@bsull/augurs'))), 'ets_bg.wasm'));
  await init({ module_or_path: bytes });
  const histories = held.map(monthly);
  const sums = { ours: { wis: 0, inside80: 0, seconds: 0 }, ets: { wis: 0, inside80: 0, seconds: 0 }, naive: { wis: 0, inside80: 0, seconds: 0 } };
  let windows = 0;
  let failed = 0;
  const length = Math.max(...held.map((values) => values.length));
  for (let at = 24; at + horizon < length; at += 12) {
    let from = performance.now();
    const pool = errorPool(histories, horizon, at);
    sums.ours.seconds += (performance.now() - from) / 1000;
    for (const history of histories.filter((_, index) => index % every === 0)) {
      const known = history.values.slice(0, at + 1).filter((value) => !Number.isNaN(value));
      if (known.length < 12) continue;
      from = performance.now();
      const outlook = pool.outlook(history);
      const ours = outlook === undefined ? [] : Array.from({ length: horizon }, (_, index) => {
        const errors = outlook.errors(index + 1);
        return { middle: outlook.middle(index + 1) + weightedQuantile(errors, 0.5), ranges: levels.map((level) => ({ level, low: outlook.middle(index + 1) + weightedQuantile(errors, (1 - level) / 2), high: outlook.middle(index + 1) + weightedQuantile(errors, (1 + level) / 2) })) };
      });
      sums.ours.seconds += (performance.now() - from) / 1000;
      from = performance.now();
      const theirs = autoEts(known);
      sums.ets.seconds += (performance.now() - from) / 1000;
      if (theirs === undefined) failed++;
      const spread = spreadOf(known);
      const last = known.at(-1) ?? 0;
      for (let ahead = 1; ahead <= horizon; ahead++) {
        const seen = history.values[at + ahead] ?? Number.NaN;
        const [mine, ets] = [ours[ahead - 1], theirs?.[ahead - 1]];
        if (Number.isNaN(seen) || mine === undefined || ets === undefined) continue;
        windows++;
        const naive = levels.map((level): LevelRange => ({ level, low: last - normalQuantile((1 + level) / 2) * spread * Math.sqrt(ahead), high: last + normalQuantile((1 + level) / 2) * spread * Math.sqrt(ahead) }));
        for (const [name, middle, ranges] of [['ours', mine.middle, mine.ranges], ['ets', ets.middle, ets.ranges], ['naive', last, naive]] as const) {
          sums[name].wis += weightedIntervalScore(seen, middle, ranges);
          const eighty = ranges[1];
          if (eighty !== undefined && seen >= eighty.low && seen <= eighty.high) sums[name].inside80++;
        }
      }
    }
  }
  const shown = (name: keyof typeof sums): string => `${name === 'ets' ? 'AutoETS of augurs' : name === 'ours' ? 'ours' : 'last value, Gaussian'} ${(sums[name].wis / sums.naive.wis).toFixed(3)} (80 holds ${((100 * sums[name].inside80) / windows).toFixed(1)} %${name === 'naive' ? '' : `, ${sums[name].seconds.toFixed(1)} s`})`;
  return [`${windows} windows of every ninth held-out series, WIS over that of the Gaussian last value: ${shown('ours')}, ${shown('ets')}, ${shown('naive')}${failed > 0 ? `; AutoETS found no model for ${failed} histories, which are left out for all` : ''}`];
}

/** What the library's own types leave open. */
interface AutoEtsForecast {
  readonly point: readonly number[];
  readonly intervals?: { readonly lower: readonly number[]; readonly upper: readonly number[] };
}

interface Stated {
  readonly middle: number;
  readonly ranges: readonly LevelRange[];
}

function autoEts(values: readonly number[]): readonly Stated[] | undefined {
  try {
    const model = new AutoETS(1, 'ZZN');
    model.fit(Float64Array.from(values));
    const byLevel = levels.map((level) => ({ level, said: model.predict(horizon, level) as AutoEtsForecast }));
    const point = byLevel[0]?.said.point ?? [];
    return Array.from(point, (middle, index) => ({ middle, ranges: byLevel.map(({ level, said }) => ({ level, low: said.intervals?.lower[index] ?? middle, high: said.intervals?.upper[index] ?? middle })) }));
  } catch {
    return undefined;
  }
}

function spreadOf(known: readonly number[]): number {
  const changes = known.slice(1).map((value, index) => value - (known[index] ?? value));
  const mean = changes.reduce((a, b) => a + b, 0) / changes.length;
  return Math.sqrt(changes.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(changes.length - 1, 1));
}
