import { addMonths, lastDay, monthOf, type Day } from '../../base/calendar.ts';
import { compare, show, type Decimal } from '../../base/decimal.ts';
import type { Figure } from './figures.ts';

/** A credit that a spend milestone earns, as far as a sentence says it. */
export interface SaidMilestone {
  readonly credit: Decimal;
  readonly spend: Decimal;
  /** A day, or so many months from the first day of the deal. */
  readonly by: Day | number;
  readonly expiresAfterMonths: number;
  readonly currency: string;
}

/** The credit that hangs on a spend in one sentence; where a deal file cannot hold it exactly, what the sentence leaves open. */
export function milestoneIn(sentence: string, figures: readonly Figure[]): SaidMilestone | { readonly open: readonly string[] } {
  const before = ({ start }: Figure) => sentence.slice(0, start);
  const after = ({ end }: Figure) => sentence.slice(end);
  const amounts = figures.filter(({ kind }) => kind === 'money');
  const credits = amounts.filter((figure) => /\bcredits? (?:note )?(?:of|worth|over)\s*$/i.test(before(figure)) || /^\s*(?:(?:in|of|as|Azure|one-time|promotional|additional|extra|migration|consumption)\s+){0,3}credits?\b/i.test(after(figure)));
  const spends = amounts.filter((figure) => !credits.includes(figure));
  const [[credit, otherCredit], [spend, otherSpend]] = [credits, spends];
  const spans = figures.filter(({ kind, unit }) => kind === 'span' && unit === 'months');
  const expiry = spans.filter((figure) => /\b(?:usable|valid|used|available|expir\w+|good|redeem\w*)\b[^.,;]{0,30}$/i.test(before(figure)));
  const first = spans.filter((figure) => /\b(?:within|in|during)(?: the)? first\s*$/i.test(before(figure)) || (/\bwithin\s*$/i.test(before(figure)) && /^\s*(?:of|from|after)\s+(?:the\s+)?(?:start|effective|commenc\w+|first day)\b/i.test(after(figure))));
  const days = figures.filter((figure) => figure.day !== undefined && /\b(?:by|no later than|not later than)(?: the)?\s*$/i.test(before(figure)));
  const by = [...days.map(({ day }) => day), ...first.map(({ value }) => Number(show(value))), ...(/\b(?:in|during|within) (?:the )?(?:first year|year (?:one|1))\b/i.test(sentence) ? [12] : [])];
  const [until, second] = by;
  const [usable, otherUse] = expiry;
  const open = [
    ...(credit === undefined || otherCredit !== undefined ? ['which amount is the credit'] : []),
    ...(spend === undefined || otherSpend !== undefined ? ['how much is to be spent'] : credit !== undefined && spend.unit !== credit.unit ? ['credit and spend in one currency'] : []),
    ...(/\b(?:per year|a year|annual\w*|each|every|yearly|per month|a month|monthly|quarter\w*)\b/i.test(sentence) ? ['whether it is earned once or again and again'] : []),
    ...(until === undefined || second !== undefined ? ['by which day the spend is to be reached'] : []),
    ...(usable === undefined || otherUse !== undefined ? ['for how many months the credit can then be used'] : []),
  ];
  if (open.length > 0 || credit === undefined || spend === undefined || until === undefined || usable === undefined) return { open };
  return { credit: credit.value, spend: spend.value, by: until, expiresAfterMonths: Number(show(usable.value)), currency: credit.unit };
}

/** The milestones as a deal file holds them, first day first; a sentence where they do not go together. */
export function conditionalCreditOf(said: readonly SaidMilestone[], start: Day): { readonly milestones: readonly { readonly by: Day; readonly spend: Decimal; readonly credit: Decimal }[]; readonly expiresAfterMonths: number } | string {
  const milestones = said.map(({ credit, spend, by }) => ({ by: typeof by === 'number' ? lastDay(addMonths(monthOf(start), by - 1)) : by, spend, credit })).toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
  const [months, other] = new Set(said.map(({ expiresAfterMonths }) => expiresAfterMonths));
  const early = milestones.find(({ by }) => by < start);
  if (early !== undefined) return `A milestone on ${early.by} lies before the deal starts on ${start}`;
  if (months === undefined || other !== undefined) return 'The credits of several milestones can be used for different times, and a deal file holds one';
  if (milestones.some(({ by, spend }, place) => place > 0 && (by === milestones[place - 1]?.by || compare(spend, milestones[place - 1]?.spend ?? spend) <= 0))) return 'The spend of several milestones does not rise from one to the next, and a deal file counts it from the first day on';
  return { milestones, expiresAfterMonths: months };
}
