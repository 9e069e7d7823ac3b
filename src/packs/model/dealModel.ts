import { assert } from '../../base/assert.ts';
import { decimal, divide, multiply, toDouble, type Decimal } from '../../base/decimal.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { evaluate, type Knowledge } from '../../deal/evaluate.ts';
import { requests, tokens as tokenCount } from '../../base/quantity.ts';
import type { UsageRow, UsageSeries } from '../../usage/usageSeries.ts';
import type { LedgerProof } from '../dossier/dossier.ts';
import { dealSheet, type DealSheet } from './dealSheet.ts';
import { columnName, Grid, money, price, tokens, type Cell } from './grid.ts';
import { Inputs } from './inputs.ts';
import { StatedRows } from './stated.ts';
import { timelineOf } from './timeline.ts';
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
  const { deals, usage, day, title } = parts;
  const [first] = deals;
  assert(first !== undefined, 'a model has at least one deal');
  const other = deals.find(({ terms }) => terms.currency !== first.terms.currency);
  if (other !== undefined) throw new Refusal('invalid', `“${first.title}” is in ${first.terms.currency} and “${other.title}” in ${other.terms.currency}: one model holds one currency. Make a model of each.`);
  const timeline = timelineOf(deals.map(({ terms }) => terms));
  const inputs = new Inputs(day, title);
  const used = new StatedRows('Usage', 'Usage: tokens by workload, meter and month', 'Stated from the usage files and the plan; deals read the same rows.', timeline);
  const rates = new StatedRows('Rates', 'Rates: list prices of the days that count', 'Stated from the rate book; agreed prices are worked out on the sheet of each deal.', timeline);
  const priced = deals.map((deal, place) => {
    const bill = evaluate(deal.terms, usage, deal.knowledge).value;
    return { ...deal, bill, made: dealSheet({ sheet: `Deal ${place + 1}`, prefix: `D${place + 1}`, title: deal.title, terms: deal.terms, usage, knowledge: deal.knowledge, bill, timeline, inputs, used, rates }) };
  });
  const compare = compareSheet(priced.map(({ title: name, made, bill }) => ({ title: name, made, total: bill.total })), first.terms.currency, inputs);
  const sheets = [inputs.grid, used.grid, rates.grid, ...priced.map(({ made }) => made.grid), compare, sensitivitySheet(parts, priced.map(({ made }) => made), first.terms.currency), sourcesSheet(parts, priced.map(({ made, title: name }) => ({ title: name, stated: made.stated })))];
  return writeWorkbook({ title, day, sheets, names: inputs.names });
}

const kinds = { tokens: 'Tokens', tier: 'Volume tiers', ptu: 'Provisioned units', support: 'Support', credit: 'Credits', prepayment: 'Paid from prepayment', shortfall: 'Shortfall', total: 'To pay' } as const;

/** Deals side by side, and whether the sheet still comes to what Parley worked out. */
function compareSheet(deals: readonly { readonly title: string; readonly made: DealSheet; readonly total: Decimal }[], currency: string, inputs: Inputs): Grid {
  const grid = new Grid('Compare');
  grid.add({ kind: 'title', value: 'Deals side by side' });
  grid.add({ kind: 'note', value: `Whole term, ${currency}` });
  grid.add({ kind: 'head', value: '' }, { kind: 'head', value: 'Unit' }, ...deals.map(({ title }): Cell => ({ kind: 'head', value: title })));
  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) grid.add({ kind: kind === 'total' ? 'total' : 'label', value: kinds[kind] }, { kind: 'note', value: currency }, ...deals.map(({ made }): Cell => ({ kind: kind === 'total' ? 'total' : 'sum', formula: made.grid.at(made.rows[kind], 3), format: money })));
  const total = grid.rows.length;
  grid.add({ kind: 'label', value: 'Against the first' }, { kind: 'note', value: currency }, ...deals.map((_, place): Cell => ({ kind: 'sum', formula: `${columnName(place + 3)}${total}-${columnName(3)}${total}`, format: money })));
  grid.add();
  grid.add({ kind: 'label', value: 'As Parley worked it out' }, { kind: 'note', value: 'stated, with the inputs as they came' }, ...deals.map(({ total: exact }): Cell => ({ kind: 'input', value: toDouble(exact), format: money })));
  const tolerance = inputs.add('Tolerance', 'Difference that counts as none', decimal('0.005'), 'price', 'half a cent');
  grid.add({ kind: 'label', value: 'The sheet comes to the same' }, { kind: 'note', value: 'until an input is changed' }, ...deals.map((_, place): Cell => ({ kind: 'sum', formula: `IF(ABS(${columnName(place + 3)}${total}-${columnName(place + 3)}${total + 3})<${tolerance},"yes","inputs changed")` })));
  return grid;
}

const volumes = ['0.5', '0.7', '0.8', '0.9', '1', '1.1', '1.2', '1.3', '1.5'];

/** What each deal costs at other volumes, as the exact evaluator has it, beside what the sheets say now. */
function sensitivitySheet({ deals, usage }: DealModelParts, made: readonly DealSheet[], currency: string): Grid {
  const grid = new Grid('Sensitivity');
  grid.add({ kind: 'title', value: 'What if volumes are other than planned' });
  grid.add({ kind: 'note', value: `Stated: the whole term in ${currency}, worked out exactly for each volume with everything that hangs on it, splits by the minute too. For any other case change the inputs and read Compare.` });
  grid.add({ kind: 'head', value: 'All volumes times' }, { kind: 'head', value: 'Source' }, ...deals.map(({ title }): Cell => ({ kind: 'head', value: title })));
  for (const factor of volumes) {
    const scaled = scale(usage, decimal(factor));
    grid.add({ kind: 'input', value: Number(factor), format: '0.0' }, { kind: 'note', value: 'stated' }, ...deals.map(({ terms, knowledge }): Cell => ({ kind: 'input', value: toDouble(evaluate(terms, scaled, knowledge).value.total), format: money })));
  }
  grid.add({ kind: 'total', formula: 'Volume_factor', format: '0.00' }, { kind: 'note', value: 'live, from the sheets' }, ...made.map((sheet): Cell => ({ kind: 'total', formula: sheet.grid.at(sheet.rows.total, 3), format: money })));
  return grid;
}

/** The usage with every count times a factor, down to whole tokens. */
function scale(usage: UsageSeries, factor: Decimal): UsageSeries {
  const times = (count: bigint): bigint => divide(multiply(decimal(count), factor), decimal(1), 0, 'down').coefficient;
  return { ...usage, rows: usage.rows.map((row): UsageRow => ({ ...row, input: tokenCount(times(row.input)), cached: tokenCount(times(row.cached)), cacheWrite: tokenCount(times(row.cacheWrite)), output: tokenCount(times(row.output)), requests: requests(times(row.requests)) })) };
}

function sourcesSheet({ sources, deals, day, proof }: DealModelParts, made: readonly { readonly title: string; readonly stated: readonly string[] }[]): Grid {
  const grid = new Grid('Sources');
  const notes = (title: string, lines: readonly string[]): void => {
    grid.add({ kind: 'head', value: title });
    for (const line of lines) grid.add({ kind: 'label', value: line });
    grid.add();
  };
  grid.add({ kind: 'title', value: 'Where figures are from' });
  grid.add({ kind: 'note', value: `Made by Parley as of ${day}.` });
  grid.add();
  notes('Files', [...deals.map(({ title, source }) => `${title}: ${source}`), ...sources]);
  notes('How to read the sheets', [`Prices have the format ${price}, tokens ${tokens}: what is shown is rounded, what is reckoned with is not.`, 'Blue is stated and may be changed; black is worked out. Names of inputs are listed on the sheet Inputs.']);
  notes('What does not follow when an input changes', made.flatMap(({ title, stated }) => (stated.length === 0 ? [`${title}: nothing; every line follows.`] : stated.map((line) => `${title}: ${line}`))));
  if (proof !== undefined) notes('Record of promises', [`${proof.entries} entries, Merkle root ${proof.root}`, proof.checkpoint?.signature === undefined ? 'Its checkpoint is not signed.' : `Signed at ${proof.checkpoint.at} with ${proof.checkpoint.key ?? ''}: ${proof.checkpoint.signature}`]);
  return grid;
}
