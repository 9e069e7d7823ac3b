import { valuesOf, type FinderShape } from '../../../../src/playbook/finder/finder.ts';
import type { Example } from './examples.ts';

export interface TrainingOptions {
  readonly rounds: number;
  readonly pull: number;
}

export const usualTraining: TrainingOptions = { rounds: 8, pull: 1 };

/** Weights by stochastic gradient with a step for each feature (AdaGrad) and a pull to zero; the order of examples is fixed, so the result is. */
export function trainWords(examples: readonly Example[], options: TrainingOptions): Pick<FinderShape, 'features' | 'topics'> {
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

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
