import { parse, tokenize } from '@cj-tech-master/excelts/formula';
import { assert } from '../../base/assert.ts';
import type { Grid } from './grid.ts';

/** What a formula comes to. */
export type Result = number | string | boolean;

/**
 * What every formula of the sheets comes to, by sheet and cell ("Deal 1", "D7"), in doubles as a spreadsheet reckons.
 * It knows what the model's formulas use and nothing else: anything beyond is a mistake of ours. (The library that writes the
 * file can work formulas out too, but not more than ten thousand that differ.)
 */
export function workOut(sheets: readonly Grid[], names: ReadonlyMap<string, string>): (sheet: string, cell: string) => Result {
  const cells = new Map<string, Grid['rows'][number][number]>();
  for (const { name, rows } of sheets) for (const [row, of] of rows.entries()) for (const [column, cell] of of.entries()) if (cell !== undefined) cells.set(`${name}!${column + 1}:${row + 1}`, cell);
  const known = new Map<string, Result>();
  const named = new Map<string, Node>([...names].map(([name, ref]) => [name.toUpperCase(), parse(tokenize(ref))]));

  const at = (place: string): Result | undefined => {
    const done = known.get(place);
    if (done !== undefined) return done;
    const cell = cells.get(place);
    if (cell?.formula === undefined) return cell?.value;
    const result = single(resultOf(parse(tokenize(cell.formula)), place.slice(0, place.lastIndexOf('!'))));
    assert(typeof result !== 'number' || Number.isFinite(result), `${place} comes to a number`);
    known.set(place, result);
    return result;
  };

  const resultOf = (node: Node, own: string): Value => {
    if ('left' in node) return eachOf(resultOf(node.left, own), resultOf(node.right, own), (a, b) => operated(node.op, a, b));
    if ('start' in node) return inRange(node, own).map((place) => at(place) ?? 0);
    if ('col' in node) return at(`${node.sheet ?? own}!${columnOf(node.col)}:${Number(node.row)}`) ?? 0;
    if ('args' in node) return called(node.name.toUpperCase(), node.args, own);
    if ('operand' in node && 'op' in node) return eachOf(0, resultOf(node.operand, own), (_, b) => (node.op === '-' ? -number(b) : number(b)));
    if ('value' in node) return node.value;
    const ref = 'name' in node ? named.get(node.name.toUpperCase()) : undefined;
    assert(ref !== undefined, `a formula of the model is understood (${JSON.stringify(node)})`);
    return resultOf(ref, own);
  };

  const called = (name: string, args: readonly Node[], own: string): Value => {
    const [first, second, third] = args;
    assert(first !== undefined, `${name} is given something`);
    switch (name) {
      case 'IF': {
        const chosen = number(single(resultOf(first, own))) !== 0 ? second : third;
        return chosen === undefined ? false : resultOf(chosen, own);
      }
      case 'SUM':
        return numbersIn(args, own).reduce((a, b) => a + b, 0);
      case 'MAX':
        return Math.max(...numbersIn(args, own));
      case 'MIN':
        return Math.min(...numbersIn(args, own));
      case 'AND':
        return numbersIn(args, own).every((each) => each !== 0);
      case 'ABS':
        return Math.abs(number(single(resultOf(first, own))));
      case 'N': {
        const given = single(resultOf(first, own));
        return typeof given === 'string' ? 0 : number(given);
      }
      case 'SUMPRODUCT':
        return numbersIn(args.slice(0, 1), own).reduce((a, b) => a + b, 0);
      default:
        assert(false, `the model uses no function ${name}`);
    }
  };

  const numbersIn = (args: readonly Node[], own: string): readonly number[] => args.flatMap((arg) => listOf(resultOf(arg, own)).flatMap((each) => (typeof each === 'string' ? [] : [number(each)])));

  return (sheet, cell) => {
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    return at(`${sheet}!${columnOf(letters)}:${Number(row)}`) ?? 0;
  };
}

type Node = ReturnType<typeof parse>;
type Value = Result | readonly Result[];

function listOf(value: Value): readonly Result[] {
  return typeof value === 'object' ? value : [value];
}

function single(value: Value): Result {
  const [only, second] = listOf(value);
  assert(only !== undefined && second === undefined, 'a cell holds one value');
  return only;
}

function number(value: Result): number {
  assert(typeof value !== 'string', 'a formula reckons with numbers');
  return Number(value);
}

/** Pairs what stands at the same place; one value stands at every place. */
function eachOf(a: Value, b: Value, make: (a: Result, b: Result) => Result): Value {
  if (typeof a !== 'object' && typeof b !== 'object') return make(a, b);
  const [left, right] = [listOf(a), listOf(b)];
  assert(typeof a !== 'object' || typeof b !== 'object' || left.length === right.length, 'lists that are reckoned together are of one length');
  return Array.from({ length: Math.max(left.length, right.length) }, (_, place) => make(left[typeof a === 'object' ? place : 0] ?? 0, right[typeof b === 'object' ? place : 0] ?? 0));
}

function operated(op: string, a: Result, b: Result): Result {
  const [left, right] = [number(a), number(b)];
  switch (op) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '^':
      return left ** right;
    case '=':
      return left === right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    default:
      assert(false, `the model uses no operator ${op}`);
  }
}

function inRange({ start, end, sheet }: Extract<Node, { readonly start: unknown }>, own: string): readonly string[] {
  const [top, bottom, left, right] = [Number(start.row), Number(end.row), columnOf(start.col), columnOf(end.col)];
  const on = sheet ?? start.sheet ?? own;
  return Array.from({ length: bottom - top + 1 }, (_, row) => Array.from({ length: right - left + 1 }, (__, column) => `${on}!${left + column}:${top + row}`)).flat();
}

function columnOf(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return column;
}
