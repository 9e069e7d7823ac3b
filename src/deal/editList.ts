import { isMap, isScalar, isSeq, parseDocument, type Document, type YAMLMap, type YAMLSeq } from 'yaml';
import { nearest } from '../base/nearest.ts';
import { Refusal } from '../base/refusal.ts';
import { written } from './writeDeal.ts';

/** A list in a document that people keep: which document, which list of it, and the key by which an entry is named. */
export interface ListOf {
  /** "asks/1". */
  readonly format: string;
  /** "asks": the key of the list. */
  readonly list: string;
  /** "id" or "name"; an entry without it goes by its place in the list, from 1. */
  readonly key: string;
  /** What a new document says besides. */
  readonly head: Readonly<Record<string, string>>;
}

/** One value that an edit changed, as the document writes it; undefined where it was or is not there. */
export interface ChangedValue {
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Why an entry was taken out, kept with it: it comes back as it was. */
export interface Removed {
  readonly on: string;
  readonly by?: string | undefined;
  readonly because?: string | undefined;
}

/** The document with one more entry at the end of its list; a new document where there is none. Comments and what stands in it stay. */
export function withEntry(text: string | undefined, file: string, of: ListOf, entry: Readonly<Record<string, unknown>>): string {
  const document = parsed(text ?? `${Object.entries({ parley: of.format, ...of.head }).map(([key, value]) => `${key}: ${value}\n`).join('')}${of.list}:\n`, file);
  const list = listIn(document, of, file);
  const key = String(entry[of.key]);
  const known = list.items.find((item, place) => isMap(item) && nameOf(item, of, place) === key);
  if (known !== undefined) throw new Refusal('invalid', `${file} has "${key}" in ${of.list} already${isMap(known) && known.has('removed') ? ', taken out: bring it back' : ': change it'}, or name the new one otherwise.`, { file, key });
  const node = nodeOf(entry);
  // An entry is written like its neighbours: on one line, or with its keys one a line.
  const [neighbour] = list.items;
  if (isMap(node)) node.flow = isMap(neighbour) ? neighbour.flow === true : Object.keys(entry).length <= mostOnOneLine;
  list.add(node);
  return textOf(document);
}

/** The document with one field at its head set. */
export function withHead(text: string | undefined, file: string, of: ListOf, field: string, value: string): string {
  const document = parsed(text ?? `parley: ${of.format}\n`, file);
  document.set(field, nodeOf(value));
  return textOf(document);
}

/** The document with other values under some keys of one entry; a value that is undefined takes its key out. */
export function withValues(text: string, file: string, of: ListOf, name: string, values: Readonly<Record<string, unknown>>): { readonly text: string; readonly changed: readonly ChangedValue[] } {
  const document = parsed(text, file);
  const entry = entryIn(document, of, name, file);
  const changed = Object.entries(values).flatMap(([key, value]): ChangedValue[] => {
    const before = wordsOf(entry, key);
    if (value === undefined) entry.delete(key);
    else entry.set(key, nodeOf(value));
    const after = wordsOf(entry, key);
    return before === after ? [] : [{ key, before, after }];
  });
  return { text: textOf(document), changed };
}

/** The document with one entry taken out: it stays where it is with the day and the reason, and `withRestored` brings it back. */
export function withRemoved(text: string, file: string, of: ListOf, name: string, removed: Removed): string {
  const document = parsed(text, file);
  const entry = entryIn(document, of, name, file);
  if (entry.has('removed')) throw new Refusal('invalid', `${file}: "${name}" is taken out already.`, { file, key: name });
  entry.set('removed', nodeOf(removed));
  return textOf(document);
}

/** The document with an entry back that was taken out. */
export function withRestored(text: string, file: string, of: ListOf, name: string): string {
  const document = parsed(text, file);
  const entry = entryIn(document, of, name, file, (each) => each.has('removed'));
  if (!entry.delete('removed')) throw new Refusal('invalid', `${file}: "${name}" was not taken out.`, { file, key: name });
  return textOf(document);
}

/** Every scalar as its text: an edit changes no digit and no quote of what stands beside it. */
function parsed(text: string, file: string): Document {
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false });
  if (document.errors.length > 0 || !isMap(document.contents)) throw new Refusal('unreadable', `${file} is not readable as YAML or JSON: correct it before it is changed.`, { file });
  return document;
}

function textOf(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function listIn(document: Document, { list: key }: ListOf, file: string): YAMLSeq {
  const node = document.get(key, true);
  if (isSeq(node)) {
    // An empty list is written as [], and what is added to it stands line by line.
    if (node.items.length === 0) node.flow = false;
    return node;
  }
  if (node !== undefined && !(isScalar(node) && (node.value === null || node.value === ''))) throw new Refusal('invalid', `${file}, ${key} is no list, so nothing can be added to it.`, { file, key });
  const made = document.createNode([]) as YAMLSeq;
  document.set(key, made);
  return made;
}

/** The last entry of the name: one that `rather` holds for before one that it does not. */
function entryIn(document: Document, of: ListOf, name: string, file: string, rather: (entry: YAMLMap) => boolean = (entry) => !entry.has('removed')): YAMLMap {
  const entries = listIn(document, of, file).items.filter((item) => isMap(item));
  const named = entries.filter((item, place) => nameOf(item, of, place) === name);
  const found = named.findLast(rather) ?? named.at(-1);
  if (found !== undefined) return found;
  const names = [...new Set(entries.map((item, place) => nameOf(item, of, place)))];
  // A number is not a misspelling of another one.
  const near = /^\d+$/.test(name) ? undefined : nearest(name, names);
  throw new Refusal('not-found', `${file} has no "${name}" in ${of.list}${near === undefined ? (names.length === 0 ? ': the list is empty.' : `; there are ${names.join(', ')}.`) : `; did you mean "${near}"?`}`, { file, key: name });
}

function nameOf(entry: YAMLMap, { key }: ListOf, place: number): string {
  return entry.has(key) ? String(entry.get(key)) : String(place + 1);
}

function wordsOf(entry: YAMLMap, key: string): string | undefined {
  const node = entry.get(key, true);
  if (node === undefined) return undefined;
  return inWords(node instanceof Object && 'toJSON' in node ? (node as { toJSON(): unknown }).toJSON() : node);
}

/** "low: 1, high: 2": for a person who looks what an edit changed. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  return typeof value === 'object' && value !== null ? Object.entries(value).map(([key, inner]) => `${key}: ${inWords(inner)}`).join(', ') : String(value);
}

/** A value as the house writes it. */
function nodeOf(value: unknown): unknown {
  return parseDocument(written(value), { schema: 'failsafe' }).contents;
}

const mostOnOneLine = 6;
