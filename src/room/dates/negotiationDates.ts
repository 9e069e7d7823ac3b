import { addDays, addMonths, day, daysBetween, firstDay, monthOf, monthsBetween, type Day } from '../../base/calendar.ts';
import { decimal, divide, show } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { figuresIn } from '../offers/figures.ts';
import type { Offer } from '../offers/offersFile.ts';
import type { DatesFile, PlanStep } from './datesFile.ts';

/** A day of the negotiation. Its id stays the same when the day moves, so that a calendar moves the entry and adds none. */
export interface NegotiationDay {
  readonly id: string;
  readonly day: Day;
  readonly what: string;
  readonly why: string;
  readonly owner: string;
  readonly source: string;
  /** Days before it on which to be reminded. */
  readonly remind: readonly number[];
}

export interface DatesInput {
  readonly asOf: Day;
  readonly dates: DatesFile;
  readonly datesFile: string;
  readonly plan: readonly PlanStep[];
  readonly offers: readonly Offer[];
  readonly deal?: DealTerms | undefined;
  readonly paper?: { readonly file: string; readonly text: string } | undefined;
}

/** The days that our own dates, the offers and the paper give, with steps back from the day of signature; those that are past are findings where something should have been done. */
export function negotiationDates(input: DatesInput): Outcome<readonly NegotiationDay[]> {
  const all = [...enrolmentDays(input), ...offerDays(input), ...ownDays(input), ...noticeDays(input), ...planDays(input)];
  const late = all.filter((each) => each.id.startsWith('step-') && each.day < input.asOf);
  const findings: Finding[] = late.map(({ what, day: on, owner }) => finding('warning', 'step-overdue', `"${what}" should have been done by ${on} (${owner}): do it now or move the day of signature.`, input.datesFile));
  if (input.dates.sign === undefined) findings.push(finding('info', 'no-day-of-signature', 'No day of signature is set, so there is no back-plan. Write sign into the list of dates.', input.datesFile));
  else if (input.deal && input.dates.sign > input.deal.start) findings.push(finding('warning', 'signed-after-start', `You plan to sign on ${input.dates.sign}, after the deal starts on ${input.deal.start}: what is used before is billed at list.`, input.datesFile));
  return outcome(all.filter((each) => each.day >= input.asOf).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), findings);
}

/** True-up: the statement is due 60 to 30 days before each anniversary, the last within the 30 days before the end. */
const trueUp = 'Update statements under an EA are due 60 to 30 days before the anniversary (secondary source; the contract governs)';

function enrolmentDays({ dates, datesFile, deal, asOf }: DatesInput): NegotiationDay[] {
  const { enrolment } = dates;
  if (enrolment === undefined) return [];
  const { starts, ends } = enrolment;
  const years = Math.ceil(monthsBetween(monthOf(starts), monthOf(ends)) / 12);
  const anniversaries = Array.from({ length: Math.max(0, years) }, (_, year) => sameDay(starts, year + 1)).filter((each) => each < ends && each >= asOf);
  const source = `${datesFile}, enrolment`;
  return [
    ...anniversaries.flatMap((anniversary): NegotiationDay[] => [
      { id: `true-up-opens-${anniversary.slice(0, 4)}`, day: addDays(anniversary, -60), what: 'True-up window opens', why: trueUp, owner: '', source, remind: [7] },
      { id: `true-up-closes-${anniversary.slice(0, 4)}`, day: addDays(anniversary, -30), what: 'True-up window closes', why: trueUp, owner: '', source, remind: [14, 3] },
      { id: `anniversary-${anniversary.slice(0, 4)}`, day: anniversary, what: 'Anniversary of the enrolment', why: 'Prices of what was added since are settled here.', owner: '', source, remind: [14] },
    ]),
    { id: 'last-true-up', day: addDays(ends, -30), what: 'Last true-up window opens', why: 'The final statement is due within the 30 days before the enrolment ends (secondary source; the contract governs).', owner: '', source, remind: [14] },
    { id: 'enrolment-ends', day: ends, what: 'The enrolment ends', why: 'Leverage is largest in the half year before: begin then.', owner: '', source, remind: [180, 90, 30] },
    ...(deal === undefined ? [] : coTermination(deal, ends, source)),
  ];
}

/** An interim deal that ends with the enrolment runs for part of a year, and what is priced by the year is shared out by months. */
function coTermination(deal: DealTerms, ends: Day, source: string): NegotiationDay[] {
  const dealEnds = addDays(firstDay(addMonths(monthOf(deal.start), deal.months)), -1);
  if (dealEnds === ends) return [];
  const months = monthsBetween(monthOf(deal.start), monthOf(ends)) + 1;
  if (months <= 0) return [];
  const share = months % 12 === 0 ? `${months / 12} whole years` : `${months} of ${Math.ceil(months / 12) * 12} months, ${show(divide(decimal(months * 100), decimal(Math.ceil(months / 12) * 12), 2, 'half-even'))} % of what is priced by whole years`;
  return [{ id: 'co-termination', day: ends, what: 'Co-termination: an interim deal would end here', why: `From ${deal.start} to the end of the enrolment are ${share}; the deal file ends on ${dealEnds}. Ask that commitment and credits be prorated the same way.`, owner: '', source, remind: [90] }];
}

function sameDay(of: Day, years: number): Day {
  const year = String(Number(of.slice(0, 4)) + years);
  return of.slice(5) === '02-29' ? day(`${year}-02-28`) : day(`${year}${of.slice(4)}`);
}

function offerDays({ offers }: DatesInput): NegotiationDay[] {
  return offers.flatMap(({ id, title, by, expires }) => (expires === undefined ? [] : [{ id: `offer-${id}-expires`, day: expires, what: `${by === 'them' ? 'Their offer' : 'Our offer'} "${title}" expires`, why: by === 'them' ? 'Ask before whether it still holds; a deadline of theirs is seldom the last one, and yours should be known to them.' : 'What we said binds us until then.', owner: '', source: `offer ${id}`, remind: [7, 2] }]));
}

function ownDays({ dates, datesFile }: DatesInput): NegotiationDay[] {
  return [
    ...dates.priceHolds.map(({ what, until }, place): NegotiationDay => ({ id: `price-hold-${place + 1}`, day: until, what: `Price hold ends: ${what}`, why: 'From the next day the price is open again.', owner: '', source: `${datesFile}, priceHolds[${place}]`, remind: [30, 7] })),
    ...dates.own.map(({ id, what, day: on, why, owner }): NegotiationDay => ({ id: `own-${id}`, day: on, what, why: why ?? '', owner: owner ?? '', source: `${datesFile}, own`, remind: [7] })),
    ...(dates.sign === undefined ? [] : [{ id: 'sign', day: dates.sign, what: 'Signature', why: 'Nothing that was promised counts that is not on paper by now.', owner: dates.owners.cio ?? 'cio', source: `${datesFile}, sign`, remind: [7, 1] }]),
  ];
}

/** Sentences that ask for notice before the end: the last day on which it can be given, counted back from the end of the deal. */
function noticeDays({ paper, deal }: DatesInput): NegotiationDay[] {
  if (paper === undefined || deal === undefined) return [];
  const ends = addDays(firstDay(addMonths(monthOf(deal.start), deal.months)), -1);
  const found: NegotiationDay[] = [];
  for (const line of paper.text.split('\n')) {
    for (const sentence of line.split(/(?<=[.;])\s+/)) {
      if (!/\bnotice\b|\bnotif(?:y|ies|ication)\b/i.test(sentence) || !/\b(?:before|prior to|in advance of)\b/i.test(sentence) || !/\b(?:expir\w+|end of|renew\w*|anniversary)\b/i.test(sentence)) continue;
      const [span] = figuresIn(sentence).filter(({ kind }) => kind === 'span');
      if (span === undefined) continue;
      const size = Number(show(span.value));
      const by = span.unit === 'months' ? addDays(firstDay(addMonths(monthOf(addDays(ends, 1)), -size)), -1) : addDays(ends, -(span.unit === 'business days' ? Math.ceil(size * 1.4) : size));
      found.push({ id: `notice-${found.length + 1}`, day: by, what: `Last day for notice: ${span.written} before the end`, why: `The paper says: “${sentence.trim().slice(0, 200)}”`, owner: '', source: paper.file, remind: [60, 30, 7] });
    }
  }
  return found;
}

function planDays({ dates, datesFile, plan, asOf }: DatesInput): NegotiationDay[] {
  const { sign, owners } = dates;
  if (sign === undefined || daysBetween(asOf, sign) < 0) return [];
  return plan.map(({ id, before, what, owner }) => ({ id: `step-${id}`, day: addDays(sign, -before), what, why: `${before} days before the signature.`, owner: owners[owner as keyof typeof owners] ?? owner, source: `${datesFile}, sign`, remind: [3] }));
}
