import { assert } from '../../base/assert.ts';
import { toDouble } from '../../base/decimal.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { evaluate, type Knowledge } from '../../deal/evaluate.ts';
import type { UsageSeries } from '../../usage/usageSeries.ts';
import type { LedgerProof } from '../dossier/dossier.ts';
import { compareSheet } from './compareSheet.ts';
import { dealSheet } from './dealSheet.ts';
import type { DealSheetParts } from './dealSheetParts.ts';
import { Inputs } from './inputs.ts';
import { LoadSheet } from './loadSheet.ts';
import { sensitivitySheet } from './sensitivitySheet.ts';
import { sourcesSheet } from './sourcesSheet.ts';
import { StatedRows } from './stated.ts';
import { timelineOf } from './timeline.ts';
import { workOut } from './workOut.ts';
import { writeWorkbook } from './writeWorkbook.ts';

/** What the model is made from: deals in one currency on the same usage. */
export interface DealModelParts {
  readonly title: string;
  readonly day: string;
  readonly deals: readonly { readonly title: string; readonly terms: DealTerms; readonly knowledge: Knowledge; readonly source: string }[];
  readonly usage: UsageSeries;
  readonly sources: readonly string[];
  readonly proof?: LedgerProof | undefined;
}

/** The deal model as a workbook with live formulas: inputs, usage, rates, a sheet a deal, comparison, sensitivity and sources. No macros, hidden sheets or links; the same bytes for the same parts. */
export async function dealModel(parts: DealModelParts): Promise<Uint8Array> {
  const { deals } = parts;
  const [first] = deals;
  assert(first !== undefined, 'a model has at least one deal');
  const other = deals.find(({ terms }) => terms.currency !== first.terms.currency);
  if (other !== undefined) throw new Refusal('invalid', `“${first.title}” is in ${first.terms.currency} and “${other.title}” in ${other.terms.currency}: one model holds one currency. Make a model of each.`);
  const live = modelOf(parts, deals.map(() => ({ spill: false, credits: false })));
  // A deal whose formulas do not come to the exact bill is made again with what they get wrong stated.
  const made = live.off.length === 0 ? live : modelOf(parts, deals.map((_, place) => (live.off.includes(place) ? { spill: true, credits: true } : { spill: false, credits: false })));
  return made.written();
}

function modelOf({ title, day, deals, usage, sources, proof }: DealModelParts, asWorkedOut: readonly DealSheetParts['asWorkedOut'][]): { readonly written: () => Promise<Uint8Array>; readonly off: readonly number[] } {
  const currency = deals[0]?.terms.currency ?? '';
  const timeline = timelineOf(deals.map(({ terms }) => terms));
  const inputs = new Inputs(day, title, currency);
  const used = new StatedRows('Usage', 'Usage: tokens by workload, meter and month', 'From the usage files and the plan; every deal reads the same rows. Blue figures may be changed.', timeline, { source: 24, sum: 'Sum' });
  const rates = new StatedRows('Rates', 'Rates: list prices of the days that count', 'From the rate book; agreed prices are worked out on the sheet of each deal. Blue figures may be changed.', timeline, { source: 58, sum: '' });
  const load = new LoadSheet();
  const priced = deals.map((deal, place) => {
    const bill = evaluate(deal.terms, usage, deal.knowledge).value;
    const stated = asWorkedOut[place] ?? { spill: true, credits: true };
    return { title: deal.title, total: bill.total, made: dealSheet({ sheet: `Deal ${place + 1}`, prefix: `D${place + 1}`, title: deal.title, terms: deal.terms, usage, knowledge: deal.knowledge, bill, timeline, inputs, used, rates, load, asWorkedOut: stated }) };
  });
  const compare = compareSheet(priced, currency, inputs);
  const sensitivity = sensitivitySheet(priced, currency, timeline);
  const files = [...deals.map(({ title: name, source }) => `${name}: ${source}`), ...sources];
  const { grid, names } = inputs.made();
  const sheets = [grid, used.grid, rates.grid, ...(load.isUsed ? [load.grid] : []), ...priced.map(({ made }) => made.grid), compare, sensitivity, sourcesSheet({ day, files, proof, stated: priced.map(({ title: name, made }) => ({ title: name, stated: made.stated })) })];
  const results = workOut(sheets, names);
  const off = priced.flatMap(({ made, total }, place) => (Math.abs(Number(results(made.grid.name, `C${made.rows.total}`)) - toDouble(total)) < 0.005 ? [] : [place]));
  return { written: () => writeWorkbook({ title, day, sheets, names, results }), off };
}
