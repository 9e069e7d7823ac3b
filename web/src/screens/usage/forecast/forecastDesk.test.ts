import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addMonths, month } from '../../../../../src/base/calendar.ts';
import { usualShocks } from '../../../../../src/forecast/shocks/shocks.ts';
import { openForecast, type Basis, type ForecastDesk, type ForecastQuestion } from './forecastDesk.ts';

const data = (name: string): string => readFileSync(join(import.meta.dirname, '../../../../../data/rates', name), 'utf8');
const book = (name: string) => ({ name, book: data(`${name}.yaml`), rates: data(`${name}.csv`), ...(name.startsWith('azure') ? { ptu: data('ptu.yaml') } : {}) });
const sure = (value: number, share = false) => ({ kind: 'sure' as const, value, share });
const row = (at: string, workload: string, millions: number) => ({ at, workload, model: 'gpt-5.4-mini', scope: 'global' as const, tier: 'standard' as const, context: 'short' as const, region: 'eastus2', input: `${millions * 1_000_000}`, cached: '0', cacheWrite: '0', output: `${millions * 100_000}`, requests: '1000' });
const months = Array.from({ length: 14 }, (_, index) => addMonths(month('2025-09'), index));
const given: Basis = {
  history: {
    from: '2026-11',
    months: months.map((at) => ({ month: at, kind: 'whole' as const, days: 30, daysSeen: 30, forForecast: true })),
    rows: months.flatMap((at, index) => [row(at, 'bot', 1000 + 60 * index + 40 * (index % 3)), row(at, 'search', 400)]),
  },
  drivers: {
    name: 'plan', from: '2026-11', months: 36, units: [],
    workloads: [{ id: 'pilot', on: { model: 'gpt-5.4', scope: 'global', tier: 'standard', region: 'eastus2' }, users: sure(1000), growth: sure(0, true), adoption: sure(0.5, true), rampMonths: sure(6), calls: sure(200), input: sure(3000), output: sure(300), cachedShare: sure(0, true), cacheWriteShare: sure(0, true), longShare: sure(0, true), launch: { earliest: '2027-02', latest: '2027-02', probability: 1 }, ends: null }],
    shocks: [...usualShocks], prices: {}, budgets: {}, quota: [],
  },
  book: book('azure-2026-10'), maker: book('openai-2026-10'), today: '2026-11-22', findings: [],
};
const question: ForecastQuestion = { drivers: {}, prices: {}, budgets: {}, group: 'total', measure: 'tokens' };

let desk: ForecastDesk;
beforeAll(() => {
  desk = openForecast(given);
});

describe('a forecast that is open in the browser', () => {
  it('draws the past and 36 months, with nothing beside it while nothing is tried', () => {
    const { past, fan, tried, groups } = desk.ask(question);
    expect(past).toHaveLength(14);
    expect(past[0]).toEqual({ month: '2025-09', amount: 1_540_000_000 });
    expect(fan.map((point) => point.month)).toEqual(Array.from({ length: 36 }, (_, index) => addMonths(month('2026-11'), index)));
    expect(tried).toBeUndefined();
    expect(groups.map(({ id, kind }) => `${kind} ${id}`)).toEqual(['total total', 'workload bot', 'workload search', 'workload pilot']);
  });

  it('a driver typed as a range moves its own fan and the sum, and leaves the others', () => {
    const of = (group: string) => desk.ask({ ...question, group, drivers: { 'pilot\nusers': '3000 to 5000' } });
    const pilot = of('pilot');
    expect((pilot.tried?.at(-1)?.p50 ?? 0) / (pilot.fan.at(-1)?.p50 ?? 1)).toBeGreaterThan(2.5);
    expect(of('total').tried?.at(-1)?.p50).toBeGreaterThan(of('total').fan.at(-1)?.p50 ?? 0);
    const said = desk.ask({ ...question, group: 'search' }).fan.at(-1);
    expect((of('search').tried?.at(-1)?.p50 ?? 0) / (said?.p50 ?? 1)).toBeCloseTo(1, 1);
  });

  it('prices that stay as they are leave tokens as they are and change spend', () => {
    const still = { cutsPerYear: '0', risesPerYear: '0', newModelsPerYear: '0' };
    const spend = desk.ask({ ...question, measure: 'spend', group: 'pilot', prices: still });
    expect(spend.tried?.at(-1)?.p50).toBeGreaterThan(spend.fan.at(-1)?.p50 ?? 0);
  });

  it.each([
    { typed: 'many', says: /Users: “many” is no number or range\. Write 15 or 12 to 18/ },
    { typed: '18 to 12', says: /is no number or range/ },
    { typed: '-4', says: /must lie between 0 and/ },
  ])('$typed users are refused in a sentence', ({ typed, says }) => {
    expect(() => desk.ask({ ...question, drivers: { 'pilot\nusers': typed } })).toThrow(says);
  });

  it('a share is read with and without its sign', () => {
    const tokens = (adoption: string): number => desk.ask({ ...question, group: 'pilot', drivers: { 'pilot\nadoption': adoption } }).tried?.at(-1)?.p50 ?? 0;
    expect(tokens('80')).toBe(tokens('80 %'));
    expect(tokens('0.8')).toBe(tokens('80 %'));
    expect(() => tokens('120 %')).toThrow('must lie between 0 % and 100 %');
  });

  it('the waterfall adds up to what the drivers come to, and a budget is passed more often the smaller it is', () => {
    const { waterfall, exceeding } = desk.ask({ ...question, budgets: { year: 100 } });
    const steps = waterfall.slice(0, -1).reduce((sum, { tokens }) => sum + tokens, 0);
    expect(steps).toBeCloseTo(waterfall.at(-1)?.tokens ?? 0, -2);
    expect(exceeding.filter(({ months: held }) => held === 12).map(({ probability }) => probability)).toEqual([1, 1]);
    expect(desk.ask({ ...question, budgets: { year: 1e12 } }).exceeding.every(({ probability }) => probability === 0)).toBe(true);
  });

  it('the same question has the same answer', () => {
    const asked = { ...question, drivers: { 'pilot\ncalls': '150 to 300' } };
    const answer = (): unknown => ({ ...desk.ask(asked), milliseconds: 0 });
    expect(answer()).toEqual(answer());
  });
});
