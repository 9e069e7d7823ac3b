import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addMonths, month } from '../../base/calendar.ts';
import { unwatched } from '../../base/progress.ts';
import { Refusal } from '../../base/refusal.ts';
import { readMeterVocabulary } from '../../rates/readMeterName.ts';
import { combine } from '../../usage/combine.ts';
import { readUsage } from '../../usage/readUsage.ts';
import { simulation } from '../../worth/simulate/simulation.ts';
import { pathsOf } from '../../worth/simulate/usagePaths.ts';
import { deal, smallBook } from '../../../tests/cases/deals/smallBook.ts';
import { dealPaths, type DealPathsWanted } from './dealPaths.ts';

const vocabulary = readMeterVocabulary(readFileSync(new URL('../../../data/meters.yaml', import.meta.url), 'utf8'));

/** Usage of two workloads from a month on, a little more each month; one of them on two models. */
function history(from: string, months: number) {
  const rows = Array.from({ length: months }, (_, place) => {
    const at = addMonths(month(from), place);
    const line = (workload: string, model: string, input: number) => `  - {at: ${at}, workload: ${workload}, model: ${model}, input: ${input}, cached: ${Math.floor(input / 4)}, output: ${Math.floor(input / 9)}}`;
    return [line('bot', 'gpt-5.4', 400_000_000 + place * 9_000_000), line('bot', 'gpt-5', 100_000_000), line('search', 'gpt-5', 250_000_000 + (place % 3) * 20_000_000)].join('\n');
  });
  const text = `parley: usage/1\ngrain: month\nrows:\n${rows.join('\n')}\n`;
  return combine([readUsage(new TextEncoder().encode(text), 'usage.yaml', { vocabulary: vocabulary }).value]).value;
}

const sample = (from: string, months: number, wanted: Partial<DealPathsWanted>) => dealPaths(history(from, months), deal('', 12), { paths: 300, futures: 300, covered: 'walk', ...wanted }, 1, unwatched);

describe('what may be used in the months of a deal', () => {
  it('is, where usage ends before them, the forecast: side by side for simulation the same as one by one for bills', () => {
    const { paths, futures, how, plan } = sample('2025-07', 18, {}).value;
    expect([how, plan, paths.count, futures.length]).toEqual(['forecast', undefined, 300, 300]);
    const [together, apart] = [paths, pathsOf(futures)].map((each) => simulation(each, smallBook, new Map()).totals(deal('', 12)));
    // Tokens of a future are whole ones, those of a path are not.
    for (const [path, total] of (together ?? new Float64Array()).entries()) expect(Math.abs(total / (apart?.[path] ?? 1) - 1)).toBeLessThan(1e-7);
  });

  it('where the deal has begun, its first months are as they were on every path', () => {
    const found = sample('2025-07', 20, { paths: 200, futures: 3 });
    expect(found.findings.map(({ code }) => code)).toContain('deal-begun');
    expect(found.value.known).toBe(2);
    const [january, , march] = simulation(found.value.paths, smallBook, new Map()).byMonth(deal('', 12));
    expect(new Set(january).size).toBe(1);
    expect(new Set(march).size).toBeGreaterThan(100);
  });

  it('where usage covers them, walks around it, is it, or is refused', () => {
    const around = sample('2027-01', 12, { futures: 4 });
    expect([around.value.how, around.value.paths.count, around.value.futures.length, around.value.plan?.rows.length]).toEqual(['around the file', 300, 4, 36]);
    expect(around.findings.map(({ code }) => code)).toEqual(['paths-around-usage']);
    const plain = sample('2027-01', 12, { covered: 'as it is' }).value;
    expect([plain.paths.count, plain.futures]).toEqual([1, [plain.plan]]);
    expect(() => sample('2027-01', 12, { covered: 'refuse' })).toThrow(Refusal);
  });
});
