import type { TierRule } from '../../deal/dealTerms.ts';
import { matches, type Subject } from '../../deal/match.ts';
import { share } from '../../deal/percent.ts';
import type { TokenCharge } from '../../deal/tokenCharges.ts';
import { matchedByPeriod } from '../../deal/volumeTiers.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { columnName, money, monthRow, tokens as tokenFormat, type Grid } from './grid.ts';
import { cellOf, here, rangeOf, type RowRef } from './rowRef.ts';
import { overDeal } from './timeline.ts';

/** Where the tokens and the charges of one meter of a workload stand. */
export interface MeterRow {
  readonly subject: Subject;
  readonly tokens: RowRef;
  readonly charge: RowRef;
}

export interface TierRows {
  readonly sum: number;
  readonly rebates: readonly Rebate[];
}

/** What one rule gives back, for whoever has to part it. */
export interface Rebate {
  readonly on: readonly MeterRow[];
  /** What the rule gives back in a month on the charges of these meters, as a term to add; undefined where no period of it ends then. */
  readonly partOn: (meters: readonly MeterRow[], month: number) => string | undefined;
}

/** Step 5: what volume tiers give back, rule by rule and model by model. */
export function tierRows(parts: DealSheetParts, grid: Grid, meters: readonly MeterRow[], charges: readonly TokenCharge[]): TierRows {
  const { terms, timeline } = parts;
  const rows: number[] = [];
  const rebates: Rebate[] = [];
  if (terms.tiers.length > 0) grid.section(`Volume tiers, ${terms.currency}`, timeline.months.length + 3);
  for (const [place, rule] of terms.tiers.entries()) {
    const matched = meters.filter(({ subject }) => matches(rule.match, subject));
    if (matched.length === 0 || rule.steps.length === 0) continue;
    const closing = closingMonths(terms, rule, charges);
    const counted = grid.next;
    const weighted = counted + 1;
    const [unit, format] = rule.basis === 'spend' ? [terms.currency, money] : ['tokens', tokenFormat];
    const over = (of: readonly RowRef[], month: number): string => of.map((row) => inPeriod(parts, rule, row, month)).join('+');
    const own = (of: readonly MeterRow[], month: number): string | undefined => {
      const column = columnName(timeline.column(terms, month));
      return closing.has(month) && of.length > 0 ? `IF(${column}${counted}=0,0,-(${over(of.map(({ charge }) => charge), month)})*${column}${weighted}/${column}${counted})` : undefined;
    };
    const name = `Tier ${place + 1}${rule.period === 'year' ? ' of the deal year' : ''}`;
    grid.add(...monthRow(`${name}: ${rule.basis === 'spend' ? 'spend that counts' : 'tokens that count'}`, unit, overDeal(timeline, terms, (month) => (closing.has(month) ? { kind: 'sum', formula: over(matched.map((meter) => (rule.basis === 'spend' ? meter.charge : meter.tokens)), month), format } : undefined)), counted, 'sum', format));
    grid.add(...monthRow(`${name}: given back, ${rule.method === 'marginal' ? 'each band at its own percent' : 'the step reached on all of it'}`, unit, overDeal(timeline, terms, (month, column) => (closing.has(month) ? { kind: 'sum', formula: givenBack(parts, rule, place, `${column}${counted}`), format } : undefined)), weighted, 'sum', format));
    for (const model of [...new Set(matched.map(({ subject }) => subject.model))].toSorted()) {
      const row = grid.next;
      const ofModel = matched.filter(({ subject }) => subject.model === model);
      grid.add(...monthRow(`${name}: rebate on ${model}`, terms.currency, overDeal(timeline, terms, (month) => {
        const formula = own(ofModel, month);
        return formula === undefined ? undefined : { kind: 'sum', formula, format: money };
      }), row));
      rows.push(row);
    }
    rebates.push({ on: matched, partOn: own });
  }
  const sum = grid.next;
  grid.add(...monthRow('Volume tiers together', terms.currency, overDeal(timeline, terms, (_, column) => ({ kind: 'total', formula: rows.length === 0 ? 'SUM(0)' : rows.map((row) => `N(${cellOf(here(row), column)})`).join('+'), format: money })), sum, 'total'));
  return { sum, rebates };
}

/** The months in which periods end; for a month's tier every month of the deal. */
function closingMonths(terms: DealSheetParts['terms'], rule: TierRule, charges: readonly TokenCharge[]): ReadonlySet<number> {
  if (rule.period === 'month') return new Set(Array.from({ length: terms.months }, (_, month) => month));
  const years = Array.from({ length: Math.ceil(terms.months / 12) }, (_, year) => Math.min(year * 12 + 11, terms.months - 1));
  return new Set([...years, ...matchedByPeriod(terms, rule, charges).keys()]);
}

/** The cells of a row that a period counts: its month, or its deal year. */
function inPeriod({ terms, timeline }: DealSheetParts, rule: TierRule, row: RowRef, month: number): string {
  const last = columnName(timeline.column(terms, month));
  return rule.period === 'month' ? cellOf(row, last) : `SUM(${rangeOf(row, columnName(timeline.column(terms, month - (month % 12))), last)})`;
}

function givenBack({ inputs, prefix }: DealSheetParts, rule: TierRule, place: number, volume: string): string {
  const on = rule.match.model === undefined ? '' : ` on ${rule.match.model.join(', ')}`;
  const steps = rule.steps.map(({ from, percent }, step) => ({
    from: inputs.add(`${prefix}_tiers_${place}_from_${step}`, `Tier ${place + 1}${on}: step ${step + 1} begins at, a ${rule.period}`, from, rule.basis === 'spend' ? 'money' : 'tokens', `deal file: tiers[${place}]`),
    percent: inputs.add(`${prefix}_tiers_${place}_percent_${step}`, `Tier ${place + 1}${on}: step ${step + 1} gives back`, share(percent), 'share', `deal file: tiers[${place}]`),
  }));
  if (rule.method === 'allUnits') return `${volume}*${steps.reduce((below, { from, percent }) => `IF(${volume}>=${from},${percent},${below})`, '0')}`;
  return steps.map(({ from, percent }, step) => `${percent}*MAX(0,${steps[step + 1] === undefined ? volume : `MIN(${volume},${steps[step + 1]?.from ?? ''})`}-${from})`).join('+');
}
