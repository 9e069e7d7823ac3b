import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../base/nearest.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import { readPhrase, type Phrase, type WordLists } from './phrase.ts';
import type { Limit, Playbook, PlaybookCheck, PlaybookRow, Sign, TopicRule } from './playbook.ts';
import { playbookShape, type PlaybookShape, type SignShape } from './playbookShape.ts';

/** The playbook of a YAML file `playbook/1`, its phrases ready to be looked for. Refuses what cannot be meant, with its place. */
export function readPlaybook(text: string, file: string): Outcome<Playbook> {
  const read = playbookShape.safeParse(parsed(text, file));
  if (!read.success) throw refusal(read.error.issues, file);
  const { name, version, words, rows, topics } = read.data;
  for (const each of Object.keys(words)) signsOf([`{${each}}`], words, file, `words.${each}`);
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.id)) throw new Refusal('invalid', `${file} holds two rows named "${row.id}": give each its own id.`, { file, key: row.id });
    seen.add(row.id);
  }
  return outcome({ name, version, rows: rows.map((row, index) => rowOf(row, words, file, `rows[${index}]`)), topics: topics.map((topic, index) => topicOf(topic, words, file, `topics[${index}]`)) });
}

function parsed(text: string, file: string): unknown {
  if (text.length > 2_000_000) throw new Refusal('too-large', `${file} has ${text.length} characters, more than a playbook has: is it the right file?`, { file });
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { version: '1.2', schema: 'core', lineCounter, prettyErrors: false, uniqueKeys: true });
  const problem = document.errors[0];
  if (problem) {
    const row = lineCounter.linePos(problem.pos[0]).line;
    throw new Refusal('unreadable', `${file}, line ${row} is not readable as YAML: ${(problem.message.split('\n')[0] ?? '').replace(/[.:\s]+$/, '')}. Correct that line.`, { file, row });
  }
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  const format = typeof value === 'object' && value !== null && 'parley' in value ? value.parley : undefined;
  if (format !== 'playbook/1') throw new Refusal('unreadable', `${file} should begin with "parley: playbook/1"${typeof format === 'string' ? ` and says "${format}"` : ''}: is it the right file?`, { file, key: 'parley' });
  return value;
}

/** The first problem in one sentence, with its place and how many more there are. */
function refusal(issues: readonly z.core.$ZodIssue[], file: string): Refusal {
  const flat = issues.flatMap((issue) => (issue.code === 'invalid_union' ? (issue.errors.toSorted((a, b) => (a[0]?.path.length ?? 0) - (b[0]?.path.length ?? 0)).at(-1) ?? [issue]).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) : [issue]));
  // A misspelt key is the reason why another one is missing.
  const first = flat.find(({ code }) => code === 'unrecognized_keys') ?? flat[0];
  const key = (first?.path ?? []).map((step, place) => (typeof step === 'number' ? `[${step}]` : place === 0 ? String(step) : `.${String(step)}`)).join('');
  const says = first?.code === 'unrecognized_keys' ? unknownKeys(first.keys) : first?.code === 'invalid_type' ? `is missing or is no ${first.expected}` : (first?.message ?? 'is not understood');
  const more = issues.length > 1 ? ` ${issues.length - 1} more ${issues.length === 2 ? 'place needs' : 'places need'} correcting, too.` : '';
  return new Refusal('invalid', `${file}${key === '' ? '' : `, ${key}`} ${says}.${more}`.replace('?.', '?'), { file, key: key === '' ? 'the playbook' : key });
}

function unknownKeys(keys: readonly string[]): string {
  const [key = ''] = keys;
  const meant = nearest(key, ['parley', 'name', 'version', 'words', 'rows', 'topics', 'id', 'title', 'why', 'approver', 'document', 'positions', 'preferred', 'fallback', 'walkAway', 'wording', 'checks', 'asks', 'required', 'group', 'met', 'absent', 'about', 'meets', 'against', 'weakens', 'limit', 'examples', 'says', 'unless', 'under', 'because', 'weak', 'silent', 'topic', 'usual', 'usualBecause', 'favourable', 'unfavourable']);
  return `holds "${key}", which a playbook does not know${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
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

function topicOf(topic: PlaybookShape['topics'][number], lists: WordLists, file: string, at: string): TopicRule {
  return {
    ...topic,
    about: signsOf(topic.about, lists, file, `${at}.about`),
    favourable: signsOf(topic.favourable, lists, file, `${at}.favourable`),
    unfavourable: signsOf(topic.unfavourable, lists, file, `${at}.unfavourable`),
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
    const { unless = [], under = [], because } = { unless: undefined, under: undefined, because: undefined, ...sign };
    return sign.says.map((says): Sign => ({ says: phrase(says), unless: (unless ?? []).map(phrase), under: (under ?? []).map(phrase), ...(because === undefined ? {} : { because }) }));
  });
}
