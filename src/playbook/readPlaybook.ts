import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import { readCondition } from './condition.ts';
import { overlaid } from './overlaid.ts';
import { readPhrase, type Phrase, type WordLists } from './phrase.ts';
import type { HeldPosition, Limit, Playbook, PlaybookCheck, PlaybookRow, Sign, TopicRule, TopicStand } from './playbook.ts';
import { readPlaybookFile, type PlaybookText } from './playbookFile.ts';
import { overlayShape, playbookShape, topicsShape, type PlaybookShape, type SignShape, type TopicShape } from './playbookShape.ts';

/**
 * The playbook of a YAML file `playbook/1`, its phrases ready to be looked for. `more` are files of topics (`topics/1`) that
 * belong to it and overlays (`overlay/1`) that change it, applied in their order. Refuses what cannot be meant, with its place.
 */
export function readPlaybook(text: string, file: string, more: readonly PlaybookText[] = []): Outcome<Playbook> {
  let whole: PlaybookShape = readPlaybookFile({ text, file }, { 'playbook/1': playbookShape });
  const parts = [{ name: whole.name, version: whole.version }];
  for (const each of more) {
    const part = readPlaybookFile(each, { 'topics/1': topicsShape, 'overlay/1': overlayShape });
    parts.push({ name: part.parley === 'overlay/1' ? part.name : each.file, version: part.version });
    whole = part.parley === 'topics/1' ? { ...whole, topics: [...whole.topics, ...part.topics] } : overlaid(whole, part, each.file);
  }
  return outcome({ ...compiled(whole, file), parts });
}

/** The folder whose topics the playbook takes over, as its text says; a copy of a playbook keeps them so. */
export function topicsFrom(text: string): string | undefined {
  return /^topicsFrom: *([a-z0-9-]+) *$/m.exec(text)?.[1];
}

/** A playbook of files already read: phrases become patterns, conditions are read, and every name is known. */
function compiled({ name, version, words, rows, topics, frameworks, residency }: PlaybookShape, file: string): Omit<Playbook, 'parts'> {
  for (const each of Object.keys(words)) signsOf([`{${each}}`], words, file, `words.${each}`);
  refuseTwins(rows.map((row) => row.id), 'rows', file);
  refuseTwins(topics.map((topic) => topic.topic), 'topics', file);
  const checks = rows.flatMap((row) => row.checks.map((check) => check.id));
  return {
    name,
    version,
    rows: rows.map((row, index) => rowOf(row, words, file, `rows[${index}]`)),
    topics: topics.map((topic) => topicOf(topic, checks, words, file, `topic ${topic.topic}`)),
    frameworks: frameworks.map((each) => ({ ...each, says: signsOf(each.says, words, file, `framework ${each.id}`) })),
    residency,
  };
}

function refuseTwins(ids: readonly string[], of: string, file: string): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Refusal('invalid', `${file} holds two ${of} named "${twice}": give each its own id.`, { file, key: twice });
}

type RowShape = PlaybookShape['rows'][number];

function rowOf(row: RowShape, lists: WordLists, file: string, at: string): PlaybookRow {
  const { checks, ...said } = row;
  return { ...said, checks: checks.map((check, index) => checkOf(check, lists, file, `${at}.checks[${index}]`)) };
}

function checkOf(check: RowShape['checks'][number], lists: WordLists, file: string, at: string): PlaybookCheck {
  const { about, meets, against, weakens, limit, group, ...said } = check;
  return {
    ...said,
    ...(group === undefined ? {} : { group }),
    about: signsOf(about, lists, file, `${at}.about`),
    meets: signsOf(meets, lists, file, `${at}.meets`),
    against: signsOf(against, lists, file, `${at}.against`),
    weakens: signsOf(weakens, lists, file, `${at}.weakens`),
    ...(limit === undefined ? {} : { limit: limitOf(limit) }),
  };
}

function limitOf(written: string): Limit {
  const [, side, number, unit] = /^(at most|at least) ([\d.]+) (days|percent|times)$/.exec(written) ?? [];
  const of = unit === 'percent' ? 'percent' : unit === 'times' ? 'times' : 'duration';
  return side === 'at most' ? { of, atMost: Number(number), written } : { of, atLeast: Number(number), written };
}

function topicOf(topic: TopicShape, rowChecks: readonly string[], lists: WordLists, file: string, at: string): TopicRule {
  const { topic: id, title, mustFind, definitions, mayBeAbsent, usual, usualBecause, examples } = topic;
  const stand = standOf(topic, rowChecks, lists, file, at);
  return {
    topic: id,
    title,
    mustFind,
    definitions,
    mayBeAbsent,
    usual,
    usualBecause,
    examples,
    headings: signsOf(topic.headings, lists, file, `${at}.headings`).map((each) => each.says),
    about: signsOf(topic.about, lists, file, `${at}.about`),
    favourable: signsOf(topic.favourable, lists, file, `${at}.favourable`),
    unfavourable: signsOf(topic.unfavourable, lists, file, `${at}.unfavourable`),
    ...(stand === undefined ? {} : { stand }),
  };
}

function standOf({ why, approver, document, positions, measures, checks, loopholes }: TopicShape, rowChecks: readonly string[], lists: WordLists, file: string, at: string): TopicStand | undefined {
  if (!positions) return undefined;
  const known = [...rowChecks, ...checks.map((check) => check.id), ...measures.map((measure) => measure.name)];
  const held = (position: { says: string; wording: string; when: string[] }, name: string): HeldPosition => ({ ...position, when: position.when.map((written) => readCondition(written, known, { file, key: `${at}.positions.${name}.when` })) });
  return {
    why: why ?? '',
    approver: approver ?? '',
    document: document ?? '',
    positions: { preferred: held(positions.preferred, 'preferred'), fallback: held(positions.fallback, 'fallback'), walkAway: held(positions.walkAway, 'walkAway') },
    checks: checks.map((check, index) => checkOf(check, lists, file, `${at}.checks[${index}]`)),
    measures: measures.map(({ says, unless, ...measure }) => ({ ...measure, says: signsOf([{ says, unless }], lists, file, `${at}.measures.${measure.name}`) })),
    loopholes: signsOf(loopholes, lists, file, `${at}.loopholes`),
  };
}

/** One sign for each phrase: `says` may list several that share the rest. */
function signsOf(written: readonly SignShape[], lists: WordLists, file: string, at: string): Sign[] {
  return written.flatMap((each, index) => {
    const place = `${at}[${index}]`;
    const phrase = (text: string): Phrase => {
      try {
        return readPhrase(text, lists);
      } catch (error) {
        throw new Refusal('invalid', `${file}, ${place}: the phrase "${text}" is not understood, because ${error instanceof Error ? error.message : 'it cannot be read'}.`, { file, key: place });
      }
    };
    const sign = typeof each === 'string' ? { says: [each] } : { ...each, says: typeof each.says === 'string' ? [each.says] : each.says };
    const { mentions = [], unless = [], under = [], because } = { mentions: undefined, unless: undefined, under: undefined, because: undefined, ...sign };
    const shared = { unless: (unless ?? []).map(phrase), under: (under ?? []).map(phrase), ...(because === undefined ? {} : { because }) };
    return [...sign.says.map((says): Sign => ({ says: phrase(says), ...shared })), ...(mentions ?? []).map((says): Sign => ({ says: phrase(says), ...shared, mention: true }))];
  });
}
