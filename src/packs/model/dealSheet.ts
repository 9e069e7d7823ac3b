import { pricing } from '../../deal/evaluate.ts';
import { splitTraffic } from '../../deal/splitTraffic.ts';
import { tokenCharges } from '../../deal/tokenCharges.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { Grid, money, monthRow } from './grid.ts';
import { provisionedRows } from './provisionedRows.ts';
import { settleRows } from './settleRows.ts';
import { tierRows } from './tierRows.ts';
import { monthHead, overDeal } from './timeline.ts';
import { tokenRows } from './tokenRows.ts';

/** Where the sheet of a deal has its sums, by kind of line, and what on it does not follow when an input changes. */
export interface DealSheet {
  readonly grid: Grid;
  readonly rows: Readonly<Record<'tokens' | 'tier' | 'ptu' | 'support' | 'credit' | 'prepayment' | 'shortfall' | 'total', number>>;
  readonly stated: readonly string[];
}

/** The bill of one deal, month by month, as formulas over inputs, usage and rates: the steps of docs/reference/deal-terms.md from top to bottom. */
export function dealSheet(parts: DealSheetParts): DealSheet {
  const { sheet, title, terms, usage, knowledge, timeline, inputs } = parts;
  const grid = new Grid(sheet);
  const stated: string[] = [];
  grid.add({ kind: 'title', value: title });
  grid.add({ kind: 'note', value: `${terms.months} months from ${terms.start}, in ${terms.currency}. Each row holds one formula.` });
  grid.add(...monthHead(timeline));
  inputs.section(title);
  const split = splitTraffic(terms, usage, knowledge.book.ptu, knowledge.shapes ?? new Map());
  const { charges } = tokenCharges(terms, split.traffic, pricing(terms, knowledge.book).card);
  const tokens = tokenRows(parts, grid, charges, stated);
  const tier = tierRows(parts, grid, tokens, charges);
  const ptu = provisionedRows(parts, grid);
  const settled = settleRows(parts, grid, { tokens: tokens.sum, tier: tier.sum, ptu: ptu.sum }, stated);
  const total = grid.rows.length + 1;
  const kinds = [tokens.sum, tier.sum, ptu.sum, settled.support, settled.credit, settled.prepayment, settled.shortfall];
  grid.add(...monthRow('To pay', terms.currency, overDeal(timeline, terms, (_, column) => ({ kind: 'total', formula: kinds.map((row) => `${column}${row}`).join('+'), format: money })), total, 'total'));
  return { grid, rows: { tokens: tokens.sum, tier: tier.sum, ptu: ptu.sum, ...settled, total }, stated };
}
