import { readText } from '../paper/readText.ts';
import type { Paper } from '../paper/paper.ts';
import { assess } from './assess.ts';
import { check } from './check.ts';
import type { Playbook, PlaybookCheck } from './playbook.ts';
import { Reading } from './reading.ts';
import type { TopicVerdict } from './assessment.ts';

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

function topicExamples(playbook: Playbook): Tried[] {
  return playbook.topics.flatMap(({ topic, examples }) => {
    const as = (sentences: readonly string[], wanted: string): Tried[] =>
      sentences.map((sentence) => ({ where: `topic ${topic}`, sentence, wanted: [wanted], seen: assess(paperOf(sentence), playbook).value.clauses.some((clause) => clause.topic === topic) ? 'found' : 'not found' }));
    return [...as(examples.on, 'found'), ...as(examples.off, 'not found')];
  });
}

/** What each of our own wordings must be read as. */
const keeps: Readonly<Record<'preferred' | 'fallback' | 'walkAway', readonly TopicVerdict[]>> = {
  preferred: ['preferred'],
  fallback: ['fallback', 'preferred'],
  walkAway: ['preferred', 'fallback', 'below fallback', 'unsure'],
};

function wordings(playbook: Playbook): Tried[] {
  return playbook.topics.flatMap(({ topic, stand }) =>
    stand === undefined
      ? []
      : (['preferred', 'fallback', 'walkAway'] as const).map((name): Tried => {
          const { wording } = stand.positions[name];
          const seen = assess(paperOf(wording), playbook).value.topics.find((each) => each.topic === topic)?.verdict ?? 'absent';
          return { where: `topic ${topic}, our ${name} wording`, sentence: wording, wanted: keeps[name], seen };
        }),
  );
}

function paperOf(sentence: string): Paper {
  return readText(new TextEncoder().encode(sentence), 'example.txt');
}
