/** Stops the program when `holds` is false: what should be impossible has happened, and the fault is ours. */
export function assert(holds: boolean, claim: string): asserts holds {
  if (!holds) throw new Error(`Parley found itself wrong: this should always hold: ${claim}.`);
}

/** For the end of a `switch` over a union: the compiler proves that nothing arrives here. */
export function never(value: never): never {
  throw new Error(`Parley found itself wrong: an unexpected case ${JSON.stringify(value)}.`);
}
