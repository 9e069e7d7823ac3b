import * as fc from 'fast-check';
import { addMonths, lastDay, month, type Day } from '../../../src/base/calendar.ts';
import { decimal } from '../../../src/base/decimal.ts';
import { readDeal } from '../../../src/deal/readDeal.ts';
import { writeDeal } from '../../../src/deal/writeDeal.ts';
import type { Commitment, Credit, DealTerms, Match, RateRule, TierRule } from '../../../src/deal/dealTerms.ts';
import type { UsageSeries } from '../../../src/usage/usageSeries.ts';
import { usage, type Written } from './smallBook.ts';

const first = month('2027-01');
const models = ['gpt-5.4', 'gpt-5.4-mini', 'gpt-5'] as const;
const workloads = ['bot', 'search'] as const;

export interface Wanted {
  readonly tiers?: boolean;
  readonly credits?: boolean;
  readonly commitment?: boolean;
  readonly provisioned?: boolean;
}

/** Deals on the small book that combine every lever of a bill; terms may be switched off. */
export function aDeal(wanted: Wanted = {}): fc.Arbitrary<DealTerms> {
  return fc
    .record({
      months: fc.integer({ min: 1, max: 15 }),
      listPrices: fc.constantFrom('follow' as const, 'frozen' as const),
      rates: fc.array(aRule(), { maxLength: 4 }),
      tiers: wanted.tiers === false ? fc.constant([]) : fc.array(aTier(), { maxLength: 2 }),
      credits: wanted.credits === false ? fc.constant([]) : fc.array(aCredit(), { maxLength: 3 }),
      commitment: wanted.commitment === false ? fc.constant(undefined) : fc.option(aCommitment(), { nil: undefined }),
      conditional: wanted.credits === false ? fc.constant(undefined) : fc.option(fc.integer({ min: 0, max: 6_000 }), { nil: undefined }),
      support: fc.option(fc.record({ percentOfSpend: aPercent(10), minimumPerMonth: anAmount(300) }), { nil: undefined }),
      hourly: wanted.provisioned === false ? fc.constant(undefined) : fc.option(fc.record({ from: fc.integer({ min: -3, max: 12 }), months: fc.integer({ min: 1, max: 14 }), purchase: fc.constantFrom('hourly' as const, 'oneMonth' as const, 'oneYear' as const), pay: fc.constantFrom('monthly' as const, 'upfront' as const), spillTo: fc.constantFrom('standard' as const, 'priority' as const, 'refuse' as const) }), { nil: undefined }),
      cap: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    })
    .map(({ months, listPrices, rates, tiers, credits, commitment, conditional, support, hourly, cap }): DealTerms => {
      const end = addMonths(first, months - 1);
      const terms: DealTerms = {
        name: 'any',
        currency: 'USD',
        start: '2027-01-01' as Day,
        months,
        rateBook: 'small',
        listPrices,
        rates,
        tiers,
        provisioned: hourly === undefined ? [] : [{ id: 'block', model: 'gpt-5.4', scope: 'global', region: 'eastus2', ptu: 15, ...hourly, from: addMonths(first, hourly.from), discountPercent: decimal(0) }],
        credits,
        priceProtection: cap === undefined ? [] : [{ match: { model: ['gpt-5'] }, capPercentPerYear: decimal(cap), passCuts: cap % 2 === 0 }],
        rights: [],
        nonCash: [],
        ...(commitment === undefined ? {} : { commitment: { ...commitment, milestones: commitment.milestones.map((milestone, place) => ({ ...milestone, by: lastDay(addMonths(end, place - commitment.milestones.length + 1 + (months < commitment.milestones.length ? commitment.milestones.length - months : 0))) })) } }),
        ...(conditional === undefined ? {} : { conditionalCredit: { milestones: [{ by: lastDay(first), spend: decimal(conditional), credit: decimal(conditional * 2) }], expiresAfterMonths: 3 } }),
        ...(support === undefined ? {} : { support }),
      };
      // Through the file, so that no test runs on terms that no file can say.
      return readDeal(writeDeal(terms), 'deal.yaml').value;
    });
}

/** As `aDeal`, and with what a second computation does not know: list in another currency, shares of traffic, a collar, a new model, a second block. */
export function anyDeal(wanted: Wanted = {}): fc.Arbitrary<DealTerms> {
  const more = fc.record({
    exchange: fc.option(fc.array(fc.integer({ min: 7_000, max: 13_000 }), { minLength: 1, maxLength: 4 }), { nil: undefined }),
    shares: fc.array(fc.record({ workload: fc.option(fc.constantFrom(...workloads), { nil: undefined }), batch: fc.integer({ min: 0, max: 600 }), priority: fc.integer({ min: 0, max: 400 }) }), { maxLength: 2 }),
    floor: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
    newModelCap: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
    second: fc.boolean(),
  });
  return fc.tuple(aDeal(wanted), more).map(([terms, { exchange, shares, floor, newModelCap, second }]) => {
    const [block] = terms.provisioned;
    const wider: DealTerms = {
      ...terms,
      ...(exchange === undefined ? {} : { currency: 'EUR', exchange: { listCurrency: 'USD', rates: exchange.map((rate, place) => ({ from: `${addMonths(first, place * 2)}-01` as Day, rate: decimal(String(rate / 10_000)) })) } }),
      shares: shares.map(({ workload, batch, priority }) => ({ match: workload === undefined ? {} : { workload: [workload] }, batchPercent: decimal(String(batch / 10)), priorityPercent: decimal(String(priority / 10)) })),
      priceProtection: floor === undefined ? terms.priceProtection : [...terms.priceProtection, { match: {}, floorPercentPerYear: decimal(floor), passCuts: true }],
      ...(newModelCap === undefined ? {} : { newModels: { capOverPredecessorPercent: decimal(newModelCap), optIn: false, predecessors: { 'gpt-5.4': 'gpt-5.4-mini' } } }),
      provisioned: second && block !== undefined ? [block, { ...block, id: 'another', ptu: 20, purchase: 'hourly', pay: 'monthly' }] : terms.provisioned,
    };
    return readDeal(writeDeal(wider), 'deal.yaml').value;
  });
}

/** Month-grain usage of the small book's models in the first fifteen months from 2027-01, a few outside. */
export function someUsage(): fc.Arbitrary<UsageSeries> {
  return fc.array(aRow(), { maxLength: 14 }).map((rows) => usage(rows));
}

export function aRow(): fc.Arbitrary<Written> {
  return fc
    .record({
      month: fc.integer({ min: -1, max: 15 }),
      workload: fc.constantFrom(...workloads),
      model: fc.constantFrom(...models),
      tier: fc.constantFrom('standard' as const, 'standard' as const, 'provisioned' as const),
      fresh: fc.integer({ min: 0, max: 1_500_000_000 }),
      cached: fc.integer({ min: 0, max: 700_000_000 }),
      output: fc.integer({ min: 0, max: 300_000_000 }),
    })
    .map(({ month, fresh, ...rest }) => ({ ...rest, at: addMonths(first, month), input: fresh + rest.cached }));
}

function aMatch(): fc.Arbitrary<Match> {
  return fc.record({ model: fc.subarray([...models], { minLength: 1 }), kind: fc.subarray(['input' as const, 'cached' as const, 'output' as const], { minLength: 1 }), workload: fc.subarray([...workloads], { minLength: 1 }) }, { requiredKeys: [] });
}

function aRule(): fc.Arbitrary<RateRule> {
  const price: fc.Arbitrary<RateRule['price']> = fc.oneof(
    aPercent(60).map((percent) => ({ kind: 'discount' as const, percent })),
    fc.integer({ min: 0, max: 30_000 }).map((thousandths) => ({ kind: 'fixed' as const, perMillion: decimal(String(thousandths / 1000)) })),
  );
  return fc.record({ match: aMatch(), price, from: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }) }).map(({ from, ...rule }) => ({ ...rule, ...(from === undefined ? {} : { from: `${addMonths(first, from)}-01` as Day }) }));
}

function aTier(): fc.Arbitrary<TierRule> {
  return fc
    .record({
      match: fc.oneof(fc.constant<Match>({}), aMatch()),
      basis: fc.constantFrom('tokens' as const, 'spend' as const),
      period: fc.constantFrom('month' as const, 'year' as const),
      method: fc.constantFrom('marginal' as const, 'allUnits' as const),
      steps: fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 3 }),
    })
    .map(({ steps, ...tier }) => ({ ...tier, steps: steps.toSorted((a, b) => a - b).map((from, place) => ({ from: decimal(tier.basis === 'tokens' ? BigInt(from) * 1_000_000n : from), percent: decimal(place * 7 + 3) })) }));
}

function aCredit(): fc.Arbitrary<Credit> {
  return fc
    .record({ amount: anAmount(5_000), from: fc.integer({ min: 0, max: 8 }), lasts: fc.integer({ min: 0, max: 8 }), match: fc.oneof(fc.constant<Match>({}), aMatch()), countsTowardCommitment: fc.boolean() })
    .map(({ from, lasts, ...credit }) => ({ ...credit, from: `${addMonths(first, from)}-01` as Day, until: lastDay(addMonths(first, from + lasts)) }));
}

function aCommitment(): fc.Arbitrary<Commitment> {
  return fc
    .record({ amounts: fc.array(fc.integer({ min: 0, max: 12_000 }), { minLength: 1, maxLength: 3 }), other: fc.integer({ min: 0, max: 400 }), shortfall: fc.constantFrom('prepayment' as const, 'forfeit' as const, 'carryOver' as const) })
    .map(({ amounts, other, shortfall }) => ({ milestones: amounts.toSorted((a, b) => a - b).map((amount) => ({ by: '2027-01-31' as Day, amount: decimal(amount) })), otherEligible: { kind: 'perMonth', amount: decimal(other) }, shortfall }));
}

function aPercent(most: number): fc.Arbitrary<DealTerms['rates'][number]['price'] extends { percent: infer P } ? P : ReturnType<typeof decimal>> {
  return fc.integer({ min: 0, max: most * 100 }).map((hundredths) => decimal(String(hundredths / 100)));
}

function anAmount(most: number): fc.Arbitrary<ReturnType<typeof decimal>> {
  return fc.integer({ min: 0, max: most * 100 }).map((cents) => decimal(String(cents / 100)));
}
