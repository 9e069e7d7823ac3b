import type { Phrase } from './phrase.ts';

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
  /** What we want, what we accept without asking, and where we walk away: what that one says is not signed, its wording is the least that is. */
  readonly positions: { readonly preferred: Position; readonly fallback: Position; readonly walkAway: Position };
  /** What is looked for; each check has its own verdict and the row takes the worst of its required ones. */
  readonly checks: readonly PlaybookCheck[];
}

export interface Position {
  readonly says: string;
  /** Our own wording, ready to go into a redline. */
  readonly wording: string;
}

/** A sign to look for in one sentence (with the words that lead into it). */
export interface Sign {
  readonly says: Phrase;
  /** Not where the same sentence also says one of these. */
  readonly unless: readonly Phrase[];
  /** Only where the headings over the sentence say one of these; empty where any heading will do. */
  readonly under: readonly Phrase[];
  /** What it means for us, where it counts against the paper: "only an effort is promised". */
  readonly because?: string;
}

export interface PlaybookCheck {
  readonly id: string;
  readonly asks: string;
  readonly required: boolean;
  /** Of the checks of one group the best counts: "an uptime or credits". */
  readonly group?: string;
  /** One sentence each for a reader: the check is met; nothing on it was found. */
  readonly met: string;
  readonly absent: string;
  /** Puts a sentence on the matter without saying whether it is enough. */
  readonly about: readonly Sign[];
  readonly meets: readonly Sign[];
  /** Says the opposite of what we want. */
  readonly against: readonly Sign[];
  /** Weakens a sentence that meets; where none meets, shows what was said instead. */
  readonly weakens: readonly Sign[];
  /** The first quantity of the phrase that meets must lie within. */
  readonly limit?: Limit;
  readonly examples: { readonly meets: readonly string[]; readonly weak: readonly string[]; readonly silent: readonly string[] };
}

export interface Limit {
  readonly of: 'duration' | 'percent' | 'times';
  /** In days, percent or times. */
  readonly atMost?: number;
  readonly atLeast?: number;
  /** As the playbook writes it: "at most 30 days". */
  readonly written: string;
}

export type Stance = 'customer-favourable' | 'neutral' | 'vendor-favourable' | 'unsure';

/** How to find the clauses on one topic and tell whom they favour. */
export interface TopicRule {
  /** "retention": the key that findings carry. */
  readonly topic: string;
  readonly title: string;
  readonly about: readonly Sign[];
  /** Stance where no sign below is seen. */
  readonly usual: Stance;
  readonly usualBecause: string;
  readonly favourable: readonly Sign[];
  readonly unfavourable: readonly Sign[];
}

export interface Playbook {
  readonly name: string;
  readonly version: string;
  readonly rows: readonly PlaybookRow[];
  readonly topics: readonly TopicRule[];
}
