import { decimal } from '../../base/decimal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { pricing } from '../../deal/evaluate.ts';
import { splitTraffic } from '../../deal/splitTraffic.ts';
import { tokenCharges, type TokenCharge } from '../../deal/tokenCharges.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { columnName, Grid, money, monthRow, quoted } from './grid.ts';
import { monthAdder } from './monthAdder.ts';
import { provisionedRows, type ProvisionedRows } from './provisionedRows.ts';
import { settleRows } from './settleRows.ts';
import { spillRows } from './spillRows.ts';
import { tierRows } from './tierRows.ts';
import { monthHead, monthLayout, overDeal } from './timeline.ts';
import { tokenRows, type TokenRow } from './tokenRows.ts';

export type SumKind = 'tokens' | 'tier' | 'ptu' | 'support' | 'credit' | 'prepayment' | 'shortfall' | 'total';

/** Where the sheet of a deal has its sums, by kind of line, and what on it does not follow when an input changes. */
export interface DealSheet {
  readonly grid: Grid;
  readonly rows: Readonly<Record<SumKind, number>>;
  readonly stated: readonly string[];
  /** For the sheet that tries other volumes. */
  readonly parts: DealSheetParts;
  readonly charges: readonly TokenCharge[];
  readonly meters: readonly TokenRow[];
  readonly blocks: ProvisionedRows['blocks'];
  readonly monthNumber: (column: string) => string;
}

/** The bill of one deal, month by month, as formulas over inputs, usage and rates: the steps of docs/reference/deal-terms.md from top to bottom. */
export function dealSheet(parts: DealSheetParts): DealSheet {
  const { sheet, title, terms, timeline, inputs } = parts;
  const grid = new Grid(sheet, monthLayout);
  const stated: string[] = [];
  grid.add({ kind: 'title', value: title });
  grid.add({ kind: 'note', value: `${terms.months} months from ${terms.start}, in ${terms.currency}. Each row holds one formula.` });
  grid.add(...monthHead(timeline));
  inputs.section(title);
  const number = monthAdder(parts, grid)('Month of the deal', (month) => (month === 0 ? '1' : `${columnName(timeline.column(terms, month - 1))}${grid.next}+1`), 'number');
  const spill = parts.asWorkedOut.spill ? undefined : spillRows(parts, grid);
  const charges = chargesOf(parts, spill !== undefined);
  const tokens = tokenRows(parts, grid, charges, spill, stated);
  const tier = tierRows(parts, grid, tokens.meters, charges);
  const ptu = provisionedRows(parts, grid);
  const monthNumber = (column: string): string => `${column}${number}`;
  const settled = settleRows(parts, grid, [tokens.sum, tier.sum, ptu.sum], { meters: tokens.meters, tiers: tier, blocks: ptu.blocks, monthNumber }, stated);
  const total = totalRow(parts, grid, [tokens.sum, tier.sum, ptu.sum, settled.support, settled.credit, settled.prepayment, settled.shortfall]);
  return { grid, rows: { tokens: tokens.sum, tier: tier.sum, ptu: ptu.sum, ...settled, total }, stated, parts, charges, meters: tokens.meters, blocks: ptu.blocks, monthNumber: (column) => `${quoted(sheet)}!${monthNumber(column)}` };
}

/** What is to pay, month by month: the sums of these rows. */
export function totalRow({ timeline, terms }: DealSheetParts, grid: Grid, rows: readonly number[]): number {
  const total = grid.next;
  grid.add(...monthRow('To pay', terms.currency, overDeal(timeline, terms, (_, column) => ({ kind: 'total', formula: rows.map((row) => `${column}${row}`).join('+'), format: money })), total, 'total'));
  return total;
}

/**
 * The token lines that the sheet has. Where it works out what spills, they are those of everything that could: as if every
 * block were empty. So with shares of the deal: a part that is nought today has its lines, or a changed input would find none.
 */
function chargesOf({ terms, usage, knowledge }: DealSheetParts, isWhole: boolean): readonly TokenCharge[] {
  const open: DealTerms = {
    ...terms,
    ...(isWhole ? { provisioned: terms.provisioned.map((block) => ({ ...block, ptu: 0 })) } : {}),
    ...(terms.shares === undefined ? {} : { shares: terms.shares.map((share) => ({ ...share, batchPercent: decimal(40), priorityPercent: decimal(20) })) }),
  };
  const split = splitTraffic(open, usage, knowledge.book.ptu, knowledge.shapes ?? new Map());
  return tokenCharges(open, split.traffic, pricing(terms, knowledge.book).card).charges;
}
