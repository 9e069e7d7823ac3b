import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPaper } from '../../../src/paper/readPaper.ts';
import { featuresOf, type Features } from '../../../src/playbook/finder/features.ts';
import { cluesOf, finderOf, valuesOf, type FinderShape } from '../../../src/playbook/finder/finder.ts';
import { ruleHits, topicsBySentence } from '../../../src/playbook/finder/ruleHits.ts';
import { surroundingsOf } from '../../../src/playbook/finder/surroundings.ts';
import type { TopicRule } from '../../../src/playbook/playbook.ts';
import { Reading } from '../../../src/playbook/reading.ts';
import { bundledPlaybook } from './bundled.ts';
import { goldPapers, type GoldPaper } from './gold.ts';

/**
 * Trains the finder's linear model and writes its weights: `node tests/cases/playbook/trainFinder.ts [--check]`.
 * It learns from the development half of the labelled papers, as far as a licence allows, and from CUAD; the held-out half is not opened.
 */
export interface Example {
  readonly doc: string;
  readonly features: Features;
  /** 1 on the topic, 0 not; a topic that is not named was not asked of this text. */
  readonly on: ReadonlyMap<string, 0 | 1>;
  readonly weight: number;
}

/** A sentence of a labelled paper with what stands around it. */
export interface PlacedExample extends Example {
  readonly clues: (topic: string, likelihood: number | undefined) => readonly number[];
}

/** What CUAD's categories are called here. Of `whole` ones every clause is marked, so that the rest of the contract is known to be something else. */
const fromCuad: Readonly<Record<string, { readonly categories: readonly string[]; readonly whole: boolean }>> = {
  cap: { categories: ['Cap On Liability', 'Uncapped Liability'], whole: true },
  renew: { categories: ['Renewal Term', 'Notice Period To Terminate Renewal'], whole: true },
  susp: { categories: ['Termination For Convenience'], whole: false },
  compl: { categories: ['Audit Rights'], whole: false },
  commit: { categories: ['Minimum Commitment'], whole: true },
  exit: { categories: ['Post-Termination Services'], whole: true },
  output: { categories: ['Ip Ownership Assignment'], whole: false },
};
/** Matters that these older contracts about goods and licences do not know: whatever looks like them is something else. */
const notInCuad = ['training', 'improve', 'residency', 'model', 'subproc'];

export function ourExamples(papers: readonly GoldPaper[], topics: readonly TopicRule[]): PlacedExample[] {
  const keys = [...new Set(papers.flatMap((paper) => paper.labels.map((each) => each.topic_key)))];
  return papers.flatMap(({ name, reading, labels }) => {
    const hits = ruleHits(reading, topics);
    const around = surroundingsOf(reading.sentences);
    return reading.sentences.flatMap((sentence, index): PlacedExample[] => {
      const place = around[index];
      if (sentence.title || !place) return [];
      const on = new Map(keys.map((key): [string, 0 | 1] => [key, labels.some((label) => label.topic_key === key && covers(label, sentence)) ? 1 : 0]));
      const crowd = [...hits.values()].filter((fired) => fired.has(index)).length;
      return [{ doc: name, features: featuresOf(sentence), on, weight: 1, clues: (topic, likelihood) => cluesOf(index, sentence, place, hits.get(topic) ?? new Map(), crowd, likelihood) }];
    });
  });
}

function covers(label: { readonly start: number; readonly end: number }, sentence: { readonly start: number; readonly end: number }): boolean {
  const shared = Math.min(label.end, sentence.end) - Math.max(label.start, sentence.start);
  return shared >= 0.5 * (sentence.end - sentence.start);
}

interface CuadDocument {
  readonly doc: string;
  readonly spans: readonly { readonly label: string; readonly start: number; readonly end: number }[];
}

export function cuadExamples(topics: readonly TopicRule[], every: number): Example[] {
  const packed = new URL('../../../../shared/data/contracts/cuad-train.tar.xz', import.meta.url);
  if (!existsSync(packed)) return [];
  const folder = mkdtempSync(join(tmpdir(), 'parley-cuad-'));
  try {
    execFileSync('tar', ['-xJf', packed.pathname, '-C', folder]);
    const documents = (JSON.parse(readFileSync(join(folder, 'cuad-train/spans.json'), 'utf8')) as CuadDocument[]).filter(({ doc }) => byteOf(doc) % every === 0);
    return documents.flatMap((document) => examplesOf(document, readFileSync(join(folder, 'cuad-train/text', `${document.doc}.txt`)), topics));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function byteOf(name: string): number {
  return Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 4), 16);
}

function examplesOf({ doc, spans }: CuadDocument, bytes: Uint8Array, topics: readonly TopicRule[]): Example[] {
  const { value } = readPaper(bytes, `${doc}.txt`);
  const reading = new Reading(value);
  const fired = topicsBySentence(ruleHits(reading, topics));
  return reading.sentences.flatMap((sentence, index): Example[] => {
    if (sentence.title) return [];
    const on = new Map<string, 0 | 1>(notInCuad.map((topic) => [topic, 0]));
    for (const [topic, { categories, whole }] of Object.entries(fromCuad)) {
      const marked = spans.some((span) => categories.includes(span.label) && covers(span, sentence));
      if (marked || whole) on.set(topic, marked ? 1 : 0);
    }
    const here = fired.get(index) ?? [];
    const telling = [...on.values()].includes(1) || here.length > 0 || (index * 7919) % 10 === 0;
    return telling ? [{ doc, features: featuresOf(sentence), on, weight: 0.3 }] : [];
  });
}

export interface TrainingOptions {
  readonly rounds: number;
  readonly pull: number;
}

export const usualTraining: TrainingOptions = { rounds: 8, pull: 1 };

/** Weights by stochastic gradient with a step for each feature (AdaGrad) and a pull to zero; the order of examples is fixed, so the result is. */
function trainWords(examples: readonly Example[], options: TrainingOptions): Pick<FinderShape, 'features' | 'topics'> {
  const idf = rarity(examples);
  const names = [...idf.keys()].toSorted();
  const columnOf = new Map(names.map((name, column) => [name, column]));
  const rows = examples.map((example): Row => {
    const values = valuesOf(example.features, idf);
    return { columns: Int32Array.from(values, ([name]) => columnOf.get(name) ?? 0), values: Float64Array.from(values, ([, value]) => value), on: example.on, weight: example.weight };
  });
  const keys = [...new Set(examples.flatMap((each) => [...each.on].flatMap(([key, value]) => (value === 1 ? [key] : []))))].toSorted();
  const topics = Object.fromEntries(keys.map((key) => [key, trainOne(key, rows, names, options)]));
  const used = new Set(Object.values(topics).flatMap((each) => Object.keys(each.weights)));
  return { features: Object.fromEntries([...idf].filter(([feature]) => used.has(feature)).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([feature, value]) => [feature, round(value)])), topics };
}

/** Only words of four documents and more are learned: common contract words, no phrase by which one could be told. */
function rarity(examples: readonly Example[]): Map<string, number> {
  const documents = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (const { doc, features } of examples) {
    for (const feature of [...features.words.keys(), ...features.headings]) {
      const known = documents.get(feature);
      if (known) known.add(doc);
      else documents.set(feature, new Set([doc]));
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
  }
  return new Map([...documents].filter(([, docs]) => docs.size >= 4).map(([feature]) => [feature, Math.log((1 + examples.length) / (1 + (counts.get(feature) ?? 0)))]));
}

interface Row {
  /** Columns and what stands in them. */
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly on: ReadonlyMap<string, 0 | 1>;
  readonly weight: number;
}

function trainOne(key: string, all: readonly Row[], names: readonly string[], { rounds, pull }: TrainingOptions): FinderShape['topics'][string] {
  const rows = all.filter((row) => row.on.has(key));
  const positives = rows.filter((row) => row.on.get(key) === 1).length;
  // A topic of few clauses is not drowned by everything else.
  const lift = Math.min(8, Math.sqrt(rows.length / Math.max(1, positives)));
  const weights = new Float64Array(names.length + 1);
  const squares = new Float64Array(names.length + 1).fill(0.1);
  const bias = names.length;
  weights[bias] = -2;
  for (let turn = 0; turn < rounds; turn++) {
    for (let step = 0; step < rows.length; step++) {
      const row = rows[(step * 7919 + turn * 104_729) % rows.length];
      if (!row) continue;
      const target = row.on.get(key) ?? 0;
      let sum = weights[bias] ?? 0;
      for (let at = 0; at < row.columns.length; at++) sum += (weights[row.columns[at] ?? 0] ?? 0) * (row.values[at] ?? 0);
      const slope = (1 / (1 + Math.exp(-sum)) - target) * row.weight * (target === 1 ? lift : 1);
      if (Math.abs(slope) < 1e-4) continue;
      const move = (column: number, value: number): void => {
        const gradient = slope * value + (column === bias ? 0 : (pull * (weights[column] ?? 0)) / rows.length);
        squares[column] = (squares[column] ?? 0) + gradient * gradient;
        weights[column] = (weights[column] ?? 0) - (0.5 * gradient) / Math.sqrt(squares[column] ?? 1);
      };
      for (let at = 0; at < row.columns.length; at++) move(row.columns[at] ?? 0, row.values[at] ?? 0);
      move(bias, 1);
    }
  }
  const kept = names.flatMap((feature, column): [string, number][] => (Math.abs(weights[column] ?? 0) >= 0.25 ? [[feature, round(weights[column] ?? 0)]] : []));
  return { bias: round(weights[bias] ?? 0), weights: Object.fromEntries(kept) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The whole model: words from all examples, clues from likelihoods that models gave to papers they had not seen. */
export function trainFinder(ours: readonly PlacedExample[], others: readonly Example[], options: TrainingOptions): FinderShape {
  const { features, topics } = trainWords([...ours, ...others], options);
  const docs = [...new Set(ours.map((each) => each.doc))];
  const unseen = new Map<PlacedExample, ReadonlyMap<string, number>>();
  // Five parts: enough to keep the clues honest, and five trainings instead of one for each paper.
  for (let part = 0; part < 5; part++) {
    const apart = new Set(docs.filter((_, index) => index % 5 === part));
    const finder = finderOf({ ...described, ...trainWords([...ours.filter((each) => !apart.has(each.doc)), ...others], options), clues: Array.from({ length: 15 }, () => 0) });
    for (const example of ours) if (apart.has(example.doc)) unseen.set(example, finder.fromWords(example.features));
  }
  return { ...described, features, topics, clues: trainClues(ours, unseen) };
}

const described = {
  parley: 'finder/1' as const,
  source: 'Contract Understanding Atticus Dataset (CUAD) v1, The Atticus Project, and published terms of cloud and AI vendors that a reader labelled (development half)',
  licence: 'CUAD, Common Paper and Bonterms: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); Open Terms Archive contributors: ODC-BY 1.0; the terms themselves belong to their vendors. These are derived weights of common words, not text; changes: words stemmed, counted and weighted.',
  trained: 'tests/cases/playbook/trainFinder.ts',
  split: 'sha256 of the document name: an odd first byte is the development half',
};

function trainClues(ours: readonly PlacedExample[], unseen: ReadonlyMap<PlacedExample, ReadonlyMap<string, number>>): number[] {
  const rows = ours.flatMap((example) => [...example.on].map(([topic, on]) => ({ clues: example.clues(topic, unseen.get(example)?.get(topic)), on })));
  const learned = new Float64Array(15);
  const squares = new Float64Array(15).fill(0.1);
  learned[0] = -3;
  for (let turn = 0; turn < 12; turn++) {
    for (let step = 0; step < rows.length; step++) {
      const row = rows[(step * 7919 + turn) % rows.length];
      if (!row) continue;
      const slope = 1 / (1 + Math.exp(-row.clues.reduce((sum, clue, at) => sum + clue * (learned[at] ?? 0), 0))) - row.on;
      if (Math.abs(slope) < 0.003) continue;
      for (const [at, clue] of row.clues.entries()) {
        squares[at] = (squares[at] ?? 0) + (slope * clue) ** 2;
        learned[at] = (learned[at] ?? 0) - (0.5 * slope * clue) / Math.sqrt(squares[at] ?? 1);
      }
    }
  }
  return Array.from(learned, round);
}

if (import.meta.main) {
  const papers = goldPapers()?.filter((each) => each.half === 'development' && each.licensed);
  if (!papers) throw new Error('The labelled papers are not beside this checkout, so there is nothing to learn from.');
  const { topics } = bundledPlaybook();
  const trained = trainFinder(ourExamples(papers, topics), cuadExamples(topics, 12), usualTraining);
  writeFileSync(new URL('../../../data/playbooks/finder/weights.json', import.meta.url), `${JSON.stringify(trained, undefined, 0).replaceAll('},"', '},\n"')}\n`);
  console.log(`${Object.keys(trained.features).length} features, ${Object.keys(trained.topics).length} topics; clues ${trained.clues.join(' ')}`);
}
