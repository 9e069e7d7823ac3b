import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../base/refusal.ts';
import { requests, tokens } from '../base/quantity.ts';
import { contexts, scopes, tiers } from '../rates/meter.ts';
import { readParleyUsage } from './readers/readParleyUsage.ts';
import type { Grain, UsageRow, UsageSeries } from './usageSeries.ts';
import { writeUsage } from './writeUsage.ts';

const name = fc.oneof(fc.constantFrom('support-bot', 'gpt-5.4', 'null', 'true', '12', '1e5', 'x: y', 'a "quoted" name', 'café #1', '- {}'), fc.string({ minLength: 1, maxLength: 8 }));
const at: Readonly<Record<Grain, readonly string[]>> = {
  month: ['2027-01', '2026-12'],
  day: ['2027-01-31', '2028-02-29'],
  hour: ['2027-01-31T13', '2027-01-31T00'],
  minute: ['2027-01-31T13:07', '2027-01-31T23:59'],
};
const count = fc.bigInt({ min: 0n, max: 2n ** 62n });
const series: fc.Arbitrary<UsageSeries> = fc.constantFrom<Grain>('month', 'day', 'hour', 'minute').chain((grain) =>
  fc
    .array(
      fc.record({ at: fc.constantFrom(...at[grain]), workload: name, model: name, scope: fc.constantFrom(...scopes), tier: fc.constantFrom(...tiers), context: fc.constantFrom(...contexts), region: name, fresh: count, cached: fc.bigInt({ min: 0n, max: 2n ** 60n }), cacheWrite: fc.bigInt({ min: 0n, max: 2n ** 60n }), output: count, made: count }),
      { maxLength: 8 },
    )
    .map((rows) => ({
      grain,
      rows: rows
        .map(({ fresh, made, ...row }): UsageRow => ({ ...row, input: tokens(fresh + row.cached + row.cacheWrite), cached: tokens(row.cached), cacheWrite: tokens(row.cacheWrite), output: tokens(row.output), requests: requests(made) }))
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    })),
);

describe('a usage file', () => {
  it('is read as it was written, and written as it was read', () => {
    fc.assert(
      fc.property(series, (usage) => {
        const text = writeUsage(usage);
        const { value, findings } = readParleyUsage(text, 'usage.yaml');
        expect(findings).toEqual([]);
        expect({ grain: value.usage.grain, rows: value.usage.rows.map((row) => ({ ...row, source: undefined })) }).toEqual(usage);
        expect(writeUsage(value.usage)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('says the same in YAML by hand, in canonical form and in JSON', () => {
    const canonical = 'parley: usage/1\ngrain: month\nrows:\n  - {at: 2027-01, workload: bot, model: gpt-5.4, scope: global, tier: standard, context: short, region: eastus2, input: 9007199254740993, cached: 0, cacheWrite: 0, output: 1, requests: 2}\n';
    const byHand = "parley: usage/1\ngrain: month\nrows:\n- at: '2027-01'\n  workload: bot\n  model: gpt-5.4\n  scope: global\n  tier: standard\n  context: short\n  region: eastus2\n  input: 9007199254740993\n  cached: 0\n  cacheWrite: 0\n  output: 1\n  requests: 2\n";
    const json = '{"parley":"usage/1","grain":"month","rows":[{"at":"2027-01","workload":"bot","model":"gpt-5.4","scope":"global","tier":"standard","context":"short","region":"eastus2","input":9007199254740993,"cached":0,"cacheWrite":0,"output":"1","requests":2}]}';
    const [first, ...others] = [canonical, byHand, json].map((text) => readParleyUsage(text, 'usage').value.usage);
    expect(first?.rows[0]?.input).toBe(9_007_199_254_740_993n);
    for (const other of others) expect(other).toEqual(first);
  });

  const file = (row: string) => `parley: usage/1\ngrain: month\nrows:\n  - ${row}\n`;
  it.each([
    { case: 'parts that exceed the whole', row: '{at: 2027-01, model: m, input: 100, cached: 80, cacheWrite: 21, output: 1}', says: 'are 101 together, and input, which holds both, is 100' },
    { case: 'a month that is none', row: '{at: 2027-13, model: m, input: 1, output: 1}', says: 'its "at" is 2027-13' },
    { case: 'a day in a file of months', row: '{at: 2027-01-01, model: m, input: 1, output: 1}', says: 'where the grain month is written 2027-01' },
    { case: 'tokens that are no whole number', row: '{at: 2027-01, model: m, input: 1.5, output: 1}', says: 'its input is 1.5' },
    { case: 'tokens below zero', row: '{at: 2027-01, model: m, input: -1, output: 1}', says: 'outside 0 to 2^63' },
    { case: 'more tokens than a counter holds', row: '{at: 2027-01, model: m, input: 9223372036854775809, output: 1}', says: 'outside 0 to 2^63' },
    { case: 'a scope that is none', row: '{at: 2027-01, model: m, scope: datazone, input: 1, output: 1}', says: 'did you mean dataZone?' },
    { case: 'no model', row: '{at: 2027-01, input: 1, output: 1}', says: 'it has no "model"' },
  ])('refuses a row with $case, and only that row', ({ row, says }) => {
    const { value, findings } = readParleyUsage(`${file(row)}  - {at: 2027-02, model: m, input: 1, output: 1}\n`, 'usage.yaml');
    expect(value.rows).toMatchObject({ accepted: 1, refused: 1 });
    expect(findings[0]).toMatchObject({ code: 'row-refused', severity: 'error', at: 'usage.yaml, rows[0]', message: expect.stringContaining(says) });
  });

  it('says once which defaults its rows took', () => {
    const { value, findings } = readParleyUsage(`${file('{at: 2027-01, model: m, input: 1, output: 1}')}  - {at: 2027-02, model: m, input: 1, output: 1}\n`, 'usage.yaml');
    expect(value.usage.rows[0]).toMatchObject({ workload: 'unassigned', scope: 'global', tier: 'standard', context: 'short', region: 'eastus2' });
    expect(findings.map(({ code }) => code)).toEqual(['defaults-taken']);
  });

  it.each([
    { case: 'an unknown key of a row', text: file('{at: 2027-01, model: m, input: 1, output: 1, chached: 1}'), says: 'did you mean "cached"?' },
    { case: 'an unknown key of the file', text: 'parley: usage/1\ngrian: month\nrows: []\n', says: 'did you mean "grain"?' },
    { case: 'an unknown grain', text: 'parley: usage/1\ngrain: week\nrows: []\n', says: 'one of month, day, hour, minute' },
    { case: 'no rows', text: 'parley: usage/1\ngrain: month\n', says: 'no list "rows"' },
    { case: 'damage', text: 'parley: usage/1\ngrain: [month\n', says: 'not YAML' },
    { case: 'one key twice', text: file('{at: 2027-01, at: 2027-02, model: m, input: 1, output: 1}'), says: 'unique' },
  ])('with $case is refused whole', ({ text, says }) => {
    expect(() => readParleyUsage(text, 'usage.yaml')).toThrow(Refusal);
    expect(() => readParleyUsage(text, 'usage.yaml')).toThrow(says);
  });

  it('of a month of minutes is read in seconds', () => {
    const rows = Array.from({ length: 43_200 }, (_, index) => `  - {at: 2026-10-${String(1 + Math.floor(index / 1440)).padStart(2, '0')}T${String(Math.floor(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}, workload: bot, model: gpt-5.4, input: 1, output: 1}`.replace(/at: (\S+),/, 'at: "$1",'));
    const began = performance.now();
    expect(readParleyUsage(`parley: usage/1\ngrain: minute\nrows:\n${rows.join('\n')}\n`, 'usage.yaml').value.rows.accepted).toBe(43_200);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
