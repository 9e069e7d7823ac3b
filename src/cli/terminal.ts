/** Where a command line reads and writes; handed in so that a test sees the same bytes as a terminal. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** A person watches: progress is drawn. */
  readonly watched: boolean;
}
