import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Domain } from '../../../src/room/domain.ts';
import { frontierOf } from '../../../src/room/frontier.ts';
import { solveTable, type Point } from '../../../src/room/solveTable.ts';
import { enumerated } from './enumerated.ts';

// Seventy public bargaining domains with their published solutions; evaluation only, so they stay where they are.
const file = join(import.meta.dirname, '../../../../shared/data/negotiation/domains.json');
interface Published extends Domain {
  readonly expected: { readonly outcomes: number; readonly frontier: number; readonly nash: [number, number]; readonly ks: [number, number]; readonly kalai: [number, number] };
}
const domains = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Published[]) : [];
if (domains.length === 0) console.log('The public bargaining domains are not beside this checkout: skipped.');

/** One published frontier counts a point that another beats by a rounding error of binary floating point; exactly, there are 17. */
const exactly: Readonly<Record<string, number>> = { 'anac/y2016/Terra': 17 };

describe.skipIf(domains.length === 0)('public bargaining domains', () => {
  it.each(domains)('$name is solved as published', (domain) => {
    const { value, findings } = solveTable(domain);
    const { outcomes, frontier, nash, ks, kalai } = domain.expected;
    expect(Number(value.outcomes)).toBe(outcomes);
    expect(value.frontier.a.length).toBe(exactly[domain.name] ?? frontier);
    expect({ nash: six(value.nash), ks: six(value.ks), kalai: six(value.kalai) }).toEqual({ nash, ks, kalai });
    expect(findings.map(({ code }) => code)).toEqual(domain.name === 'anac/y2013/Lunch' ? ['no-agreement'] : []);
  });

  it('every frontier is the one found by looking at every package', () => {
    for (const domain of domains) {
      const { a, b } = frontierOf(domain);
      expect({ name: domain.name, points: Array.from(a, (has, index) => ({ a: has, b: b[index] })) }).toEqual({ name: domain.name, points: enumerated(domain) });
    }
  });
});

function six(point: Point): number[] {
  return point.has.map((text) => Math.round(Number(text) * 1e6) / 1e6);
}
