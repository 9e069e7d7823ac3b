import type { Span } from '../paper/paper.ts';
import type { Reading } from '../playbook/reading.ts';
import type { Sentence } from '../playbook/sentences.ts';
import { tokenise, type Token } from '../playbook/tokens.ts';
import { acts, conceptsOf, isSameWord, stemsOf } from './concepts.ts';
import type { LedgerPromise } from './entry.ts';
import { figureGaps } from './figures.ts';
import { denialsIn, softenersOf } from './firmness.ts';
import { bindsCustomer, modelsIn } from './scope.ts';

/** How the paper falls short of a promise. */
export interface Gap {
  readonly kind: 'figure' | 'scope' | 'efforts' | 'may' | 'hedge' | 'condition' | 'contrary' | 'missing';
  readonly promised: string;
  readonly paper: string;
  /** One sentence for a person. */
  readonly says: string;
}

export interface Matched {
  readonly status: 'in paper' | 'weaker' | 'contradicted' | 'missing';
  readonly file: string;
  readonly spans: readonly Span[];
  readonly by: readonly Gap[];
  /** Words of the promise of whose subject the clause does not speak: to be read by a person. */
  readonly unsaid: readonly string[];
}

/** Papers made ready for promises to be looked for in them. */
export class Papers {
  readonly #clauses: readonly Clause[];
  readonly #rarity: ReadonlyMap<string, number>;

  constructor(readings: readonly Reading[]) {
    this.#clauses = readings.flatMap((reading) =>
      reading.sentences.filter(({ title }) => !title).map((sentence): Clause => ({ reading, sentence, said: new Set(conceptsOf(sentence.tokens).filter((each) => each !== undefined)), stems: stemsOf(sentence.tokens), under: new Set(conceptsOf(sentence.under).filter((each) => each !== undefined)) })),
    );
    const seen = new Map<string, number>();
    for (const { said } of this.#clauses) for (const concept of said) seen.set(concept, (seen.get(concept) ?? 0) + 1);
    this.#rarity = new Map([...seen].map(([concept, count]) => [concept, Math.log((this.#clauses.length + 1) / count)]));
  }

  /** Whether any clause speaks of all these subjects. */
  speaksOf(subjects: readonly (readonly string[])[]): boolean {
    return this.#clauses.some(({ said }) => subjects.every((choices) => choices.some((choice) => said.has(choice))));
  }

  /** The clause that says what was promised, and how it falls short. */
  match(promise: LedgerPromise): Matched {
    const tokens = tokenise(promise.what);
    const sides = new Set(tokenise(`${promise.who.organisation} ${promise.who.name}`).map(({ word }) => word));
    const subjects = [...new Set(conceptsOf(tokens, sides).filter((each) => each !== undefined))];
    const done = subjects.filter((subject) => acts.has(subject));
    const models = modelsIn(promise.what);
    const duty = bindsCustomer(tokens);
    const able = this.#clauses.filter((clause) => (done.length === 0 || done.some((act) => clause.said.has(act))) && (duty || !bindsCustomer(clause.sentence.tokens)) && !ofOthers(models, modelsOf(clause)));
    const scored = able.map((clause) => ({ clause, ...this.#score(clause, subjects, tokens, models) })).filter(({ share, shared }) => share >= enough && shared >= Math.min(2, subjects.length)).sort((a, b) => b.share - a.share);
    const [best] = scored;
    if (!best) return { status: 'missing', file: '', spans: [], by: [{ kind: 'missing', promised: promise.what, paper: '', says: `No clause says it: looked for ${subjects.join(', ')} in ${this.#clauses.length} sentences.` }], unsaid: [] };
    // A clause as near that says the contrary counts more than one that agrees; a long one that happens to hold all the words is not as near.
    const close = scored.filter(({ share, clause }) => share >= best.share * asNear && clause.said.size <= 1.5 * best.clause.said.size);
    const chosen = close.find(({ clause }) => contrary(tokens, clause.sentence.tokens)) ?? best;
    const { reading, sentence } = chosen.clause;
    const by = [...gapsOf(tokens, sentence), ...scopeGap(models, modelsOf(chosen.clause))];
    const status = by.some(({ kind }) => kind === 'contrary') ? 'contradicted' : by.length > 0 ? 'weaker' : 'in paper';
    const { said, under } = chosen.clause;
    const concepts = conceptsOf(tokens, sides);
    const unsaid = [...new Set(tokens.flatMap(({ word }, at) => (concepts[at] === undefined || said.has(concepts[at]) || under.has(concepts[at]) ? [] : [word])))];
    return { status, file: reading.paper.file, spans: reading.spansOf(sentence), by, unsaid };
  }

  /** How much of the promise's subjects the clause speaks of, rare ones counting more; a figure that is the same counts like a subject. */
  #score({ said, stems, under, sentence, ...clause }: Clause, subjects: readonly string[], tokens: readonly Token[], models: readonly string[]): { share: number; shared: number } {
    const own = wordsOf(tokens);
    const unheard = Math.log(this.#clauses.length + 1) * unheardWeight;
    let [whole, found, shared] = [0, 0, 0];
    for (const subject of subjects) {
      const weight = this.#rarity.get(subject) ?? unheard;
      whole += weight;
      if (said.has(subject)) {
        found += (own.get(subject) ?? []).some((word) => [...stems].some((other) => isSameWord(word, other))) ? weight : weight * otherWord;
        shared++;
      } else if (under.has(subject)) found += weight / 2;
    }
    const figures = tokens.flatMap(({ quantity }) => (quantity ? [quantity] : []));
    const same = figures.filter(({ kind, value }) => sentence.tokens.some(({ quantity }) => quantity?.kind === kind && quantity.value === value)).length;
    const named = models.length === 0 ? [] : modelsOf({ sentence, ...clause });
    const alike = figures.filter(({ kind }) => sentence.tokens.some(({ quantity }) => quantity?.kind === kind)).length;
    return { share: whole === 0 ? 0 : found / whole + (figures.length === 0 ? 0 : (sameFigure * same + sameKind * alike) / figures.length) + (named.some((model) => models.includes(model)) ? sameModel : 0), shared };
  }
}

interface Clause {
  readonly reading: Reading;
  readonly sentence: Sentence;
  readonly said: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly under: ReadonlySet<string>;
}

/** A clause is about a promise where it shares this much of its subjects, by weight. */
const enough = 0.5;
/** Another clause is as near where it shares this much of what the best one shares. */
const asNear = 0.9;
const sameFigure = 0.15;
/** A clause that names another figure of the kind is nearer than one that names none. */
const sameKind = 0.05;
/** So is one that names a model that was promised. */
const sameModel = 0.1;
/** The same thing in another word counts less than in its own: what is deleted is not what is stored. */
const otherWord = 0.75;
/** A word that no clause uses says less about the subject than one that some use. */
const unheardWeight = 0.5;

function modelsOf({ reading, sentence }: Pick<Clause, 'reading' | 'sentence'>): readonly string[] {
  return modelsIn(reading.span(sentence.start, sentence.end, sentence.paragraph.number).quote);
}

/** A clause that names models, but none of those promised, is about something else. */
function ofOthers(promised: readonly string[], named: readonly string[]): boolean {
  return promised.length > 0 && named.length > 0 && !promised.some((model) => named.includes(model));
}

function scopeGap(promised: readonly string[], named: readonly string[]): Gap[] {
  const left = named.length === 0 ? [] : promised.filter((model) => !named.includes(model));
  return left.length === 0 ? [] : [{ kind: 'scope', promised: left.join(', '), paper: named.join(', '), says: `It was promised for ${left.join(' and ')}, too, and the clause names ${named.join(', ')}.` }];
}

function gapsOf(promise: readonly Token[], sentence: Sentence): Gap[] {
  const { tokens } = sentence;
  const gaps: Gap[] = contrary(promise, tokens) ? [{ kind: 'contrary', promised: '', paper: '', says: 'The clause says the contrary: one of the two denies what the other says.' }] : [];
  for (const { promised, paper } of figureGaps(promise, tokens)) {
    gaps.push({ kind: 'figure', promised, paper, says: paper === '' ? `${promised} was promised and the clause names no such figure.` : `${promised} was promised and the clause says ${paper}.` });
  }
  const own = new Set(softenersOf(promise).map(({ kind }) => kind));
  for (const { kind, words } of softenersOf(tokens)) {
    if (!own.has(kind)) gaps.push({ kind, promised: '', paper: words, says: says[kind](words) });
  }
  return gaps;
}

const says = {
  efforts: (words: string) => `It was promised and the clause only says "${words}".`,
  may: (words: string) => `It was promised and the clause only permits it: "${words}".`,
  hedge: (words: string) => `The clause takes something back that the promise did not: "${words}".`,
  condition: (words: string) => `The clause sets a condition that the promise did not: "${words}".`,
};

/** One of the two denies what the other says, or says it of any where the other says it of some only. */
function contrary(promise: readonly Token[], clause: readonly Token[]): boolean {
  const [promised, written] = [conceptsOf(promise), conceptsOf(clause)];
  const shared = [...new Set(promised)].filter((concept) => concept !== undefined && written.includes(concept)).filter((concept) => concept !== undefined);
  const [ours, theirs] = [denialsIn(promise, promised), denialsIn(clause, written)];
  const denies = (denials: typeof ours, concept: string): boolean => denials.some((each) => each.has(concept));
  if (shared.some((concept) => denies(ours, concept) !== denies(theirs, concept))) return true;
  // A "not" that is about none of the words that both say is about something else.
  const counting = (denials: typeof ours): number => denials.filter((each) => each.size === 0 || shared.some((concept) => each.has(concept))).length;
  if (counting(ours) % 2 !== counting(theirs) % 2) return true;
  const only = promise.some(({ word }) => /^(?:only|solely|exclusively)$/.test(word));
  return only && written.some((concept, at) => concept !== undefined && promised.includes(concept) && /^(?:any|all|every)$/.test(clause[at - 1]?.word ?? ''));
}

/** The words of each concept, without their endings. */
function wordsOf(tokens: readonly Token[]): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  for (const [at, concept] of conceptsOf(tokens).entries()) if (concept !== undefined) words.set(concept, [...(words.get(concept) ?? []), ...stemsOf(tokens.slice(at, at + 1))]);
  return words;
}
