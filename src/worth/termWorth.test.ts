import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDouble } from '../base/decimal.ts';
import { unwatched } from '../base/progress.ts';
import { seeded } from '../base/random.ts';
import { aDeal, someUsage } from '../../tests/cases/deals/someDeal.ts';
import { deal, smallBook, usage } from '../../tests/cases/deals/smallBook.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import { aimAtBlocks } from './aimAtBlocks.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { evaluate } from '../deal/evaluate.ts';
import { levelPaths } from './simulate/levelPaths.ts';
import { presentTerms, withOnly } from './presentTerms.ts';
import { pathsOf, usageAt } from './simulate/usagePaths.ts';
import { worthOfTerms } from './termWorth.ts';

const worth = (terms: DealTerms, paths: readonly UsageSeries[]) => worthOfTerms({ terms, paths: pathsOf(paths), book: smallBook, shapes: new Map(), random: seeded(1), watch: unwatched });
const total = (terms: DealTerms, path: UsageSeries) => toDouble(evaluate(terms, aimAtBlocks(terms, path), { book: smallBook }).value.total);
const twoPaths = [usage([{ input: 2_000_000_000, output: 100_000_000 }]), usage([{ input: 4_000_000_000, output: 300_000_000 }])];

describe('what a term is worth', () => {
  it('is the mean difference of exact bills with and without it, and the fair shares add up to all terms together', () => {
    fc.assert(
      fc.property(aDeal(), fc.array(someUsage(), { minLength: 2, maxLength: 3 }), (terms, paths) => {
        const present = presentTerms(terms);
        fc.pre(present.length <= 8);
        const { value } = worth(terms, paths);
        const mean = (under: DealTerms) => paths.reduce((sum, path) => sum + total(under, path), 0) / paths.length;
        const scale = Math.max(1, mean(terms), mean(withOnly(terms, () => false)));
        for (const { term, worth: found } of value.terms) {
          const without = withOnly(terms, (id) => id !== term);
          expect(Math.abs((found?.alone.mean ?? Number.NaN) - (mean(without) - mean(terms)))).toBeLessThanOrEqual(1e-8 * scale);
        }
        const shares = value.terms.reduce((sum, { worth: found }) => sum + (found?.share ?? 0), 0);
        expect(Math.abs(shares - (mean(withOnly(terms, () => false)) - mean(terms)))).toBeLessThanOrEqual(1e-8 * scale);
        expect(Math.abs(shares - value.bundle)).toBeLessThanOrEqual(1e-9 * scale);
      }),
      { numRuns: 25 },
    );
  });

  it('of a discount alone is the discount, with an interval over the paths', () => {
    const [found] = worth(deal('rates: [{match: {}, discountPercent: 10}]'), twoPaths).value.terms;
    // 10 % of 2,000 × 2.50 + 100 × 15 = 6,500 and of 4,000 × 2.50 + 300 × 15 = 14,500.
    expect(found?.worth?.alone.mean).toBeCloseTo(1050, 6);
    expect(found?.worth?.alone.high).toBeCloseTo(1050 + 1.959964 * 400, 6);
    expect(found?.worth).toMatchObject({ helps: 1 });
    expect(found?.worth?.cvar95).toBeCloseTo(1450, 6);
  });

  it('of a commitment is what it costs, less of it where a discount makes it harder to reach', () => {
    const terms = deal('rates: [{match: {}, discountPercent: 50}]\ncommitment: {milestones: [{by: 2027-01-31, amount: 7000}], otherEligible: {perMonth: 0}, shortfall: forfeit}');
    const { terms: found, bundle } = worth(terms, twoPaths).value;
    // Halved bills of 3,250 and 7,250: 3,750 are missing on the first path; at list 500 are.
    const [discount, commitment] = found.map(({ worth: each }) => each);
    expect(commitment?.alone.mean).toBeCloseTo(-3750 / 2, 6);
    expect(commitment?.helps).toBe(0);
    expect(discount?.alone.mean).toBeCloseTo((0 + 7250) / 2, 6);
    expect(bundle).toBeCloseTo((6500 + 14500 - 7000 - 7250) / 2, 6);
    expect((discount?.share ?? 0) + (commitment?.share ?? 0)).toBeCloseTo(bundle, 9);
  });

  it('of later payment and of a concession in kind stands beside the bills; of a right that begins after the deal there is none, and at list a cap on renewal saves nothing', () => {
    const terms = deal(
      'payment: {netDays: 60, baselineNetDays: 30, costOfCapitalPercent: 8}\nrights: [{kind: terminate, afterMonth: 12, feePercent: 0}]\nrenewal: {upliftCapPercent: 5}\nnonCash: [{what: partner days, worth: 40000, basis: quoted, confidence: 0.6}]',
    );
    const { value, findings } = worth(terms, twoPaths);
    const byTerm = new Map(value.terms.map((each) => [each.term, each.worth]));
    expect(byTerm.get('payment')?.alone.mean).toBeCloseTo((10_500 * 30 * 0.08) / 365, 6);
    expect(byTerm.get('nonCash[0]')?.alone).toEqual({ mean: 24_000, low: 24_000, high: 24_000 });
    expect([byTerm.has('rights[0]'), byTerm.get('rights[0]'), byTerm.get('renewal')?.alone.mean]).toEqual([true, undefined, 0]);
    expect(findings.map(({ code }) => code)).toEqual(['not-valued']);
  });
});

describe('paths around a plan', () => {
  const plan = usage([{ at: '2027-01', input: 1_000_000, cached: 400_000, output: 50_000 }, { at: '2027-12', input: 1_000_000, cached: 400_000, output: 50_000 }]);
  const paths = levelPaths(deal('', 12), plan, 4000, seeded(7));

  it('have the plan as their mean, and stray further the later it is', () => {
    const at = (place: number) => paths.columns[place]?.factors ?? new Float64Array();
    const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;
    const spread = (values: Float64Array) => Math.sqrt(mean(values.map((value) => Math.log(value) ** 2)) - mean(values.map((value) => Math.log(value))) ** 2);
    // The standard error of the mean is half a percent.
    expect(Math.abs(mean(at(1)) - 1)).toBeLessThan(0.02);
    expect(spread(at(1))).toBeGreaterThan(0.3);
    expect(spread(at(1))).toBeLessThan(0.34);
    expect(spread(at(0))).toBeLessThan(0.1);
  });

  it('are rows that can be billed, and the same for the same seed', () => {
    for (const row of usageAt(paths, 17).rows) expect(row.cached <= row.input).toBe(true);
    expect(levelPaths(deal('', 12), plan, 3, seeded(7))).toEqual(levelPaths(deal('', 12), plan, 3, seeded(7)));
  });
});
