import { assert } from '../base/assert.ts';

/**
 * The one way to write `value` as JSON: keys in the order of their UTF-16 units, no spaces, strings escaped only where they
 * must be (RFC 8785, for values of text, whole numbers, booleans, null, lists and objects, which is all a ledger holds).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    assert(Number.isFinite(value), 'a number in a ledger is finite');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  assert(typeof value === 'object', 'a ledger holds only what JSON can say');
  const of = value as Readonly<Record<string, unknown>>;
  return `{${Object.keys(of).sort().flatMap((key) => (of[key] === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(of[key])}`])).join(',')}}`;
}
