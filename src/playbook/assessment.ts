import type { Span } from '../paper/paper.ts';
import type { Stance } from './playbook.ts';
import type { Measured } from './topics/measures.ts';

export type Verdict = 'meets' | 'weak' | 'missing' | 'not assessed';

/** What a paper says on one row of the playbook. */
export interface PositionAssessment {
  /** Playbook row id. */
  readonly topic: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** Words that decided it; empty for `missing` and `not assessed`. */
  readonly spans: readonly Span[];
  /** One sentence for a person. */
  readonly reason: string;
  /** Where it was looked for: section titles, and the words tried. */
  readonly searched: readonly string[];
  readonly checks: readonly CheckResult[];
}

export interface CheckResult {
  readonly id: string;
  readonly asks: string;
  readonly verdict: Verdict;
  readonly spans: readonly Span[];
  readonly reason: string;
  /** Numbers read out of the clause: {days: 30}. */
  readonly parameters: Readonly<Record<string, number | string>>;
}

/** A clause of the paper that was found to be on a topic. */
export interface FoundClause {
  readonly topic: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly stance: 'customer-favourable' | 'neutral' | 'vendor-favourable' | 'unsure';
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly reason: string;
}

/** A sentence that may be on a topic: its words only name the matter, or no rule found it and it looks like it all the same. */
export interface PossibleClause {
  readonly topic: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** How likely the finder holds it to be on the topic, 0 to 1; absent where it was not asked. */
  readonly likelihood?: number;
}

export interface Assessment {
  readonly clauses: readonly FoundClause[];
  readonly possible: readonly PossibleClause[];
  readonly positions: readonly PositionAssessment[];
  /** What the paper says on each topic on which the playbook takes a position. */
  readonly topics: readonly TopicAssessment[];
}

/** Where a paper stands on a topic, best first; `absent` and `unsure` are answers of their own and never fine. */
export type TopicVerdict = 'preferred' | 'fallback' | 'below fallback' | 'walk-away' | 'unsure' | 'absent' | 'not assessed';

export type HeldVerdict = 'met' | 'not met' | 'crossed' | 'not crossed' | 'absent' | 'unsure';

export interface PositionHeld {
  readonly position: 'preferred' | 'fallback' | 'walkAway';
  readonly verdict: HeldVerdict;
  /** What keeps it from being met, or what crosses it. */
  readonly because: readonly string[];
}

/** Words that take something back. */
export interface Loophole {
  readonly span: Span;
  readonly because: string;
}

/** What a paper says on one topic, held against our three positions. */
export interface TopicAssessment {
  readonly topic: string;
  readonly title: string;
  readonly verdict: TopicVerdict;
  readonly stance: Stance;
  readonly reason: string;
  readonly positions: readonly PositionHeld[];
  /** How many clauses are on it. */
  readonly clauses: number;
  readonly spans: readonly Span[];
  /** Figures read out of the clauses, in one unit each. */
  readonly parameters: readonly Measured[];
  readonly checks: readonly CheckResult[];
  readonly loopholes: readonly Loophole[];
  /** Where it was looked for, where nothing was found. */
  readonly searched: readonly string[];
  readonly why: string;
  readonly approver: string;
  readonly document: string;
}
