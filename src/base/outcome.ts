import type { Finding } from './finding.ts';

/** A result together with what was not understood on the way to it; nothing is dropped in silence. */
export interface Outcome<Value> {
  readonly value: Value;
  readonly findings: readonly Finding[];
}

export function outcome<Value>(value: Value, findings: readonly Finding[] = []): Outcome<Value> {
  return { value, findings };
}
