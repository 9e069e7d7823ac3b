import { add, compare, decimal, divide, multiply, round, show, subtract, sum, zero, type Decimal } from '../../base/decimal.ts';
import type { Commitment, Credit, DealTerms, RateRule } from '../../deal/dealTerms.ts';
import { written } from '../../deal/writeDeal.ts';
import { inWords } from '../offers/termRows.ts';
import { usualLevers, type Lever, type LeverOption } from './levers.ts';

/**
 * Levers between what both sides said last: on every term that differs what they offer, what we ask and steps between,
 * and one step past ours where a number can move, so that one term can be traded for another. A package of ours only is
 * among them. Steps to price, not market facts. Without an offer of ours, or where nothing differs, those of any deal.
 */
export function leversBetween(theirs: DealTerms, ours: DealTerms | undefined): readonly Lever[] {
  if (ours === undefined) return usualLevers(theirs);
  for (const steps of grids) {
    const made = leversOn(theirs, ours, steps);
    if (made.length === 0) return usualLevers(theirs);
    if (steps === grids.at(-1) || made.reduce((product, { options }) => product * options.length, 1) <= most) return made;
  }
  return [];
}

/** Of the way from theirs to ours: finer where there are few terms. */
const grids: readonly (readonly string[])[] = [['0', '0.25', '0.5', '0.75', '1', '1.25'], ['0', '0.5', '0.75', '1', '1.25'], ['0', '0.5', '1', '1.25'], ['0', '0.5', '1'], ['0', '1']];
/** So many deals are billed in a few seconds. */
const most = 2000;

/** Terms that are taken or left whole. Exchange and traffic shares are how a bill is worked out, and nobody gives or takes them. */
const wholeKeys = ['listPrices', 'tiers', 'provisioned', 'conditionalCredit', 'priceProtection', 'newModels', 'support', 'nonCash'] as const;

function leversOn(theirs: DealTerms, ours: DealTerms, steps: readonly string[]): Lever[] {
  return [...rateLevers(theirs, ours, steps), ...commitmentLever(theirs, ours), ...creditLever(theirs, ours, steps), ...wholeKeys.flatMap((key) => wholeLever(theirs, ours, key)), ...paymentLever(theirs, ours)];
}

function rateLevers(theirs: DealTerms, ours: DealTerms, steps: readonly string[]): Lever[] {
  if (inWords(theirs, 'rates') === inWords(ours, 'rates')) return [];
  const rules = new Map([...ours.rates, ...theirs.rates].map((rule) => [keyOf(rule), rule]));
  const plain = [theirs, ours].every(({ rates }) => rates.every(({ price }) => price.kind === 'discount') && new Set(rates.map(keyOf)).size === rates.length);
  // Fixed prices, and rules that speak of one thing twice, are taken or left whole.
  if (!plain) return wholeLever(theirs, ours, 'rates');
  return [...rules.values()].map((rule): Lever => {
    const [from, to] = [percentIn(theirs, rule), percentIn(ours, rule)];
    const moved = same(from, to) ? [from] : steps.map((step) => between(from, to, step, halves)).filter((percent) => compare(percent, decimal(100)) <= 0 && compare(percent, zero) >= 0);
    return { issue: `discount on ${rule.match.model?.join(' and ') ?? 'everything'}`, options: distinct(moved).map((percent) => ({ says: `${show(percent)} % off`, kind: 'terms', set: { rates: same(percent, zero) ? [] : [{ ...rule, price: { kind: 'discount', percent } }] } })) };
  });
}

function keyOf({ match, from, until }: RateRule): string {
  return `${written(match)} ${from ?? ''} ${until ?? ''}`;
}

function percentIn({ rates }: DealTerms, rule: RateRule): Decimal {
  const found = rates.find((each) => keyOf(each) === keyOf(rule));
  return found?.price.kind === 'discount' ? found.price.percent : zero;
}

function commitmentLever(theirs: DealTerms, ours: DealTerms): Lever[] {
  const [from, to] = [theirs.commitment, ours.commitment];
  if (inWords(theirs, 'commitment') === inWords(ours, 'commitment')) return [];
  const some = to ?? from;
  if (some === undefined) return [];
  const alike = from !== undefined && to !== undefined && from.milestones.length === to.milestones.length && from.milestones.every(({ by }, place) => by === to.milestones[place]?.by);
  const amounts: Commitment['milestones'][] = alike
    ? ['0', '0.5', '1'].map((step) => from.milestones.map(({ by, amount }, place) => ({ by, amount: between(amount, to.milestones[place]?.amount ?? amount, step, figures) })))
    : from !== undefined && to !== undefined ? [from.milestones, to.milestones] : [some.milestones.map(({ by, amount }) => ({ by, amount: between(zero, amount, '0.5', figures) })), some.milestones];
  const shortfalls = [...new Set([from?.shortfall, to?.shortfall])].filter((each) => each !== undefined);
  const written = amounts.flatMap((milestones) => shortfalls.map((shortfall): LeverOption => ({ says: `${grouped(milestones.at(-1)?.amount)} by ${milestones.at(-1)?.by ?? ''}${shortfalls.length > 1 ? `, shortfall: ${shortfall}` : ''}`, kind: 'terms', set: { commitment: { ...some, milestones, shortfall } } })));
  const none: LeverOption[] = from === undefined || to === undefined ? [{ says: 'none', kind: 'terms', set: {}, without: ['commitment'] }] : [];
  return [{ issue: 'commitment', options: [...none, ...written] }];
}

function creditLever(theirs: DealTerms, ours: DealTerms, steps: readonly string[]): Lever[] {
  if (inWords(theirs, 'credits') === inWords(ours, 'credits')) return [];
  const some = ours.credits.length > 0 ? ours.credits : theirs.credits;
  const [whole, from, to] = [totalOf(some), totalOf(theirs.credits), totalOf(ours.credits)];
  const options = steps.map((step): readonly Credit[] => {
    if (step === '0') return theirs.credits;
    if (step === '1') return ours.credits;
    const amount = between(from, to, step, figures);
    return compare(amount, zero) <= 0 || same(whole, zero) ? [] : some.map((credit) => ({ ...credit, amount: round(divide(multiply(credit.amount, amount), whole, 6, 'half-even'), 0, 'half-even') }));
  });
  const known = new Map(options.map((credits) => [written(credits), credits]));
  return [{ issue: 'credits', options: [...known.values()].map((credits) => ({ says: credits.length === 0 ? 'none' : credits.map(({ amount }) => grouped(amount)).join(' and '), kind: 'terms', set: { credits } })) }];
}

function totalOf(credits: readonly Credit[]): Decimal {
  return sum(credits.map(({ amount }) => amount));
}

function wholeLever(theirs: DealTerms, ours: DealTerms, key: (typeof wholeKeys)[number] | 'rates'): Lever[] {
  const says = [theirs, ours].map((terms) => inWords(terms, key));
  if (says[0] === says[1]) return [];
  return [{ issue: names[key] ?? key, options: [theirs, ours].map((terms, place) => ({ says: says[place] === '' ? 'none' : (says[place] ?? ''), kind: 'terms', ...(terms[key] === undefined ? { set: {}, without: [key] } : { set: { [key]: terms[key] } }) })) }];
}

const names: Readonly<Partial<Record<string, string>>> = { rates: 'discounts and prices', tiers: 'volume steps', provisioned: 'provisioned units', listPrices: 'list prices', conditionalCredit: 'conditional credit', priceProtection: 'price protection', newModels: 'new models', nonCash: 'other concessions' };

function paymentLever(theirs: DealTerms, ours: DealTerms): Lever[] {
  const payment = theirs.payment ?? ours.payment;
  if (payment === undefined) return [];
  const days = [...new Set([theirs.payment?.netDays ?? payment.baselineNetDays, ours.payment?.netDays ?? payment.baselineNetDays, 60])].toSorted((a, b) => a - b);
  return [{ issue: 'payment', options: days.map((netDays) => ({ says: `net ${netDays} days`, kind: 'terms', set: { payment: { ...payment, netDays } } })) }];
}

/** So far on the way from one amount to the other; both ends as they are. */
function between(from: Decimal, to: Decimal, step: string, rounded: (value: Decimal) => Decimal): Decimal {
  return step === '0' ? from : step === '1' ? to : rounded(add(from, multiply(subtract(to, from), decimal(step))));
}

/** To half a percent. */
function halves(value: Decimal): Decimal {
  return divide(round(multiply(value, decimal(2)), 0, 'half-even'), decimal(2), 1, 'half-even');
}

/** To three leading figures. */
function figures(value: Decimal): Decimal {
  const digits = show(round(value, 0, 'half-even')).replace('-', '').length;
  const unit = decimal(10n ** BigInt(Math.max(0, digits - 3)));
  return multiply(round(divide(value, unit, 6, 'half-even'), 0, 'half-even'), unit);
}

function distinct(values: readonly Decimal[]): Decimal[] {
  return values.filter((value, place) => values.findIndex((other) => same(other, value)) === place);
}

function same(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

function grouped(value: Decimal | undefined): string {
  return value === undefined ? '' : show(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
