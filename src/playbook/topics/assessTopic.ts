import type { Span } from '../../paper/paper.ts';
import type { FoundClause, HeldVerdict, Loophole, PositionHeld, TopicAssessment, TopicVerdict } from '../assessment.ts';
import { check, type Checked } from '../check.ts';
import { holds, type Known } from '../condition.ts';
import { covered, outermost } from '../covered.ts';
import type { FoundClauses } from '../findClauses.ts';
import type { CheckState, Condition, Playbook, PlaybookCheck, Sign, TopicRule, TopicStand } from '../playbook.ts';
import type { Reading } from '../reading.ts';
import { measured, type Measured } from './measures.ts';

/** Reads each topic of the playbook on which it takes a position; a check of a row that several topics name is made once. Sentences that are only possible decide nothing; where nothing else was found they are told. */
export function assessTopics(playbook: Playbook, reading: Reading, { clauses, possible }: FoundClauses): TopicAssessment[] {
  const made = new Map<string, Checked>();
  const once = (asked: PlaybookCheck): Checked => {
    const known = made.get(asked.id) ?? check(asked, reading);
    made.set(asked.id, known);
    return known;
  };
  const rowChecks = new Map(playbook.rows.flatMap((row) => row.checks.map((each) => [each.id, each] as const)));
  return playbook.topics.flatMap((topic) => (topic.stand ? [assessTopic(topic, topic.stand, rowChecks, once, reading, { clauses: clauses.filter((each) => each.topic === topic.topic), possible: possible.filter((each) => each.topic === topic.topic) })] : []));
}

function assessTopic(topic: TopicRule, stand: TopicStand, rowChecks: ReadonlyMap<string, PlaybookCheck>, once: (asked: PlaybookCheck) => Checked, reading: Reading, { clauses, possible }: FoundClauses): TopicAssessment {
  const conditions = Object.values(stand.positions).flatMap((each) => each.when);
  const asked = [...stand.checks, ...[...new Set(conditions.map((each) => each.of))].flatMap((id) => rowChecks.get(id) ?? [])];
  const checks = asked.map(once);
  const onTopic = sentencesOn(clauses, checks, reading);
  const measures = stand.measures.flatMap((measure) => measured(measure, reading, onTopic) ?? []);
  const known: Known = { states: new Map(checks.map((each) => [each.id, stateOf(each)])), values: new Map(measures.map((each) => [each.name, each.value])) };
  const spans = spansOf(clauses, checks, measures, reading);
  const silent = clauses.length === 0 && checks.every((each) => each.verdict === 'missing') && measures.length === 0;
  const positions = positionsHeld(stand, known, checks, measures, silent);
  const verdict = verdictOf(positions, silent);
  return {
    topic: topic.topic,
    title: topic.title,
    verdict,
    stance: stanceOf(verdict),
    reason: reasonOf(verdict, positions, checks),
    positions,
    clauses: clauses.length,
    spans,
    parameters: measures,
    checks: checks.map(({ opposed: _opposed, ...result }) => result),
    loopholes: loopholesIn(stand.loopholes, onTopic, reading),
    searched: silent ? searched(topic, reading, possible.length) : [],
    why: stand.why,
    approver: stand.approver,
    document: stand.document,
  };
}

/** The sentences in the clauses on the topic and in what decided its checks: figures are read only there. */
function sentencesOn(clauses: readonly FoundClause[], checks: readonly Checked[], reading: Reading): ReadonlySet<number> {
  const within = covered([...clauses, ...checks.flatMap((each) => each.spans)]);
  return new Set(reading.sentences.flatMap((sentence, index) => (within(sentence) ? [index] : [])));
}

function stateOf({ verdict, opposed }: Checked): CheckState {
  if (opposed) return 'opposed';
  return verdict === 'meets' ? 'met' : verdict === 'weak' ? 'weak' : 'missing';
}

function positionsHeld(stand: TopicStand, known: Known, checks: readonly Checked[], measures: readonly Measured[], silent: boolean): PositionHeld[] {
  const kept = (name: 'preferred' | 'fallback'): PositionHeld => {
    const results = stand.positions[name].when.map((condition) => ({ condition, held: holds(condition, known) }));
    const open = results.filter((each) => each.held !== 'yes');
    const verdict: HeldVerdict = silent ? 'absent' : open.length === 0 ? (torn(stand.positions[name].when, checks, measures) ? 'unsure' : 'met') : open.every((each) => each.held === 'absent') ? 'absent' : 'not met';
    return { position: name, verdict, because: open.map(({ condition, held }) => told(condition, held, known, checks)) };
  };
  const crossed = stand.positions.walkAway.when.filter((condition) => holds(condition, known) === 'yes');
  const walkAway: PositionHeld = { position: 'walkAway', verdict: silent ? 'absent' : crossed.length > 0 ? 'crossed' : 'not crossed', because: crossed.map((condition) => told(condition, 'yes', known, checks)) };
  return [kept('preferred'), kept('fallback'), walkAway];
}

/** True where a figure that decides stands in the paper with several values: which one counts is for a person to say. */
function torn(when: readonly Condition[], checks: readonly Checked[], measures: readonly Measured[]): boolean {
  return when.some(({ of, test }) => {
    const values = measures.find((each) => each.name === of)?.values ?? [];
    const bound = test.kind === 'at most' || test.kind === 'at least' ? test.value : undefined;
    return bound !== undefined && values.some((value) => value >= bound) && values.some((value) => value < bound);
  }) && checks.length > 0;
}

/** A condition as a sentence about this paper. */
function told({ of, test, written }: Condition, held: 'yes' | 'no' | 'absent', { values }: Known, checks: readonly Checked[]): string {
  const asked = checks.find((each) => each.id === of);
  if (asked) return asked.reason;
  const value = values.get(of);
  const name = of.replace(/([A-Z])/g, ' $1').toLowerCase();
  if (held === 'absent' || value === undefined) return `The paper names no ${name}.`;
  return test.kind === 'at most' || test.kind === 'at least' ? `The paper says ${value} for ${name}${held === 'yes' ? `; ${test.kind} ${test.value} is where we walk away` : `, and ${test.kind} ${test.value} is wanted`}.` : written;
}

function verdictOf([preferred, fallback, walkAway]: readonly PositionHeld[], silent: boolean): TopicVerdict {
  if (silent) return 'absent';
  if (walkAway?.verdict === 'crossed') return 'walk-away';
  if (preferred?.verdict === 'met') return 'preferred';
  if (fallback?.verdict === 'met') return 'fallback';
  if (preferred?.verdict === 'unsure' || fallback?.verdict === 'unsure') return 'unsure';
  return 'below fallback';
}

/** Whom the paper favours on the topic follows from the position it keeps, and so from what was read out of it. */
function stanceOf(verdict: TopicVerdict): TopicAssessment['stance'] {
  switch (verdict) {
    case 'preferred':
    case 'fallback':
      return 'customer-favourable';
    case 'below fallback':
      return 'neutral';
    case 'walk-away':
      return 'vendor-favourable';
    case 'absent':
    case 'unsure':
    case 'not assessed':
      return 'unsure';
  }
}

function reasonOf(verdict: TopicVerdict, [preferred, fallback, walkAway]: readonly PositionHeld[], checks: readonly Checked[]): string {
  const join = (sentences: readonly string[]): string => [...new Set(sentences)].slice(0, 3).join(' ');
  switch (verdict) {
    case 'absent':
      return 'Nothing on it was found.';
    case 'walk-away':
      return join(walkAway?.because ?? []);
    case 'preferred':
      return join(checks.filter((each) => each.verdict === 'meets').map((each) => each.reason)) || 'It says what we want.';
    case 'fallback':
      return `It keeps our fallback. ${join(preferred?.because ?? [])}`.trim();
    case 'below fallback':
      return join(fallback?.because ?? []);
    case 'unsure':
      return 'The paper names several figures for the same thing; which of them counts is not clear.';
    case 'not assessed':
      return '';
  }
}

/** The exact words on the topic: its clauses, then what decided a check or a figure outside them. */
function spansOf(clauses: readonly FoundClause[], checks: readonly Checked[], measures: readonly Measured[], reading: Reading): Span[] {
  const found = clauses.map(({ start, end }) => reading.span(start, end, reading.paragraphAt(start)));
  const within = covered(clauses);
  const beside: Span[] = [];
  for (const span of [...checks.flatMap((each) => each.spans), ...measures.flatMap((each) => each.spans)]) {
    if (!within(span) && !beside.some((each) => each.start <= span.start && span.end <= each.end)) beside.push(span);
  }
  return [...found, ...beside].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Words that take something back, in the sentences on the topic. */
function loopholesIn(signs: readonly Sign[], places: ReadonlySet<number>, reading: Reading): Loophole[] {
  const found: Loophole[] = [];
  for (const sign of signs) {
    for (const [index, match] of reading.seen(sign)) {
      const sentence = reading.sentences[index];
      if (!sentence || !places.has(index)) continue;
      const span = reading.wordsAt(index, match);
      if (span) found.push({ span, because: sign.because ?? 'it weakens the clause' });
    }
  }
  // "sole and exclusive remedy" is one weakness, although two phrases see it.
  const longest = [...Map.groupBy(found.map((each) => ({ ...each, ...each.span })), ({ because }) => because).values()].flatMap(outermost);
  return longest.toSorted((a, b) => a.start - b.start).slice(0, 12).map(({ span, because }) => ({ span, because }));
}

function searched(topic: TopicRule, reading: Reading, possible: number): string[] {
  const tried = topic.about.map(({ says }) => says.written.replace(/[{}<>*]|\/\S+/g, '').replaceAll(' .. ', ' … ').replaceAll(' ... ', ' … '));
  const perhaps = possible === 0 ? [] : [`${possible === 1 ? 'one sentence' : `${possible} sentences`} that may be on it: read ${possible === 1 ? 'it' : 'them'} among what is possible`];
  return [...perhaps, `all ${reading.paper.paragraphs.length} paragraphs of ${reading.paper.file}`, `words such as ${[...new Set(tried)].slice(0, 6).map((each) => `"${each}"`).join(', ')}`];
}
