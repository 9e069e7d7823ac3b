import type { Decimal } from '../../../src/base/decimal.ts';

/** A core type as JSON carries it: exact decimals and bigints are strings, everything else keeps its shape. */
export type Plain<Value> = Value extends Decimal
  ? string
  : Value extends bigint
    ? string
    : Value extends string | number | boolean | null | undefined
      ? Value
      : Value extends readonly (infer Item)[]
        ? readonly Plain<Item>[]
        : Value extends object
          ? { readonly [Key in keyof Value]: Plain<Value[Key]> }
          : never;
