/** One wish of ours on their paper: these words become those. */
export interface Edit {
  readonly id: string;
  /** Words as they stand in the plain text of the paper, inside one paragraph; empty where `after` says the place. */
  readonly find: string;
  /** What should stand there; empty takes the words out. */
  readonly replace: string;
  /** Which occurrence is meant, from 1, where the words stand more than once. */
  readonly nth?: number;
  /**
   * Where a missing clause goes, instead of `find`: the number of a clause ("7.2") or its title. `replace` becomes a new clause behind it, numbered as
   * its neighbours are; behind a clause that has sections of its own, it becomes the last of these.
   */
  readonly after?: string;
  /** The reason, for the other side to read. */
  readonly comment?: string;
}

export interface EditResult {
  readonly id: string;
  readonly applied: boolean;
  /** Why it was not applied. */
  readonly reason?: string;
  /** Where it stands: "body", "table", "footnote". */
  readonly part?: string;
  /** The words that were struck out and the words put in, in order. */
  readonly changes: readonly { readonly deleted: string; readonly inserted: string }[];
}

/** In whose name a redline is written, and when: an ISO instant to the second, UTC. */
export interface Signature {
  readonly author: string;
  readonly date: string;
}
