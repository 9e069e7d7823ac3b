/** A place in the paper that the reader was led to; `turn` grows with every lead, so that the same place can be led to twice. */
export interface Lead {
  readonly start: number;
  readonly end: number;
  readonly turn: number;
  /** The reader is there already: nothing is scrolled. */
  readonly still?: boolean;
}
