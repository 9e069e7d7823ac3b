import { addMonths, minutesInMonth, monthOf, monthsBetween } from '../../base/calendar.ts';
import { add, decimal, zero, type Decimal } from '../../base/decimal.ts';
import type { ProvisionedBlock } from '../../deal/dealTerms.ts';
import { levelCurve, loadCurve } from '../../deal/loadCurve.ts';
import type { Subject } from '../../deal/match.ts';
import { tokenCounts } from '../../deal/traffic.ts';
import { ptuModel } from '../../rates/lookUp.ts';
import { kinds, showMeter, type Context, type Kind, type Scope } from '../../rates/meter.ts';
import type { PtuModel } from '../../rates/ptuTable.ts';
import type { UsageRow } from '../../usage/usageSeries.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { firstMonthColumn, monthRow, percent, tokens as tokenFormat, type Cell, type Grid } from './grid.ts';
import { ptuOf } from './provisionedRows.ts';
import { cellAt, overDeal } from './timeline.ts';

/** How much of what is aimed at provisioned units spills. */
export interface SpillRows {
  readonly shares: readonly SpillShare[];
}

/** One workload on one deployment: its share that spills, month by month. */
export interface SpillShare {
  readonly key: string;
  readonly row: number;
  /** The same share at other volumes, as a formula on another sheet: `factor` times those of the column on `sheet`. */
  readonly at: (column: string, factor: string, sheet: string) => string;
  /** Tokens of a kind that are aimed at the units, on the sheet Usage. */
  readonly usage: ReadonlyMap<Kind, number>;
}

/** The share of a meter that spilled; undefined where it is not worked out on the sheet. */
export function spillOf(spill: SpillRows | undefined, subject: Subject): (SpillShare & { readonly used: number }) | undefined {
  const share = spill?.shares.find(({ key }) => key === keyOf(subject, subject.workload ?? '', subject.context ?? 'short'));
  const used = share?.usage.get(subject.kind ?? 'input');
  return share && used !== undefined ? { ...share, used } : undefined;
}

/** Step 1 for provisioned units: load against capacity, and the share above it. Only usage by the month is worked out; finer usage is split minute by minute elsewhere and stated. */
export function spillRows(parts: DealSheetParts, grid: Grid): SpillRows | undefined {
  const { terms, usage, timeline } = parts;
  const first = monthOf(terms.start);
  const aimed = usage.rows.filter(({ tier, at }) => tier === 'provisioned' && monthsBetween(first, monthOf(at)) >= 0 && monthsBetween(first, monthOf(at)) < terms.months);
  const groups = Object.values(Object.groupBy(aimed, (row) => `${row.model} ${row.scope} ${row.region}`)).filter((rows) => rows !== undefined);
  const live = groups.filter((rows) => rows.every(({ at }) => at.length === 7) && rows.some((row) => activeIn(parts, row, row.at).length > 0));
  if (live.length === 0) return undefined;
  grid.section('What provisioned units serve, and the share that spills', timeline.months.length + 3);
  return { shares: live.flatMap((rows) => groupRows(parts, grid, rows)) };
}

type Deployment = Pick<Subject, 'model' | 'scope' | 'region'>;

/** Blocks that serve the deployment in a month, with their places in the deal file. */
function activeIn({ terms }: DealSheetParts, of: Deployment, month: string): readonly { readonly block: ProvisionedBlock; readonly place: number }[] {
  return terms.provisioned.flatMap((block, place) => {
    const since = monthsBetween(block.from, monthOf(month));
    return block.model === of.model && block.scope === of.scope && block.region === of.region && since >= 0 && since < block.months ? [{ block, place }] : [];
  });
}

interface Load {
  readonly workload: string;
  readonly context: Context;
  readonly rows: readonly UsageRow[];
  readonly usage: ReadonlyMap<Kind, number>;
  /** Its load on the sheet; undefined where units do not serve it, so that all of it spills. */
  readonly row: number | undefined;
}

function groupRows(parts: DealSheetParts, grid: Grid, rows: readonly UsageRow[]): readonly SpillShare[] {
  const { terms, timeline, rates, inputs, prefix, knowledge } = parts;
  const [one] = rows;
  if (one === undefined) return [];
  const model = ptuModel(knowledge.book.ptu, one.model);
  const isActive = (month: number): boolean => activeIn(parts, one, addMonths(monthOf(terms.start), month)).length > 0;
  const perMonth = (make: (month: number, column: string) => Cell): (Cell | undefined)[] => overDeal(timeline, terms, (month, column) => (isActive(month) ? make(month, column) : undefined));
  const loads = Object.values(Object.groupBy(rows, ({ workload, context }) => `${workload}\n${context}`)).flatMap((own): Load[] => {
    const [row] = own ?? [];
    if (own === undefined || row === undefined) return [];
    const usage = usageRows(parts, own, isActive);
    return [{ workload: row.workload, context: row.context, rows: own, usage, row: loadRow(parts, grid, row, usage, model, perMonth) }];
  });
  const served = loads.filter(({ row }) => row !== undefined);
  const capacity = grid.next;
  const minutes = rates.row('Minutes of the month', 'calendar', timeline.months.map((month) => decimal(minutesInMonth(month))), '#,##0');
  const carries = model === undefined ? '0' : inputs.add(`${prefix}_ptu_tokens_${one.model}`, `Input-equivalent tokens a minute that one PTU of ${one.model} serves`, model.inputTpmPerPtu, 'tokens', `rate book: PTU table, seen ${model.seen}`);
  grid.add(...monthRow(`Capacity: ${one.model} ${one.scope} in ${one.region}`, 'input-equivalent tokens', perMonth((month, column) => ({ kind: 'sum', formula: `(${activeIn(parts, one, addMonths(monthOf(terms.start), month)).map(({ block, place }) => ptuOf(parts, block, place)).join('+')})*${carries}*${cellAt(rates.grid, minutes, column)}`, format: tokenFormat })), capacity, 'sum', tokenFormat));
  const above = overflowOf(parts, served, capacity);
  return loads.map((load): SpillShare => {
    const row = grid.next;
    const at = (column: string, factor: string, sheet: string): string => (load.row === undefined ? '1' : above(load, column, factor, sheet));
    const [name, unit, , ...months] = monthRow(`${load.workload}${load.context === 'long' ? ', long context' : ''}: share that spills`, 'of its tokens', perMonth((_, column) => ({ kind: 'sum', formula: at(column, '', ''), format: percent })), row);
    grid.add(name, unit, undefined, ...months);
    return { key: keyOf(one, load.workload, load.context), row, at, usage: load.usage };
  });
}

/** What the workload aims at the units, kind by kind, as rows of the sheet Usage. */
function usageRows({ terms, timeline, used }: DealSheetParts, rows: readonly UsageRow[], isActive: (month: number) => boolean): ReadonlyMap<Kind, number> {
  const [row] = rows;
  const made = new Map<Kind, number>();
  for (const [place, kind] of kinds.entries()) {
    const values: (Decimal | undefined)[] = timeline.months.map(() => undefined);
    let any = false;
    for (const each of rows) {
      const month = monthsBetween(monthOf(terms.start), monthOf(each.at));
      const count = tokenCounts(each)[place as 0];
      if (!isActive(month) || count === 0n) continue;
      const at = timeline.column(terms, month) - firstMonthColumn;
      values[at] = add(values[at] ?? zero, decimal(count));
      any = true;
    }
    if (any && row !== undefined) made.set(kind, used.row(`${row.workload}: ${showMeter({ model: row.model, scope: row.scope, tier: 'provisioned', context: row.context, kind })} in ${row.region}`, 'usage files and plan', values, tokenFormat));
  }
  return made;
}

function loadRow({ used, inputs, prefix, timeline }: DealSheetParts, grid: Grid, of: UsageRow, usage: ReadonlyMap<Kind, number>, model: PtuModel | undefined, perMonth: (make: (month: number, column: string) => Cell) => (Cell | undefined)[]): number | undefined {
  const weights = model?.weights[of.context];
  if (weights === undefined || model === undefined || timeline.months.length === 0) return undefined;
  const factor = inputs.shared('Volume_factor', 'All volumes times', 1, 'count', 'for what-if: 1 is the usage as it stands');
  const row = grid.next;
  const weighed = [...usage].map(([kind, at]) => ({ at, weight: inputs.add(`${prefix}_ptu_weight_${of.model}_${of.context}_${kind}`, `Input-equivalent tokens that one ${kind} token of ${of.model} counts for${of.context === 'long' ? ', long context' : ''}`, weights[kind], 'count', `rate book: PTU table, seen ${model.seen}`) }));
  grid.add(...monthRow(`${of.workload}${of.context === 'long' ? ', long context' : ''}: load on ${of.model} ${of.scope}`, 'input-equivalent tokens', perMonth((_, column) => ({ kind: 'sum', formula: weighed.length === 0 ? 'SUM(0)' : `${factor}*(${weighed.map(({ at, weight }) => `${cellAt(used.grid, at, column)}*${weight}`).join('+')})`, format: tokenFormat })), row, 'sum', tokenFormat));
  return row;
}

/** The share of a load that is above capacity. Where load moves within the month, its busiest minutes meet those of the others: segment by segment of the sheet Load. */
function overflowOf(parts: DealSheetParts, loads: readonly Load[], capacity: number): (of: Load, column: string, factor: string, sheet: string) => string {
  const curves = loads.map(({ workload }) => loadCurve(parts.knowledge.shapes?.get(workload)));
  const loadOf = ({ row }: Load, column: string, factor: string, sheet: string): string => `${factor === '' ? '' : `${factor}*`}${sheet}${column}${row}`;
  if (curves.every((curve) => curve === levelCurve)) {
    return (_, column, factor, sheet) => {
      const all = `(${loads.map((load) => loadOf(load, column, factor, sheet)).join('+')})`;
      return `IF(${all}=0,0,MAX(0,${all}-${sheet}${column}${capacity})/${all})`;
    };
  }
  const ranges = parts.load.segments(loads.map(({ workload }) => workload), curves);
  return (of, column, factor, sheet) => {
    const all = `(${loads.map((load, place) => `${loadOf(load, column, factor, sheet)}*${ranges.portions[place]}`).join('+')})`;
    const room = `${sheet}${column}${capacity}*${ranges.width}`;
    return `SUMPRODUCT((${all}>${room})*(${all}-${room})/(${all}+(${all}=0))*${ranges.portions[loads.indexOf(of)]})`;
  };
}

function keyOf({ model, scope, region }: { readonly model: string; readonly scope: Scope; readonly region: string }, workload: string, context: Context): string {
  return [model, scope, region, workload, context].join('\n');
}
