import type { Assessment, TopicAssessment, TopicVerdict, Verdict } from '../../playbook/assessment.ts';
import type { standings } from './offersFile.ts';

/** Where a clause stands by the words of the document that an offer came in. */
export interface ReadClause {
  /** A topic or a row of the playbook; where an offer before has it under a name of its own, that name. */
  readonly clause: string;
  readonly title: string;
  readonly stands: (typeof standings)[number];
  /** What the playbook says of it: several verdicts can stand at one place. */
  readonly verdict: TopicVerdict | Verdict;
  readonly reason: string;
  readonly spans: TopicAssessment['spans'];
}

/**
 * Where the clauses stand by what a document says on each topic of the playbook. A whole paper that is silent on a topic has it
 * `absent`; of a mail only what it takes a position on is told, and what it merely names is no position. `known` are the clauses of the offer before: they keep their names, so that both stand in one row.
 */
export function readClauses({ topics, positions }: Pick<Assessment, 'topics' | 'positions'>, whole: boolean, known: readonly string[]): readonly ReadClause[] {
  const byTopic = topics.filter((topic) => topic.verdict !== 'not assessed' && (whole || takesPosition(topic))).map(({ topic, title, verdict, reason, spans }): ReadClause => ({ clause: nameOf(topic, title, known), title, stands: placeOf[verdict], verdict, reason, spans }));
  // A row of the playbook has no positions of its own to hold a paper against: it is told only where an offer before has it.
  const byRow = positions.filter(({ topic, verdict }) => known.includes(topic) && verdict !== 'not assessed' && (whole || verdict === 'meets') && !byTopic.some(({ clause }) => clause === topic)).map(({ topic, title, verdict, reason, spans }): ReadClause => ({ clause: topic, title, stands: placeOf[verdict], verdict, reason, spans }));
  return [...byTopic, ...byRow];
}

/** Topics that a mail names without words enough to say where they stand, with the first of the words. */
export function onlyNamed({ topics }: Pick<Assessment, 'topics'>): readonly { readonly title: string; readonly paragraph: number | undefined }[] {
  return topics.filter((topic) => topic.clauses > 0 && topic.verdict !== 'absent' && topic.verdict !== 'not assessed' && !takesPosition(topic)).map(({ title, spans: [first] }) => ({ title, paragraph: first?.paragraph }));
}

/** "Our renewal proposal" is below any fallback on renewals, and says nothing of them: it counts where a figure or words that take something back were read. */
function takesPosition({ verdict, clauses, loopholes, parameters }: TopicAssessment): boolean {
  if (verdict === 'below fallback') return clauses > 0 && loopholes.length + parameters.length > 0;
  return verdict !== 'absent' && verdict !== 'not assessed' && verdict !== 'unsure';
}

/** Weaker than the fallback is at our limit, beyond the walk-away is refused; what the words leave unsure stays open. */
const placeOf: Readonly<Record<TopicVerdict | Verdict, ReadClause['stands']>> = {
  preferred: 'preferred', fallback: 'fallback', 'below fallback': 'walkAway', 'walk-away': 'refused', unsure: 'open', absent: 'absent', 'not assessed': 'open',
  meets: 'preferred', weak: 'open', missing: 'absent',
};

function nameOf(topic: string, title: string, known: readonly string[]): string {
  return known.find((name) => name === topic) ?? known.find((name) => name === title.toLowerCase().replace(/[^a-z0-9]+/g, '-')) ?? topic;
}
