/** One row of a playbook: what we want a paper to say about a matter, in three positions, and how to recognise what it says. */
export interface PlaybookRow {
  /** Stable key: "data-use". */
  readonly id: string;
  readonly title: string;
  /** Why it matters, for a reader who is no lawyer. */
  readonly why: string;
  /** Who approves a departure: "Legal", "Security". */
  readonly approver: string;
  /** Which document must hold it: "Data protection addendum". */
  readonly document: string;
  readonly positions: { readonly preferred: Position; readonly fallback: Position; readonly walkAway: Position };
  /** What is looked for; each check has its own verdict and the row takes the worst of its required ones. */
  readonly checks: readonly PlaybookCheck[];
}

export interface Position {
  readonly says: string;
  /** Our own wording, ready to go into a redline. */
  readonly wording: string;
}

export interface PlaybookCheck {
  readonly id: string;
  readonly asks: string;
  readonly required: boolean;
  /** Words that put a paragraph on this topic: any one of these (case-insensitive regular expressions). */
  readonly about: readonly string[];
  /** Within such a paragraph: any of these makes it meet the check. */
  readonly meets: readonly string[];
  /** Any of these weakens it even where it meets. */
  readonly weakens: readonly { readonly pattern: string; readonly because: string }[];
  /** A number that must be within a bound to meet: days of retention, percent of uptime. */
  readonly limit?: { readonly pattern: string; readonly unit: 'days' | 'percent' | 'months'; readonly atMost?: number; readonly atLeast?: number };
}

export interface Playbook {
  readonly name: string;
  readonly version: string;
  readonly rows: readonly PlaybookRow[];
}
