import { describe, expect, it } from 'vitest';
import type { UsageShown } from '../../../client/answers.ts';
import { coverageOf, daysMissing } from './coverageOf.ts';

const rows = { accepted: 10, warned: 0, refused: 0, otherServices: 0 };
const total = (month: string, amount: string, currency = 'USD') => ({ month, currency, amount });
const export1: UsageShown['files'][number] = { path: 'export.csv', format: 'azure-ea-actual', rows, control: [total('2026-01', '10'), total('2026-03', '30')], models: [], period: { from: '2026-01-01', to: '2026-03-31' }, findings: [] };
const log: UsageShown['files'][number] = { path: 'log.csv', format: 'request-log', rows, control: [], models: [], period: { from: '2026-04-01T07:00', to: '2026-04-01T19:59' }, findings: [] };

describe('months covered', () => {
  it('shows a month without rows inside a file as a gap, and before or after it as outside', () => {
    const { months, rows: covered } = coverageOf([export1, log]);
    expect(months).toEqual(['2026-01', '2026-02', '2026-03', '2026-04']);
    expect(covered.map(({ file, cells }) => `${file}: ${cells.map(({ is }) => is).join(' ')}`)).toEqual(['export.csv: rows gap rows outside', 'log.csv: outside outside outside rows']);
  });

  it('keeps currencies apart', () => {
    const both = { ...export1, control: [...export1.control, total('2026-02', '7', 'EUR')] };
    expect(coverageOf([both]).rows.map(({ currency, cells }) => `${currency} ${cells.map(({ amount }) => amount ?? '-').join(' ')}`)).toEqual(['USD 10 - 30', 'EUR - 7 -']);
  });

  it('is empty where no file has a row', () => expect(coverageOf([{ ...log, period: null }])).toEqual({ months: [], rows: [] }));
});

it('counts the days without any row by month', () => {
  expect([...daysMissing(['2026-01-30 to 2026-02-02', '2026-02-10', 'somewhen'])]).toEqual([
    ['2026-01', 2],
    ['2026-02', 3],
  ]);
});
