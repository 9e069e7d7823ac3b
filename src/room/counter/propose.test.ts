import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../base/random.ts';
import { propose } from './propose.ts';
import { meanView, viewsAfter, worthTo, type Package, type Views } from './views.ts';

const runs = process.env['PARLEY_FULL'] === '1' ? 10_000 : 400;
const issue = (name: string, a: number[]) => ({ issue: name, a, b: a.map(() => 0) });
const views = (...guesses: number[][][]): Views => ({ guesses });

describe('packages that are proposed', () => {
  // Two issues of two values: price matters to us, the commitment to them.
  const issues = [issue('price', [10, 0]), issue('commitment', [2, 0])];

  it('are worth the same to us, the best for them first', () => {
    const [first] = propose(issues, views([[0, 2], [0, 10]]), { level: 10, band: 0.3, count: 3 });
    expect(first).toEqual({ values: [0, 1], a: 10, b: 10 });
  });

  it('lie above the level where nothing undominated is worth just that', () => {
    expect(propose(issues, views([[0, 2], [0, 10]]), { level: 5, band: 0.1, count: 3 })).toEqual([{ values: [0, 1], a: 10, b: 10 }]);
  });

  it('are the best for us where the level cannot be had', () => {
    expect(propose(issues, views([[0, 2], [0, 10]]), { level: 50, band: 1, count: 3 })).toEqual([{ values: [0, 0], a: 12, b: 0 }]);
  });

  it('are several where several count the same, those first on which our guesses differ', () => {
    const three = [issue('x', [3, 0]), issue('y', [3, 0]), issue('z', [3, 0])];
    // Under either guess one of the issues matters more to them; on average all are alike, but for a little that keeps them apart.
    const offered = propose(three, views([[0, 3], [0, 1], [0, 2]], [[0, 1], [0, 3], [0, 2]]), { level: 6, band: 0.2, count: 3 });
    expect(offered.every(({ a }) => a === 6)).toBe(true);
  });

  it(`are never dominated, in ${runs} made-up negotiations looked at package by package`, () => {
    const side = (values: number) => fc.array(fc.integer({ min: 0, max: 40 }), { minLength: values, maxLength: values });
    const negotiation = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }).chain((sizes) => fc.record({ a: fc.tuple(...sizes.map(side)), guesses: fc.array(fc.tuple(...sizes.map(side)), { minLength: 1, maxLength: 3 }), share: fc.double({ min: 0, max: 1, noNaN: true }), band: fc.double({ min: 0, max: 0.3, noNaN: true }) }));
    fc.assert(
      fc.property(negotiation, ({ a, guesses, share, band }) => {
        const domain = a.map((values, index) => issue(String(index), values));
        const all = a.reduce<number[][]>((some, values) => some.flatMap((one) => values.map((_, value) => [...one, value])), [[]]);
        const ours = (taken: Package) => worthTo(a, taken);
        const mean = meanView(views(...guesses));
        const level = share * Math.max(...all.map(ours));
        const offered = propose(domain, views(...guesses), { level, band: band * level, count: 3 });
        expect(offered.length).toBeGreaterThan(0);
        for (const one of offered) {
          expect(one.a).toBeCloseTo(ours(one.values), 6);
          const better = all.find((taken) => ours(taken) >= one.a - 1e-7 && worthTo(mean, taken) >= one.b - 1e-7 && (ours(taken) > one.a + 1e-6 || worthTo(mean, taken) > one.b + 1e-6));
          expect(better).toBeUndefined();
        }
        if (offered.length > 1) for (const one of offered) expect(Math.abs(one.a - level)).toBeLessThanOrEqual(band * level + 1e-6);
      }),
      { numRuns: runs },
    );
  }, 120_000);
});

describe('what is thought of the other side', () => {
  // One issue matters to them: which of two is not known.
  const prior = { draw: (random: { next: () => number }) => random.next(), change: (_: number, random: { next: () => number }) => random.next(), guess: (share: number) => [[0, share], [0, 1 - share]] };
  const share = (rounds: Parameters<typeof viewsAfter>[1]) => meanView(viewsAfter(prior, rounds, seeded(1), 300))[0]?.[1] ?? 0;

  it('is the prior before the first round', () => {
    expect(share([])).toBeCloseTo(0.5, 1);
  });

  it('follows what they choose of equal packages', () => {
    expect(share([{ ours: [[1, 0], [0, 1]], preferred: 0 }])).toBeGreaterThan(0.7);
    expect(share([{ ours: [[1, 0], [0, 1]], preferred: 1 }])).toBeLessThan(0.3);
  });

  it('follows what they put against ours', () => {
    expect(share([{ ours: [[0, 1]], theirs: [1, 0] }])).toBeGreaterThan(0.7);
  });

  it('is the same again for the same seed', () => {
    const rounds = [{ ours: [[1, 0]], theirs: [0, 1] }];
    expect(share(rounds)).toBe(share(rounds));
  });
});
