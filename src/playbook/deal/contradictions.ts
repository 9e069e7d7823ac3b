import type { Span } from '../../paper/paper.ts';
import type { TopicAssessment } from '../assessment.ts';

/** A document of a deal with what it says on each topic, and its rank: 1 prevails over 2. */
export interface RankedAssessment {
  readonly file: string;
  readonly rank: number;
  readonly topics: readonly TopicAssessment[];
}

/** Two documents of one deal that say different things on the same matter. */
export interface Contradiction {
  readonly topic: string;
  /** A measure's name or a check's id. */
  readonly on: string;
  readonly sides: readonly { readonly file: string; readonly says: string; readonly spans: readonly Span[] }[];
  /** The document that prevails by the ranking, and so what counts. */
  readonly prevails: string;
  readonly message: string;
}

/** Where the documents of a deal contradict each other: different figures for one thing, or what one gives and another takes. */
export function contradictions(documents: readonly RankedAssessment[]): Contradiction[] {
  const inOrder = documents.toSorted((a, b) => a.rank - b.rank);
  const topics = [...new Set(inOrder.flatMap((each) => each.topics.map(({ topic }) => topic)))];
  return topics.flatMap((topic) => {
    const here = inOrder.flatMap(({ file, topics: all }) => all.filter((each) => each.topic === topic).map((each) => ({ file, each })));
    return [...figures(topic, here), ...givenAndTaken(topic, here)];
  });
}

interface Side {
  readonly file: string;
  readonly each: TopicAssessment;
}

function figures(topic: string, sides: readonly Side[]): Contradiction[] {
  const names = [...new Set(sides.flatMap(({ each }) => each.parameters.map(({ name }) => name)))];
  return names.flatMap((name) => {
    const told = sides.flatMap(({ file, each }) => each.parameters.filter((one) => one.name === name).map((one) => ({ file, value: one.value, says: `${one.value} ${one.unit}`, spans: one.spans })));
    return new Set(told.map((one) => one.value)).size < 2 ? [] : [contradiction(topic, name, told)];
  });
}

function givenAndTaken(topic: string, sides: readonly Side[]): Contradiction[] {
  const ids = [...new Set(sides.flatMap(({ each }) => each.checks.map(({ id }) => id)))];
  return ids.flatMap((id) => {
    const told = sides.flatMap(({ file, each }) => each.checks.filter((one) => one.id === id && one.spans.length > 0).map((one) => ({ file, says: one.verdict === 'meets' ? 'gives it' : one.reason, verdict: one.verdict, spans: one.spans })));
    return told.some((one) => one.verdict === 'meets') && told.some((one) => one.verdict === 'weak') ? [contradiction(topic, id, told)] : [];
  });
}

function contradiction(topic: string, on: string, told: readonly { readonly file: string; readonly says: string; readonly spans: readonly Span[] }[]): Contradiction {
  const [first] = told;
  const prevails = first?.file ?? '';
  return { topic, on, sides: told.map(({ file, says, spans }) => ({ file, says, spans })), prevails, message: `The documents differ on ${on.replace(/([A-Z])/g, ' $1').replaceAll('-', ' ').toLowerCase()}: ${told.map(({ file, says }) => `${file} says ${says.replace(/\.$/, '')}`).join('; ')}. By their order ${prevails} prevails.` };
}
