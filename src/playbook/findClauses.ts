import { clauseTerms } from './clauseTerms.ts';
import { covered } from './covered.ts';
import type { FoundClause, PossibleClause } from './assessment.ts';
import type { Finder } from './finder/finder.ts';
import { homesOf } from './finder/homes.ts';
import { counts, ruleHits, type Hit } from './finder/ruleHits.ts';
import { surroundingsOf } from './finder/surroundings.ts';
import type { Match } from './phrase.ts';
import type { Sign, Stance, TopicRule } from './playbook.ts';
import { parametersOf, type Reading } from './reading.ts';
import type { Sentence } from './sentences.ts';

export interface FoundClauses {
  readonly clauses: readonly FoundClause[];
  /** Sentences that may be on a topic: those that only name it, and those that no rule found and that look like it by their words and surroundings. */
  readonly possible: readonly PossibleClause[];
}

/** From this likelihood on a sentence that no rule found is taken to be on a topic, and one that only names the matter stays on it; the latter lower where a clause must not be missed. */
const cuts = { added: 0.8, mention: 0.3, mentionWhereItMatters: 0.2 };
/** Less likely ones that no rule found are shown beside the clauses, more of them where a clause must not be missed. */
const possible = 0.25;
const possibleWhereItMatters = 0.15;

/**
 * The clauses of a paper by topic, in reading order: neighbouring sentences on one topic that favour the same side are one
 * clause. What the rules hold to be said stays. Of what is only named a finder tells what is meant, and it adds what it holds to
 * be likely; without one the headings and neighbours tell. Nothing that a rule saw is left out both here and among the possible.
 */
export function findClauses(reading: Reading, topics: readonly TopicRule[], finder?: Finder): FoundClauses {
  const hits = ruleHits(reading, topics);
  const [around, homes] = [surroundingsOf(reading.sentences), homesOf(reading.sentences, topics)];
  const likelihoods = finder?.likelihoods(reading.sentences, hits, around, homes);
  const clauses: FoundClause[] = [];
  const maybe: PossibleClause[] = [];
  for (const topic of topics) {
    const fired = hits.get(topic.topic) ?? new Map<number, Hit>();
    const likely = likelihoods?.get(topic.topic);
    const stays = (index: number, hit: Hit): boolean => !hit.mention || (likely ? (likely.get(index) ?? 0) >= (topic.mustFind ? cuts.mentionWhereItMatters : cuts.mention) : counts(index, hit, topic.topic, homes[index], fired, around[index]?.beside ?? []));
    const about = new Map([...fired].flatMap(([index, hit]): [number, readonly Match[]][] => (stays(index, hit) ? [[index, hit.matches]] : [])));
    for (const [index, likelihood] of likely ?? []) if (!fired.has(index) && likelihood >= cuts.added) about.set(index, []);
    const found = clausesOn(topic, about, reading);
    clauses.push(...found);
    const shown = covered(found);
    for (const index of new Set([...fired.keys(), ...(likely?.keys() ?? [])])) {
      const likelihood = likely?.get(index);
      const sentence = reading.sentences[index];
      if (sentence && !shown(sentence) && (fired.has(index) || (likelihood ?? 0) >= (topic.mustFind ? possibleWhereItMatters : possible))) maybe.push(possibleAt(sentence, topic.topic, likelihood, reading));
    }
  }
  const inOrder = (a: FoundClause | PossibleClause, b: FoundClause | PossibleClause): number => a.start - b.start || a.end - b.end || (a.topic < b.topic ? -1 : 1);
  return { clauses: clauses.toSorted(inOrder), possible: maybe.toSorted(inOrder) };
}

function possibleAt(sentence: Sentence, topic: string, likelihood: number | undefined, reading: Reading): PossibleClause {
  const { start, end, quote } = reading.span(sentence.start, sentence.end, sentence.paragraph.number);
  return { topic, start, end, quote, ...(likelihood === undefined ? {} : { likelihood: Math.round(likelihood * 100) / 100 }) };
}

/** Sentences first to last, by index, with what was seen in them. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly stance: Stance;
  readonly reason: string;
  /** False where nothing in it tells whom it favours, and the usual is taken. */
  readonly told: boolean;
  readonly matches: readonly Match[];
}

function clausesOn(topic: TopicRule, found: ReadonlyMap<number, readonly Match[]>, reading: Reading): FoundClause[] {
  const favourable = firstSign(topic.favourable, reading);
  const unfavourable = firstSign(topic.unfavourable, reading);
  const about = new Map(found);
  addNeighbours(about, [...favourable.keys(), ...unfavourable.keys()], reading);
  const merged: Stretch[] = [];
  for (const [index, matches] of [...about].toSorted(([a], [b]) => a - b)) {
    const here = stanceAt(index, matches, topic, favourable.get(index), unfavourable.get(index));
    const before = merged.at(-1);
    if (before && joins(before, here, reading)) merged[merged.length - 1] = { ...before, last: index, ...(before.told ? {} : { stance: here.stance, reason: here.reason, told: here.told }), matches: [...before.matches, ...matches] };
    else merged.push(here);
  }
  return merged.map((stretch) => clauseOf(withList(stretch, reading), topic, reading));
}

/** A sentence that only tells whom a clause favours ("Credits are the sole remedy") belongs to the clause that stands beside it. */
function addNeighbours(about: Map<number, readonly Match[]>, tellers: readonly number[], reading: Reading): void {
  const seeds = new Set(about.keys());
  for (const index of tellers) {
    const paragraph = reading.sentences[index]?.paragraph.number;
    const beside = [index - 2, index - 1, index + 1, index + 2].some((near) => seeds.has(near) && reading.sentences[near]?.paragraph.number === paragraph);
    if (beside && reading.sentences[index]?.title === false && !about.has(index)) about.set(index, []);
  }
}

function firstSign(signs: readonly Sign[], reading: Reading): Map<number, Sign> {
  const seen = new Map<number, Sign>();
  for (const sign of signs) for (const index of reading.seen(sign).keys()) if (!seen.has(index)) seen.set(index, sign);
  return seen;
}

function stanceAt(index: number, matches: readonly Match[], topic: TopicRule, good: Sign | undefined, bad: Sign | undefined): Stretch {
  const stance: Stance = bad ? 'vendor-favourable' : good ? 'customer-favourable' : topic.usual;
  const reason = bad?.because ?? good?.because ?? topic.usualBecause;
  return { first: index, last: index, stance, reason, told: bad !== undefined || good !== undefined, matches };
}

/** One clause goes on over a sentence or two of the same paragraph or list that do not name the topic again, and over the next paragraph of its section. */
function joins(before: Stretch, here: Stretch, reading: Reading): boolean {
  const [last, next] = [reading.sentences[before.last], reading.sentences[here.first]];
  if (!last || !next) return false;
  const near = here.first - before.last <= 2 && last.paragraph.number === next.paragraph.number;
  const sameList = here.first - before.last <= 1 && next.leadIn !== undefined && (next.leadIn.start === last.leadIn?.start || next.leadIn.start === last.start);
  if ((near || sameList) && (before.stance === here.stance || sameList || !before.told || !here.told)) return true;
  return before.stance === here.stance && here.first - before.last === 1 && next.end - (reading.sentences[before.first]?.start ?? 0) <= clauseLength && sameHeadings(last, next);
}

/** Paragraphs that follow each other are read as one clause up to about this many characters. */
const clauseLength = 900;

function sameHeadings(a: Sentence, b: Sentence): boolean {
  return a.under.length > 0 && a.under.length === b.under.length && a.under.every((token, index) => token.word === b.under[index]?.word);
}

/** A sentence that leads into a list takes its items along. */
function withList(stretch: Stretch, reading: Reading): Stretch {
  const lead = reading.sentences[stretch.last];
  let last = stretch.last;
  for (let item = reading.sentences[last + 1]; item?.leadIn !== undefined && item.leadIn.start === lead?.start; item = reading.sentences[last + 1]) last++;
  return { ...stretch, last };
}

function clauseOf(stretch: Stretch, topic: TopicRule, reading: Reading): FoundClause {
  const first = reading.sentences[stretch.first];
  const last = reading.sentences[stretch.last];
  const title = reading.sentences[stretch.first - 1];
  // "5.2. Security." before the sentence is part of the clause that it names.
  const start = title?.title === true && title.paragraph.number === first?.paragraph.number ? title.start : (first?.start ?? 0);
  const own = reading.sentences.slice(stretch.first, stretch.last + 1);
  const { quote, end } = reading.span(start, last?.end ?? start, first?.paragraph.number ?? 0);
  return { topic: topic.topic, start, end, quote, stance: stretch.stance, parameters: { ...parametersOf(stretch.matches.flatMap((match) => match.quantities)), ...clauseTerms(own, (sentence) => reading.span(sentence.start, sentence.end, sentence.paragraph.number).quote) }, reason: stretch.reason };
}
