import type { FoundClause } from '../../../src/playbook/assessment.ts';
import type { GoldPaper, Label } from './gold.ts';

/** What a method found against what a reader marked. */
export interface Tally {
  labels: number;
  found: number;
  clauses: number;
  right: number;
  stances: number;
  sentences: { both: number; ours: number; theirs: number };
  /** Papers that hold anything on the topic. */
  papers: { both: number; ours: number; theirs: number };
}

export const emptyTally = (): Tally => ({ labels: 0, found: 0, clauses: 0, right: 0, stances: 0, sentences: { both: 0, ours: 0, theirs: 0 }, papers: { both: 0, ours: 0, theirs: 0 } });

export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly topic: string;
  readonly stance?: FoundClause['stance'];
}

/** A label is found where a clause of its topic overlaps it by a third of the shorter; a clause is right where it so overlaps a label. */
export function tally(into: Map<string, Tally>, { labels, reading }: Pick<GoldPaper, 'labels' | 'reading'>, clauses: readonly Stretch[]): void {
  for (const label of labels) {
    const each = tallyOf(into, label.topic_key);
    each.labels++;
    const best = clauses.filter((clause) => clause.topic === label.topic_key && touches(clause, label)).toSorted((a, b) => overlap(b, label) - overlap(a, label))[0];
    if (best) each.found++;
    if (best?.stance === label.stance) each.stances++;
  }
  for (const clause of clauses) {
    const each = tallyOf(into, clause.topic);
    each.clauses++;
    if (labels.some((label) => label.topic_key === clause.topic && touches(clause, label))) each.right++;
  }
  for (const topic of into.keys()) {
    const each = tallyOf(into, topic);
    const covers = (stretches: readonly { readonly start: number; readonly end: number }[], start: number, end: number): boolean => stretches.some((one) => Math.min(one.end, end) - Math.max(one.start, start) >= 0.5 * (end - start));
    const [marked, seen] = [labels.filter((label) => label.topic_key === topic), clauses.filter((clause) => clause.topic === topic)];
    if (marked.length > 0) each.papers.theirs++;
    if (seen.length > 0) each.papers.ours++;
    if (marked.length > 0 && seen.length > 0) each.papers.both++;
    for (const { start, end, title } of reading.sentences) {
      if (title) continue;
      const [theirs, ours] = [covers(marked, start, end), covers(seen, start, end)];
      if (theirs && ours) each.sentences.both++;
      if (theirs) each.sentences.theirs++;
      if (ours) each.sentences.ours++;
    }
  }
}

function tallyOf(into: Map<string, Tally>, topic: string): Tally {
  const known = into.get(topic) ?? emptyTally();
  into.set(topic, known);
  return known;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function overlap(a: Place, b: Place): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function touches(a: Place, b: Place): boolean {
  return overlap(a, b) >= 0.3 * Math.min(a.end - a.start, b.end - b.start);
}

export interface Scores {
  readonly recall: number;
  readonly precision: number;
  readonly f1: number;
  readonly sentenceF1: number;
  readonly stance: number;
}

export function scoresOf({ labels, found, clauses, right, stances, sentences }: Tally): Scores {
  const recall = labels === 0 ? Number.NaN : found / labels;
  const precision = clauses === 0 ? 1 : right / clauses;
  return { recall, precision, f1: (2 * recall * precision) / (recall + precision || 1), sentenceF1: (2 * sentences.both) / (sentences.ours + sentences.theirs || 1), stance: found === 0 ? Number.NaN : stances / found };
}

export function allOf(tallies: Iterable<Tally>): Tally {
  const all = emptyTally();
  for (const each of tallies) {
    all.labels += each.labels;
    all.found += each.found;
    all.clauses += each.clauses;
    all.right += each.right;
    all.stances += each.stances;
    for (const key of ['both', 'ours', 'theirs'] as const) {
      all.sentences[key] += each.sentences[key];
      all.papers[key] += each.papers[key];
    }
  }
  return all;
}

export type { Label };
