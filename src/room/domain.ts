/** What two sides bargain over: issues whose values are worth something to each, added up over the issues. */
export interface Domain {
  readonly name: string;
  readonly issues: readonly Issue[];
  /** What each side has without an agreement: [a, b]. It is the disagreement point of every solution. */
  readonly reservation: readonly [number, number];
}

/** One issue: `a[i]` and `b[i]` are what its value number i is worth to each side, weights included. */
export interface Issue {
  readonly issue: string;
  readonly a: readonly number[];
  readonly b: readonly number[];
}
