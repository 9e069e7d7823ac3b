import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Paper, Section } from '../paper/paper.ts';
import type { Assessment, CheckResult, PositionAssessment, TopicAssessment, Verdict } from './assessment.ts';
import { check, type Checked } from './check.ts';
import { findClauses } from './findClauses.ts';
import type { Finder } from './finder/finder.ts';
import type { Playbook, PlaybookRow, Sign, TopicRule } from './playbook.ts';
import { Reading } from './reading.ts';
import { assessTopics } from './topics/assessTopic.ts';

/**
 * What the paper says on each row of the playbook, with the exact words, and the clauses found by topic.
 * The rules see words, not law: `meets` means that the words asked for stand there and none seen takes them back.
 */
export function assess(paper: Paper, playbook: Playbook, finder?: Finder): Outcome<Assessment> {
  const unread = whyNotAssessed(paper);
  if (unread !== undefined) {
    const positions = playbook.rows.map((row) => notAssessed(row, unread));
    return outcome({ clauses: [], possible: [], positions, topics: playbook.topics.flatMap((topic) => topicNotAssessed(topic, unread)) }, [finding('warning', 'not-assessed', `The paper was not held against the playbook: ${unread}`, paper.file)]);
  }
  const reading = new Reading(paper);
  const positions = playbook.rows.map((row) => assessRow(row, reading));
  const found = findClauses(reading, playbook.topics, finder);
  return outcome({ ...found, positions, topics: assessTopics(playbook, reading, found) }, notes(paper));
}

/** A sentence where nothing that the rules could find can be taken for an answer. */
function whyNotAssessed(paper: Paper): string | undefined {
  const words = paper.text.match(/\p{L}+/gu) ?? [];
  if (words.length < 5) return 'it holds no text that could be read (a scan?), so nothing is known about what it says.';
  if ((paper.pictures ?? 0) > 0 && words.length < 100) return 'it is pictures with hardly any text (a scan?), so what it says is not known.';
  const english = words.filter((word) => everyday.has(word.toLowerCase())).length;
  if (words.length >= 60 && english / words.length < 0.1) return 'it does not seem to be in English, and the rules only know English.';
  return undefined;
}

/** Words that make up a fifth and more of any English contract. */
const everyday = new Set('the of to and or in any for a by is that this with be as on not such will shall may its under at from are if it an all which other'.split(' '));

function notAssessed(row: PlaybookRow, because: string): PositionAssessment {
  const reason = `Not assessed: ${because}`;
  const checks = row.checks.map(({ id, asks }): CheckResult => ({ id, asks, verdict: 'not assessed', spans: [], reason, parameters: {} }));
  return { topic: row.id, title: row.title, verdict: 'not assessed', spans: [], reason, searched: [], checks };
}

function topicNotAssessed({ topic, title, stand }: TopicRule, because: string): TopicAssessment[] {
  if (!stand) return [];
  const { why, approver, document } = stand;
  const reason = `Not assessed: ${because}`;
  return [{ topic, title, verdict: 'not assessed', stance: 'unsure', reason, positions: [], clauses: 0, spans: [], parameters: [], checks: [], loopholes: [], searched: [], why, approver, document }];
}

function assessRow(row: PlaybookRow, reading: Reading): PositionAssessment {
  const checks = row.checks.map((each) => check(each, reading));
  const decisive = bestOfGroups(row, checks);
  const verdict = worst(decisive);
  const shown = verdict === 'missing' ? [] : decisive.filter((each) => verdict === 'meets' || each.verdict !== 'meets' || decisive.every((other) => other.verdict !== 'weak'));
  const spans = shown.flatMap((each) => each.spans).filter((span, index, all) => all.findIndex((other) => other.start === span.start && other.end === span.end) === index);
  return { topic: row.id, title: row.title, verdict, spans, reason: reasonOf(verdict, decisive), searched: searched(row, checks, reading), checks: checks.map(({ opposed: _opposed, ...result }) => result) };
}

/** The required checks, and others only where the paper says the opposite; of a group those with the best verdict, one of them where it is met or missing. */
function bestOfGroups(row: PlaybookRow, checks: readonly Checked[]): CheckResult[] {
  const groups = new Map<string, CheckResult[]>();
  for (const [index, { id, required, group }] of row.checks.entries()) {
    const result = checks[index];
    if (!result || !(required || result.opposed)) continue;
    const key = group ?? `check ${id}`;
    const before = groups.get(key);
    const [best] = before ?? [];
    if (!before || !best || rank[result.verdict] > rank[best.verdict]) groups.set(key, [result]);
    else if (result.verdict === 'weak' && best.verdict === 'weak') before.push(result);
  }
  return [...groups.values()].flat();
}

const rank: Readonly<Record<Verdict, number>> = { meets: 3, weak: 2, missing: 1, 'not assessed': 0 };

/** All there: meets. Nothing there: missing. Anything between: weak. */
function worst(checks: readonly CheckResult[]): Verdict {
  if (checks.every((each) => each.verdict === 'meets')) return 'meets';
  return checks.every((each) => each.verdict === 'missing') ? 'missing' : 'weak';
}

function reasonOf(verdict: Verdict, checks: readonly CheckResult[]): string {
  if (verdict === 'meets') return checks.map((each) => each.reason).join(' ');
  const short = checks.filter((each) => each.verdict !== 'meets').toSorted((a, b) => rank[b.verdict] - rank[a.verdict]);
  return short.map((each) => each.reason).join(' ');
}

/** The sections that speak of the matter, or all of them, and the words tried. */
function searched(row: PlaybookRow, checks: readonly CheckResult[], reading: Reading): string[] {
  const sections = flat(reading.paper.outline);
  const spans = checks.flatMap((each) => each.spans);
  const holding = sections.filter((section) => spans.some((span) => span.start >= section.start && span.end <= section.end && !section.sections.some((inner) => span.start >= inner.start && span.end <= inner.end)));
  const places = holding.length > 0 ? holding.slice(0, 8).map(named) : [`all ${reading.paper.paragraphs.length} paragraphs${sections.length > 0 ? `, among them ${sections.slice(0, 8).map(named).join(', ')}${sections.length > 8 ? ' …' : ''}` : ''}`];
  const tried = row.checks.flatMap((each) => [...each.about, ...each.meets].slice(0, 3).map(({ says }: Sign) => `"${says.written.replace(/[{}<>*]|\/\S+/g, '').replaceAll(' .. ', ' … ').replaceAll(' ... ', ' … ')}"`));
  return [...places, `words such as ${[...new Set(tried)].slice(0, 6).join(', ')}`];
}

function flat(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...flat(section.sections)]);
}

function named({ label, title }: Section): string {
  const short = title.length > 80 ? `${title.slice(0, 79).toWellFormed()}…` : title;
  return label === undefined ? short : `${label} ${short}`;
}

function notes(paper: Paper): Finding[] {
  const outside = paper.text.match(/\bhttps?:\/\/[^\s)"”>]+/g) ?? [];
  return outside.length === 0 ? [] : [finding('info', 'terms-elsewhere', `The paper points to ${outside.length === 1 ? 'a page' : `${new Set(outside).size} pages`} on the web (${[...new Set(outside)].slice(0, 3).join(', ')}). What stands there was not read and can change; have it attached.`, paper.file)];
}
