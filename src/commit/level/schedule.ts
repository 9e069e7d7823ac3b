import { readDecimal, toDouble } from '../../base/decimal.ts';
import { delimiters, readCsv } from '../../base/readCsv.ts';
import { Refusal } from '../../base/refusal.ts';
import { missingColumns, placeColumns, type ColumnNames } from '../../usage/readerContract.ts';

/** Discounts on all spend of a deal for a commitment over the whole of it. */
export interface Schedule {
  /** Rising by commitment; the first one is no commitment. */
  readonly steps: readonly { readonly commitment: number; readonly percent: number }[];
  /** Stepped: the percent of the last step reached. Linear: on the line between two steps. */
  readonly between: 'stepped' | 'linear';
}

const columns: ColumnNames<'commitment' | 'percent'> = { needs: { commitment: ['commitment', 'amount', 'macc', 'commit'], percent: ['discountPercent', 'percent', 'discount'] }, uses: {} };

/** A menu of commitments and discounts from a CSV; no commitment at no discount is added where it does not say what that earns. */
export function readSchedule(text: string, name: string, between: Schedule['between']): Schedule {
  const delimiter = delimiters.find((each) => missingColumns(columns, readCsv(text, each, name, 1).value.records[0]?.cells ?? []).length === 0);
  if (delimiter === undefined) throw new Refusal('unreadable', `${name} is no menu of commitments: it needs the columns commitment and discountPercent, one row an offer.`, name);
  const [header, ...records] = readCsv(text, delimiter, name).value.records;
  const places = placeColumns(columns, header?.cells ?? [], name);
  const steps = records.map(({ line, cells }) => {
    const [commitment, percent] = [readDecimal((cells[places.commitment ?? 0] ?? '').replaceAll(',', '')), readDecimal((cells[places.percent ?? 0] ?? '').replace('%', ''))];
    if (commitment === undefined || percent === undefined || toDouble(commitment) < 0 || toDouble(percent) < 0 || toDouble(percent) >= 100) throw new Refusal('invalid', `Line ${line} of ${name} is no offer: it needs an amount and a discount from 0 to less than 100 percent.`, { file: name, row: line });
    return { commitment: toDouble(commitment), percent: toDouble(percent) };
  });
  if (steps.length === 0) throw new Refusal('invalid', `${name} has a header and no offers.`, name);
  steps.sort((a, b) => a.commitment - b.commitment);
  if (new Set(steps.map(({ commitment }) => commitment)).size < steps.length) throw new Refusal('invalid', `${name} names one commitment twice, so it cannot be told what it earns.`, name);
  return { steps: steps[0]?.commitment === 0 ? steps : [{ commitment: 0, percent: 0 }, ...steps], between };
}

/** The percent that a commitment earns. */
export function percentAt({ steps, between }: Schedule, commitment: number): number {
  const place = steps.findLastIndex((step) => step.commitment <= commitment);
  const [here, next] = [steps[place], steps[place + 1]];
  if (here === undefined) return 0;
  if (next === undefined || between === 'stepped') return here.percent;
  return here.percent + ((next.percent - here.percent) * (commitment - here.commitment)) / (next.commitment - here.commitment);
}
