import type { Branded } from '../base/brand.ts';

/** What a bill says about a resource beside its workload: its tags, its name, its subscription, its cost centre. One text, equal where all of it is equal. */
export type Labels = Branded<string, 'Labels'>;

/** Labels that are no tags: Parley's own names of columns. Tags of these names give way. */
export const ownLabels = ['resource', 'subscription', 'costCenter'] as const;
export type OwnLabel = (typeof ownLabels)[number];

/** The tags of a cell, as JSON with or without its braces, and the columns beside it; undefined where there are none. */
export function labelsOf(tags: string, own: Partial<Readonly<Record<OwnLabel, string>>>): Labels | undefined {
  const pairs = new Map<string, string>();
  for (const [, key = '', value = ''] of tags.matchAll(/"((?:[^"\\]|\\.)*)"\s*:\s*"((?:[^"\\]|\\.)*)"/g)) if (key.trim() !== '' && value.trim() !== '') pairs.set(key.trim().toLowerCase(), value.trim());
  for (const name of ownLabels) {
    const value = own[name]?.trim() ?? '';
    if (value === '') pairs.delete(name.toLowerCase());
    else pairs.set(name.toLowerCase(), value);
  }
  return labelsFrom(pairs);
}

/** The labels with those named left out. */
export function withoutLabels(labels: Labels, out: ReadonlySet<string>): Labels | undefined {
  return labelsFrom(new Map([...pairsIn(labels)].filter(([name]) => !out.has(name))));
}

/** The names in these labels, in small letters. */
export function labelNames(labels: Labels): IterableIterator<string> {
  return pairsIn(labels).keys();
}

/** The value under a name, letters and punctuation aside ("Business Unit" is "businessunit"); undefined where there is none. */
export function labelNamed(labels: Labels | undefined, name: string): string | undefined {
  if (labels === undefined) return undefined;
  const plain = plainLabel(name);
  for (const [key, value] of pairsIn(labels)) if (plainLabel(key) === plain) return value;
  return undefined;
}

/** The value of the first of these names that is there. */
export function firstLabel(labels: Labels | undefined, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = labelNamed(labels, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

export function plainLabel(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function labelsFrom(pairs: ReadonlyMap<string, string>): Labels | undefined {
  return pairs.size === 0 ? undefined : (JSON.stringify([...pairs].sort(([a], [b]) => (a < b ? -1 : 1))) as Labels);
}

// A bill repeats the same few labels in all its rows.
const parsed = new Map<Labels, ReadonlyMap<string, string>>();

function pairsIn(labels: Labels): ReadonlyMap<string, string> {
  let pairs = parsed.get(labels);
  if (pairs === undefined) {
    if (parsed.size > 10_000) parsed.clear();
    parsed.set(labels, (pairs = new Map(JSON.parse(labels) as [string, string][])));
  }
  return pairs;
}
