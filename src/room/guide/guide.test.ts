import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deal } from '../../../tests/cases/deals/smallBook.ts';
import { dealShape } from '../../deal/dealShape.ts';
import { benchmark } from './benchmark.ts';
import { readBenchmarks, readClosedDeals, readRoutes, readTactics } from './guideFiles.ts';
import { recommendRoute } from './recommendRoute.ts';

const data = (name: string) => readFileSync(join(import.meta.dirname, '../../../data/table', name), 'utf8');
const closed = readClosedDeals(`parley: closed/1\ndeals:\n${[[1200000, 8], [1900000, 11], [2400000, 14], [9000000, 18]].map(([spend, percent]) => `  - {year: 2025, annualSpend: ${spend}, discountPercent: ${percent}}`).join('\n')}`, 'closed.yaml');
const claims = readBenchmarks(data('benchmarks.yaml'));

describe('a benchmark', () => {
  it('is what own deals of half to twice the size got, with their number and a percentile', () => {
    expect(benchmark([], closed, { annualSpend: 1_500_000, discountPercent: 12 }).own).toEqual({ n: 3, low: 8, median: 11, high: 14, percentile: 67 });
  });

  it('is none with fewer than three of them, and says so', () => {
    const { own, says } = benchmark([], closed, { annualSpend: 9_000_000 });
    expect(own).toBeUndefined();
    expect(says).toContain('No benchmark: only 1 closed deal of yours is');
  });

  it('tells small volumes that no discount is to be expected', () => {
    expect(benchmark([], [], { annualSpend: 50_000 }).says).toContain('no discount is to be expected');
  });

  it('shows public claims that contradict each other, and that their originals were not read', () => {
    const { conflicts } = benchmark(claims, [], { annualSpend: 1_000_000 });
    expect(conflicts.map(({ subject }) => subject)).toEqual(['discount at a commitment']);
    expect(conflicts[0]?.says).toHaveLength(2);
    expect(conflicts[0]?.says.every((each) => each.endsWith('not read)'))).toBe(true);
  });

  it('has no place for the name of a customer', () => {
    expect(() => readClosedDeals('parley: closed/1\ndeals: [{year: 2025, annualSpend: 1, discountPercent: 1, customer: Fennwick}]', 'c.yaml')).toThrow('unknown key "customer"');
  });
});

describe('a route', () => {
  const { routes, traps } = readRoutes(data('routes.yaml'));
  const first = (situation: Parameters<typeof recommendRoute>[1]) => recommendRoute(routes, situation)[0];

  it.each([
    { case: 'little spend for a short time', situation: { annualSpend: 50_000, deal: deal('', 6) }, id: 'standalone' },
    { case: 'an agreement that runs, with prices to protect', situation: { runsUntilInMonths: 24, deal: deal('commitment: {milestones: [{by: 2027-12-31, amount: 10}], shortfall: forfeit}\npriceProtection: [{match: {}, capPercentPerYear: 3}]', 12) }, id: 'amendment' },
    { case: 'an agreement that ends soon', situation: { runsUntilInMonths: 5, deal: deal('commitment: {milestones: [{by: 2027-12-31, amount: 10}], shortfall: forfeit}', 12) }, id: 'renewal' },
  ])('for $case comes first with its reason', ({ situation, id }) => {
    expect(first(situation)).toMatchObject({ route: { id }, reason: expect.stringContaining('It fits because') as string });
  });

  it('says where what is known of it is from, and its traps are about keys of a deal file', () => {
    for (const { sources } of routes) expect(sources.length).toBeGreaterThan(0);
    for (const { when } of traps) expect(Object.keys(dealShape.shape)).toContain(when);
  });
});

it('every tactic is steps with a source', () => {
  const tactics = readTactics(data('tactics.yaml'));
  expect(tactics.map(({ id }) => id)).toEqual(['volume-story', 'timing', 'requirements', 'funding', 'reference', 'wait']);
  for (const { steps, sources } of tactics) expect([steps.length, sources.length].every((count) => count > 0)).toBe(true);
});
