import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, assert, boolean, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, smallBook, usage } from '../../../tests/cases/deals/smallBook.ts';
import { unwatched } from '../../base/progress.ts';
import { elicit } from '../asks/elicit.ts';
import { readPreferences } from '../asks/preferences.ts';
import { readSeller } from '../seller/sellerTemplate.ts';
import { counterOffers } from './counterOffers.ts';
import { readLevers, type Lever } from './levers.ts';
import { preferenceLevers } from './preferenceLevers.ts';

const seller = readSeller(readFileSync(join(import.meta.dirname, '../../../data/table/seller.yaml'), 'utf8'));
const on = { futures: [usage([{ model: 'gpt-5.4', input: 1_600_000_000, at: '2027-01' }])], book: smallBook, shapes: new Map(), watch: unwatched };
const base = deal('rates: [{match: {}, discountPercent: 5}]');
const discount: Lever = { issue: 'discount', options: [5, 10, 15].map((percent) => ({ says: `${percent} %`, kind: 'terms', set: { rates: [{ match: {}, price: { kind: 'discount', percent: { coefficient: BigInt(percent), scale: 0 } } }] } })) };
const issues = 'issues: [{id: data-use, title: Use of our data, worst: any, best: none}, {id: residency, title: Residency, worst: any region, best: EU only}]';
const withPreferences = (stakeholders: string, levers: readonly Lever[] = [discount], clauses: Parameters<typeof preferenceLevers>[4] = []) => {
  const preferences = readPreferences(`parley: preferences/1\ncurrency: USD\n${issues}\nstakeholders: ${stakeholders}`, 'p.yaml');
  return preferenceLevers(levers, preferences, elicit(preferences, 'p.yaml').value, seller, clauses, 'p.yaml');
};
const legal = '{name: S. Lind, role: legal, redLines: [data-use]}';
const saying = (name: string, worth: number) => `{name: ${name}, role: it, evenSwaps: [{issue: residency, worth: ${worth}}]}`;

describe('what stakeholders say', () => {
  it('becomes a lever, at the least that anybody says and at what the template thinks it costs them', () => {
    const { levers, preferred } = withPreferences(`[${saying('a', 300)}, ${saying('b', 200)}]`).value;
    expect(levers.at(-1)).toMatchObject({ issue: 'Residency', options: [{ says: 'any region', worth: 0 }, { says: 'EU only', worth: 200, costsThem: { low: 0, high: 100 } }] });
    expect(preferred.find(({ issue }) => issue === 'residency')).toMatchObject({ counted: 200, says: [{ name: 'a', worth: 300 }, { name: 'b', worth: 200 }] });
  });

  it('moves into what packages are worth to us', () => {
    const { levers } = withPreferences(`[${saying('a', 300)}]`).value;
    const { offers } = counterOffers({ ...on, base, levers, seller, level: 700, band: 0.01, count: 1, keeps: 0.5, rounds: [], seed: 1 }).value;
    // 10 % of 4,000, and the EU at 300.
    expect(offers[0]).toMatchObject({ saves: 700, says: [{ option: '10 %' }, { option: 'EU only', moved: true }] });
  });

  it('of a step that is half done already has no worth, and that is said', () => {
    const { value, findings } = withPreferences(`[${saying('a', 300)}]`, [discount], [{ clause: 'residency', stands: 'fallback' }]);
    expect(value.levers).toEqual([discount]);
    expect(findings.map(({ code }) => code)).toEqual(['step-not-valued']);
  });
});

describe('a red line', () => {
  it('is in every package, at no price, although nothing was said to move it', () => {
    const { levers } = withPreferences(`[${legal}]`).value;
    const { offers, nash, ks } = counterOffers({ ...on, base, levers, seller, level: 400, band: 0.05, count: 3, keeps: 0.5, rounds: [], seed: 1 }).value;
    for (const says of [...offers.map((offer) => offer.says.map(({ option }) => option)), nash.says, ks.says]) expect(says).toContain('none (red line of S. Lind)');
    expect(offers[0]).toMatchObject({ saves: 400, says: [{ issue: 'discount' }, { moved: true }] });
  });

  it('that they hold already does not move', () => {
    const { levers } = withPreferences(`[${legal}]`, [discount], [{ clause: 'data-use', stands: 'preferred' }]).value;
    const { offers } = counterOffers({ ...on, base, levers, clauses: [{ clause: 'data-use', stands: 'preferred' }], seller, level: 400, band: 0.05, count: 1, keeps: 0.5, rounds: [], seed: 1 }).value;
    expect(offers[0]?.says[1]).toMatchObject({ moved: false });
  });

  it('on a lever of terms needs to be told which options keep it', () => {
    const terms = { ...discount, issue: 'Use of our data' };
    expect(() => withPreferences(`[${legal}]`, [terms])).toThrow('mark those that do with keeps: true');
    const marked = readLevers('parley: levers/1\nlevers: [{issue: Use of our data, options: [{says: a, set: {rates: []}}, {says: b, keeps: true, set: {rates: [{match: {}, discountPercent: 9}]}}]}]', 'l.yaml');
    expect(withPreferences(`[${legal}]`, marked).value.levers[0]?.allowed).toEqual([1]);
  });

  const runs = process.env['PARLEY_FULL'] === '1' ? 5000 : 150;
  it(`is crossed by no package and no bargaining point, in ${runs} made-up negotiations`, () => {
    const negotiation = record({
      worths: array(array(integer({ min: 0, max: 900 }), { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 2 }), costs: integer({ min: 0, max: 900 }), red: array(boolean(), { minLength: 2, maxLength: 2 }), level: double({ min: -200, max: 2500, noNaN: true }), count: integer({ min: 1, max: 5 }), seed: integer({ min: 1, max: 99 }), moved: boolean(),
    });
    assert(
      property(negotiation, ({ worths, costs, red, level, count, seed, moved }) => {
        const ids = ['data-use', 'residency'];
        const known = worths.map((each, place): Lever => ({ issue: ids[place] ?? '', options: each.map((worth, at) => ({ says: `${ids[place]} at ${worth}, ${at}`, kind: 'clause', clause: ids[place] ?? '', worth, costsThem: { low: 0, high: costs } })) }));
        const lines = ids.filter((_, place) => red[place]);
        const { levers } = withPreferences(`[{name: x, role: legal, redLines: [${lines.join(', ')}]}]`, moved ? [discount, ...known] : [discount]).value;
        const { offers, nash, ks } = counterOffers({ ...on, base, levers, seller, level, band: 0.05, count, keeps: 0.5, rounds: [], seed }).value;
        expect(offers.length).toBeGreaterThan(0);
        for (const says of [...offers.map((offer) => offer.says.map(({ option }) => option)), nash.says, ks.says]) {
          for (const line of lines) {
            const most = Math.max(...(worths[ids.indexOf(line)] ?? []));
            expect(says.some((option) => (moved ? option.startsWith(`${line} at ${most},`) : option.endsWith('(red line of x)')))).toBe(true);
          }
        }
      }),
      { numRuns: runs },
    );
  }, 60_000);
});
