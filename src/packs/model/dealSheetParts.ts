import type { Bill } from '../../deal/bill.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import type { Knowledge } from '../../deal/evaluate.ts';
import type { UsageSeries } from '../../usage/usageSeries.ts';
import type { Inputs } from './inputs.ts';
import type { LoadSheet } from './loadSheet.ts';
import type { StatedRows } from './stated.ts';
import type { Timeline } from './timeline.ts';

/** What the sheet of one deal is made from. */
export interface DealSheetParts {
  readonly sheet: string;
  /** Before every name of its inputs: "D1". */
  readonly prefix: string;
  readonly title: string;
  readonly terms: DealTerms;
  readonly usage: UsageSeries;
  readonly knowledge: Knowledge;
  readonly bill: Bill;
  readonly timeline: Timeline;
  readonly inputs: Inputs;
  readonly used: StatedRows;
  readonly rates: StatedRows;
  readonly load: LoadSheet;
  /** What is stated as the exact evaluator has it, where formulas do not come to the same. */
  readonly asWorkedOut: { readonly spill: boolean; readonly credits: boolean };
}
