import { readText } from '../paper/readText.ts';
import type { Paper } from '../paper/paper.ts';
import { check } from './check.ts';
import { findClauses } from './findClauses.ts';
import type { Playbook, PlaybookCheck } from './playbook.ts';
import { Reading } from './reading.ts';
import type { TopicVerdict } from './assessment.ts';
import { assessTopics } from './topics/assessTopic.ts';

/** A sentence of the playbook's own that its rules do not see as it says. */
export interface FailedExample {
  /** "topic retention, check human-review". */
  readonly where: string;
  readonly sentence: string;
  readonly wanted: string;
  readonly seen: string;
}

export interface ExampleReport {
  readonly tried: number;
  readonly failed: readonly FailedExample[];
}

/** Holds the playbook against its own examples and wording: what must be found is found, what must not is not, and our wording keeps the position it is for. */
export function tryExamples(playbook: Playbook): ExampleReport {
  const tried = [...checkExamples(playbook), ...topicExamples(playbook), ...wordings(playbook)];
  return { tried: tried.length, failed: tried.flatMap(({ where, sentence, wanted, seen }) => (wanted.includes(seen) ? [] : [{ where, sentence, wanted: wanted.join(' or '), seen }])) };
}

interface Tried {
  readonly where: string;
  readonly sentence: string;
  readonly wanted: readonly string[];
  readonly seen: string;
}

function checkExamples({ rows, topics }: Playbook): Tried[] {
  const of = (where: string, checks: readonly PlaybookCheck[]): Tried[] =>
    checks.flatMap((asked) => {
      const as = (sentences: readonly string[], wanted: string): Tried[] => sentences.map((sentence) => ({ where: `${where}, check ${asked.id}`, sentence, wanted: [wanted], seen: check(asked, new Reading(paperOf(sentence))).verdict }));
      return [...as(asked.examples.meets, 'meets'), ...as(asked.examples.weak, 'weak'), ...as(asked.examples.silent, 'missing')];
    });
  return [...rows.flatMap((row) => of(`row ${row.id}`, row.checks)), ...topics.flatMap((topic) => of(`topic ${topic.topic}`, topic.stand?.checks ?? []))];
}

function topicExamples({ topics }: Playbook): Tried[] {
  return topics.flatMap((rule) => {
    const as = (sentences: readonly string[], wanted: string): Tried[] =>
      sentences.map((sentence) => ({ where: `topic ${rule.topic}`, sentence, wanted: [wanted], seen: findClauses(new Reading(paperOf(sentence)), [rule]).clauses.length > 0 ? 'found' : 'not found' }));
    return [...as(rule.examples.on, 'found'), ...as(rule.examples.off, 'not found')];
  });
}

/** What each of our own wordings must be read as. */
const keeps: Readonly<Record<'preferred' | 'fallback' | 'walkAway', readonly TopicVerdict[]>> = {
  preferred: ['preferred'],
  fallback: ['fallback', 'preferred'],
  walkAway: ['preferred', 'fallback', 'below fallback', 'unsure'],
};

function wordings(playbook: Playbook): Tried[] {
  return playbook.topics.flatMap((rule) => {
    const { topic, stand } = rule;
    if (!stand) return [];
    return (['preferred', 'fallback', 'walkAway'] as const).map((name): Tried => {
      const { wording } = stand.positions[name];
      const reading = new Reading(paperOf(wording));
      const [assessed] = assessTopics({ ...playbook, topics: [rule] }, reading, findClauses(reading, [rule]));
      return { where: `topic ${topic}, our ${name} wording`, sentence: wording, wanted: keeps[name], seen: assessed?.verdict ?? 'absent' };
    });
  });
}

function paperOf(sentence: string): Paper {
  return readText(new TextEncoder().encode(sentence), 'example.txt');
}
