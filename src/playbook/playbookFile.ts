import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../base/nearest.ts';
import { Refusal } from '../base/refusal.ts';

/** A file of a playbook: its text, and the name that refusals give it. */
export interface PlaybookText {
  readonly text: string;
  readonly file: string;
}

/** The content of a YAML file in the shape that its first line names; refuses what cannot be meant, with its place. */
export function readPlaybookFile<Shapes extends Readonly<Record<string, z.ZodType>>>({ text, file }: PlaybookText, shapes: Shapes): z.output<Shapes[keyof Shapes]> {
  const value = parsed(text, file, Object.keys(shapes));
  const shape = shapes[(value as { readonly parley: string }).parley];
  const read = shape?.safeParse(value);
  if (read?.success !== true) throw refusal(read?.error.issues ?? [], file);
  return read.data as z.output<Shapes[keyof Shapes]>;
}

function parsed(text: string, file: string, formats: readonly string[]): unknown {
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
  if (!formats.includes(String(format))) throw new Refusal('unreadable', `${file} should begin with "parley: ${formats.join('" or "parley: ')}"${typeof format === 'string' ? ` and says "${format}"` : ''}: is it the right file?`, { file, key: 'parley' });
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
  const meant = nearest(key, ['parley', 'name', 'version', 'words', 'rows', 'topics', 'frameworks', 'residency', 'evidence', 'owner', 'validDays', 'allows', 'mustFind', 'measures', 'loopholes', 'when', 'take', 'name', 'of', 'on', 'off', 'id', 'title', 'why', 'approver', 'document', 'positions', 'preferred', 'fallback', 'walkAway', 'wording', 'checks', 'asks', 'required', 'group', 'met', 'absent', 'about', 'meets', 'against', 'weakens', 'limit', 'examples', 'says', 'unless', 'mentions', 'headings', 'under', 'because', 'weak', 'silent', 'topic', 'usual', 'usualBecause', 'favourable', 'unfavourable']);
  return `holds "${key}", which a playbook does not know${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
}
