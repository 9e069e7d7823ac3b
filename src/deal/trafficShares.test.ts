import { describe, expect, it } from 'vitest';
import { show, zero } from '../base/decimal.ts';
import { deal, smallBook, usage, type Written } from '../../tests/cases/deals/smallBook.ts';
import { evaluate } from './evaluate.ts';

function charged(terms: string, rows: readonly Written[]) {
  return evaluate(deal(terms), usage(rows), { book: smallBook }).value.lines.filter(({ kind }) => kind === 'tokens').map((line) => `${line.what}: ${show(line.quantity ?? zero)} for ${show(line.amount)}`);
}

// gpt-5.4 input a million: 2.50 standard, 1.25 batch, 5.00 priority.
describe('a share of traffic', () => {
  it('goes by batch and by priority, and the rest by standard', () => {
    expect(charged('shares: [{match: {workload: bot}, batchPercent: 40, priorityPercent: 10}]', [{ input: 1_000_001 }])).toEqual([
      'gpt-5.4 global batch input, by shares[0]: 400000.4 for 0.5000005',
      'gpt-5.4 global priority input, by shares[0]: 100000.1 for 0.5000005',
      'gpt-5.4 global standard input, by shares[0]: 500000.5 for 1.25000125',
    ]);
  });

  it('may be all of it', () => {
    expect(charged('shares: [{batchPercent: 100}]', [{ input: 2_000_000 }])).toEqual(['gpt-5.4 global batch input, by shares[0]: 2000000 for 2.5']);
  });

  it('is that of the most specific rule, and of the later among equals', () => {
    const rules = 'shares: [{match: {workload: bot}, batchPercent: 10}, {match: {model: gpt-5.4}, batchPercent: 20}, {batchPercent: 90}]';
    expect(charged(rules, [{ input: 1_000_000 }])[0]).toBe('gpt-5.4 global batch input, by shares[1]: 200000 for 0.25');
  });

  it('is of standard traffic that it matches, not of what is sent otherwise already or spills', () => {
    const block = '\nprovisioned: [{id: b, model: gpt-5.4, ptu: 15, from: 2027-01, months: 1, purchase: oneMonth}]';
    const rows: Written[] = [{ tier: 'batch', input: 1_000_000 }, { workload: 'other', input: 1_000_000 }, { at: '2027-01-04T09:00', tier: 'provisioned', input: 72_000 }];
    expect(charged(`shares: [{match: {workload: bot}, batchPercent: 100}]${block}`, rows)).toEqual(['gpt-5.4 global batch input: 1000000 for 1.25', 'gpt-5.4 global standard input, spilled from b: 36000 for 0.09', 'gpt-5.4 global standard input: 1000000 for 2.5']);
  });

  it.each([
    { terms: 'shares: [{batchPercent: 60, priorityPercent: 41}]', says: 'sends more than 100 %' },
    { terms: 'shares: [{match: {tier: standard}, batchPercent: 60}]', says: 'unknown key "tier"' },
  ])('cannot be $terms', ({ terms, says }) => {
    expect(() => deal(terms)).toThrow(says);
  });
});
