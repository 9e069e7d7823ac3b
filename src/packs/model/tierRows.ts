import type { TierRule } from '../../deal/dealTerms.ts';
import { matches } from '../../deal/match.ts';
import { share } from '../../deal/percent.ts';
import type { TokenCharge } from '../../deal/tokenCharges.ts';
import { matchedByPeriod } from '../../deal/volumeTiers.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { columnName, money, monthRow, type Grid } from './grid.ts';
import { overDeal } from './timeline.ts';
import type { TokenRows } from './tokenRows.ts';

/** Step 5: what volume tiers give back, rule by rule and model by model. */
export function tierRows(parts: DealSheetParts, grid: Grid, { meters }: TokenRows, charges: readonly TokenCharge[]): { readonly sum: number } {
  const { terms, timeline } = parts;
  const rows: number[] = [];
  if (terms.tiers.length > 0) grid.add({ kind: 'head', value: `Volume tiers, ${terms.currency}` });
  for (const [place, rule] of terms.tiers.entries()) {
    const matched = meters.filter(({ subject }) => matches(rule.match, subject));
    if (matched.length === 0 || rule.steps.length === 0) continue;
    const closing = closingMonths(terms, rule, charges);
    const counted = grid.rows.length + 1;
    const over = (of: readonly number[], month: number): string => of.map((row) => rangeOf(parts, rule, row, month)).join('+');
    grid.add(...monthRow(`tiers[${place}]: ${rule.basis} counted`, rule.basis === 'spend' ? terms.currency : 'tokens', overDeal(timeline, terms, (month) => (closing.has(month) ? { kind: 'sum', formula: over(matched.map((meter) => (rule.basis === 'spend' ? meter.charge : meter.tokens)), month), format: money } : undefined)), counted));
    const weighted = grid.rows.length + 1;
    grid.add(...monthRow(`tiers[${place}]: of which given back`, rule.method === 'marginal' ? 'each band at its own percent' : 'the step reached, on all of it', overDeal(timeline, terms, (month, column) => (closing.has(month) ? { kind: 'sum', formula: givenBack(parts, rule, place, `${column}${counted}`), format: money } : undefined)), weighted));
    for (const model of [...new Set(matched.map(({ subject }) => subject.model))].toSorted()) {
      const own = matched.filter(({ subject }) => subject.model === model).map(({ charge }) => charge);
      const row = grid.rows.length + 1;
      grid.add(...monthRow(`tiers[${place}]: rebate on ${model}`, terms.currency, overDeal(timeline, terms, (month, column) => (closing.has(month) ? { kind: 'sum', formula: `IF(${column}${counted}=0,0,-(${over(own, month)})*${column}${weighted}/${column}${counted})`, format: money } : undefined)), row));
      rows.push(row);
    }
  }
  const sum = grid.rows.length + 1;
  grid.add(...monthRow('Volume tiers together', terms.currency, overDeal(timeline, terms, (_, column) => ({ kind: 'total', formula: rows.length === 0 ? 'SUM(0)' : rows.map((row) => `N(${column}${row})`).join('+'), format: money })), sum, 'total'));
  return { sum };
}

/** The months in which periods end; for a month's tier every month of the deal. */
function closingMonths(terms: DealSheetParts['terms'], rule: TierRule, charges: readonly TokenCharge[]): ReadonlySet<number> {
  if (rule.period === 'month') return new Set(Array.from({ length: terms.months }, (_, month) => month));
  const years = Array.from({ length: Math.ceil(terms.months / 12) }, (_, year) => Math.min(year * 12 + 11, terms.months - 1));
  return new Set([...years, ...matchedByPeriod(terms, rule, charges).keys()]);
}

/** The cells of a row that a period counts: its month, or its deal year. */
function rangeOf({ terms, timeline }: DealSheetParts, rule: TierRule, row: number, month: number): string {
  const last = columnName(timeline.column(terms, month));
  if (rule.period === 'month') return `${last}${row}`;
  return `SUM(${columnName(timeline.column(terms, month - (month % 12)))}${row}:${last}${row})`;
}

function givenBack({ inputs, prefix }: DealSheetParts, rule: TierRule, place: number, volume: string): string {
  const steps = rule.steps.map(({ from, percent }, step) => ({
    from: inputs.add(`${prefix}_tiers_${place}_from_${step}`, `tiers[${place}]: step ${step + 1} begins at`, from, rule.basis === 'spend' ? 'money' : 'tokens', 'deal file'),
    percent: inputs.add(`${prefix}_tiers_${place}_percent_${step}`, `tiers[${place}]: step ${step + 1} gives back`, share(percent), 'share', 'deal file'),
  }));
  if (rule.method === 'allUnits') return `${volume}*${steps.reduce((below, { from, percent }) => `IF(${volume}>=${from},${percent},${below})`, '0')}`;
  return steps.map(({ from, percent }, step) => `${percent}*MAX(0,${steps[step + 1] === undefined ? volume : `MIN(${volume},${steps[step + 1]?.from ?? ''})`}-${from})`).join('+');
}
