import { assert } from '../base/assert.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { historyOf, type History } from './models/outlook.ts';

/** A history made ready for the models: logarithms by period, NaN where nothing is known. */
export interface Prepared extends History {
  /** Added to every value before its logarithm was taken; 0 where no value is zero. */
  readonly shift: number;
  /** Nothing has come for so long that nothing more is expected. */
  readonly stopped: boolean;
}

/** The history of `id` as logarithms, from period 0 on, `period` long each, or undefined where it says nothing; what was made of zeros, gaps and youth is a finding. */
export function prepare(id: string, start: number, values: readonly (number | undefined)[], period: string): Outcome<Prepared | undefined> {
  assert(values.every((value) => value === undefined || (value >= 0 && Number.isFinite(value))), `every value of ${id} is a number, not negative`);
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return outcome(undefined, [finding('error', 'no-history', `${id} has no value at all, so there is nothing to forecast it from; it is left out.`, id)]);
  const begun = values.findIndex((value) => value !== undefined && value > 0);
  const quiet = known.length - 1 - known.findLastIndex((value) => value > 0);
  if (begun < 0 || quiet >= quietMost) {
    const message = begun < 0 ? `${id} was never used, so none is expected.` : `${id} has stood at zero for its last ${quiet} known periods and is taken to have ended: none is expected. If it will start again, add it by hand.`;
    const zeros = Array.from({ length: start + values.length }, () => Number.NaN);
    return outcome({ values: zeros, learnt: [], seasons: [], shift: 0, stopped: true }, [finding('warning', 'series-stopped', message, id)]);
  }
  const used = values.slice(begun);
  const positive = known.filter((value) => value > 0);
  const zeros = used.filter((value) => value === 0).length;
  const shift = zeros === 0 ? 0 : zeroShare * median(positive);
  const logs = [...Array.from({ length: start + begun }, () => Number.NaN), ...used.map((value) => (value === undefined ? Number.NaN : Math.log(value + shift)))];
  const count = positive.length + zeros;
  const gaps = used.slice(0, used.findLastIndex((value) => value !== undefined)).filter((value) => value === undefined).length;
  return outcome({ ...historyOf(logs, period), shift, stopped: false }, findingsOn(id, count, gaps, zeros));
}

/** So many zeros at the end are an end and not a pause. */
const quietMost = 3;
/** A zero counts as this share of a usual period, so that it has a logarithm. */
const zeroShare = 0.05;
/** From here on a history says something about its own growth. */
const countYoung = 4;

function findingsOn(id: string, count: number, gaps: number, zeros: number): Finding[] {
  const findings: Finding[] = [];
  const periods = count === 1 ? 'one period' : `${count} periods`;
  if (count < countYoung) findings.push(finding('warning', 'history-short', `${id} has ${periods} of history. Its range is wide and rests on how young public series went on (docs/inside/forecast.md), not on its own growth; bring more history where there is some.`, id));
  if (gaps > 0) findings.push(finding('info', 'history-gap', `${id} has ${gaps === 1 ? 'a gap of one period' : `gaps of ${gaps} periods`} in its history; nothing was filled in, the forecast was made from the others.`, id));
  if (zeros > 0) findings.push(finding('info', 'history-zero', `${id} stood at zero in ${zeros === 1 ? 'one period' : `${zeros} periods`} after it had begun; they count as real and widen the range.`, id));
  return findings;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
