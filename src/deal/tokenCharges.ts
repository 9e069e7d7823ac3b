import { monthOf, monthsFrom, type Day, type Month } from '../base/calendar.ts';
import { add, compare, decimal, multiply, round, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { kinds, showMeter, type Meter } from '../rates/meter.ts';
import type { BillLine } from './bill.ts';
import type { DealTerms } from './dealTerms.ts';
import type { Subject } from './match.ts';
import { lineDigits, trimmed } from './quotient.ts';
import type { AgreedRate, RateCard, RateNote } from './rateCard.ts';
import { tokensOf, type TokenCounts, type Traffic } from './traffic.ts';
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

const millionth = decimal('0.000001');

/** Step 4 of docs/reference/deal-terms.md: tokens ÷ 1,000,000 × agreed rate, exact; one line a month, workload, meter and rate. */
export function tokenCharges(terms: DealTerms, traffic: readonly Traffic[], card: RateCard): TokenCharges {
  const charges: TokenCharge[] = [];
  const problems = problemTally(terms, card);
  const months = monthsFrom(monthOf(terms.start), terms.months);
  const severalRegions = new Set(traffic.map((of) => of.region)).size > 1;
  for (const of of traffic) {
    const days = of.days.size === 1 ? [...of.days] : [...of.days].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const kind of kinds) {
      const meter: Meter = { model: of.model, scope: of.scope, tier: of.tier, context: of.context, kind };
      for (const run of runsOf(of, meter, days, card, problems)) charges.push(charge(months[of.month] ?? monthOf(terms.start), of, meter, run, severalRegions));
    }
  }
  return { charges, findings: problems.findings() };
}

/** Tokens of one meter over days that share one agreed rate. */
interface Run {
  readonly rate: AgreedRate;
  readonly days: Day[];
  tokens: Decimal;
}

function runsOf(of: Traffic, meter: Meter, days: readonly (readonly [Day, TokenCounts])[], card: RateCard, problems: ProblemTally): readonly Run[] {
  const runs: Run[] = [];
  for (const [on, counts] of days) {
    if (counts[kinds.indexOf(meter.kind) as 0] === 0n) continue;
    const tokens = trimmed(tokensOf(of, counts, meter.kind));
    const rate = card.agreed(meter, of.region, of.workload, on);
    if (rate === undefined) {
      problems.unpriced(meter, of.region, on, tokens);
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

function charge(month: Month, of: Traffic, meter: Meter, { rate, tokens: added, days }: Run, severalRegions: boolean): TokenCharge {
  // Spilled shares of several days may end only together.
  const tokens = added.scale === 0 ? added : trimmed(added);
  const spilled = of.spilledFrom !== '';
  const exact = multiply(multiply(tokens, rate.perMillion), millionth);
  const line: BillLine = {
    month,
    kind: 'tokens',
    what: `${showMeter(meter)}${severalRegions ? ` in ${of.region}` : ''}${spilled ? `, spilled from ${of.spilledFrom}` : ''}${of.share === '' ? '' : `, by ${of.share}`}`,
    workload: of.workload,
    quantity: round(tokens, lineDigits, 'half-even'),
    unit: 'token',
    rate: rate.perMillion,
    per: 1_000_000,
    amount: tokens.scale > lineDigits ? round(exact, lineDigits, 'half-even') : exact,
    source: spilled ? [...rate.source, `provisioned[${of.spilledFrom}]`] : of.share === '' ? rate.source : [...rate.source, of.share],
  };
  return { month: of.month, subject: { ...meter, region: of.region, workload: of.workload }, tokens: round(tokens, lineDigits, 'half-even'), line, ...(of.days.size === days.length ? {} : { days }) };
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
