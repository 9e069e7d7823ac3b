import { toDouble } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import type { Context, Kind } from '../rates/meter.ts';
import type { PtuModel } from '../rates/ptuTable.ts';
import { unknownModel } from './fromRollup.ts';
import { shapeOf, type LoadShape } from './loadShape.ts';
import { minuteFromNumber, minuteNumber } from './requestCells.ts';
import { freshInput, type UsageRow, type UsageSeries } from './usageSeries.ts';

export type Verdict = 'steady' | 'diurnal' | 'spiky' | 'too little data';

/** What a verdict rests on, to be checked by hand. */
export interface VerdictEvidence {
  /** Share of all load that lies above 1.5 times the mean, 0 to 1. */
  readonly aboveUsual: number;
  /** Share of the variance between minutes that the time of day alone explains, 0 to 1. */
  readonly explainedByDay: number;
  /** Busiest minute over the mean. */
  readonly peakToMean: number;
  /** The verdict in words, with the figure that decided it and the bound it was held against. */
  readonly why: string;
}

/** How a model's load lies over the minutes of a log, in PTU. */
export interface LoadProfile {
  readonly model: string;
  /** First and last minute of the log; all minutes between count, those without a request as no load. */
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  readonly ptu: { readonly mean: number; readonly p50: number; readonly p90: number; readonly p99: number; readonly max: number };
  readonly verdict: Verdict;
  readonly evidence: VerdictEvidence;
  /** Share of input tokens that were read from the cache, 0 to 1. */
  readonly cachedShare: number;
  /** Share of input tokens in long-context requests, 0 to 1; a log added up by minute does not tell, and gives 0. */
  readonly longShare: number;
  readonly shape: LoadShape;
}

/** A day and a night: less says nothing about how load moves. */
const enoughMinutes = 1440;
/** Steady: of all load, at most `steadySpill` lies above `steadyBelow` times the mean. */
const steadyBelow = 1.5;
const steadySpill = 0.01;
/** Diurnal: this share of the variance is explained by the time of day alone. */
const explainedByHour = 0.6;
/** Five years of minutes: a log that spans more holds a wrong timestamp, and would fill the memory with quiet minutes. */
const longestLog = 5 * 366 * 1440;
/** Minutes of one part of the day that are taken together for that. */
const partOfDay = 30;

/**
 * The load of one model in PTU, minute by minute: weighted tokens ÷ what one PTU serves. `ptu` is the model's row of the PTU
 * table. Rows of a model that the log does not name ("unknown-model") count as this model where the log has no other.
 */
export function loadProfile(series: UsageSeries, model: string, ptu: PtuModel): Outcome<LoadProfile> {
  if (series.grain !== 'minute') throw new Refusal('invalid', `A load profile needs usage by the minute, and this is by the ${series.grain}: bring a request log of a few days.`);
  const { rows, findings } = rowsOf(series.rows, model);
  const load = minuteLoads(rows, ptu);
  const sorted = load.loads.toSorted();
  const mean = load.loads.reduce((sum, value) => sum + value, 0) / load.loads.length;
  const input = total(rows, (row) => row.input);
  const long = rows.filter((row) => row.context === 'long');
  if (load.unserved > 0) findings.push(finding('warning', 'long-context-unserved', `${load.unserved} rows of ${model} are long-context requests, which provisioned throughput of this model does not serve: they are left out of the load.`));
  if (load.loads.length < enoughMinutes) findings.push(finding('warning', 'little-load-data', `The log covers ${load.loads.length} minutes (${load.from} to ${load.to}): too few to tell how the load moves over a day. Size by it with care, and bring a week.`));
  return outcome(
    {
      model,
      from: load.from,
      to: load.to,
      minutes: load.loads.length,
      ptu: { mean, p50: quantile(sorted, 0.5), p90: quantile(sorted, 0.9), p99: quantile(sorted, 0.99), max: sorted.at(-1) ?? 0 },
      ...verdictOf(load.loads, mean, load.first, sorted.at(-1) ?? 0),
      cachedShare: shareOf(total(rows, (row) => row.cached), input),
      longShare: shareOf(total(long, (row) => row.input), input),
      shape: shapeOf(load.loads),
    },
    findings,
  );
}

function rowsOf(all: readonly UsageRow[], model: string): { rows: readonly UsageRow[]; findings: Finding[] } {
  const own = all.filter((row) => row.model === model);
  if (own.length > 0) return { rows: own, findings: [] };
  const models = [...new Set(all.map((row) => row.model))].sort();
  if (models.length === 1 && models[0] === unknownModel) {
    return { rows: all, findings: [finding('info', 'model-named', `The log names no model; its requests count as ${model}, as you said.`)] };
  }
  throw new Refusal('not-found', `The log has no request of ${model}; it has ${models.length === 0 ? 'none at all' : models.join(', ')}.`);
}

/** PTU by minute from the first minute to the last; an array without holes, so that quiet minutes count. */
function minuteLoads(rows: readonly UsageRow[], ptu: PtuModel): { loads: Float64Array; first: number; from: string; to: string; unserved: number } {
  const numbers = new Map<string, number>();
  for (const row of rows) if (!numbers.has(row.at)) numbers.set(row.at, minuteNumber(row.at) ?? 0);
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers.values()) [first, last] = [Math.min(first, number), Math.max(last, number)];
  if (last - first > longestLog) throw new Refusal('invalid', `The log runs from ${minuteFromNumber(first)} to ${minuteFromNumber(last)}, more than five years: look for a wrong timestamp.`);
  const loads = new Float64Array(last - first + 1);
  const weights = { short: weightsOf(ptu, 'short'), long: weightsOf(ptu, 'long') };
  const perPtu = toDouble(ptu.inputTpmPerPtu);
  let unserved = 0;
  for (const row of rows) {
    const weight = weights[row.context];
    if (weight === undefined) {
      unserved++;
      continue;
    }
    const tokens = Number(freshInput(row)) * weight.input + Number(row.cached) * weight.cached + Number(row.cacheWrite) * weight.cacheWrite + Number(row.output) * weight.output;
    const at = (numbers.get(row.at) ?? first) - first;
    loads[at] = (loads[at] ?? 0) + tokens / perPtu;
  }
  return { loads, first, from: minuteFromNumber(first), to: minuteFromNumber(last), unserved };
}

function weightsOf(ptu: PtuModel, context: Context): Readonly<Record<Kind, number>> | undefined {
  const weights = ptu.weights[context];
  return weights && { input: toDouble(weights.input), cached: toDouble(weights.cached), cacheWrite: toDouble(weights.cacheWrite), output: toDouble(weights.output) };
}

/** The least load that this share of all minutes does not exceed. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function verdictOf(loads: Float64Array, mean: number, first: number, peak: number): { readonly verdict: Verdict; readonly evidence: VerdictEvidence } {
  const whole = mean * loads.length;
  const aboveUsual = whole === 0 ? 0 : loads.reduce((sum, load) => sum + Math.max(0, load - steadyBelow * mean), 0) / whole;
  const explainedByDay = explained(loads, mean, first);
  const figures = { aboveUsual, explainedByDay, peakToMean: mean === 0 ? 0 : peak / mean };
  const above = `${percent(aboveUsual)} of the load lies above ${steadyBelow} times the mean`;
  const day = `the time of day explains ${percent(explainedByDay)} of how minutes differ`;
  if (loads.length < enoughMinutes || mean === 0) return { verdict: 'too little data', evidence: { ...figures, why: mean === 0 ? 'no load in any minute' : `${loads.length} minutes, and a day has ${enoughMinutes}` } };
  if (aboveUsual <= steadySpill) return { verdict: 'steady', evidence: { ...figures, why: `${above}, and up to ${percent(steadySpill)} counts as steady` } };
  const diurnal = explainedByDay >= explainedByHour;
  return { verdict: diurnal ? 'diurnal' : 'spiky', evidence: { ...figures, why: `${above}, more than the ${percent(steadySpill)} of a steady one; ${day}, ${diurnal ? 'at least' : 'less than'} the ${percent(explainedByHour)} that make it diurnal` } };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

/** The share of the variance between minutes that their part of the day explains. */
function explained(loads: Float64Array, mean: number, first: number): number {
  const parts = 1440 / partOfDay;
  const sums = new Float64Array(parts);
  const counts = new Float64Array(parts);
  let variance = 0;
  for (const [index, load] of loads.entries()) {
    const part = Math.floor(((first + index) % 1440) / partOfDay);
    sums[part] = (sums[part] ?? 0) + load;
    counts[part] = (counts[part] ?? 0) + 1;
    variance += (load - mean) ** 2;
  }
  let between = 0;
  for (let part = 0; part < parts; part++) {
    const count = counts[part] ?? 0;
    if (count > 0) between += count * ((sums[part] ?? 0) / count - mean) ** 2;
  }
  return variance === 0 ? 1 : between / variance;
}

function total(rows: readonly UsageRow[], of: (row: UsageRow) => bigint): bigint {
  return rows.reduce((sum, row) => sum + of(row), 0n);
}

function shareOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number(part) / Number(whole);
}
