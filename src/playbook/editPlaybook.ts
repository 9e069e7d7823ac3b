import { isMap, parseDocument } from 'yaml';
import { Refusal } from '../base/refusal.ts';
import { playbookShape, type PlaybookShape } from './playbookShape.ts';
import { readPlaybook } from './readPlaybook.ts';

/** One field of a playbook file set to something else: `path` as ["rows", 0, "title"]; null takes the field away. */
export interface PlaybookChange {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** What is wrong with a playbook file, with the field: "rows[2].checks[0].limit". */
export interface PlaybookProblem {
  readonly at: string;
  readonly says: string;
}

/** The text of a playbook with some fields changed; its comments and everything else stay. Refuses a path that leads nowhere. */
export function editPlaybook(text: string, changes: readonly PlaybookChange[], file: string): string {
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true });
  if (document.errors.length > 0 || !isMap(document.contents)) readPlaybook(text, file);
  for (const { path, value } of changes) {
    const above = path.slice(0, -1);
    // A list or a group of fields that was not needed so far is made.
    if (typeof above.at(-1) === 'string' && !document.hasIn(above) && (above.length === 1 || document.hasIn(above.slice(0, -1)))) document.setIn(above, document.createNode(path.at(-1) === 0 ? [] : {}));
    if (path.length === 0 || (above.length > 0 && !document.hasIn(above))) throw new Refusal('invalid', `${file} has no ${showPath(path)}, so it cannot be changed.`, { file, key: showPath(path) });
    if (value === null) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}

/** A playbook file as it is written, where it can be shown, and all that is wrong with it. */
export function playbookAsWritten(text: string, file: string): { readonly written: PlaybookShape | undefined; readonly problems: readonly PlaybookProblem[] } {
  const given: unknown = parseDocument(text, { version: '1.2', schema: 'core' }).toJS({ maxAliasCount: 100 });
  const read = playbookShape.safeParse(given);
  if (!read.success) return { written: undefined, problems: read.error.issues.map(({ path, message }) => ({ at: showPath(path.map((step) => (typeof step === 'number' ? step : String(step)))), says: message })) };
  try {
    readPlaybook(text, file);
    return { written: read.data, problems: [] };
  } catch (error) {
    // A phrase that cannot be read: the one problem that the shape alone does not show.
    if (!(error instanceof Refusal)) throw error;
    return { written: read.data, problems: [{ at: placeOf(error.at.replace(`${file}, `, ''), read.data), says: error.message }] };
  }
}

/** A place in a topic is told by its name; fields are told by where they stand. */
function placeOf(at: string, { topics }: PlaybookShape): string {
  const [whole, name = ''] = /^topic ([^.\s[]+)/.exec(at) ?? [];
  const place = topics.findIndex(({ topic }) => topic === name);
  return whole === undefined || place === -1 ? at : `topics[${place}]${at.slice(whole.length)}`;
}

/** "rows[2].checks[0].limit": how a problem names a field. */
export function showPath(path: readonly (string | number)[]): string {
  return path.map((step, place) => (typeof step === 'number' ? `[${step}]` : place === 0 ? step : `.${step}`)).join('');
}
