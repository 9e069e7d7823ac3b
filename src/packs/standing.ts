import type { Day, Month } from '../base/calendar.ts';
import { add, toDouble, zero, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import type { Ask } from '../worth/ask.ts';
import type { Range } from '../worth/range.ts';
import type { Structure } from '../worth/structures.ts';
import type { PositionAssessment } from '../playbook/assessment.ts';
import type { Backtest } from '../forecast/forecast.ts';
import type { UsageHistory } from '../usage/history.ts';
import type { Charge, ControlTotal, UsageFormat, UsageImport } from '../usage/usageImport.ts';
import type { UsageRow } from '../usage/usageSeries.ts';

export type { Ask, Range, Structure };

export interface CalendarEntry {
  readonly day: Day;
  readonly what: string;
  readonly why: string;
  readonly source: string;
}

/** Where a negotiation stands: what the brief prints and the Deal screen shows. */
export interface Standing {
  readonly name: string;
  readonly asOf: Day;
  readonly currency: string;
  readonly start: Day;
  readonly months: number;
  readonly usage: {
    readonly files: readonly { readonly path: string; readonly format: UsageFormat; readonly rows: { readonly accepted: number; readonly warned: number; readonly refused: number; readonly otherServices: number }; readonly control: readonly ControlTotal[] }[];
    readonly months: number;
    readonly from: string;
    readonly to: string;
    readonly gaps: readonly string[];
    readonly totals: { readonly input: bigint; readonly cached: bigint; readonly cacheWrite: bigint; readonly output: bigint; readonly requests: bigint };
    /** Spend as billed by month, Azure OpenAI only; for the history part of the fan. */
    readonly billed: readonly { readonly month: Month; readonly amount: Decimal }[];
  };
  readonly backtest: Backtest;
  /** Monthly cost at list, month by month, as a range: the fan. */
  readonly fan: readonly ({ readonly month: Month } & Range)[];
  /** What the offer commits to: cumulative amounts by a day; empty where it commits to nothing. */
  readonly commitment: readonly { readonly by: Day; readonly amount: Decimal }[];
  /** At least five, cheapest median first is the reader's choice: here in the order of the union. */
  readonly structures: readonly Structure[];
  /** By worth, largest first; those not valued last. */
  readonly asks: readonly Ask[];
  readonly paper: { readonly file: string; readonly positions: readonly PositionAssessment[] } | undefined;
  readonly calendar: readonly CalendarEntry[];
  readonly findings: readonly Finding[];
  readonly seed: number;
}

/** What a standing is put together from. */
export interface StandingParts extends Pick<Standing, 'asOf' | 'backtest' | 'fan' | 'structures' | 'asks' | 'paper' | 'calendar' | 'findings' | 'seed'> {
  readonly deal: Pick<DealTerms, 'name' | 'currency' | 'start' | 'months' | 'commitment'>;
  readonly imports: readonly UsageImport[];
  readonly history: UsageHistory;
}

/** The standing of these parts: asks by worth, findings by weight and each once, what was billed for usage by month. */
export function standing(parts: StandingParts): Standing {
  const { deal, imports, history, asOf, backtest, fan, structures, asks, paper, calendar, findings, seed } = parts;
  const billed = billedByMonth(history.charges, deal.currency);
  return {
    name: deal.name, asOf, currency: deal.currency, start: deal.start, months: deal.months,
    usage: {
      files: imports.map(({ path, format, rows, control }) => ({ path, format, rows, control })),
      months: history.months.length,
      from: history.months[0]?.month ?? '',
      to: history.months.at(-1)?.month ?? '',
      gaps: history.gaps,
      totals: totalsOf(history.usage.rows),
      billed: billed.value,
    },
    backtest, fan, structures,
    commitment: deal.commitment?.milestones ?? [],
    asks: asks.toSorted((a, b) => worthOf(b) - worthOf(a)),
    paper, calendar,
    findings: byWeight([...findings, ...billed.findings]),
    seed,
  };
}

function billedByMonth(charges: readonly Charge[], currency: string): Outcome<Standing['usage']['billed']> {
  const months = new Map<string, Decimal>();
  const others = new Set<string>();
  for (const charge of charges) {
    if (charge.category !== 'usage') continue;
    if (charge.currency === currency) months.set(charge.month, add(months.get(charge.month) ?? zero, charge.amount));
    else others.add(charge.currency);
  }
  const findings = others.size === 0 ? [] : [finding('warning', 'billed-in-other-currency', `Some usage was billed in ${[...others].sort().join(', ')}. It is not in the line of what was billed, which is in ${currency}: currencies are not added without a dated rate.`)];
  const billed = [...months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([month, amount]) => ({ month: month as Month, amount }));
  return outcome(billed, findings);
}

function totalsOf(rows: readonly UsageRow[]): Standing['usage']['totals'] {
  const total = (pick: (row: UsageRow) => bigint): bigint => rows.reduce((a, row) => a + pick(row), 0n);
  return { input: total((row) => row.input), cached: total((row) => row.cached), cacheWrite: total((row) => row.cacheWrite), output: total((row) => row.output), requests: total((row) => row.requests) };
}

/** For order only; an ask without a worth stands last, whatever the others are worth. */
function worthOf(ask: Ask): number {
  return ask.worth === undefined ? -Number.MAX_VALUE : toDouble(ask.worth.p50);
}

function byWeight(findings: readonly Finding[]): Finding[] {
  const once = new Map(findings.map((each) => [`${each.code}\n${each.at}\n${each.message}`, each]));
  return (['error', 'warning', 'info'] as const).flatMap((severity) => [...once.values()].filter((each) => each.severity === severity));
}
