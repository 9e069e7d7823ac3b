import { addDays, addMonths, day, firstDay, lastDay, monthOf, monthsFrom, type Day } from '../base/calendar.ts';
import { showPlaces, type Decimal } from '../base/decimal.ts';
import type { DealTerms, ProvisionedBlock } from '../deal/dealTerms.ts';
import type { Retirement } from './readRetirements.ts';
import type { CalendarEntry } from './standing.ts';

/** What the days of a negotiation are made from. */
export interface CalendarParts {
  readonly asOf: Day;
  /** The terms on the table, and the name of the file they stand in. */
  readonly deal?: DealTerms;
  readonly dealFile?: string;
  readonly retirements: readonly Retirement[];
  /** Models in use: only their retirements are put down. */
  readonly models: readonly string[];
}

/** The days from `asOf` on that move the negotiation or the deal, in order; each with why it matters and where it is from. */
export function calendar({ asOf, deal, dealFile = 'deal file', retirements, models }: CalendarParts): CalendarEntry[] {
  const entries = [...microsoftYear(asOf), ...(deal === undefined ? [] : daysOfDeal(deal, dealFile)), ...retirementDays(retirements, models, deal)];
  return entries.filter((entry) => entry.day >= asOf).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The last day of Microsoft's quarter that holds `asOf`: its year runs from 1 July to 30 June. */
export function quarterEnd(asOf: Day): Day {
  const month = Number(asOf.slice(5, 7));
  return lastDay(addMonths(monthOf(asOf), (3 - (month % 3)) % 3));
}

/** The next 30 June, `asOf` included. */
export function yearEnd(asOf: Day): Day {
  const year = Number(asOf.slice(0, 4));
  return day(`${asOf.slice(5) <= '06-30' ? year : year + 1}-06-30`);
}

/** Where the days of Microsoft's year are from. */
export const fiscalSource = "Microsoft's fiscal year: 1 July to 30 June";

function microsoftYear(asOf: Day): CalendarEntry[] {
  const [quarter, year] = [quarterEnd(asOf), yearEnd(asOf)];
  const ofYear = { day: year, what: "Microsoft's year ends", why: 'Sellers close their year: discounts that need approval from above are easiest to get in the weeks before.', source: fiscalSource };
  if (quarter === year) return [ofYear];
  return [{ day: quarter, what: "Microsoft's quarter ends", why: 'An offer that can still be signed in the quarter is worth more to the seller; ask for the answer in writing before.', source: fiscalSource }, ofYear];
}

function daysOfDeal(deal: DealTerms, file: string): CalendarEntry[] {
  const at = (key: string): string => `${file}, ${key}`;
  const amount = (value: Decimal): string => `${deal.currency} ${grouped(showPlaces(value, 0, 'half-even'))}`;
  const end = addDays(firstDay(addMonths(monthOf(deal.start), deal.months)), -1);
  return [
    { day: deal.start, what: 'The deal starts', why: 'What is not agreed by then runs at list prices.', source: at('start') },
    { day: end, what: 'The deal ends', why: 'Without a renewal clause the next price is open: begin six months before.', source: at('months') },
    ...(deal.commitment?.milestones ?? []).map((milestone, index) => ({
      day: milestone.by, what: `Commitment milestone: ${amount(milestone.amount)}`, why: 'What eligible spend has not reached by then is owed as shortfall.', source: at(`commitment.milestones[${index}]`),
    })),
    ...(deal.conditionalCredit?.milestones ?? []).map((milestone, index) => ({
      day: milestone.by, what: `Spend of ${amount(milestone.spend)} earns a credit of ${amount(milestone.credit)}`, why: 'Just below the milestone the credit is lost: look at the burn-down two months before.', source: at(`conditionalCredit.milestones[${index}]`),
    })),
    ...deal.credits.map((credit, index) => ({ day: credit.until, what: `Credit of ${amount(credit.amount)} expires`, why: 'What is not used by then is gone.', source: at(`credits[${index}]`) })),
    ...deal.rates.flatMap((rule, index) => (rule.until === undefined ? [] : [{ day: rule.until, what: 'An agreed price ends', why: 'From the next day the list price applies.', source: at(`rates[${index}]`) }])),
    ...deal.provisioned.flatMap((block, index) => reservationEnds(block).map((ends) => ({
      day: ends, what: `Reservation ${block.id} ends (${block.ptu} PTU of ${block.model})`, why: 'Renew, resize or let it go; a term that has begun is paid to its end.', source: at(`provisioned[${index}]`),
    }))),
  ];
}

/** The end of every term of a block; an hourly block has none to note. */
function reservationEnds(block: ProvisionedBlock): Day[] {
  const term = block.purchase === 'oneYear' ? 12 : undefined;
  if (term === undefined) return [];
  const terms = Math.ceil(block.months / term);
  return monthsFrom(block.from, terms * term).flatMap((month, index) => ((index + 1) % term === 0 ? [lastDay(month)] : []));
}

function retirementDays(retirements: readonly Retirement[], models: readonly string[], deal: DealTerms | undefined): CalendarEntry[] {
  const end = deal === undefined ? undefined : firstDay(addMonths(monthOf(deal.start), deal.months));
  return retirements.filter((each) => models.includes(each.model) && (end === undefined || each.on < end)).map((each) => ({
    day: each.on,
    what: `${each.model} is retired${each.note === undefined ? '' : ` (${each.note})`}`,
    why: 'Its discounts end with it unless the paper carries them over to the successor.',
    source: `${each.source}, seen ${each.seen}`,
  }));
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}
