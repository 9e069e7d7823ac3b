import { show, showPlaces, type Decimal } from '../base/decimal.ts';
import type { Finding } from '../base/finding.ts';
import type { Bill, LineKind } from './bill.ts';

/** A bill as `parley.bill/1` (docs/reference/deal-terms.md): amounts are exact decimal strings. */
export interface BillJson {
  readonly parley: 'bill/1';
  readonly currency: string;
  readonly months: number;
  readonly lines: readonly BillLineJson[];
  readonly byMonth: readonly { readonly month: string; readonly amount: string }[];
  readonly total: string;
  /** Half-even to cents, once. */
  readonly totalRounded: string;
  readonly ledgers: {
    readonly commitment: readonly { readonly month: string; readonly countable: string; readonly cumulative: string; readonly milestone: string | null; readonly shortfall?: string }[];
    readonly conditionalCredit: readonly { readonly month: string; readonly countable: string; readonly cumulative: string; readonly milestone: string | null; readonly earned?: string }[];
    readonly credits: readonly { readonly id: string; readonly granted: string; readonly used: string; readonly breakage: string; readonly remaining?: string }[];
    readonly reservations: readonly { readonly id: string; readonly ptuMinutes: string; readonly servedPtuMinutes: string; readonly utilisation: number; readonly spilledTokens: string; readonly refusedTokens: string }[];
  };
  readonly findings: readonly Finding[];
}

export interface BillLineJson {
  readonly month: string;
  readonly kind: LineKind;
  readonly what: string;
  readonly workload?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly rate?: string;
  readonly per?: number;
  readonly amount: string;
  readonly source: readonly string[];
}

/** The bill as plain JSON. */
export function billJson(bill: Bill): BillJson {
  const { ledgers } = bill;
  return {
    parley: 'bill/1',
    currency: bill.currency,
    months: bill.months,
    lines: bill.lines.map((line) => ({
      month: line.month,
      kind: line.kind,
      what: line.what,
      ...(line.workload === undefined ? {} : { workload: line.workload }),
      ...exact({ quantity: line.quantity }),
      ...(line.unit === undefined ? {} : { unit: line.unit }),
      ...exact({ rate: line.rate }),
      ...(line.per === undefined ? {} : { per: line.per }),
      amount: show(line.amount),
      source: line.source,
    })),
    byMonth: bill.byMonth.map(({ month, amount }) => ({ month, amount: show(amount) })),
    total: show(bill.total),
    totalRounded: showPlaces(bill.total, 2, 'half-even'),
    ledgers: {
      commitment: ledgers.commitment.map((month) => ({
        month: month.month,
        countable: show(month.countable),
        cumulative: show(month.cumulative),
        milestone: month.milestone === undefined ? null : show(month.milestone),
        ...exact({ shortfall: month.shortfall }),
      })),
      conditionalCredit: ledgers.conditionalCredit.map((month) => ({
        month: month.month,
        countable: show(month.countable),
        cumulative: show(month.cumulative),
        milestone: month.milestone === undefined ? null : show(month.milestone),
        ...exact({ earned: month.earned }),
      })),
      credits: ledgers.credits.map((credit) => ({
        id: credit.id,
        granted: show(credit.granted),
        used: show(credit.used),
        breakage: show(credit.breakage),
        ...exact({ remaining: credit.remaining }),
      })),
      reservations: ledgers.reservations.map((block) => ({
        id: block.id,
        ptuMinutes: show(block.ptuMinutes),
        servedPtuMinutes: show(block.servedPtuMinutes),
        utilisation: block.utilisation,
        spilledTokens: show(block.spilledTokens),
        refusedTokens: show(block.refusedTokens),
      })),
    },
    findings: bill.findings,
  };
}

/** The values that are there, as exact text. */
function exact<Key extends string>(values: Readonly<Record<Key, Decimal | undefined>>): Partial<Record<Key, string>> {
  const shown: Partial<Record<Key, string>> = {};
  for (const [key, value] of Object.entries(values) as [Key, Decimal | undefined][]) if (value !== undefined) shown[key] = show(value);
  return shown;
}
