import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deal, smallBook, usage } from '../../../tests/cases/deals/smallBook.ts';
import { unwatched } from '../../base/progress.ts';
import { costOnFutures } from '../costOnFutures.ts';
import { readSeller } from '../seller/sellerTemplate.ts';
import { counterOffers, type CounterInput, type Tabled } from './counterOffers.ts';
import { leversBetween } from './leversBetween.ts';
import { dealWith, readLevers, usualLevers } from './levers.ts';

const seller = readSeller(readFileSync(join(import.meta.dirname, '../../../data/table/seller.yaml'), 'utf8'));
// 4,000 at list in one month.
const on = { futures: [usage([{ model: 'gpt-5.4', input: 1_600_000_000, at: '2027-01' }])], book: smallBook, shapes: new Map(), watch: unwatched };
const base = deal('rates: [{match: {}, discountPercent: 5}]\ncommitment: {milestones: [{by: 2027-01-31, amount: 3000}], shortfall: forfeit}');
const levers = readLevers(
  `parley: levers/1
levers:
  - issue: discount
    options: [{says: 5 %, set: {rates: [{match: {}, discountPercent: 5}]}}, {says: 10 %, set: {rates: [{match: {}, discountPercent: 10}]}}, {says: 15 %, set: {rates: [{match: {}, discountPercent: 15}]}}]
  - issue: commitment
    options: [{says: 3000, set: {commitment: {milestones: [{by: 2027-01-31, amount: 3000}], shortfall: forfeit}}}, {says: 3400, set: {commitment: {milestones: [{by: 2027-01-31, amount: 3400}], shortfall: forfeit}}}]
  - issue: data use
    clause: data-use
    options: [{says: as offered}, {says: ours, worth: 200, costsThem: {low: 0, high: 20}}]`,
  'levers.yaml',
);
const counter = (more: Partial<CounterInput> = {}) => counterOffers({ ...on, base, levers, seller, level: 600, band: 0.03, count: 3, keeps: 0.5, rounds: [], seed: 1, ...more });

const tabled = (terms: Tabled['terms'], clauses: Tabled['clauses'] = []): Tabled => ({ terms, clauses });

describe('a counteroffer', () => {
  const { value, findings } = counter();
  const [first] = value.offers;

  it('is worth what we want, by exact bills and stated worths', () => {
    // 10 % of 4,000 and the clause at 200.
    expect(first?.saves).toBe(600);
    expect(first?.says.map(({ issue, option, moved }) => [issue, option, moved])).toEqual([['discount', '10 %', true], ['commitment', '3400', true], ['data use', 'ours', true]]);
    expect(costOnFutures(on, first?.terms ?? base).net[0]).toBe(3600);
    expect(value.packages).toBe(12);
  });

  it('gives them what costs us nothing: the commitment that will be spent anyway', () => {
    expect(first?.why).toContain('They can book USD 400 more of committed spend');
    // 200 less in charges and a cheap clause, less what a booked 400 is assumed to be worth.
    expect(first?.givesThem).toBeLessThan(0);
    expect(first?.givesThem).toBeGreaterThan(-220);
  });

  it('is always said to rest on an assumption', () => {
    expect(findings.map(({ code, severity }) => [code, severity])).toContainEqual(['seller-assumed', 'info']);
    expect(first?.holds).toBeGreaterThan(50);
  });

  it('of a level that cannot be had says so', () => {
    expect(counter({ level: 5000 }).findings.map(({ code }) => code)).toContain('level-not-reached');
  });

  it('learns from rounds: who holds on to the commitment is believed to value it', () => {
    const commitmentOf = (rounds: CounterInput['rounds']) => counter({ rounds }).value.view.find(({ part }) => part === 'commitment')?.likely ?? 0;
    // Of two of ours they would rather have the one with more commitment and more discount.
    const more = dealWith(base, [levers[0]?.options[2], levers[1]?.options[1]].filter((each) => each !== undefined));
    const less = dealWith(base, [levers[0]?.options[1], { says: '', kind: 'terms', set: {} } as const].filter((each) => each !== undefined));
    expect(commitmentOf([{ ours: [tabled(more), tabled(less)], preferred: 0 }])).toBeGreaterThan(commitmentOf([]));
  });

  it('learns what a clause costs them from where it stood in each round', () => {
    const dear = readLevers('parley: levers/1\nlevers: [{issue: discount, options: [{says: 5 %, set: {rates: [{match: {}, discountPercent: 5}]}}]}, {issue: data use, clause: data-use, options: [{says: as offered}, {says: ours, stands: preferred, worth: 200, costsThem: {low: 0, high: 400}}]}]', 'l.yaml');
    const cheaper = tabled(dealWith(base, [levers[0]?.options[1]].filter((each) => each !== undefined)));
    const clause = tabled(base, [{ clause: 'data-use', stands: 'preferred' }]);
    // 200 less in charges or the clause: which would they rather give?
    const gives = (preferred: number) => counter({ levers: dear, level: 400, rounds: [{ ours: [cheaper, clause], preferred }] }).value.offers[0];
    expect(gives(0)?.says[1]?.option).toBe('ours');
    expect(gives(0)?.givesThem).toBeLessThan(gives(1)?.givesThem ?? 0);
  });

  it('counts from where the clauses stand in their last offer', () => {
    const at = (stands: 'open' | 'preferred') => counter({ clauses: [{ clause: 'data-use', stands }], levers: levers.map((lever, place) => (place === 2 ? { ...lever, options: lever.options.map((option, which) => (option.kind === 'clause' && which === 1 ? { ...option, stands: 'preferred' as const } : option)) } : lever)) }).value.offers[0];
    expect(at('open')?.says[2]).toMatchObject({ issue: 'data use', option: 'ours', moved: true, clause: { clause: 'data-use', stands: 'preferred' } });
    expect(at('preferred')?.says[2]).toMatchObject({ issue: 'data use', option: 'ours', moved: false });
    expect(at('preferred')?.givesThem).toBeGreaterThan(at('open')?.givesThem ?? 0);
  });

  it('is the same again for the same seed', () => {
    expect(counter().value).toEqual(counter().value);
  });

  it('has bargaining points on the frontier', () => {
    for (const point of [value.nash, value.ks]) expect(value.frontier.some(([a, b]) => Math.abs(a - point.saves) < 0.01 && Math.abs(b - point.givesThem) < 0.01)).toBe(true);
  });
});

describe('several counteroffers at once', () => {
  const ours = deal('rates: [{match: {}, discountPercent: 15}]\ncommitment: {milestones: [{by: 2027-01-31, amount: 2400}], shortfall: prepayment}\ncredits: [{amount: 300, from: 2027-01-01, until: 2027-01-31}]');
  const level = 4000 - (costOnFutures(on, ours).net[0] ?? 0);
  const { value, findings } = counter({ levers: leversBetween(base, ours), level, band: 0.05 });

  it('between what they offer and what we ask are worth the same to us within the tolerance', () => {
    expect(value.offers.length).toBeGreaterThan(1);
    for (const { saves } of value.offers) expect(Math.abs(saves - level)).toBeLessThanOrEqual(0.05 * level + 1e-9);
    expect(findings.map(({ code }) => code)).not.toContain('level-not-reached');
  });

  it('are made differently, and none of them is beaten for both sides', () => {
    const says = value.offers.map((offer) => offer.says.map(({ option }) => option).join());
    expect(new Set(says).size).toBe(says.length);
    for (const { saves, givesThem } of value.offers) expect(value.frontier.some(([a, b]) => a >= saves - 0.01 && b >= givesThem - 0.01 && (a > saves + 0.02 || b > givesThem + 0.02))).toBe(false);
  });

  it('say of each part which of them would be best for them if it counted less or more', () => {
    for (const { bestAt, before, low, high } of value.view) {
      expect([bestAt.low, bestAt.high].every((place) => place >= 0 && place < value.offers.length)).toBe(true);
      expect(before).toBeGreaterThan(0);
      expect(low).toBeLessThanOrEqual(high);
    }
  });

  it('say so where there is only one', () => {
    expect(counter({ level: 400, band: 0.001, levers: levers.slice(0, 1) }).findings.map(({ code }) => code)).toContain('few-packages');
  });
});

describe('levers', () => {
  it('that any deal has move its discounts, commitment and payment in steps', () => {
    const made = usualLevers({ ...base, payment: { netDays: 30, baselineNetDays: 30, costOfCapitalPercent: base.rates[0]?.price.kind === 'discount' ? base.rates[0].price.percent : { coefficient: 5n, scale: 0 } } });
    expect(made.map(({ issue, options }) => [issue, options.map(({ says }) => says)])).toEqual([
      ['discount on everything', ['5 % off', '7 % off', '9 % off', '11 % off', '13 % off']],
      ['commitment', ['2,400 by 2027-01-31', '3,000 by 2027-01-31', '3,600 by 2027-01-31']],
      ['payment', ['net 30 days', 'net 60 days', 'net 90 days']],
    ]);
  });

  it.each([
    { case: 'two that set one thing', yaml: '[{issue: a, options: [{says: x, set: {support: {percentOfSpend: 1}}}]}, {issue: b, options: [{says: y, set: {support: {percentOfSpend: 2}}}]}]', says: 'both set support' },
    { case: 'one that moves the months', yaml: '[{issue: a, options: [{says: x, set: {months: 12}}]}]', says: 'cannot be moved' },
    { case: 'a clause that sets terms', yaml: '[{issue: a, clause: c, options: [{says: x, set: {rates: []}}]}]', says: 'a lever of their own' },
    { case: 'a key that no deal has', yaml: '[{issue: a, options: [{says: x, set: {rats: []}}]}]', says: 'did you mean "rates"' },
    { case: 'one without options', yaml: '[{issue: a, options: []}]', says: 'has no option' },
  ])('$case are refused', ({ yaml, says }) => {
    expect(() => readLevers(`parley: levers/1\nlevers: ${yaml}`, 'l.yaml')).toThrow(says);
  });

  it('of too many combinations are refused before anything is billed', () => {
    const many = Array.from({ length: 8 }, (_, place) => ({ issue: String(place), options: Array.from({ length: 5 }, (_each, at) => ({ says: String(at), kind: 'terms' as const, set: {} })) }));
    expect(() => counter({ levers: many })).toThrow('390625 deals');
  });
});
