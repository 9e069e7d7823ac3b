declare const sealed: unique symbol;

/** A value that only our own side may see: a writer for the other side takes plain values, and this is none. Printed or written as JSON it shows nothing. */
export interface Confidential<out Value> {
  readonly [sealed]: () => Value;
}

const values = new WeakMap<object, unknown>();

/** `value`, kept from everybody but `forOurEyes`. */
export function confidential<Value>(value: Value): Confidential<Value> {
  const seal = Object.freeze({ toString: () => '[confidential]', toJSON: () => '[confidential]' });
  values.set(seal, value);
  // The value lies beside the seal, where nothing that prints or copies the seal can reach it.
  return seal as unknown as Confidential<Value>;
}

/** The value itself: for what stays in the house. No file that writes for the other side may import this (src/packs/supplier has a test). */
export function forOurEyes<Value>(seal: Confidential<Value>): Value {
  return values.get(seal) as Value;
}

/** Whether this is a sealed value: for a check that looks through plain data. */
export function isConfidential(value: unknown): value is Confidential<unknown> {
  return typeof value === 'object' && value !== null && values.has(value);
}
