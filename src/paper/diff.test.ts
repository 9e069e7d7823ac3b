import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from './diff.ts';

const applied = (a: readonly string[], b: readonly string[]): string[] => {
  const made: string[] = [];
  let at = 0;
  for (const { aFrom, aTo, bFrom, bTo } of diff(a, b)) {
    made.push(...a.slice(at, aFrom), ...b.slice(bFrom, bTo));
    at = aTo;
  }
  return [...made, ...a.slice(at)];
};

describe('a diff', () => {
  const items = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 30 });

  it('turns one sequence into the other, by differences that are none where they are equal and never touch', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        expect(applied(a, b)).toEqual(b);
        expect(diff(a, a)).toEqual([]);
        const hunks = diff(a, b);
        for (const [index, hunk] of hunks.entries()) {
          const next = hunks[index + 1];
          expect(hunk.aTo > hunk.aFrom || hunk.bTo > hunk.bFrom).toBe(true);
          if (next) expect(next.aFrom).toBeGreaterThan(hunk.aTo);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps as much as can be kept', () => {
    const kept = (a: string, b: string): number => a.length - diff(Array.from(a), Array.from(b)).reduce((sum, each) => sum + each.aTo - each.aFrom, 0);
    expect(kept('abcabba', 'cbabac')).toBe(4);
  });

  it('splits long sequences at what stands once in each, and is right there too', () => {
    const a = Array.from({ length: 5000 }, (_, index) => (index % 7 === 0 ? `only ${index}` : `often ${index % 3}`));
    const b = a.flatMap((item, index) => (index % 11 === 0 ? [] : index % 13 === 0 ? [item, 'new'] : [item]));
    expect(applied(a, b)).toEqual(b);
    expect(applied(Array.from({ length: 3000 }, () => 'x'), Array.from({ length: 3001 }, () => 'y'))).toHaveLength(3001);
  });
});
