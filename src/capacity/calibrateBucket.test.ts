import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calibrateBucket, type SpillCount } from './calibrateBucket.ts';
import { pour, type Arrivals } from './leakyBucket.ts';
import { readArrivals } from './readArrivals.ts';
import { readSpillCounts } from './readSpillCounts.ts';

const folder = join(import.meta.dirname, '../../../shared/data/azure-llm-trace');
/** gpt-5.4 counts an output token as six, what a request may ask for at most is not in the trace: assumed. */
const traces = [{ name: 'code', longest: 256 }, { name: 'conv', longest: 1024 }];
const weigh = (fresh: number, _cached: number, output: number) => ({ weight: fresh + 6 * output, worth: output });

describe('a bucket calibrated on the own counts of every other two minutes', () => {
  if (!existsSync(folder)) {
    it('needs the real traces', () => console.log('The Azure traces are not beside this checkout: the calibration is not tried on them.'));
    return;
  }
  describe.each(traces)('of the real $name trace', ({ name, longest }) => {
    const bytes = new Uint8Array(readFileSync(join(folder, `AzureLLMInferenceTrace_${name}.csv`)));
    const arrivals = readArrivals(bytes, name, 'gpt-5.4', weigh);
    const mean = arrivals.weights.reduce((a, b) => a + b, 0) / span(arrivals);

    it.each([0.8, 1, 1.3].flatMap((size) => [10, 60, 120].flatMap((depth) => (['while not full', 'what fits', 'by estimate'] as const).map((rule) => ({ size, depth, rule })))))('meets the others within two points: $size of the mean, $depth s deep, a deployment that admits $rule', ({ size, depth, rule }) => {
      const perSecond = mean * size;
      const refused = rule === 'by estimate' ? refusedByEstimate(arrivals, perSecond, depth, longest) : pour(arrivals, perSecond, { depth, admits: rule }).refused;
      const { heldOut } = calibrateBucket(arrivals, perSecond, countsOf(arrivals, refused, 120));
      expect(heldOut.stretches).toBeGreaterThan(12);
      expect(Math.abs(heldOut.replayed - heldOut.counted)).toBeLessThanOrEqual(0.02);
    });
  });

  it('is needed: averages over the hour see no spill of the code trace where the trace has plenty', () => {
    const arrivals = readArrivals(new Uint8Array(readFileSync(join(folder, 'AzureLLMInferenceTrace_code.csv'))), 'code', 'gpt-5.4', weigh);
    const perSecond = arrivals.weights.reduce((a, b) => a + b, 0) / span(arrivals);
    const shares = [10, 60, 120].map((depth) => {
      const { spilled, tokens } = pour(arrivals, perSecond, { depth, admits: 'while not full' });
      return `${Math.round((spilled / tokens) * 100)} %`;
    });
    // The mean over the hour is the capacity, so that hour averages spill nothing.
    expect(shares).toEqual(['57 %', '32 %', '21 %']);
  });
});

describe('counts of the own 429', () => {
  it('are read by the names that Azure Monitor and people give them', () => {
    const { value, findings } = readSpillCounts('TimeGenerated,AzureOpenAIRequests,throttled\n2026-10-14T00:00:00Z,100,7\n2026-10-14T01:00:00Z,120,0\n2026-10-14T02:00:00Z,90,95\n2026-10-14T03:00:00Z,80,4\n2026-10-14T04:00:00Z,70,1\n', 'counts.csv');
    expect(value.map(({ requests, spilled, from, until }) => [requests, spilled, until - from])).toEqual([[100, 7, 3600], [120, 0, 7200], [80, 4, 3600], [70, 1, 3600]]);
    expect(findings.map(({ at }) => at)).toEqual(['counts.csv, line 4']);
  });

  it('are refused where a half of them would be too few', () => {
    expect(() => readSpillCounts('from,requests,spilled\n2026-10-14T00:00:00Z,1,0\n', 'counts.csv')).toThrow('bring at least four');
    expect(() => readSpillCounts('a,b,c\n1,2,3\n', 'counts.csv')).toThrow('needs a column for the period');
  });
});

function span({ at }: Arrivals): number {
  return (at.at(-1) ?? 0) - (at[0] ?? 0);
}

function countsOf({ at }: Arrivals, refused: Uint8Array, seconds: number): SpillCount[] {
  const [start, end] = [at[0] ?? 0, at.at(-1) ?? 0];
  return Array.from({ length: Math.ceil((end - start) / seconds) }, (_, place) => {
    const [from, until] = [start + place * seconds, start + (place + 1) * seconds];
    const own = Array.from(at.keys()).filter((each) => (at[each] ?? 0) >= from && (at[each] ?? 0) < until);
    return { from, until, requests: own.length, spilled: own.filter((each) => refused[each] === 1).length };
  });
}

/** A deployment of another making: it takes each request for prompt and the longest answer, and puts that right once the answer is written. */
function refusedByEstimate({ at, weights, worth }: Arrivals, perSecond: number, depth: number, longest: number): Uint8Array {
  const refused = new Uint8Array(at.length);
  const open: { second: number; back: number }[] = [];
  let [level, before] = [0, at[0] ?? 0];
  for (let place = 0; place < at.length; place++) {
    const now = at[place] ?? 0;
    level = Math.max(0, level - perSecond * (now - before));
    before = now;
    for (let done = open.findIndex(({ second }) => second <= now); done >= 0; done = open.findIndex(({ second }) => second <= now)) level = Math.max(0, level - (open.splice(done, 1)[0]?.back ?? 0));
    if (level >= perSecond * depth) {
      refused[place] = 1;
      continue;
    }
    const output = worth[place] ?? 0;
    const back = 6 * (Math.max(output, longest) - output);
    level += (weights[place] ?? 0) + back;
    open.push({ second: now + 2 + output / 40, back });
  }
  return refused;
}
