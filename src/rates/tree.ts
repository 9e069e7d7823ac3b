import { parse, YAMLParseError } from 'yaml';
import { Refusal } from '../base/refusal.ts';

/** A YAML file in which every leaf is the text as it was written, so that "0513" and 0.10 arrive unharmed. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/** The tree of a YAML file that says it is `format` ("rates/1"); refuses what is no YAML or another format. */
export function readTree(text: string, format: string, file: string): Tree {
  const tree = parsed(text, file);
  const said = isBranch(tree) ? tree['parley'] : undefined;
  if (said !== format) throw new Refusal('unreadable', `${file} should begin with "parley: ${format}"${typeof said === 'string' ? ` and says "${said}"` : ''}.`, file);
  return tree;
}

/** The pairs under `key`; none where it is absent. */
export function branchAt(tree: Tree, key: string, file: string): readonly (readonly [string, Tree])[] {
  const value = isBranch(tree) ? tree[key] : undefined;
  if (value === undefined) return [];
  if (!isBranch(value)) throw misplaced(file, key, 'a group of named values');
  return Object.entries(value);
}

/** The items under `key`; none where it is absent. */
export function listAt(tree: Tree, key: string, file: string): readonly Tree[] {
  const value = isBranch(tree) ? tree[key] : undefined;
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw misplaced(file, key, 'a list');
  return value as readonly Tree[];
}

/** The texts of a list under `key`; none where it is absent. */
export function textsAt(tree: Tree, key: string, file: string): readonly string[] {
  return listAt(tree, key, file).map((item) => {
    if (typeof item !== 'string') throw misplaced(file, key, 'a list of words');
    return item;
  });
}

/** The named texts under `key`; none where it is absent. */
export function pairsAt(tree: Tree, key: string, file: string): readonly (readonly [string, string])[] {
  return branchAt(tree, key, file).map(([name, value]) => {
    if (typeof value !== 'string') throw misplaced(file, `${key}.${name}`, 'one word or sentence');
    return [name, value];
  });
}

/** The named lists of texts under `key`; a single text is a list of one. */
export function groupsAt(tree: Tree, key: string, file: string): readonly (readonly [string, readonly string[]])[] {
  return branchAt(tree, key, file).map(([name, value]) => [name, typeof value === 'string' ? [value] : textsAt({ [name]: value }, name, file)]);
}

/** The text under `key`, or undefined where it is absent or empty. */
export function textAt(tree: Tree, key: string, file: string): string | undefined {
  const value = isBranch(tree) ? tree[key] : undefined;
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw misplaced(file, key, 'one word or sentence');
  return value;
}

/** The text under `key`; refuses a tree without it. */
export function neededAt(tree: Tree, key: string, file: string): string {
  const value = textAt(tree, key, file);
  if (value === undefined) throw new Refusal('invalid', `${file} should say "${key}" and does not.`, { file, key });
  return value;
}

function parsed(text: string, file: string): Tree {
  try {
    return parse(text, { schema: 'failsafe' }) as Tree;
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line;
    throw new Refusal('unreadable', `${file} is not readable as YAML${line === undefined ? '' : ` from line ${line} on`}: ${error.message.split('\n')[0]}`, file);
  }
}

function isBranch(tree: Tree): tree is { readonly [key: string]: Tree } {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}

function misplaced(file: string, key: string, wanted: string): Refusal {
  return new Refusal('invalid', `${file} should give ${wanted} under "${key}".`, { file, key });
}
