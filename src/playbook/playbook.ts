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
  /** True where it only names a matter, as other clauses do in passing: it puts a sentence on it only with something beside it. */
  readonly mention?: true;
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
  /** True where a clause must not be missed: the finder shows less likely ones, too. */
  readonly mustFind: boolean;
  /** True where nothing on it is good for us: an indemnity that we do not give. */
  readonly mayBeAbsent: boolean;
  /** True where definitions settle the matter: what is confidential, which claims are covered. */
  readonly definitions: boolean;
  /** Words of the headings under which the matter is at home. */
  readonly headings: readonly Phrase[];
  readonly about: readonly Sign[];
  /** Stance where no sign below is seen. */
  readonly usual: Stance;
  readonly usualBecause: string;
  readonly favourable: readonly Sign[];
  readonly unfavourable: readonly Sign[];
  /** Absent where the playbook only finds clauses on the topic and takes no position. */
  readonly stand?: TopicStand;
  /** Sentences that must and must not be found on the topic; run as tests. */
  readonly examples: { readonly on: readonly string[]; readonly off: readonly string[] };
}

/** What we want on a topic, why, and how a paper is held against it. */
export interface TopicStand {
  readonly why: string;
  readonly approver: string;
  readonly document: string;
  readonly positions: { readonly preferred: HeldPosition; readonly fallback: HeldPosition; readonly walkAway: HeldPosition };
  /** Checks of this topic's own; conditions may also name those of the rows. */
  readonly checks: readonly PlaybookCheck[];
  readonly measures: readonly Measure[];
  readonly loopholes: readonly Sign[];
}

/** The preferred position and the fallback hold where all conditions do; the walk-away is crossed where one does. */
export interface HeldPosition extends Position {
  readonly when: readonly Condition[];
}

/** A figure to read out of the clauses on a topic. */
export interface Measure {
  readonly name: string;
  readonly of: 'days' | 'hours' | 'percent' | 'times' | 'money' | 'feeMonths';
  readonly says: readonly Sign[];
  /** Which counts where the paper names several: the one that is worse for us. */
  readonly take: 'largest' | 'smallest';
}

/** One thing that must be so, as the playbook writes it: "deletionDays at most 30", "no-training is met". */
export interface Condition {
  readonly written: string;
  /** A check's id or a measure's name. */
  readonly of: string;
  readonly test: { readonly kind: 'is' | 'is not'; readonly value: CheckState } | { readonly kind: 'at most' | 'at least'; readonly value: number; readonly orAbsent: boolean };
}

export type CheckState = 'met' | 'weak' | 'opposed' | 'missing';

/** A law, standard or certificate that a paper should name, and what proves it. */
export interface Framework {
  readonly id: string;
  readonly title: string;
  readonly says: readonly Sign[];
  /** "SOC 2 Type II report". */
  readonly evidence: string;
  readonly owner: string;
  /** How long the evidence is good for. */
  readonly validDays: number;
}

/** Where content may be processed under a rule that binds us. */
export interface ResidencyRule {
  readonly id: string;
  readonly title: string;
  readonly allows: readonly Scope[];
}

/** How far a deployment's processing reaches, as Azure sells it. */
export type Scope = 'global' | 'data zone' | 'region';


export interface Playbook {
  readonly name: string;
  readonly version: string;
  readonly rows: readonly PlaybookRow[];
  readonly topics: readonly TopicRule[];
  readonly frameworks: readonly Framework[];
  readonly residency: readonly ResidencyRule[];
  /** Names and versions of the files it was made of, the base first. */
  readonly parts: readonly { readonly name: string; readonly version: string }[];
}
