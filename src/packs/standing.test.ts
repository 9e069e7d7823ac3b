import { expect, it } from 'vitest';
import { day, month } from '../base/calendar.ts';
import { decimal, show } from '../base/decimal.ts';
import { finding } from '../base/finding.ts';
import { requests, tokens } from '../base/quantity.ts';
import type { Charge } from '../usage/usageImport.ts';
import { standing, type Ask, type StandingParts } from './standing.ts';

const charge = (at: string, amount: string, more: Partial<Charge> = {}): Charge => ({ month: at, currency: 'USD', workload: 'bot', meterName: 'gpt 5.4 Inp glbl', category: 'usage', amount: decimal(amount), ...more });
const ask = (id: string, p50: number | undefined): Ask => ({ id, title: id, why: '', basis: '', sources: [], worth: p50 === undefined ? undefined : { p10: decimal(p50 - 1), p50: decimal(p50), p90: decimal(p50 + 1) } });
const parts = (more: Partial<StandingParts> = {}): StandingParts => ({
  deal: { name: 'Renewal', currency: 'USD', start: day('2027-01-01'), months: 36 }, asOf: day('2026-11-22'), imports: [],
  history: {
    usage: { grain: 'month', rows: [{ at: '2026-10', workload: 'bot', model: 'gpt-5.4', scope: 'global', tier: 'standard', context: 'short', region: 'eastus2', input: tokens(900), cached: tokens(300), cacheWrite: tokens(0), output: tokens(100), requests: requests(3) }] },
    charges: [], months: [{ month: month('2026-10'), kind: 'whole', days: 31, daysSeen: 31, forForecast: true }], gaps: [], minutes: { grain: 'minute', rows: [] },
  },
  backtest: { coverage80: undefined, coverage95: undefined, relativeWis: undefined, worstOrigin80: undefined, origins: 0 },
  fan: [], structures: [], asks: [], paper: undefined, calendar: [], findings: [], seed: 1, ...more,
});

it('asks stand by what they are worth, those not valued last, a loss before them', () => {
  expect(standing(parts({ asks: [ask('unknown', undefined), ask('small', 10), ask('loss', -50), ask('large', 900)] })).asks.map((each) => each.id)).toEqual(['large', 'small', 'loss', 'unknown']);
});

it('what was billed for usage adds up by month, exactly; purchases, credits and other currencies stay out and are said', () => {
  const charges = [charge('2026-10', '0.1'), charge('2026-09', '5'), charge('2026-10', '0.2'), charge('2026-10', '7', { category: 'purchase' }), charge('2026-10', '-3', { category: 'credit' }), charge('2026-10', '4', { currency: 'EUR' })];
  const made = standing(parts({ history: { ...parts().history, charges } }));
  expect(made.usage.billed.map((each) => `${each.month} ${show(each.amount)}`)).toEqual(['2026-09 5', '2026-10 0.3']);
  expect(made.findings.map((each) => each.code)).toEqual(['billed-in-other-currency']);
});

it('findings stand by weight and each once', () => {
  const [hint, fault] = [finding('info', 'hint', 'A remark.', 'a.csv'), finding('error', 'fault', 'A fault.', 'a.csv')];
  expect(standing(parts({ findings: [hint, fault, hint, finding('info', 'hint', 'A remark.', 'b.csv')] })).findings.map((each) => `${each.code} ${each.at}`)).toEqual(['fault a.csv', 'hint a.csv', 'hint b.csv']);
});

it('totals are those of the history', () => {
  expect(standing(parts()).usage).toMatchObject({ months: 1, from: '2026-10', to: '2026-10', totals: { input: 900n, cached: 300n, cacheWrite: 0n, output: 100n, requests: 3n } });
});
