import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, decimal, subtract, sum, type Decimal } from '../base/decimal.ts';
import { aDeal, anyDeal, aRow, someUsage } from '../../tests/cases/deals/someDeal.ts';
import { runs } from '../../tests/cases/runs.ts';
import { deal, row, smallBook, usage } from '../../tests/cases/deals/smallBook.ts';
import { fraction, minus, of, over, plus, times, zero, type Fraction } from '../../tests/cases/deals/fraction.ts';
import { addsUp } from './addsUp.ts';
import { billJson } from './billJson.ts';
import type { DealTerms } from './dealTerms.ts';
import { evaluate } from './evaluate.ts';
import { readBill } from './readBill.ts';

const bill = (terms: DealTerms, used: ReturnType<typeof usage>) => evaluate(terms, used, { book: smallBook }).value;
const total = (terms: DealTerms, used: ReturnType<typeof usage>): Decimal => bill(terms, used).total;

describe('a bill', () => {
  it('adds up, line by line and month by month, and is the same when it is read back', () => {
    fc.assert(
      fc.property(anyDeal(), someUsage(), (terms, used) => {
        const made = bill(terms, used);
        expect(addsUp(made)).toBe(true);
        expect(made.byMonth).toHaveLength(terms.months);
        const written = billJson(made);
        expect(billJson(readBill(JSON.stringify(written), 'bill.json'))).toEqual(written);
      }),
      runs(60),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(anyDeal(), someUsage(), fc.integer(), (terms, used, seed) => {
        const shuffled = used.rows.map((item, place) => ({ item, key: Math.sin(seed + place) })).toSorted((a, b) => a.key - b.key);
        expect(billJson(bill(terms, { ...used, rows: shuffled.map(({ item }) => item) }))).toEqual(billJson(bill(terms, used)));
      }),
      runs(40),
    );
  });

  it('does not change when a row is split in two', () => {
    fc.assert(
      fc.property(anyDeal(), fc.array(aRow(), { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 100 }), (terms, rows, percent) => {
        const whole = usage(rows);
        const [first, ...rest] = whole.rows;
        if (first === undefined) return;
        const part = (count: bigint): bigint => (count * BigInt(percent)) / 100n;
        const left = row({ ...first, input: part(first.input - first.cached) + part(first.cached), cached: part(first.cached), output: part(first.output) });
        const right = row({ ...first, input: first.input - left.input, cached: first.cached - left.cached, output: first.output - left.output });
        expect(billJson(bill(terms, { ...whole, rows: [left, ...rest, right] })).lines).toEqual(billJson(bill(terms, whole)).lines);
      }),
      runs(40),
    );
  });

  it('does not change when a workload is split in two that every term is about alike', () => {
    fc.assert(
      fc.property(anyDeal(), someUsage(), fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), (terms, used, moved) => {
        const both = bothNames(terms);
        const renamed = { ...used, rows: used.rows.map((item, place) => (item.workload === 'bot' && moved[place] === true ? { ...item, workload: 'bot of another team' } : item)) };
        const [one, two] = [bill(both, used), bill(both, renamed)];
        // Lines that carry a quotient are more and smaller, each off by half of its last digit at most.
        expect(distance(fraction(one.total), fraction(two.total))).toSatisfy(within({ top: BigInt(one.lines.length + two.lines.length), bottom: 10n ** 12n }));
      }),
      runs(60),
    );
  });
});

describe('spillover', () => {
  it('is what a replay of the minutes in fractions spills, of every workload and kind', () => {
    const aMinute = fc.record({ minute: fc.integer({ min: 0, max: 3 }), workload: fc.constantFrom('a', 'b'), context: fc.constantFrom('short' as const, 'long' as const), fresh: fc.integer({ min: 0, max: 90_000 }), cached: fc.integer({ min: 0, max: 90_000 }), cacheWrite: fc.integer({ min: 0, max: 9_000 }), output: fc.integer({ min: 0, max: 20_000 }) });
    fc.assert(
      fc.property(fc.array(aMinute, { maxLength: 10 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (minutes, first, second) => {
        const terms = deal(`provisioned: [{id: a, model: gpt-6-sol, ptu: ${first}, from: 2027-01, months: 1, purchase: hourly}, {id: b, model: gpt-6-sol, ptu: ${second}, from: 2027-01, months: 1, purchase: hourly}]`);
        const rows = minutes.map(({ minute, fresh, ...rest }) => row({ ...rest, at: `2027-01-01T00:0${minute}`, model: 'gpt-6-sol', tier: 'provisioned', input: fresh + rest.cached + rest.cacheWrite }));
        const capacity = of(BigInt(first + second) * 3000n);
        // Weights of a PTU from gpt-6 on, in hundredths.
        const weights = { short: [100n, 10n, 125n, 500n], long: [200n, 20n, 250n, 750n] };
        const counts = (each: (typeof rows)[number]): bigint[] => [each.input - each.cached - each.cacheWrite, each.cached, each.cacheWrite, each.output];
        const load = (each: (typeof rows)[number]): Fraction => plus(...counts(each).map((count, kind) => of(count * (weights[each.context][kind] ?? 0n), 100n)));
        const spilled = new Map<string, Fraction>();
        for (const each of rows) {
          const whole = plus(...rows.filter((other) => other.at === each.at).map(load));
          const above = minus(whole, capacity);
          for (const [kind, count] of counts(each).entries()) {
            const key = `${each.workload} ${each.context} ${kind}`;
            if (above.top > 0n && count > 0n) spilled.set(key, plus(spilled.get(key) ?? zero, times(of(count), over(above, whole))));
          }
        }
        const made = bill(terms, { grain: 'minute', rows });
        const lines = new Map(made.lines.filter((line) => line.kind === 'tokens' && line.quantity).map((line) => [`${line.workload} ${line.what.includes('long') ? 'long' : 'short'} ${['standard input', 'cached', 'cache write', 'output'].findIndex((kind) => line.what.replace('long context ', '').includes(kind))}`, fraction(line.quantity ?? decimal(0))]));
        const unpriced = made.findings.some((found) => found.code === 'meter-unpriced');
        expect(unpriced).toBe(false);
        expect([...lines.keys()].toSorted()).toEqual([...spilled.keys()].toSorted());
        for (const [key, quantity] of lines) expect(distance(quantity, spilled.get(key))).toSatisfy(within(of(1n, 10n ** 12n)));
        const served = plus(...made.ledgers.reservations.map((block) => fraction(block.servedPtuMinutes)));
        const fits = [...new Set(rows.map((each) => each.at))].map((at) => plus(...rows.filter((each) => each.at === at).map(load))).map((whole) => (minus(whole, capacity).top > 0n ? capacity : whole));
        expect(distance(served, times(plus(...fits), of(1n, 3000n)))).toSatisfy(within(of(1n, 10n ** 11n)));
      }),
      runs(80),
    );
  });
});

describe('a better term', () => {
  // A lower price can miss a spend tier, a commitment or a conditional credit: then the bill may rise, and says so.
  it('a higher discount never raises a bill without spend tiers, commitment and conditional credit', () => {
    fc.assert(
      fc.property(anyDeal({ tiers: false, credits: false, commitment: false }), someUsage(), fc.integer({ min: 0, max: 40 }), (terms, used, more) => {
        expect(compare(total(deeper(terms, more), used), total(terms, used))).toBeLessThanOrEqual(0);
      }),
      runs(60),
    );
  });

  it('a higher discount that raises a bill misses a spend tier or a spend milestone, and the bill says which', () => {
    let raised = 0;
    fc.assert(
      fc.property(anyDeal(), someUsage(), fc.integer({ min: 1, max: 40 }), (terms, used, more) => {
        const made = bill(deeper(terms, more), used);
        // A credit that pays all of some charges takes the last digit of their rebate with it.
        if (compare(made.total, add(total(terms, used), decimal('1e-10'))) <= 0) return;
        raised++;
        // A rebate of the year on charges that a credit has paid is money back; a discount on them makes it smaller and leaves credit over.
        const onPaid = terms.tiers.some(({ period }) => period === 'year') ? ['credit-breakage', 'credit-remaining'] : [];
        expect(made.findings.map((found) => found.code)).toSatisfy((codes: readonly string[]) => ['spend-step-missed', 'shortfall', 'conditional-credit-missed', ...onPaid].some((code) => codes.includes(code)));
      }),
      runs(600),
    );
    expect(raised).toBeGreaterThan(0);
  });

  it('a higher price cap never lowers a bill on the same terms', () => {
    fc.assert(
      fc.property(aDeal({ tiers: false, credits: false, commitment: false }), someUsage(), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (terms, used, low, more) => {
        const capped = (percent: number): DealTerms => ({ ...terms, priceProtection: [{ match: {}, capPercentPerYear: decimal(percent), passCuts: true }] });
        expect(compare(total(capped(low), used), total(capped(low + more), used))).toBeLessThanOrEqual(0);
      }),
      runs(50),
    );
  });

  it('a credit never raises a bill without commitment and conditional credit, and never pays more than it is', () => {
    fc.assert(
      fc.property(aDeal({ commitment: false }), someUsage(), (terms, used) => {
        const { conditionalCredit: _none, ...bare } = terms;
        const without = total({ ...bare, credits: [] }, used);
        const difference = subtract(without, total(bare, used));
        expect(compare(difference, decimal(0))).toBeGreaterThanOrEqual(0);
        expect(compare(difference, bare.credits.reduce((sum, credit) => add(sum, credit.amount), decimal(0)))).toBeLessThanOrEqual(0);
      }),
      runs(60),
    );
  });

  it('a commitment never makes the sum of a forfeited bill and nothing else smaller than the last milestone', () => {
    fc.assert(
      fc.property(aDeal({ credits: false }), someUsage(), (terms, used) => {
        const last = terms.commitment?.milestones.at(-1);
        if (last === undefined || terms.commitment === undefined) return;
        const forfeited: DealTerms = { ...terms, commitment: { ...terms.commitment, shortfall: 'forfeit' } };
        const made = bill(forfeited, used);
        const end = made.ledgers.commitment.find((month) => month.milestone === last.amount);
        if (end !== undefined) expect(compare(end.cumulative, last.amount)).toBeGreaterThanOrEqual(0);
      }),
      runs(50),
    );
  });
});

describe('a commitment', () => {
  const shortfalls = (made: ReturnType<typeof bill>): Decimal => sum(made.lines.filter(({ kind }) => kind === 'shortfall').map(({ amount }) => amount));

  it('that asks for more at its last milestone never charges less shortfall, nor more than what it asks for more', () => {
    fc.assert(
      fc.property(anyDeal(), someUsage(), fc.integer({ min: 0, max: 5_000 }), (terms, used, more) => {
        const { commitment } = terms;
        if (commitment === undefined) return;
        const [last] = commitment.milestones.slice(-1);
        if (last === undefined) return;
        const larger: DealTerms = { ...terms, commitment: { ...commitment, milestones: [...commitment.milestones.slice(0, -1), { ...last, amount: add(last.amount, decimal(more)) }] } };
        const rise = subtract(shortfalls(bill(larger, used)), shortfalls(bill(terms, used)));
        expect(compare(rise, decimal(0))).toBeGreaterThanOrEqual(0);
        expect(compare(rise, decimal(more))).toBeLessThanOrEqual(0);
      }),
      runs(100),
    );
  });

  it('is missed by no more where more is spent on the rest of Azure', () => {
    fc.assert(
      fc.property(anyDeal(), someUsage(), fc.integer({ min: 0, max: 500 }), (terms, used, more) => {
        const { commitment } = terms;
        if (commitment?.otherEligible.kind !== 'perMonth') return;
        const eligible: DealTerms = { ...terms, commitment: { ...commitment, otherEligible: { kind: 'perMonth', amount: add(commitment.otherEligible.amount, decimal(more)) } } };
        expect(compare(shortfalls(bill(eligible, used)), shortfalls(bill(terms, used)))).toBeLessThanOrEqual(0);
      }),
      runs(100),
    );
  });
});

describe('a right', () => {
  it('is never a line: with every right on paper the bill is the same', () => {
    const rights = deal('rights: [{kind: terminate, afterMonth: 3}, {kind: resizeReservation, maxRefundPer12Months: 1000}, {kind: convertToReserved}, {kind: downgradeModel}, {kind: expandCommitment, byPercent: 50}]').rights;
    fc.assert(
      fc.property(anyDeal(), someUsage(), (terms, used) => {
        expect(billJson(bill({ ...terms, rights }, used))).toEqual(billJson(bill(terms, used)));
      }),
      runs(20),
    );
  });
});

/** The same deal with a discount that is so much deeper, in every rule of `rates` that is one. */
function deeper(terms: DealTerms, more: number): DealTerms {
  return { ...terms, rates: terms.rates.map((rule) => (rule.price.kind === 'discount' ? { ...rule, price: { kind: 'discount', percent: least100(add(rule.price.percent, decimal(more))) } } : rule)) };
}

/** The same deal where every term about the workload `bot` is about that of another team too. */
function bothNames(terms: DealTerms): DealTerms {
  const wide = <Rule extends { readonly match: { readonly workload?: readonly string[] } }>(rules: readonly Rule[]): Rule[] =>
    rules.map((rule) => (rule.match.workload?.includes('bot') === true ? { ...rule, match: { ...rule.match, workload: [...rule.match.workload, 'bot of another team'] } } : rule));
  return { ...terms, rates: wide(terms.rates), tiers: wide(terms.tiers), credits: wide(terms.credits), shares: wide(terms.shares ?? []), priceProtection: wide(terms.priceProtection) };
}

function least100(value: Decimal): Decimal {
  return compare(value, decimal(100)) > 0 ? decimal(100) : value;
}

function distance(a: Fraction, b: Fraction | undefined): Fraction {
  const apart = minus(a, b ?? plus());
  return apart.top < 0n ? { ...apart, top: -apart.top } : apart;
}

function within(slack: Fraction): (apart: Fraction) => boolean {
  return (apart) => minus(apart, slack).top <= 0n;
}

