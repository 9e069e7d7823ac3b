import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../base/decimal.ts';
import { readSeller } from '../seller/sellerTemplate.ts';
import { readAsks } from './asksFile.ts';
import { elicit } from './elicit.ts';
import { readPreferences } from './preferences.ts';
import { rankAsks } from './rankAsks.ts';

const house = join(import.meta.dirname, '../../..');
const seller = readSeller(readFileSync(join(house, 'data/table/seller.yaml'), 'utf8'));
const example = readFileSync(join(house, 'examples/table/asks.yaml'), 'utf8');
const file = (asks: string) => `parley: asks/1\ncurrency: USD\nasks:\n${asks}`;
const one = (more: string) => file(`  - {id: a, title: A, term: credits, likelihood: 0.5, need: should, ${more}}`);
const ranked = (text: string, valued: Parameters<typeof rankAsks>[1] = []) => rankAsks(readAsks(text, 'asks.yaml'), valued, seller, 'asks.yaml');

describe('asks', () => {
  it('stand in the order of worth × likelihood, those not valued last, a must before a nice', () => {
    const { value } = ranked(example);
    expect(value.map(({ ask, expected }) => [ask.id, expected])).toEqual([['discount-gpt-5.4', 144_000], ['no-training', 108_000], ['commitment-lower', 24_000], ['exit', 7_200]]);
    const none = file('  - {id: n, title: N, clause: liability, likelihood: 0.9, need: nice}\n  - {id: m, title: M, clause: data-use, likelihood: 0.1, need: must}');
    expect(ranked(none).value.map(({ ask, worth }) => [ask.id, worth])).toEqual([['m', undefined], ['n', undefined]]);
  });

  it('take their worth from what was valued on the deal, with its basis', () => {
    const worth = { p10: decimal(10), p50: decimal(20), p90: decimal(30) };
    const [ask] = ranked(one('why: x, valuedBy: credit-expiry'), [{ id: 'credit-expiry', title: '', why: '', worth, basis: 'bills less bills', sources: [] }]).value;
    expect(ask).toMatchObject({ worth: { low: 10, likely: 20, high: 30 }, expected: 10, basis: 'bills less bills' });
    // A credit is assumed to cost them 0.3 to 1 of what it is worth to us.
    expect(ask?.costsThem).toMatchObject({ low: 3, likely: 12, high: 30 });
  });

  it('without a justification stay in the house, and so do those our own sides have not settled', () => {
    expect(ranked(one('worth: {low: 1, likely: 2, high: 3, basis: b}'))).toMatchObject({ value: [{ mayLeave: false }], findings: [{ code: 'ask-without-justification' }] });
    const two = 'why: x, positions: [{by: it, says: keep 60 days}, {by: legal, says: delete in 30}]';
    expect(ranked(one(two))).toMatchObject({ value: [{ mayLeave: false, conflict: [{ by: 'it' }, { by: 'legal' }] }], findings: [{ code: 'ask-in-conflict' }] });
    expect(ranked(one(`${two}, agreed: delete in 30`))).toMatchObject({ value: [{ mayLeave: true, conflict: [] }], findings: [] });
    expect(ranked(one('why: x, positions: [{by: it, says: Delete in 30}, {by: legal, says: delete in 30}]')).value[0]?.conflict).toEqual([]);
  });

  it('about what brings them something are not judged by a share of what they save us', () => {
    const text = file('  - {id: a, title: A, term: commitment, why: x, worth: {low: 100, likely: 100, high: 100, basis: b}, likelihood: 1, need: nice}');
    expect(ranked(text).value[0]?.costsThem).toBeUndefined();
    expect(ranked(text.replace('likelihood', 'costsThem: {low: 5, high: 15, because: booked revenue}, likelihood')).value[0]?.costsThem).toMatchObject({ low: 5, likely: 10, high: 15 });
  });

  it.each([
    { case: 'about nothing', text: file('  - {id: a, title: A, likelihood: 1, need: nice}'), says: 'is about no term and no clause' },
    { case: 'with an id twice', text: file('  - {id: a, title: A, term: rates, likelihood: 1, need: nice}\n  - {id: a, title: B, term: rates, likelihood: 1, need: nice}'), says: 'has the id "a"' },
    { case: 'more likely than certain', text: one('why: x').replace('0.5', '1.5'), says: 'asks[0].likelihood is 1.5' },
    { case: 'with a range upside down', text: one('worth: {low: 3, likely: 2, high: 4, basis: b}'), says: 'do not rise' },
    { case: 'with a misspelt key', text: one('walkaway: x'), says: 'did you mean "walkAway"' },
    { case: 'of another format', text: example.replace('asks/1', 'deal/1'), says: 'should begin with "parley: asks/1"' },
  ])('$case are refused', ({ text, says }) => {
    expect(() => readAsks(text, 'asks.yaml')).toThrow(says);
  });
});

describe('preferences', () => {
  const shown = elicit(readPreferences(readFileSync(join(house, 'examples/table/preferences.yaml'), 'utf8'), 'p.yaml'), 'p.yaml');

  it('become money by the median of what even swaps say a point of weight is worth', () => {
    // 200,000 ÷ 100 and 110,000 ÷ 60: a point is worth the middle, 1,916.67; residency at 40 points is 76,667.
    const [legal] = shown.value.stakeholders;
    expect(legal?.worths.map(({ issue, how, worth }) => [issue, how, worth && Math.round(worth)])).toEqual([['data-use', 'red line', undefined], ['residency', 'swing weight', 76_667], ['indemnity', 'even swap', 200_000], ['suspension', 'even swap', 110_000]]);
    expect(legal?.consistent).toBe(true);
  });

  it('that contradict each other are shown with both figures and asked again', () => {
    const [, owner] = shown.value.stakeholders;
    expect(owner?.consistent).toBe(false);
    expect(owner?.next[0]).toContain('two things that do not go together');
    expect(shown.findings.map(({ code }) => code)).toContain('answers-contradict');
  });

  it('of two people who disagree are both shown and no mean is taken; a red line is a condition', () => {
    expect(shown.value.issues.find(({ issue }) => issue === 'suspension')).toMatchObject({ low: 110_000, high: 300_000, says: [{ name: 'S. Lind' }, { name: 'H. Vance' }] });
    expect(shown.findings.filter(({ code }) => code === 'stakeholders-disagree').map(({ at }) => at)).toContain('p.yaml, suspension');
    expect(shown.value.issues[0]).toMatchObject({ issue: 'data-use', redLineOf: ['S. Lind'] });
    expect(shown.findings.map(({ code }) => code)).toContain('red-line-not-traded');
  });

  it('in a circle are found, whatever its length', () => {
    const circle = `parley: preferences/1\ncurrency: USD\nissues: [{id: a, title: A, worst: w, best: b}, {id: b, title: B, worst: w, best: b}, {id: c, title: C, worst: w, best: b}]\nstakeholders:\n  - {name: X, role: it, choices: [{rather: a, than: b}, {rather: b, than: c}, {rather: c, than: a}]}`;
    expect(elicit(readPreferences(circle, 'p.yaml'), 'p.yaml').findings[0]?.message).toContain('a over b over c over a');
    expect(() => readPreferences(circle.replace('than: a', 'than: z'), 'p.yaml')).toThrow('speaks of "z"');
  });

  it('asked in proportion are always consistent, and a swap that is twice what its weight says never is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 100 }), { minLength: 3, maxLength: 6 }), fc.integer({ min: 10, max: 10_000 }), (weights, point) => {
        const issues = weights.map((_, place) => ({ id: `i${place}`, title: '', worst: '', best: '' }));
        const person = { name: 'X', role: '', redLines: [], choices: [], swings: new Map(weights.map((weight, place) => [`i${place}`, weight])) };
        const swaps = weights.map((weight, place): [string, number] => [`i${place}`, weight * point]);
        const proportional = elicit({ currency: 'USD', issues, stakeholders: [{ ...person, evenSwaps: new Map(swaps) }] }, 'p');
        expect(proportional.value.stakeholders[0]?.consistent).toBe(true);
        const off = new Map(swaps.map(([id, worth], place) => [id, place === 0 ? worth * 2 : worth]));
        expect(elicit({ currency: 'USD', issues, stakeholders: [{ ...person, evenSwaps: off }] }, 'p').value.stakeholders[0]?.consistent).toBe(false);
      }),
    );
  });
});
