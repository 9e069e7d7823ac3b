import { describe, expect, it } from 'vitest';
import { addMonths, day, month } from '../base/calendar.ts';
import { compare, decimal, multiply, show, subtract, sum } from '../base/decimal.ts';
import { unwatched } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { Equivalent } from '../rates/alternatives.ts';
import type { RateBook } from '../rates/rateBook.ts';
import { deal, rates, smallBook, usage } from '../../tests/cases/deals/smallBook.ts';
import { asks } from './asks.ts';
import { evaluate } from '../deal/evaluate.ts';
import { rangeOf } from './range.ts';
import { compareStructures, listTerms, type DealInput, type Structure } from './structures.ts';

const first = month('2027-01');
/** Eleven futures of twelve even months: the k-th uses k + 5 times 400M fresh tokens of gpt-5.4, and as many of the mini. */
const futures = Array.from({ length: 11 }, (_, k) =>
  usage(Array.from({ length: 12 }, (_, m) => [{ at: addMonths(first, m), input: (k + 5) * 400_000_000 }, { at: addMonths(first, m), workload: 'search', model: 'gpt-5.4-mini', input: (k + 5) * 400_000_000 }]).flat()),
);
const peaky: LoadShape = { steps: [{ share: 0.9, load: 0.1 }, { share: 0.1, load: 9.1 }] };
const other: RateBook = { ...smallBook, name: 'other', rates: rates('gpt-5.4', '2.00', '0.2', '10', { channel: 'openai' }), ptu: { models: [], prices: [] } };
const equivalents: readonly Equivalent[] = [
  { for: ['gpt-5.4'], book: 'other', model: 'gpt-5.4', scope: 'global', same: true, ground: 'the same model', judged: day('2026-11-22'), caveats: ['Switching is not in the figure.'] },
  { for: ['gpt-5.4-mini'], book: 'small', model: 'gpt-5', scope: 'global', same: false, ground: 'made up', judged: day('2026-11-22'), caveats: [] },
];

function input(terms: string, rest: Partial<DealInput> = {}): DealInput {
  return { terms: deal(terms, 12), futures, book: smallBook, alternatives: { books: [smallBook, other], equivalents }, shapes: new Map(), watch: unwatched, ...rest };
}

function structure(id: Structure['id'], terms: string, rest: Partial<DealInput> = {}): Structure {
  const found = compareStructures(input(terms, rest)).value.find((structure) => structure.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

const shown = ({ total }: Structure): string => `${show(total.p10)} ${show(total.p50)} ${show(total.p90)}`;
const median = (terms: string): string => show(evaluate(deal(terms, 12), futures[5] ?? usage([]), { book: smallBook }).value.total);

describe('the five structures', () => {
  it('come in one order, each with what it is, its sources and every month of its median future', () => {
    const { value, findings } = compareStructures(input('rates: [{match: {model: gpt-5.4}, discountPercent: 10}]'));
    expect(value.map(({ id }) => id)).toEqual(['list', 'offer', 'reserved', 'committed', 'alternative']);
    expect(findings).toEqual([]);
    for (const each of value) {
      expect(each.what).toMatch(/\.$/);
      expect(each.sources.length).toBeGreaterThan(0);
      expect(each.byMonth).toHaveLength(12);
      expect(show(sum(each.byMonth.map(({ amount }) => amount)))).toBe(show(each.total.p50));
    }
  });

  it('are exact bills of real futures: the second, sixth and tenth of eleven', () => {
    // A month of the k-th future costs (k + 5) × (1,000 + 300) at list.
    expect(shown(structure('list', 'rates: [{discountPercent: 10}]'))).toBe(`${6 * 12 * 1300} ${10 * 12 * 1300} ${14 * 12 * 1300}`);
    expect(shown(structure('offer', 'rates: [{discountPercent: 10}]'))).toBe(`${6 * 12 * 1170} ${10 * 12 * 1170} ${14 * 12 * 1170}`);
  });

  it('say what they cost more than the offer, future by future and not as a difference of two ranges', () => {
    // Ten percent of 1,300 a month more at list; a hundred less a month for each 100 at the other seller.
    const range = (of: Structure['against']): string => [of.p10, of.p50, of.p90].map(show).join(' ');
    expect(range(structure('list', 'rates: [{discountPercent: 10}]').against)).toBe(`${6 * 12 * 130} ${10 * 12 * 130} ${14 * 12 * 130}`);
    expect(range(structure('offer', 'rates: [{discountPercent: 10}]').against)).toBe('0 0 0');
    // The cheaper, the more is used: the tenth of the differences is that of the largest future but one.
    expect(range(structure('alternative', '').against)).toBe(`${-14 * 12 * 200} ${-10 * 12 * 200} ${-6 * 12 * 200}`);
  });

  it('list keeps support and nothing else of the deal', () => {
    const terms = deal('rates: [{discountPercent: 10}]\ntiers: [{basis: spend, period: month, method: allUnits, steps: [{from: 0, percent: 1}]}]\ncommitment: {milestones: [{by: 2027-12-31, amount: 1}], shortfall: forfeit}\ncredits: [{amount: 1, from: 2027-01-01, until: 2027-12-31}]\nsupport: {percentOfSpend: 3}\nlistPrices: frozen', 12);
    expect(listTerms(terms)).toMatchObject({ rates: [], tiers: [], credits: [], listPrices: 'follow', support: {} });
    expect(listTerms(terms)).not.toHaveProperty('commitment');
  });

  it('an offer with blocks gets the standard traffic that they serve, and says that it is taken as even without a log', () => {
    const terms = 'provisioned: [{id: b, model: gpt-5.4, ptu: 15, from: 2027-01, months: 12, purchase: oneYear}]';
    const offer = structure('offer', terms);
    // 15 PTU are 3,315 a month and serve 36,000 tokens a minute; the tenth 400M of the median future spill what is above.
    const aimed = usage((futures[5]?.rows ?? []).map((row) => (row.model === 'gpt-5.4' ? { ...row, tier: 'provisioned' as const } : row)));
    expect(show(offer.total.p50)).toBe(show(evaluate(deal(terms, 12), aimed, { book: smallBook }).value.total));
    expect(offer.caveats.join(' ')).toContain('no minute-level usage of bot');
    expect(structure('offer', terms, { shapes: new Map([['bot', peaky]]) }).caveats.join(' ')).not.toContain('no minute-level usage');
    expect(compare(structure('offer', terms, { shapes: new Map([['bot', peaky]]) }).total.p50, offer.total.p50)).toBe(1);
  });

  it('reserved buys what an even load fills, and is cheaper for it', () => {
    const reserved = structure('reserved', '');
    expect(reserved.what).toMatch(/^\d+ PTU of gpt-5\.4, one-year reservations/);
    expect(compare(reserved.total.p50, structure('offer', '').total.p50)).toBe(-1);
  });

  it('reserved says plainly when no PTU is the best answer', () => {
    const reserved = structure('reserved', '', { shapes: new Map([['bot', peaky]]) });
    expect(reserved.what).toContain('The cheapest number of PTU is zero: a PTU of gpt-5.4 pays above 84 % utilisation.');
    expect(shown(reserved)).toBe(shown(structure('offer', '')));
  });

  it('committed sets milestones at what 90 of 100 futures spend, and adds no cost to them', () => {
    const committed = structure('committed', 'rates: [{discountPercent: 10}]');
    // The second smallest of eleven futures spends 84,240 in the year.
    expect(committed.what).toContain('committing to USD 84,000.00 by 2027-12-31');
    expect(shown(committed)).toBe(`${6 * 12 * 1170} ${10 * 12 * 1170} ${14 * 12 * 1170}`);
  });

  it('the alternative takes the cheapest other seller by model, never Microsoft again, and says which stay at list', () => {
    const alternative = structure('alternative', '');
    expect(shown(alternative)).toBe(`${6 * 12 * 1100} ${10 * 12 * 1100} ${14 * 12 * 1100}`);
    expect(alternative.what).toContain('gpt-5.4 → gpt-5.4 (openai)');
    expect(alternative.caveats).toEqual(['No comparable model was judged for gpt-5.4-mini: it stays at the list price of small.', 'Switching is not in the figure.']);
  });

  it('say when a meter has no price, so that a figure is too low', () => {
    const { value, findings } = compareStructures(input('', { futures: [usage([{ model: 'gpt-9', input: 5 }])] }));
    expect(value.map(({ caveats }) => caveats[0])).toEqual(Array(5).fill('1 meter has no price, so the figure is too low: see the findings.'));
    expect(findings[0]).toMatchObject({ code: 'meter-unpriced', severity: 'error' });
  });

  it('need a future, and stop when they are told to', () => {
    expect(() => compareStructures(input('', { futures: [] }))).toThrow(Refusal);
    const stop = new Error('stopped');
    expect(() => compareStructures(input('', { watch: { ...unwatched, signal: { aborted: true, throwIfAborted: () => { throw stop; } } } }))).toThrow(stop);
  });
});

describe('a range', () => {
  it('is of figures that were there', () => {
    const range = rangeOf([5, 3, 1, 2, 4].map((value) => decimal(value)));
    expect([range.p10, range.p50, range.p90].map(show)).toEqual(['1', '3', '5']);
  });
});

describe('an ask', () => {
  const worth = (terms: string, rest: Partial<DealInput> = {}): readonly string[] => asks(input(terms, rest)).value.map((ask) => `${ask.id} ${ask.worth === undefined ? 'not valued' : show(ask.worth.p50)}`);

  it('is worth the difference of the bills with and without it, largest first, those not valued last', () => {
    // Median future: 10,000 of gpt-5.4 and 3,000 of the mini a month at list; five points more of list are 6,000 and 1,800 a year.
    expect(worth('rates: [{match: {model: gpt-5.4}, discountPercent: 10}]')).toEqual(['discount-gpt-5.4 6000', 'discount-gpt-5.4-mini 1800', 'price-cap not valued', 'new-models not valued']);
    expect(median('rates: [{match: {model: gpt-5.4}, discountPercent: 10}]')).toBe('144000');
    expect(median('rates: [{match: {model: gpt-5.4}, discountPercent: 15}]')).toBe('138000');
  });

  it('names the discount of today and the one that is asked for, and what the tokens cost elsewhere', () => {
    const [discount] = asks(input('rates: [{match: {model: gpt-5.4}, discountPercent: 10}]')).value;
    expect(discount?.title).toBe('15 % off gpt-5.4 instead of 10 %');
    expect(discount?.why).toContain('The same tokens would cost 20 % less than Azure\'s list with gpt-5.4 (openai).');
    expect(discount?.basis).toContain('on the same 11 futures');
  });

  it('for a lower commitment is worth the shortfall that it spares', () => {
    // 130,000 a month in the median future and 1,560,000 in the year are far above; 5,000,000 are out of reach for all.
    const terms = 'commitment: {milestones: [{by: 2027-12-31, amount: 300000}], shortfall: forfeit}';
    const valued = asks(input(terms));
    const level = valued.value.find((ask) => ask.id === 'commitment-level');
    expect(level?.title).toBe('Commit to USD 93,000.00 by 2027-12-31 instead of USD 300,000.00 by 2027-12-31');
    expect(level?.worth && show(level.worth.p50)).toBe(show(subtract(decimal(300_000), decimal(156_000))));
    expect(valued.findings).toMatchObject([{ code: 'commitment-missed', message: expect.stringContaining('missed in 11 of 11 futures') as string }]);
  });

  it('for a lower price is worth nothing where a missed commitment eats it, and is then not listed as worth something', () => {
    const discount = asks(input('commitment: {milestones: [{by: 2027-12-31, amount: 3000000}], shortfall: forfeit}')).value.find((ask) => ask.id.startsWith('discount'));
    expect(discount?.worth).toBeUndefined();
    expect(discount?.basis).toContain('In 11 futures the commitment is missed');
  });

  it('for longer credits, payment days and blocks appears where the offer has them', () => {
    const terms = 'credits: [{amount: 20000, from: 2027-01-01, until: 2027-01-31}]\npayment: {netDays: 30, baselineNetDays: 30, costOfCapitalPercent: 8}\nprovisioned: [{id: b, model: gpt-5.4, ptu: 500, from: 2027-01, months: 12, purchase: oneMonth}]';
    const ids = asks(input(terms)).value.map((ask) => ask.id);
    expect(ids).toEqual(expect.arrayContaining(['payment-days', 'provisioned-size', 'provisioned-discount', 'resize-right']));
    expect(ids).not.toContain('credit-expiry');
    expect(worth('credits: [{amount: 20000, from: 2027-01-01, until: 2027-01-31}]')).toContain('credit-expiry 7000');
  });

  it('for days of payment is the cost of capital on the bill', () => {
    const terms = 'payment: {netDays: 30, baselineNetDays: 30, costOfCapitalPercent: 7.3}';
    // 156,000 × 7.3 % × 30 / 365.
    expect(worth(terms)).toContain(`payment-days ${show(multiply(decimal(156_000), decimal('0.006')))}`);
  });
});
