import { compare, decimal, equals, multiply, readDecimal, subtract, type Decimal } from '../../base/decimal.ts';
import type { CsvRecord } from '../../base/readCsv.ts';
import type { Check, FocusRule } from './focusRule.ts';
import { hasShape } from './focusShapes.ts';

/** Of how many rows a rule was asked, how many broke it, and where the first of them stand. */
export interface Broken {
  readonly asked: number;
  readonly rows: number;
  readonly lines: readonly number[];
}

const mostLines = 5;

/** Every rule that speaks of rows, held against every row; by rule id. */
export function judgeRows(rules: readonly { readonly rule: FocusRule; readonly condition: Check | undefined }[], places: ReadonlyMap<string, number>, records: readonly CsvRecord[]): ReadonlyMap<string, Broken> {
  const tallies = rules.map(({ rule, condition }) => ({ rule, condition, asked: 0, rows: 0, lines: [] as number[], seen: new Map<string, Set<string>>() }));
  for (const record of records) {
    const cell = (column: string): string | undefined => plainCell(record.cells[places.get(column) ?? -1]);
    for (const tally of tallies) {
      if (tally.rule.check === undefined || (tally.condition !== undefined && !met(tally.condition, cell))) continue;
      tally.asked++;
      if (holds(tally.rule.check, cell, tally.seen)) continue;
      tally.rows++;
      if (tally.lines.length < mostLines) tally.lines.push(record.line);
    }
  }
  return new Map(tallies.map(({ rule, asked, rows, lines }) => [rule.id, { asked, rows, lines }]));
}

/** Exports write a null as an empty cell or as NULL. */
function plainCell(cell: string | undefined): string | undefined {
  return cell === undefined || cell === '' || cell === 'NULL' || cell === 'null' ? undefined : cell;
}

/** Whether a row is in a rule's case; null equals nothing but null. */
function met(check: Check, cell: (column: string) => string | undefined): boolean {
  switch (check.is) {
    case 'all':
      return check.of.every((each) => met(each, cell));
    case 'any':
      return check.of.some((each) => met(each, cell));
    case 'equal':
      return isValue(cell(check.column), check.value);
    case 'unequal':
      return !isValue(cell(check.column), check.value);
    case 'same':
      return cell(check.column) === cell(check.as);
    case 'other':
      return cell(check.column) !== cell(check.as);
    case 'rule':
    case 'present':
    case 'shape':
    case 'least':
    case 'product':
    case 'count':
      throw new Error(`${check.is} is no condition of a row`);
  }
}

/** Whether a row keeps a rule. Null breaks only what speaks of null: whether a value may be missing is a rule of its own. */
function holds(check: Check, cell: (column: string) => string | undefined, seen: Map<string, Set<string>>): boolean {
  switch (check.is) {
    case 'all':
      return check.of.every((each) => holds(each, cell, seen));
    case 'any':
      return check.of.some((each) => holds(each, cell, seen));
    case 'equal':
      return check.value === undefined ? cell(check.column) === undefined : unknown(cell(check.column)) || isValue(cell(check.column), check.value);
    case 'unequal':
      return !isValue(cell(check.column), check.value);
    case 'shape':
      return unknown(cell(check.column)) || hasShape(cell(check.column) ?? '', check.shape);
    case 'least':
      return atLeast(numberIn(cell(check.column)), decimal(check.value));
    case 'same':
      return unknown(cell(check.column)) || cell(check.column) === cell(check.as);
    case 'other':
      return unknown(cell(check.column)) || cell(check.column) !== cell(check.as);
    case 'product':
      return multiplies(numberIn(cell(check.column)), numberIn(cell(check.by)), numberIn(cell(check.result)));
    case 'count':
      return counted(check, cell, seen);
    case 'rule':
    case 'present':
      throw new Error(`${check.is} is not asked of a row`);
  }
}

function unknown(value: string | undefined): boolean {
  return value === undefined;
}

function isValue(cell: string | undefined, value: string | undefined): boolean {
  if (cell === value || cell === undefined || value === undefined) return cell === value;
  const [a, b] = [readDecimal(cell), readDecimal(value)];
  return a !== undefined && b !== undefined && equals(a, b);
}

/** What is no number is broken by the rules of type; once is enough. */
function numberIn(cell: string | undefined): Decimal | undefined {
  return cell === undefined ? undefined : readDecimal(cell);
}

function atLeast(value: Decimal | undefined, least: Decimal): boolean {
  return value === undefined || compare(value, least) >= 0;
}

function multiplies(price: Decimal | undefined, quantity: Decimal | undefined, cost: Decimal | undefined): boolean {
  return price === undefined || quantity === undefined || cost === undefined || near(multiply(price, quantity), cost);
}

/** Exports round each figure on its own: equal to one unit of the last place written, or to a millionth of the cost. */
function near(product: Decimal, cost: Decimal): boolean {
  const gap = absolute(subtract(product, cost));
  const lastPlace: Decimal = { coefficient: 1n, scale: cost.scale };
  return compare(gap, lastPlace) <= 0 || compare(multiply(gap, decimal(1_000_000)), absolute(cost)) <= 0;
}

function absolute(a: Decimal): Decimal {
  return a.coefficient < 0n ? { ...a, coefficient: -a.coefficient } : a;
}

/** The first values met are the ones that count; a row with another breaks the rule. */
function counted(check: Extract<Check, { is: 'count' }>, cell: (column: string) => string | undefined, seen: Map<string, Set<string>>): boolean {
  const [per, value] = [cell(check.per), cell(check.column)];
  if (per === undefined || value === undefined) return true;
  const values = seen.get(per) ?? new Set();
  if (values.has(value)) return true;
  if (values.size >= check.count) return false;
  seen.set(per, values.add(value));
  return true;
}
