import type { Sentence } from './sentences.ts';
import type { Token } from './tokens.ts';

/** What the words of a clause say beside its figures: who is bound or entitled, on what conditions, what is taken out. */
export interface ClauseTerms {
  readonly who?: 'supplier' | 'customer' | 'both';
  readonly conditions?: string;
  readonly carveOuts?: string;
}

const supplier = new Set(['provider', 'supplier', 'vendor', 'licensor', 'microsoft', 'we', 'openai', 'azure']);
const customer = new Set(['customer', 'you', 'client', 'subscriber', 'licensee', 'purchaser']);
const modals = new Set(['will', 'shall', 'may', 'must', 'agrees', 'agree', 'grants', 'warrants', 'owns', 'retains', 'uses', 'maintains', 'provides', 'is', 'are']);

/** The terms of the sentences of one clause: who is the subject of its first verb, and the words that lead in conditions and exceptions. */
export function clauseTerms(sentences: readonly Sentence[], text: (sentence: Sentence) => string): ClauseTerms {
  const who = sentences.map((sentence) => subjectOf(sentence.tokens)).find((each) => each !== undefined);
  const [conditions, carveOuts] = [conditionWords, exceptionWords].map((pattern) => sentences.flatMap((sentence) => [...text(sentence).matchAll(pattern)].map(([words]) => words.replace(/\s+/g, ' ').trim())));
  return { ...(who === undefined ? {} : { who }), ...said('conditions', conditions), ...said('carveOuts', carveOuts) };
}

function said<Key extends string>(key: Key, found: readonly string[] | undefined): Partial<Record<Key, string>> {
  return found === undefined || found.length === 0 ? {} : ({ [key]: found.slice(0, 3).join('; ') } as Record<Key, string>);
}

/** The side that stands last before the first verb: "Each party’s liability is", "Supplier may". */
function subjectOf(tokens: readonly Token[]): ClauseTerms['who'] {
  const verb = tokens.findIndex(({ word }) => modals.has(word));
  const before = tokens.slice(Math.max(0, verb - 12), Math.max(0, verb)).map(({ word }) => word);
  const each = before.findLastIndex((word, at) => (word === 'party' || word === 'parties') && ['each', 'either', 'neither', 'both', 'the', 'a'].includes(before[at - 1] ?? ''));
  const [ours, theirs] = [before.findLastIndex((word) => customer.has(word)), before.findLastIndex((word) => supplier.has(word))];
  if (Math.max(each, ours, theirs) < 0) return undefined;
  return each > Math.max(ours, theirs) ? 'both' : ours > theirs ? 'customer' : 'supplier';
}

/** A condition or an exception up to the next comma or stop, at most a dozen words. */
const conditionWords = /\b(?:only if|if and only if|provided that|as long as|so long as|subject to|conditional (?:up)?on|to the extent|unless)\b(?:\s+[^\s,;.:]+){1,12}/gi;
const exceptionWords = /\b(?:except(?:\s+(?:for|as|that|where))?|other than|excluding|save (?:for|where)|do(?:es)? not apply to|notwithstanding)\b(?:\s+[^\s,;.:]+){1,12}/gi;
