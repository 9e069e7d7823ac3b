import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../readJson.ts';
import { readOtelMetrics } from './readOtelMetrics.ts';

const start = 1_789_808_400;
const nanos = (seconds: number): string => `${seconds}000000000`;
const exported = (temporality: string, points: readonly { from: number; to: number; sum: number }[]): Json => ({
  resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 'gen_ai.client.token.usage', histogram: { aggregationTemporality: temporality, dataPoints: points.map(({ from, to, sum }) => ({ attributes: [{ key: 'gen_ai.token.type', value: { stringValue: 'input' } }, { key: 'gen_ai.request.model', value: { stringValue: 'gpt-5.4' } }], startTimeUnixNano: nanos(from), timeUnixNano: nanos(to), count: '1', sum: String(sum) })) } }] }] }],
});
const tokensByMinute = (json: Json) => readOtelMetrics(json, 'm.json').value.usage.rows.map(({ at, input }) => [at, input]);

it('a running sum says the same as what each minute added', () => {
  fc.assert(fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 20 }), (added) => {
    const ends = added.map((_, index) => start + 60 * (index + 1));
    const delta = added.map((sum, index) => ({ from: (ends[index] ?? 0) - 60, to: ends[index] ?? 0, sum }));
    let sum = 0;
    const running = added.map((each, index) => ({ from: start, to: ends[index] ?? 0, sum: (sum += each) }));
    const nothing = ([, input]: (string | bigint)[]) => input !== 0n;
    expect(tokensByMinute(exported('2', running)).filter(nothing)).toEqual(tokensByMinute(exported('1', delta)).filter(nothing));
  }));
});

it('a point that is neither input nor output, or no number of tokens, is refused with its place', () => {
  const bad: Json = { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 'gen_ai.client.token.usage', histogram: { aggregationTemporality: '1', dataPoints: [{ attributes: [{ key: 'gen_ai.token.type', value: { stringValue: 'reasoning' } }], timeUnixNano: nanos(start), sum: '1' }, { attributes: [{ key: 'gen_ai.token.type', value: { stringValue: 'input' } }], timeUnixNano: nanos(start), sum: '1.5' }] } }] }] }] };
  expect(readOtelMetrics(bad, 'm.json').findings.filter(({ code }) => code === 'row-refused').map(({ at, message }) => [at, message])).toEqual([
    ['m.json, point 1', expect.stringContaining('"reasoning" is neither input nor output')],
    ['m.json, point 2', expect.stringContaining('"1.5" is not a whole number')],
  ]);
});
