import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { day, month, monthsFrom } from '../../base/calendar.ts';
import { outcome } from '../../base/outcome.ts';
import { unwatched } from '../../base/progress.ts';
import { readMeterVocabulary } from '../../rates/readMeterName.ts';
import { rateBookFiles } from '../../rates/readRateBook.ts';
import { readUsage } from '../../usage/readUsage.ts';
import type { OutlookInput } from './outlookInput.ts';
import { outlook } from './outlook.ts';

const data = (name: string): string => readFileSync(join(import.meta.dirname, '../../../data', name), 'utf8');
const book = (name: string) => {
  const { book: yaml, rates, ptu } = rateBookFiles(name);
  return { book: data(yaml), rates: data(rates), ...(ptu === undefined ? {} : { ptu: data(ptu) }) };
};
/** Fourteen months of two workloads that grow, as a usage file has them. */
const rows = monthsFrom(month('2025-09'), 14).flatMap((at, index) => ['bot', 'search'].map((workload, place) => `  - {at: ${at}, workload: ${workload}, model: gpt-5.4-mini, scope: global, tier: standard, context: short, region: eastus2, input: ${(1000 + 60 * index + 200 * place * (index % 3)) * 1_000_000}, cached: ${250 * 1_000_000}, output: ${(100 + 5 * index) * 1_000_000}, requests: ${(300 + index) * 1000}}`));
const read = readUsage(new TextEncoder().encode(`parley: usage/1\ngrain: month\nrows:\n${rows.join('\n')}\n`), 'usage.yaml', { vocabulary: readMeterVocabulary(data('meters.yaml')) });
const drivers = (text: string) => ({ text: `parley: drivers/1\nfrom: 2026-11\n${text}`, file: 'drivers.yaml' });
const base: OutlookInput = { usage: [outcome(read.value, read.findings)], book: book('azure-2026-10'), maker: book('openai-2026-10'), months: 12, seed: 7, paths: 300, budgets: {}, reconcile: true, today: day('2026-11-22') };
const ask = (more: Partial<OutlookInput> = {}) => outlook({ ...base, ...more }, unwatched);

describe('an outlook', () => {
  it('from history alone says tokens by kind, requests and spend of everything and of each workload', () => {
    const { value, findings } = ask();
    expect(value.groups.map(({ id }) => id)).toEqual(['total', 'bot', 'search']);
    const [first] = value.groups[0]?.months ?? [];
    expect(first?.month).toBe('2026-11');
    expect((first?.fresh.mean ?? 0) + (first?.cached.mean ?? 0) + (first?.cacheWrite.mean ?? 0) + (first?.output.mean ?? 0)).toBeCloseTo(first?.tokens.mean ?? 0, -2);
    expect(first?.requests.p50).toBeGreaterThan(300_000);
    expect(first?.spend.p50).toBeGreaterThan(0);
    expect(findings.map(({ code }) => code)).toContain('young-usage');
  });

  it('units add up to the total, whatever was reconciled', () => {
    const { value } = ask({ drivers: drivers('units: [{name: Service, workloads: [bot, pilot]}, {name: Sales, workloads: [search]}]\nworkloads: [{id: pilot, model: gpt-5.4, users: 100 to 300, adoption: 50 %, callsPerUser: 200, inputPerCall: 3000, outputPerCall: 300, launch: {earliest: 2027-02, probability: 60 %}}]') });
    const mean = (id: string, at: number): number => value.groups.find((group) => group.id === id)?.months[at]?.spend.mean ?? 0;
    for (const at of [0, 5, 11]) {
      expect(mean('Service', at) + mean('Sales', at)).toBeCloseTo(mean('total', at), 4);
      expect(mean('bot', at) + mean('pilot', at)).toBeCloseTo(mean('Service', at), 4);
    }
  });

  it('where history and drivers tell of the same workload, the difference is said and both count', () => {
    const { value } = ask({ drivers: drivers('workloads: [{id: bot, model: gpt-5.4-mini, users: 1000, adoption: 100 %, callsPerUser: 300, inputPerCall: 4000 to 9000, outputPerCall: 400}]') });
    const [first] = value.differences;
    expect(first).toMatchObject({ id: 'bot', between: 'history and drivers', month: '2026-11' });
    expect(first?.stands).toBeGreaterThan(Math.min(first?.first ?? 0, first?.second ?? 0));
    expect(first?.stands).toBeLessThan(Math.max(first?.first ?? 0, first?.second ?? 0));
  });

  it('from drivers alone has a waterfall that adds up to the mean of its last month', () => {
    const { usage: _usage, ...rest } = base;
    const { value } = outlook({ ...rest, drivers: drivers('workloads: [{id: pilot, model: gpt-5.4, users: 100 to 300, adoption: 50 %, callsPerUser: 200, inputPerCall: 3000, outputPerCall: 300, launch: {earliest: 2027-02, latest: 2027-05, probability: 60 %}}]') }, unwatched);
    const steps = value.waterfall;
    expect(steps.slice(0, -1).reduce((a, { tokens }) => a + tokens, 0)).toBeCloseTo(value.groups[0]?.months.at(-1)?.tokens.mean ?? 0, -1);
  });

  it('a price that the file says is never cut stays, and a wider assumption widens the spend', () => {
    const steady = ask({ drivers: drivers('prices: {cutsPerYear: 0, risesPerYear: 0, newModelsPerYear: 0}') }).value;
    for (const { months } of steady.prices.models) for (const each of months) expect([each.p5, each.p95]).toEqual([1, 1]);
    const cut = ask({ drivers: drivers('prices: {cutsPerYear: 2, risesPerYear: 0, newModelsPerYear: 0}') }).value;
    expect(cut.groups[0]?.months[11]?.spend.mean ?? 0).toBeLessThan((steady.groups[0]?.months[11]?.spend.mean ?? 0) * 0.8);
  });

  it('the same seed gives the same bytes, another one others', () => {
    expect(JSON.stringify(ask().value.groups)).toBe(JSON.stringify(ask().value.groups));
    expect(JSON.stringify(ask().value.groups)).not.toBe(JSON.stringify(ask({ seed: 8 }).value.groups));
  });

  it('a workspace without usage and drivers is refused', () => {
    const { usage: _usage, ...rest } = base;
    expect(() => outlook(rest, unwatched)).toThrow('give at least one');
  });
});
