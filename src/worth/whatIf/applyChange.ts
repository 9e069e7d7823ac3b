import type { Month } from '../../base/calendar.ts';
import { add, compare, decimal, greatest, multiply, round, show, toDouble, zero, type Decimal } from '../../base/decimal.ts';
import { tokens } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms, RateRule } from '../../deal/dealTerms.ts';
import { more } from '../../deal/percent.ts';
import { movedList } from '../../rates/movedList.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { LoadShape } from '../../usage/loadShape.ts';
import { freshInput, type UsageRow, type UsageSeries } from '../../usage/usageSeries.ts';
import { presentTerms, withOnly } from '../presentTerms.ts';
import type { UsagePaths } from '../simulate/usagePaths.ts';
import type { Change } from './change.ts';

/** A deal with what its bill is computed from, but for the usage. */
export interface DealOn {
  readonly terms: DealTerms;
  readonly book: RateBook;
  readonly shapes: ReadonlyMap<string, LoadShape>;
}

/** The deal after the changes, in their order; those of usage alone leave it as it is. Refuses what the deal has nothing for. */
export function changedDeal(deal: DealOn, changes: readonly Change[]): DealOn {
  return changes.reduce((on, change): DealOn => (change.kind === 'list' ? { ...on, book: movedList(on.book, [{ from: change.from, factor: more(change.percent) }], change.models) } : { ...on, terms: changedTerms(on.terms, change) }), deal);
}

function changedTerms(terms: DealTerms, change: Exclude<Change, { kind: 'list' }>): DealTerms {
  switch (change.kind) {
    case 'usage':
    case 'model':
      return terms;
    case 'discount':
      return { ...terms, rates: discounted(terms.rates, change.percent, change.models) };
    case 'commitment':
      return { ...terms, commitment: committed(terms, change.by, change.unit) };
    case 'ptu':
      return resized(terms, change.ptu, change.model);
    case 'credit':
      return { ...terms, credits: [...terms.credits, change.credit] };
    case 'listPrices':
      return { ...terms, listPrices: change.listPrices };
    case 'shortfall':
      return { ...terms, commitment: { ...commitmentOf(terms), shortfall: change.shortfall } };
    case 'netDays':
      if (terms.payment === undefined) throw new Refusal('invalid', 'The deal file has no payment term, so other payment days have no cost of capital to be worth something by.', 'payment');
      return { ...terms, payment: { ...terms.payment, netDays: change.netDays } };
    case 'without':
      return without(terms, change.term);
  }
}

/** The discount in place of every rule for the models; one for all models takes the place of all. */
function discounted(rates: readonly RateRule[], percent: Decimal, models: readonly string[] | undefined): readonly RateRule[] {
  const rule: RateRule = { match: models === undefined ? {} : { model: models }, price: { kind: 'discount', percent } };
  if (models === undefined) return [rule];
  const kept = rates.flatMap((each): RateRule[] => {
    const { model } = each.match;
    if (model === undefined) return [each];
    const rest = model.filter((name) => !models.includes(name));
    return rest.length === 0 ? [] : [{ ...each, match: { ...each.match, model: rest } }];
  });
  return [...kept, rule];
}

function commitmentOf(terms: DealTerms): NonNullable<DealTerms['commitment']> {
  if (terms.commitment === undefined) throw new Refusal('invalid', 'The deal has no commitment to change.', 'commitment');
  return terms.commitment;
}

/** The last milestone by the whole amount, earlier ones in proportion. */
function committed(terms: DealTerms, by: Decimal, unit: 'amount' | 'percent'): NonNullable<DealTerms['commitment']> {
  const commitment = commitmentOf(terms);
  const last = commitment.milestones.at(-1)?.amount ?? zero;
  if (unit === 'amount' && compare(last, zero) === 0) throw new Refusal('invalid', 'The commitment is of nothing, so it cannot be raised in proportion.', 'commitment');
  const milestones = commitment.milestones.map(({ by: day, amount }) => {
    const raised = unit === 'percent' ? multiply(amount, more(by)) : add(amount, amount === last ? by : decimal((toDouble(by) * toDouble(amount)) / toDouble(last)));
    return { by: day, amount: greatest(zero, round(raised, 2, 'half-even')) };
  });
  return { ...commitment, milestones };
}

function resized(terms: DealTerms, ptu: number, model: string | undefined): DealTerms {
  const blocks = terms.provisioned.filter((block) => model === undefined || block.model === model);
  if (blocks.length === 0) throw new Refusal('invalid', `The deal has no provisioned block${model === undefined ? '' : ` of ${model}`} to resize.`, 'provisioned');
  return { ...terms, provisioned: terms.provisioned.flatMap((block) => (!blocks.includes(block) ? [block] : ptu === 0 ? [] : [{ ...block, ptu }])) };
}

function without(terms: DealTerms, term: string): DealTerms {
  const present = presentTerms(terms).map(({ id }) => id);
  const dropped = present.filter((id) => id === term || id.startsWith(`${term}[`));
  if (dropped.length === 0) throw new Refusal('not-found', `The deal has no term ${term}. It has ${present.join(', ') || 'none'}.`, term);
  return withOnly(terms, (id) => !dropped.includes(id));
}

/** The usage after the changes: exact, tokens rounded half-even to whole ones. */
export function changedUsage(usage: UsageSeries, changes: readonly Change[]): UsageSeries {
  const made = changes.reduce((rows: readonly UsageRow[], change): readonly UsageRow[] => {
    if (change.kind === 'model') return rows.map((row) => (row.model === change.model && isFrom(row, change.from) ? { ...row, model: change.to } : row));
    if (change.kind !== 'usage') return rows;
    return rows.map((row) => (concerns(change, row) ? scaled(row, change.times) : row));
  }, usage.rows);
  return { grain: usage.grain, rows: made };
}

/** The paths after the changes. */
export function changedPaths(paths: UsagePaths, changes: readonly Change[]): UsagePaths {
  const columns = changes.reduce((made, change): UsagePaths['columns'] => {
    if (change.kind === 'model') return made.map((column) => (column.model === change.model && isFrom(column, change.from) ? { ...column, model: change.to } : column));
    if (change.kind !== 'usage') return made;
    const times = toDouble(change.times);
    return made.map((column) => (concerns(change, column) ? { ...column, counts: [column.counts[0] * times, column.counts[1] * times, column.counts[2] * times, column.counts[3] * times] } : column));
  }, paths.columns);
  return { ...paths, columns };
}

function concerns({ models, workloads, from }: Extract<Change, { kind: 'usage' }>, row: Pick<UsageRow, 'at' | 'model' | 'workload'>): boolean {
  return (models?.includes(row.model) ?? true) && (workloads?.includes(row.workload) ?? true) && isFrom(row, from);
}

function isFrom({ at }: Pick<UsageRow, 'at'>, from: Month | undefined): boolean {
  return from === undefined || at.slice(0, 7) >= from;
}

function scaled(row: UsageRow, times: Decimal): UsageRow {
  const of = (count: bigint): bigint => BigInt(show(round(multiply({ coefficient: count, scale: 0 }, times), 0, 'half-even')));
  const [fresh, cached, cacheWrite] = [of(freshInput(row)), of(row.cached), of(row.cacheWrite)];
  return { ...row, input: tokens(fresh + cached + cacheWrite), cached: tokens(cached), cacheWrite: tokens(cacheWrite), output: tokens(of(row.output)) };
}
