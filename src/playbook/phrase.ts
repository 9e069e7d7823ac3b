import { inDays, type Quantity, type Token } from './tokens.ts';

/**
 * A phrase as a playbook writes it, ready to be looked for. Its parts, divided by spaces:
 *   word        that word ("notice"); word* also its longer forms ("terminat*")
 *   a/b/c       one of these words
 *   {name}      one of the words and groups of words listed under `words` in the playbook; {a}/b is a choice, too
 *   <duration>  a length of time; <percent>, <money>, <times> likewise; its value is kept
 *   <duration:60+>  one of at least 60 days; <duration:60-> of at most 60; <percent:10-> likewise
 *   ..          up to six words in between; ... any number within the sentence
 * Time is linear in the sentence for each part of the phrase: no phrase can be written that hangs.
 */
export interface Phrase {
  readonly written: string;
  readonly parts: readonly Part[];
}

export type Part =
  | { readonly kind: 'words'; readonly written: string; readonly starts: Starts }
  | { readonly kind: 'quantity'; readonly of: Quantity['kind']; readonly least: number; readonly most: number }
  | { readonly kind: 'gap'; readonly most: number };

type Group = readonly Word[];

/** The groups of words of one part by how they begin, so that a token asks only those that it can begin. */
interface Starts {
  readonly exact: ReadonlyMap<string, readonly Group[]>;
  readonly beginnings: readonly { readonly beginning: string; readonly group: Group }[];
}

interface Word {
  readonly exact: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

export interface Match {
  /** Token indices, end exclusive. */
  readonly from: number;
  readonly until: number;
  readonly quantities: readonly Quantity[];
}

/** Lists of words by name, each entry itself words that may hold `/`, `*` and other names. */
export type WordLists = Readonly<Record<string, readonly string[]>>;

/** Reads a phrase; throws an Error with a plain sentence where it cannot be meant. */
export function readPhrase(written: string, lists: WordLists): Phrase {
  const parts = written.trim().split(/\s+/).map((part): Part => {
    if (part === '..') return { kind: 'gap', most: 6 };
    if (part === '...') return { kind: 'gap', most: Number.POSITIVE_INFINITY };
    const [, quantity, bound, side] = /^<(duration|percent|money|times)(?::(\d+(?:\.\d+)?)([+-]))?>$/.exec(part) ?? [];
    if (quantity !== undefined) return { kind: 'quantity', of: quantity as Quantity['kind'], least: side === '+' ? Number(bound) : 0, most: side === '-' ? Number(bound) : Number.POSITIVE_INFINITY };
    if (part.startsWith('<')) throw new Error(`"${part}" is no quantity: write <duration>, <percent>, <money> or <times>`);
    return { kind: 'words', written: part, starts: startsOf(groupsOf(part, lists, [])) };
  });
  if (parts.every((part) => part.kind === 'gap')) throw new Error(`"${written}" holds no words`);
  if (parts[0]?.kind === 'gap' || parts.at(-1)?.kind === 'gap') throw new Error(`"${written}" begins or ends with dots, which say nothing there`);
  return { written, parts };
}

function startsOf(groups: readonly Group[]): Starts {
  const exact = new Map<string, Group[]>();
  const beginnings: { beginning: string; group: Group }[] = [];
  for (const group of groups) {
    for (const word of group[0]?.exact ?? []) exact.set(word, [...(exact.get(word) ?? []), group]);
    for (const beginning of group[0]?.beginnings ?? []) beginnings.push({ beginning, group });
  }
  return { exact, beginnings };
}

function groupsOf(part: string, lists: WordLists, within: readonly string[]): readonly (readonly Word[])[] {
  if (part.includes('{') && part.includes('/')) return part.split('/').flatMap((choice) => groupsOf(choice, lists, within));
  const name = /^\{([A-Za-z-]+)\}$/.exec(part)?.[1];
  if (name === undefined) {
    if (/['’]/.test(part)) throw new Error(`"${part}" has an apostrophe: write "do not" for "don't" and leave out the possessive`);
    if (/[{}<>]/.test(part)) throw new Error(`"${part}" is no word, list or quantity`);
    return [wordsOf(part)];
  }
  const list = lists[name];
  if (!list) throw new Error(`there is no list of words named {${name}}`);
  if (within.includes(name)) throw new Error(`the list {${name}} is within itself`);
  return list.flatMap((entry) => sequences(entry.trim().split(/\s+/), lists, [...within, name]));
}

/** Every way to write an entry of a list: a name inside it stands for each of its groups. */
function sequences(parts: readonly string[], lists: WordLists, within: readonly string[]): (readonly Word[])[] {
  return parts.reduce<(readonly Word[])[]>((so, part) => so.flatMap((before) => groupsOf(part, lists, within).map((group) => [...before, ...group])), [[]]);
}

/** A word with strokes ("train* / tune*", without the spaces) is one place with two choices; a hyphen divides words, as it does when a sentence is read. */
function wordsOf(part: string): readonly Word[] {
  const choices = part.toLowerCase().split('/').map((choice) => choice.split('-').filter((each) => each !== ''));
  const longest = Math.max(...choices.map((choice) => choice.length));
  if (longest === 1) return [wordOf(choices.map((choice) => choice[0] ?? ''))];
  if (choices.length > 1) throw new Error(`"${part}" joins hyphens and strokes: list them under \`words\` instead`);
  return (choices[0] ?? []).map((each) => wordOf([each]));
}

function wordOf(choices: readonly string[]): Word {
  const starred = choices.find((choice) => choice.slice(0, -1).includes('*'));
  if (starred !== undefined) throw new Error(`"${starred}" has a star before its end: write both spellings, divided by a stroke`);
  return { exact: new Set(choices.filter((choice) => !choice.endsWith('*'))), beginnings: choices.filter((choice) => choice.endsWith('*')).map((choice) => choice.slice(0, -1)) };
}

/** The first place where `tokens` say the phrase, or undefined. */
export function findPhrase(phrase: Phrase, tokens: readonly Token[]): Match | undefined {
  // From each part on, where it can end (rising) and how that was reached: one pass a part, whatever the gaps.
  let reached: Trail[] | undefined;
  let gap = 0;
  for (const part of phrase.parts) {
    if (part.kind === 'gap') {
      gap = part.most;
      continue;
    }
    reached = step(part, tokens, reached, gap);
    if (reached.length === 0) return undefined;
    gap = 0;
  }
  const last = reached?.[0];
  if (!last) return undefined;
  const quantities: Quantity[] = [];
  for (let trail: Trail | undefined = last; trail; trail = trail.before) if (trail.quantity) quantities.unshift(trail.quantity);
  return { from: last.from, until: last.end, quantities };
}

/** How a part was reached: where the phrase began, where the part ends. */
interface Trail {
  readonly from: number;
  readonly end: number;
  readonly before: Trail | undefined;
  readonly quantity: Quantity | undefined;
}

function step(part: Exclude<Part, { kind: 'gap' }>, tokens: readonly Token[], reached: readonly Trail[] | undefined, gap: number): Trail[] {
  const found: Trail[] = [];
  const earlier = reached ?? [];
  let nearest = -1;
  let inOrder = true;
  let known: Set<number> | undefined;
  for (let at = reached?.[0]?.end ?? 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const ends = endsOf(part, tokens, token, at);
    if (ends.length === 0) continue;
    // The last end before `at` is the nearest, so it is the one that a short gap can bridge.
    for (let next = earlier[nearest + 1]; next && next.end <= at; next = earlier[nearest + 1]) nearest++;
    const before = earlier[nearest];
    if (reached && (!before || at - before.end > gap)) continue;
    for (const end of ends) {
      if (known?.has(end) === true) continue;
      known ??= new Set();
      known.add(end);
      inOrder &&= end > (found.at(-1)?.end ?? 0);
      found.push({ from: before?.from ?? at, end, before, quantity: part.kind === 'quantity' ? token.quantity : undefined });
    }
  }
  return inOrder ? found : found.toSorted((a, b) => a.end - b.end);
}

const noEnds: readonly number[] = [];

function endsOf(part: Exclude<Part, { kind: 'gap' }>, tokens: readonly Token[], { word, quantity }: Token, at: number): readonly number[] {
  if (part.kind === 'quantity') return within(part, quantity) ? [at + 1] : noEnds;
  const { exact, beginnings } = part.starts;
  const groups = exact.get(word);
  if (groups === undefined && beginnings.length === 0) return noEnds;
  const ends: number[] = [];
  for (const group of groups ?? none) take(group, tokens, at, ends);
  for (const { beginning, group } of beginnings) if (word.startsWith(beginning)) take(group, tokens, at, ends);
  return ends;
}

function take(group: Group, tokens: readonly Token[], at: number, ends: number[]): void {
  let matched = 1;
  while (matched < group.length && says(group[matched], tokens[at + matched]?.word)) matched++;
  if (matched === group.length) ends.push(at + matched);
}

function within({ of, least, most }: Extract<Part, { kind: 'quantity' }>, quantity: Quantity | undefined): boolean {
  if (quantity?.kind !== of) return false;
  const value = of === 'duration' ? inDays(quantity) : quantity.value;
  return value >= least && value <= most;
}

const none: readonly Group[] = [];

/** The words that a part can begin with, and the beginnings of others: what an index of sentences by word asks. */
export function startsWith(part: Part): { readonly words: Iterable<string>; readonly beginnings: readonly string[] } {
  if (part.kind !== 'words') return { words: [], beginnings: [] };
  return { words: part.starts.exact.keys(), beginnings: part.starts.beginnings.map(({ beginning }) => beginning) };
}

function says(word: Word | undefined, said: string | undefined): boolean {
  if (!word || said === undefined) return false;
  return word.exact.has(said) || word.beginnings.some((beginning) => said.startsWith(beginning));
}
