import { show, type Decimal } from '../base/decimal.ts';

/** How a value looks in JSON: decimals and whole numbers of any size are text, and what is absent is left out. */
export type Plain<Value> = Value extends Decimal
  ? string
  : Value extends bigint
    ? string
    : Value extends string | number | boolean | null | undefined
      ? Value
      : Value extends Float64Array
        ? number[]
        : Value extends readonly (infer Item)[]
          ? Plain<Item>[]
          : Value extends ReadonlyMap<string, infer Item>
            ? Record<string, Plain<Item>>
            : Value extends object
              ? { -readonly [Key in keyof Value]: Plain<Value[Key]> }
              : never;

/** `value` as JSON takes it: exact decimals as text ("12.4"), bigints as text, maps as objects. */
export function plain<Value>(value: Value): Plain<Value> {
  return plainOf(value) as Plain<Value>;
}

function plainOf(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (isDecimal(value)) return show(value);
  if (value instanceof Float64Array) return [...value];
  if (Array.isArray(value)) return value.map(plainOf);
  const entries = value instanceof Map ? [...(value as Map<string, unknown>)] : Object.entries(value);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined).map(([key, each]) => [key, plainOf(each)]));
}

function isDecimal(value: object): value is Decimal {
  return 'coefficient' in value && typeof value.coefficient === 'bigint' && 'scale' in value;
}
