import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enumerated } from '../../tests/cases/table/enumerated.ts';
import type { Domain } from './domain.ts';
import { frontierOf } from './frontier.ts';
import { solveTable } from './solveTable.ts';

const domainOf = (issues: readonly (readonly (readonly [number, number])[])[], reservation: readonly [number, number] = [0, 0]): Domain => ({
  name: 'd',
  reservation,
  issues: issues.map((values, index) => ({ issue: String(index), a: values.map(([a]) => a), b: values.map(([, b]) => b) })),
});

describe('a bargaining table', () => {
  it('trades the issue that matters more to the other side', () => {
    // Price matters to us, the commitment to them: taking one each beats halves of both.
    const { value } = solveTable(domainOf([[[8, 0], [0, 2]], [[2, 0], [0, 8]]]));
    expect(value.nash).toEqual({ has: ['8', '8'], values: [0, 1] });
    expect([value.ks, value.kalai, value.ksShares].map(({ has }) => has)).toEqual([['8', '8'], ['8', '8'], ['8', '8']]);
  });

  it.each([
    { solution: 'nash', by: 'the largest product, 72', has: ['18', '4'] },
    { solution: 'ks', by: 'the smallest difference, 2', has: ['5', '7'] },
    { solution: 'kalai', by: 'the largest smaller gain, 6', has: ['9', '6'] },
    { solution: 'ksShares', by: 'the largest smaller share of what each could gain, 5 of 8', has: ['14', '5'] },
  ] as const)('$solution is $by', ({ solution, has }) => {
    const { value } = solveTable(domainOf([[[18, 4], [14, 5], [9, 6], [5, 7], [4, 8], [5, 5]]]));
    expect(value[solution].has).toEqual(has);
  });

  it('counts gains from what each side has without an agreement', () => {
    const values: [number, number][] = [[9, 2], [6, 5], [3, 9]];
    expect(solveTable(domainOf([values])).value.nash.has).toEqual(['6', '5']);
    expect(solveTable(domainOf([values], [5, 0])).value.nash.has).toEqual(['9', '2']);
    expect(solveTable(domainOf([values], [0, 4])).value.nash.has).toEqual(['3', '9']);
  });

  it('says so where no package is better for both than no deal', () => {
    const { value, findings } = solveTable(domainOf([[[4, 1], [1, 4]]], [3, 3]));
    expect(findings.map(({ code }) => code)).toEqual(['no-agreement']);
    expect(value.nash.has).toEqual(['4', '1']);
  });

  it('adds three thirds to one', () => {
    const third: [number, number][] = [[1 / 3, 0], [0, 1 / 3]];
    const { a, b } = frontierOf(domainOf([third, third, third, [[0, 0], [0, 1e-12]]]));
    expect([...a]).toEqual([1e9, 666666667, 333333333, 0]);
    expect([...b]).toEqual([0, 333333333, 666666667, 1e9]);
  });

  it('counts what nobody could list', () => {
    const pair: [number, number][] = [[3, 1], [2, 2], [1, 3], [2, 1], [1, 1]];
    const { value } = solveTable(domainOf(Array.from({ length: 30 }, () => pair)));
    expect(value.outcomes).toBe(5n ** 30n);
    expect(value.frontier.a.length).toBe(61);
    expect(value.nash.has).toEqual(['60', '60']);
  });

  it('bargains in dollars as exactly as in shares', () => {
    const { value } = solveTable(domainOf([[[1_250_000.5, 0], [0, 990_000.25]], [[0.01, 0], [0, 0.02]]]));
    expect(value.frontier.a.length).toBe(4);
    expect(value.kalai.has).toEqual(['1250000.5', '0.02']);
  });

  it('says so where the numbers are too large for all their places', () => {
    const codes = (large: number) => solveTable(domainOf([[[large, 0], [0, 0.005]]])).findings.map(({ code }) => code);
    expect(codes(1_000_000)).toEqual([]);
    expect(codes(100_000_000_000)).toEqual(['utilities-rounded']);
  });

  it('refuses a frontier that no memory holds', () => {
    const many = (step: number) => Array.from({ length: 2100 }, (_, index): [number, number] => [index * step, -index * step]);
    expect(() => solveTable(domainOf([many(1), many(0.0001)]))).toThrow('grows beyond');
  });

  it('refuses amounts that could only be added by rounding', () => {
    expect(() => solveTable(domainOf([[[1e15, 0], [0, 1]]]))).toThrow('more than can be added exactly');
  });
});

const issue = fc.array(fc.tuple(fc.integer({ min: -20, max: 200 }).map((each) => each / 60), fc.integer({ min: -20, max: 200 }).map((each) => each / 60)), { minLength: 1, maxLength: 5 });
const issues = fc.array(issue, { minLength: 1, maxLength: 6 });

describe('laws of the frontier', () => {
  it('it is what looking at every package finds', () => {
    fc.assert(
      fc.property(issues, (given) => {
        const domain = domainOf(given);
        const { a, b } = frontierOf(domain);
        expect(Array.from(a, (has, index) => ({ a: has, b: b[index] }))).toEqual(enumerated(domain));
      }),
      { numRuns: 300 },
    );
  });

  it('every point is reached by the package that it names', () => {
    fc.assert(
      fc.property(issues, (given) => {
        const frontier = frontierOf(domainOf(given));
        for (let index = 0; index < frontier.a.length; index++) {
          const values = frontier.packageAt(index);
          const sum = (side: 0 | 1) => values.reduce((total, value, issue) => total + (given[issue]?.[value]?.[side] ?? Number.NaN), 0);
          expect(sum(0)).toBeCloseTo((frontier.a[index] ?? 0) / 1e9, 6);
          expect(sum(1)).toBeCloseTo((frontier.b[index] ?? 0) / 1e9, 6);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the order of the issues changes nothing', () => {
    fc.assert(fc.property(issues, (given) => { expect([...frontierOf(domainOf(given)).a]).toEqual([...frontierOf(domainOf(given.toReversed())).a]); }));
  });
});
