import type { Month } from '../../base/calendar.ts';
import { add, subtract, zero, type Decimal } from '../../base/decimal.ts';
import type { Finding } from '../../base/finding.ts';
import type { Bill, LineKind } from '../../deal/bill.ts';
import { evaluate } from '../../deal/evaluate.ts';
import type { UsageSeries } from '../../usage/usageSeries.ts';
import { aimAtBlocks } from '../aimAtBlocks.ts';
import { difference } from '../figures.ts';
import { simulation } from '../simulate/simulation.ts';
import type { UsagePaths } from '../simulate/usagePaths.ts';
import { changedDeal, changedPaths, changedUsage, type DealOn } from './applyChange.ts';
import type { Change } from './change.ts';

/** An amount before and after, and what the change adds to it: above zero where it costs more. Exact. */
export interface Step {
  readonly before: Decimal;
  readonly after: Decimal;
  readonly difference: Decimal;
}

/** What some changes do to the bill of one usage. */
export interface WhatIf {
  readonly total: Step;
  /** By kind of line, in the order of the bill; kinds that neither bill has are left out. */
  readonly byKind: readonly ({ readonly kind: LineKind } & Step)[];
  readonly byMonth: readonly ({ readonly month: Month } & Step)[];
  /** Of the changed bill only: what its reader must know that was not so before. */
  readonly findings: readonly Finding[];
}

/** What the changes do to the bill of `usage` under the deal: two exact bills, compared line kind by line kind. */
export function whatIf(deal: DealOn, usage: UsageSeries, changes: readonly Change[]): WhatIf {
  const [before, after] = [billOf(deal, usage), billOf(changedDeal(deal, changes), changedUsage(usage, changes))];
  const known = new Set(before.findings.map(({ message }) => message));
  return {
    total: step(before.total, after.total),
    byKind: lineKinds.flatMap((kind) => {
      const [had, has] = [ofKind(before, kind), ofKind(after, kind)];
      return had === undefined && has === undefined ? [] : [{ kind, ...step(had ?? zero, has ?? zero) }];
    }),
    byMonth: before.byMonth.map(({ month, amount }, place) => ({ month, ...step(amount, after.byMonth[place]?.amount ?? zero) })),
    findings: after.findings.filter(({ message }) => !known.has(message)),
  };
}

const lineKinds: readonly LineKind[] = ['tokens', 'tier', 'ptu', 'support', 'credit', 'shortfall', 'prepayment', 'other'];

// A screen asks again and again about one deal and one usage: the bill of before is made once.
const bills = new WeakMap<UsageSeries, { readonly deal: DealOn; readonly bill: Bill }>();

function billOf(deal: DealOn, usage: UsageSeries): Bill {
  const known = bills.get(usage);
  if (known !== undefined && known.deal.terms === deal.terms && known.deal.book === deal.book && known.deal.shapes === deal.shapes) return known.bill;
  const { value: bill } = evaluate(deal.terms, aimAtBlocks(deal.terms, usage), { book: deal.book, shapes: deal.shapes });
  if (known === undefined) bills.set(usage, { deal, bill });
  return bill;
}

function ofKind({ lines }: Bill, kind: LineKind): Decimal | undefined {
  const own = lines.filter((line) => line.kind === kind);
  return own.length === 0 ? undefined : own.reduce((total, { amount }) => add(total, amount), zero);
}

function step(before: Decimal, after: Decimal): Step {
  return { before, after, difference: subtract(after, before) };
}

/** 80 in 100 paths lie between p10 and p90; simulated, so doubles. */
export interface SimulatedRange {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly mean: number;
}

/** The same as ranges over paths: before, after, and the difference path by path. */
export function whatIfRange(deal: DealOn, paths: UsagePaths, changes: readonly Change[]): { readonly before: SimulatedRange; readonly after: SimulatedRange; readonly difference: SimulatedRange } {
  const changed = changedDeal(deal, changes);
  const before = simulation(paths, deal.book, deal.shapes).totals(deal.terms);
  const after = simulation(changedPaths(paths, changes), changed.book, changed.shapes).totals(changed.terms);
  return { before: rangeOf(before), after: rangeOf(after), difference: rangeOf(difference(after, before)) };
}

function rangeOf(values: Float64Array): SimulatedRange {
  const sorted = values.toSorted();
  const at = (percent: number): number => sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
  return { p10: at(10), p50: at(50), p90: at(90), mean: values.reduce((a, b) => a + b, 0) / values.length };
}
