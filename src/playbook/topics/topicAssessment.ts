import type { Span } from '../../paper/paper.ts';
import type { CheckResult } from '../assessment.ts';
import type { Stance } from '../playbook.ts';
import type { Measured } from './measures.ts';

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
