import { negate, readDecimal, type Decimal } from '../base/decimal.ts';

export type DecimalMark = '.' | ',';

/** The exact number a cell writes, in any of the ways spreadsheets do: "1,234.50", "(1.25)", "1.2E-05", "2,50" where the mark is a comma. */
export function readAmount(cell: string, mark: DecimalMark): Decimal | undefined {
  const text = cell.trim();
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed) {
    const inner = readAmount(bracketed[1] ?? '', mark);
    return inner === undefined ? undefined : negate(inner);
  }
  const plain = text.replace(/^([+-]?)[$€£]\s?/, '$1');
  if (mark === '.') {
    return readDecimal(/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain);
  }
  if (/^[+-]?\d{1,3}([.\u00a0 ]\d{3})+(,\d+)?$/.test(plain)) return readDecimal(plain.replace(/[.\u00a0 ]/g, '').replace(',', '.'));
  return plain.includes('.') && plain.includes(',') ? undefined : readDecimal(plain.replace(',', '.'));
}

/** The decimal mark of a file: a comma only where a cell cannot be read otherwise and none speaks for the point. */
export function decimalMarkOf(cells: Iterable<string>): DecimalMark {
  let comma = false;
  for (const cell of cells) {
    if (/^\(?[+-]?\d+(,\d{3})*\.\d/.test(cell) && !/^\(?[+-]?\d{1,3}(\.\d{3})+(,\d+)?\)?$/.test(cell)) return '.';
    if (/,/.test(cell) && !/^\(?[+-]?\d{1,3}(,\d{3})+\)?$/.test(cell)) comma = true;
  }
  return comma ? ',' : '.';
}
