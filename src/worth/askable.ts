import { addMonths, lastDay, monthOf } from '../base/calendar.ts';
import { add, decimal, divide, least, multiply, zero } from '../base/decimal.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { Stated } from './besideBill.ts';
import { cheaperBy, listWhereLower } from './cheaperBy.ts';
import { measured, type Controls, type Measured } from './controls.ts';
import { difference } from './figures.ts';
import { percentOfDays } from './paymentShare.ts';
import type { Option } from './rights/option.ts';
import { rightFigures } from './rights/rightFigures.ts';
import type { PricesOn, Simulation } from './simulate/simulation.ts';

/** A term that the deal does not have, or has in a lesser form, and what it would be worth on top of the deal as it is. */
export interface AskableWorth {
  readonly term: string;
  readonly title: string;
  /** Undefined where there is no basis. */
  readonly worth: Measured | undefined;
  readonly basis: string;
}

/** What every term that could be asked for is worth, each alone, dearest first; those without a basis last. Steps (5 points, 10 points, 30 days) are steps to price, not market facts. */
export function askable(terms: DealTerms, simulated: Simulation, book: RateBook, full: Float64Array, controls: Controls, stated: Stated): readonly AskableWorth[] {
  const deal = withPayment(terms, simulated.totals(terms));
  const priced = changes(terms, simulated).map(({ term, title, to, prices }): AskableWorth => {
    const saved = difference(deal, withPayment(to, simulated.totals(to, prices)));
    const worth = measured(saved, full, controls);
    if (noChoice.test(term)) return { term, title, worth: { ...worth, atMost: worth.alone.mean, foresight: worth.alone.mean }, basis: `The deal less the deal with it, on the same ${full.length} paths; it needs no choice, so its bound is itself.` };
    return { term, title, worth, basis: `The deal less the deal with it, on the same ${full.length} paths.` };
  });
  const rights = rightsNotThere(terms).map(({ term, right, title }): AskableWorth => {
    const { worth, basis } = rightFigures(right, terms, simulated, book, full, controls, stated);
    return { term: term ?? `rights[${right.kind}]`, title, worth, basis };
  });
  const dearest = [...priced, ...rights, ...withoutBasis(terms)];
  return dearest.toSorted((a, b) => (b.worth?.alone.mean ?? Number.NEGATIVE_INFINITY) - (a.worth?.alone.mean ?? Number.NEGATIVE_INFINITY) || 0);
}

/** Rights that work without anybody using them. */
const noChoice = /^(priceMatch|commitment\.shortfall\[carryOver\])$/;

interface Change {
  readonly term: string;
  readonly title: string;
  readonly to: DealTerms;
  readonly prices?: PricesOn;
}

function changes(terms: DealTerms, simulated: Simulation): readonly Change[] {
  const models = [...new Set(simulated.paths.columns.map(({ model }) => model))].toSorted();
  const end = lastDay(addMonths(monthOf(terms.start), terms.months - 1));
  const { commitment, payment, support } = terms;
  const milder = commitment === undefined ? [] : ({ forfeit: ['prepayment', 'carryOver'], prepayment: ['carryOver'], carryOver: [] } as const)[commitment.shortfall];
  return [
    ...models.map((model): Change => ({ term: `rates[${model}]`, title: `5 more points of list off ${model}`, to: terms, prices: cheaperBy(model, decimal(5)) })),
    ...(terms.listPrices === 'follow' ? [{ term: 'listPrices', title: 'List prices of the start day for the whole deal', to: { ...terms, listPrices: 'frozen' as const } }] : []),
    { term: 'priceProtection', title: 'No price above that of the start day, and every list cut passed through', to: { ...terms, priceProtection: [{ match: {}, capPercentPerYear: decimal(0), passCuts: true }] } },
    { term: 'priceMatch', title: 'Never more than list on the day, whatever was agreed', to: terms, prices: listWhereLower },
    ...(commitment === undefined ? [] : [{ term: 'commitment', title: 'Milestones one fifth lower', to: { ...terms, commitment: { ...commitment, milestones: commitment.milestones.map(({ by, amount }) => ({ by, amount: multiply(amount, decimal('0.8')) })) } } }]),
    ...milder.map((shortfall): Change => ({ term: `commitment.shortfall[${shortfall}]`, title: shortfall === 'carryOver' ? 'A shortfall is carried over to the next milestone' : 'A shortfall becomes prepayment', to: { ...terms, ...(commitment ? { commitment: { ...commitment, shortfall } } : {}) } })),
    ...(terms.credits.some(({ until }) => until < end) ? [{ term: 'credits', title: `Credits usable until ${end}`, to: { ...terms, credits: terms.credits.map((credit) => (credit.until < end ? { ...credit, until: end } : credit)) } }] : []),
    ...(terms.provisioned.length > 0 ? [{ term: 'provisioned.discountPercent', title: '10 more points off provisioned throughput', to: { ...terms, provisioned: terms.provisioned.map((block) => ({ ...block, discountPercent: least(add(block.discountPercent, decimal(10)), decimal(100)) })) } }] : []),
    ...(support === undefined ? [] : [{ term: 'support', title: 'Support at half the percentage', to: { ...terms, support: { ...support, percentOfSpend: divide(support.percentOfSpend, decimal(2), 12, 'half-even') } } }]),
    ...(payment === undefined ? [] : [{ term: 'payment', title: `${payment.netDays + 30} days to pay instead of ${payment.netDays}`, to: { ...terms, payment: { ...payment, netDays: payment.netDays + 30 } } }]),
  ];
}

function withPayment(terms: DealTerms, totals: Float64Array): Float64Array {
  const later = terms.payment === undefined ? 0 : percentOfDays(terms.payment);
  return later === 0 ? totals : totals.map((total) => total * (1 - later));
}

interface NotThere {
  readonly right: Option;
  readonly title: string;
  /** Where it is no right of the deal file. */
  readonly term?: string;
}

function rightsNotThere(terms: DealTerms): readonly NotThere[] {
  const half = Math.max(1, Math.min(12, Math.floor(terms.months / 2)));
  const all: readonly NotThere[] = [
    { right: { kind: 'terminate', afterMonth: half, feePercent: zero }, title: `Leave for list pay-as-you-go after month ${half}, without a fee` },
    { right: { kind: 'resizeReservation', maxRefundPer12Months: decimal(1_000_000_000) }, title: 'Give back provisioned blocks, without a limit of refunds' },
    { right: { kind: 'convertToReserved' }, title: 'Convert to reserved blocks when use is high enough' },
    { right: { kind: 'expandCommitment', byPercent: decimal(50), atSameRates: true }, title: 'Half as much again at the same prices' },
    { right: { kind: 'downgradeModel' }, title: 'Move to a cheaper model' },
  ];
  const missing: readonly NotThere[] = [
    ...(terms.newModels?.capOverPredecessorPercent === undefined && terms.newModels?.optIn !== true ? [{ term: 'newModels', right: { kind: 'newModels' as const, capOverPredecessorPercent: zero, optIn: false }, title: 'New models no dearer than the model they replace' }] : []),
    ...(terms.renewal === undefined ? [{ term: 'renewal', right: { kind: 'renewal' as const, upliftCapPercent: decimal(5) }, title: 'No more than 5 % on top at renewal' }] : []),
  ];
  return [...all.filter(({ right }) => !terms.rights.some(({ kind }) => kind === right.kind)), ...missing];
}

function withoutBasis(terms: DealTerms): readonly AskableWorth[] {
  return terms.payment === undefined ? [{ term: 'payment', title: 'More days to pay', worth: undefined, basis: 'Not valued: the deal file states no cost of capital.' }] : [];
}
