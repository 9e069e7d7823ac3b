import { addDays, addMonths, firstDay, monthOf, monthsBetween, type Day } from '../../base/calendar.ts';
import { compare, decimal, divide, multiply, show, type Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';

/** A deal that ends early, together with the agreement it stands under. */
export interface InterimDeal {
  readonly months: number;
  /** The last day of the last month. */
  readonly ends: Day;
  /** As the deal is written: whole amounts, due within the shorter time. */
  readonly asWritten: DealTerms;
  /** What is promised for the whole time, shared out by months: commitment, credits and what earns them. */
  readonly prorated: DealTerms;
}

/** The deal cut to the month in which the agreement ends, as written and with its amounts prorated by months, to the cent (half-even). */
export function interimDeal(terms: DealTerms, until: Day): Outcome<InterimDeal> {
  const months = monthsBetween(monthOf(terms.start), monthOf(until)) + 1;
  if (months <= 0) throw new Refusal('invalid', `The agreement ends on ${until}, before the deal starts on ${terms.start}: there is no interim deal.`);
  if (months >= terms.months) throw new Refusal('invalid', `The deal ends with its ${terms.months} months, before the agreement does on ${until}: there is nothing to prorate.`);
  const ends = addDays(firstDay(addMonths(monthOf(terms.start), months)), -1);
  const whole = (amount: Decimal) => amount;
  const share = (amount: Decimal) => divide(multiply(amount, decimal(months)), decimal(terms.months), 2, 'half-even');
  return outcome({ months, ends, asWritten: cut(terms, months, ends, whole), prorated: cut(terms, months, ends, share) }, findingsOn(terms, months, ends));
}

function cut(terms: DealTerms, months: number, ends: Day, of: (amount: Decimal) => Decimal): DealTerms {
  const { commitment, conditionalCredit } = terms;
  return {
    ...terms,
    name: `${terms.name}, until ${ends}`,
    months,
    ...(commitment === undefined ? {} : { commitment: { ...commitment, milestones: milestonesUntil(commitment.milestones, ends, ({ amount }) => ({ by: ends, amount: of(amount) }), (a, b) => compare(a.amount, b.amount) > 0) } }),
    ...(conditionalCredit === undefined ? {} : { conditionalCredit: { ...conditionalCredit, milestones: milestonesUntil(conditionalCredit.milestones, ends, ({ spend, credit }) => ({ by: ends, spend: of(spend), credit: of(credit) }), (a, b) => compare(a.spend, b.spend) > 0) } }),
    credits: terms.credits.filter(({ from }) => from <= ends).map((credit) => ({ ...credit, amount: of(credit.amount), until: credit.until < ends ? credit.until : ends })),
  };
}

/** Milestones that fall into the shorter time stay; the last one of all becomes its end, where it asks for more than they do. */
function milestonesUntil<Of extends { readonly by: Day }>(milestones: readonly Of[], ends: Day, atEnd: (last: Of) => Of, more: (a: Of, b: Of) => boolean): Of[] {
  const kept = milestones.filter(({ by }) => by < ends);
  const last = milestones.at(-1);
  const before = kept.at(-1);
  if (last === undefined) return [];
  const end = atEnd(last);
  return before === undefined || more(end, before) ? [...kept, end] : kept;
}

function findingsOn(terms: DealTerms, months: number, ends: Day): Finding[] {
  const outlast = terms.provisioned.filter(({ from, months: runs }) => monthsBetween(monthOf(terms.start), from) + runs > months);
  const yearly = terms.tiers.filter(({ period }) => period === 'year');
  return [
    ...outlast.map(({ id, ptu, model }) => finding('warning', 'block-outlasts', `The block ${id} (${ptu} PTU of ${model}) runs beyond ${ends}: what is paid for it afterwards is not in these bills.`)),
    ...(yearly.length > 0 && months % 12 !== 0 ? [finding('info', 'yearly-tiers', `Tiers that count by the year are not prorated: the last ${show(decimal(months % 12))} months have to reach the steps of a whole year. Ask for steps by the month.`)] : []),
  ];
}
