import { describe, expect, it } from 'vitest';
import { requests, tokens } from '../base/quantity.ts';
import { oneLoad } from './oneLoad.ts';
import type { UsageFormat, UsageImport } from './usageImport.ts';
import type { Grain, UsageRow } from './usageSeries.ts';

const row = (at: string, input: number, more: Partial<UsageRow> = {}): UsageRow => ({
  at, workload: 'bot', model: 'gpt-5.4', scope: 'global', tier: 'standard', context: 'short', region: 'eastus2', input: tokens(input), cached: tokens(0), cacheWrite: tokens(0), output: tokens(0), requests: requests(0), ...more,
});
const file = (path: string, format: UsageFormat, grain: Grain, rows: readonly UsageRow[]): UsageImport => ({ path, format, rows: { accepted: rows.length, warned: 0, refused: 0, otherServices: 0 }, control: [], charges: [], period: undefined, usage: { grain, rows } });
const log = file('log.csv', 'request-log', 'minute', [row('2026-09-14T10:00', 50), row('2026-09-14T10:01', 70)]);
const bill = (...rows: readonly UsageRow[]): UsageImport => file('bill.csv', 'azure-ea-actual', 'day', rows);
const load = (...imports: readonly UsageImport[]) => oneLoad(imports).value.rows.map(({ at, input }) => `${at} ${input}`);
const minutes = ['2026-09-14T10:00 50', '2026-09-14T10:01 70'];

describe('the load of several files', () => {
  it.each([
    { case: 'an export of the same workload', other: bill(row('2026-09-14', 120)), want: minutes },
    { case: 'an export of the same deployment under another name', other: bill(row('2026-09-14', 120, { workload: 'assistant-prod' })), want: minutes },
    { case: 'the same log again', other: { ...log, path: 'copy.csv' }, want: minutes },
    { case: 'an export of another deployment', other: bill(row('2026-09-14', 9, { workload: 'eu', region: 'westeurope', scope: 'dataZone' })), want: ['2026-09-14 9', ...minutes] },
    { case: 'an export of another model', other: bill(row('2026-09-14', 9, { model: 'gpt-5' })), want: ['2026-09-14 9', ...minutes] },
  ])('with $case', ({ other, want }) => {
    expect(load(log, other)).toEqual(want);
    expect(load(other, log)).toEqual(want);
  });

  it('says what does not count again, and which traffic only the export knows', () => {
    const { findings } = oneLoad([log, bill(row('2026-09-14', 120), row('2026-09-14', 5, { workload: 'mailer' }))]);
    expect(findings).toEqual([expect.objectContaining({ code: 'load-told-twice', message: expect.stringMatching(/gpt-5\.4.*does not name "mailer"/) as string })]);
  });
});
