import { addDays, addMonths, day, firstDay, lastDay, monthOf, type Day } from '../../base/calendar.ts';
import { add, decimal, multiply, zero, type Decimal } from '../../base/decimal.ts';
import { written } from '../../deal/writeDeal.ts';
import { matchOf, type Rule } from './saidRule.ts';

/** What every deal file begins with. */
export interface OfferHead {
  readonly name: string;
  readonly start: Day;
  readonly months: number;
  readonly currency: string;
  readonly rateBook: string;
}

/** The deal file of what was read out of an offer; `said` gives what stands under a key, in the order in which it was read. */
export function offerDeal({ name, start, months, currency, rateBook }: OfferHead, rules: readonly Rule[], said: (key: string) => readonly unknown[]): string {
  const lines = ['parley: deal/1', `name: ${written(name)}`, `currency: ${currency}`, `start: ${start}`, `months: ${months}`, `rateBook: ${written(rateBook)}`];
  if (said('listPrices').length > 0) lines.push('listPrices: frozen');
  const listed = (key: string, values: readonly unknown[]): void => {
    if (values.length > 0) lines.push(`${key}:`, ...values.map((value) => `  - ${written(value)}`));
  };
  listed('rates', rules.map((rule) => ({ match: matchOf(rule), ...rule.price })));
  listed('tiers', said('tiers'));
  // A block that is offered runs as long as the deal: what is not said of it is what a deal file takes.
  listed('provisioned', said('provisioned').map((value, place) => ({ id: `block-${place + 1}`, ...(value as object), from: monthOf(start), months })));
  const commitments = said('commitment') as readonly Committed[];
  if (commitments.length > 0) lines.push(`commitment: ${written({ milestones: milestonesOf(commitments, start, months), shortfall: said('shortfall')[0] ?? 'forfeit' })}`);
  const [conditional] = said('conditionalCredit');
  if (conditional !== undefined) lines.push(`conditionalCredit: ${written(conditional)}`);
  const credits = said('credits') as readonly { amount: Decimal; until: Day | undefined; months: number | undefined }[];
  listed('credits', credits.map((credit) => ({ amount: credit.amount, from: start, until: credit.until ?? lastDay(addMonths(monthOf(start), (credit.months ?? 1) - 1)) })));
  listed('priceProtection', said('priceProtection'));
  for (const key of ['newModels', 'support', 'renewal']) {
    const [value] = said(key);
    if (value !== undefined) lines.push(`${key}: ${written(value)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A commitment as a text says it: the same every year, in all, or year by year. */
type Committed = { readonly amount: Decimal; readonly yearly: boolean } | { readonly amount: Decimal; readonly year: number };

/** Cumulative amounts: at the end of every whole year for a yearly commitment, of each year that is named, of the deal for one in all. */
function milestonesOf(commitments: readonly Committed[], start: Day, months: number): readonly object[] {
  const end = (month: number): Day => day(addDays(firstDay(addMonths(monthOf(start), month)), -1));
  const byYear = commitments.flatMap((each) => ('year' in each ? [each] : [])).toSorted((a, b) => a.year - b.year);
  if (byYear.length > 0) {
    let sofar = zero;
    return byYear.map(({ year, amount }) => ({ by: end(Math.min(months, 12 * year)), amount: (sofar = add(sofar, amount)) }));
  }
  const [only] = commitments;
  if (only === undefined || !('yearly' in only)) return [];
  if (!only.yearly) return [{ by: end(months), amount: only.amount }];
  const years = Math.max(1, Math.floor(months / 12));
  return Array.from({ length: years }, (_, year) => ({ by: end(Math.min(months, 12 * (year + 1))), amount: multiply(only.amount, add(decimal(year), decimal(1))) }));
}
