import { monthOf, monthsFrom, type Day, type Month } from '../base/calendar.ts';
import { add, compare, decimal, round, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { kinds, showMeter, type Meter } from '../rates/meter.ts';
import type { BillLine } from './bill.ts';
import type { DealTerms } from './dealTerms.ts';
import type { Subject } from './match.ts';
import { lineDigits, trimmed } from './quotient.ts';
import type { AgreedRate, RateCard, RateNote } from './rateCard.ts';
import { tokensOf, type Route, type TokenCounts, type Traffic } from './traffic.ts';
import { showNumber } from './showNumber.ts';

/** A token line of the bill and what it is for, as tiers and credits match it. */
export interface TokenCharge {
  /** 0 for the first month of the deal. */
  readonly month: number;
  readonly subject: Subject;
  readonly tokens: Decimal;
  readonly line: BillLine;
  /** The days of use that are in it; all of its month's where undefined. */
  readonly days?: readonly Day[];
}

export interface TokenCharges {
  readonly charges: readonly TokenCharge[];
  readonly findings: readonly Finding[];
}

/** A price is for a million: six digits further behind the point. */
const millionDigits = 6;

/** Step 4 of docs/reference/deal-terms.md: tokens ÷ 1,000,000 × agreed rate, exact; one line a month, workload, meter and rate. */
export function tokenCharges(terms: DealTerms, traffic: readonly Traffic[], card: RateCard): TokenCharges {
  const charges: TokenCharge[] = [];
  const problems = problemTally(terms, card);
  const months = monthsFrom(monthOf(terms.start), terms.months);
  const severalRegions = new Set(traffic.map(({ route }) => route.region)).size > 1;
  const metered = new Map<Route, readonly Metered[]>();
  for (const of of traffic) {
    let meters = metered.get(of.route);
    if (meters === undefined) metered.set(of.route, (meters = metersOf(of.route, card, severalRegions)));
    const days = of.days.size === 1 ? [...of.days] : [...of.days].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const month = months[of.month] ?? monthOf(terms.start);
    for (const meter of meters) for (const run of runsOf(of.route, meter, days, problems)) charges.push(charge(of, month, meter, run));
  }
  return { charges, findings: problems.findings() };
}

/** What all lines of one route and token kind have alike. */
interface Metered {
  readonly meter: Meter;
  readonly subject: Subject;
  readonly what: string;
  readonly rateOn: (on: Day) => AgreedRate | undefined;
  /** The term that sent the traffic here, besides those that made its price. */
  readonly sentBy: string | undefined;
}

function metersOf(route: Route, card: RateCard, severalRegions: boolean): readonly Metered[] {
  const { model, scope, tier, context, region, workload, spilledFrom, share } = route;
  return kinds.map((kind): Metered => {
    const meter: Meter = { model, scope, tier, context, kind };
    return {
      meter,
      subject: { ...meter, region, workload },
      what: `${showMeter(meter)}${severalRegions ? ` in ${region}` : ''}${spilledFrom === '' ? '' : `, spilled from ${spilledFrom}`}${share === '' ? '' : `, by ${share}`}`,
      rateOn: card.dayByDay?.(meter, region, workload) ?? ((on) => card.agreed(meter, region, workload, on)),
      sentBy: spilledFrom === '' ? (share === '' ? undefined : share) : `provisioned[${spilledFrom}]`,
    };
  });
}

/** Tokens of one meter over days that share one agreed rate. */
interface Run {
  readonly rate: AgreedRate;
  readonly days: Day[];
  tokens: Decimal;
}

function runsOf(route: Route, { meter, rateOn }: Metered, days: readonly (readonly [Day, TokenCounts])[], problems: ProblemTally): readonly Run[] {
  const runs: Run[] = [];
  const place = kinds.indexOf(meter.kind) as 0;
  for (const [on, counts] of days) {
    if (counts[place] === 0n) continue;
    const tokens = trimmed(tokensOf(route, counts, meter.kind));
    const rate = rateOn(on);
    if (rate === undefined) {
      problems.unpriced(meter, route.region, on, tokens);
      continue;
    }
    if (rate.note !== undefined) problems.noted(rate.note);
    const run = runs.find((run) => sameRate(run.rate, rate));
    if (run === undefined) runs.push({ rate, tokens, days: [on] });
    else {
      run.tokens = add(run.tokens, tokens);
      run.days.push(on);
    }
  }
  return runs;
}

function sameRate(a: AgreedRate, b: AgreedRate): boolean {
  return a === b || (compare(a.perMillion, b.perMillion) === 0 && a.source.join() === b.source.join());
}

function charge({ month: index, route, days: all }: Traffic, month: Month, { subject, what, sentBy }: Metered, { rate, tokens: added, days }: Run): TokenCharge {
  // Spilled shares of several days may end only together.
  const tokens = added.scale === 0 ? added : trimmed(added);
  const quantity = round(tokens, lineDigits, 'half-even');
  const exact: Decimal = { coefficient: tokens.coefficient * rate.perMillion.coefficient, scale: tokens.scale + rate.perMillion.scale + millionDigits };
  const line: BillLine = {
    month,
    kind: 'tokens',
    what,
    workload: route.workload,
    quantity,
    unit: 'token',
    rate: rate.perMillion,
    per: 1_000_000,
    amount: tokens.scale > lineDigits ? round(exact, lineDigits, 'half-even') : exact,
    source: sentBy === undefined ? rate.source : [...rate.source, sentBy],
  };
  return all.size === days.length ? { month: index, subject, tokens: quantity, line } : { month: index, subject, tokens: quantity, line, days };
}

interface ProblemTally {
  unpriced(meter: Meter, region: string, on: Day, tokens: Decimal): void;
  noted(note: RateNote): void;
  findings(): Finding[];
}

/** Says each problem once, with the months and tokens concerned. */
function problemTally(terms: DealTerms, card: RateCard): ProblemTally {
  const unpriced = new Map<string, Unpriced>();
  const notes = new Map<string, RateNote>();
  return {
    unpriced(meter, region, on, tokens) {
      const key = `${showMeter(meter)} in ${region}`;
      const sofar = unpriced.get(key) ?? { meter, region, on, tokens: decimal(0), months: new Set<string>() };
      sofar.tokens = add(sofar.tokens, tokens);
      sofar.months.add(on.slice(0, 7));
      unpriced.set(key, sofar);
    },
    noted: (note) => void notes.set(note.message, note),
    findings: () => [
      ...[...unpriced].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => unpricedFinding(terms, of, card.elsewhere?.(of.meter, of.region, of.on))),
      ...[...notes.values()].map((note) => finding('warning', note.code, note.message)),
    ],
  };
}

/** Tokens of one meter in one region that nobody has a price for. */
interface Unpriced {
  readonly meter: Meter;
  readonly region: string;
  /** A day of use without a price. */
  readonly on: Day;
  readonly months: Set<string>;
  tokens: Decimal;
}

function unpricedFinding(terms: DealTerms, { meter, region, tokens, months }: Unpriced, other: ReturnType<NonNullable<RateCard['elsewhere']>>): Finding {
  const sorted = [...months].toSorted();
  const span = sorted.length === 1 ? sorted[0] : `${sorted.length} months from ${sorted[0]} to ${sorted.at(-1)}`;
  const why =
    terms.listPrices === 'frozen'
      ? `list prices are frozen on ${terms.start}, and the rate book ${terms.rateBook} has no price for it on that day`
      : `neither the rate book ${terms.rateBook} nor the deal has a price for it on the days of use`;
  const near = other === undefined ? '' : ` It is listed for ${other.region} at ${showNumber(other.perMillion)} per million.`;
  const message = `${showMeter(meter)} in ${region}: ${showNumber(tokens)} tokens in ${span} are on no line of this bill, because ${why}. The total is too low by their price; agree a rate for it, or bring a rate book that has one.${near}`;
  return finding('error', 'meter-unpriced', message, 'rates');
}
