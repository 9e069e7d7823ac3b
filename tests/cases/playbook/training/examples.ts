import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPaper } from '../../../../src/paper/readPaper.ts';
import { cluesOf } from '../../../../src/playbook/finder/clues.ts';
import { featuresOf, type Features } from '../../../../src/playbook/finder/features.ts';
import { homesOf } from '../../../../src/playbook/finder/homes.ts';
import { ruleHits, topicsBySentence } from '../../../../src/playbook/finder/ruleHits.ts';
import { surroundingsOf } from '../../../../src/playbook/finder/surroundings.ts';
import type { TopicRule } from '../../../../src/playbook/playbook.ts';
import { Reading } from '../../../../src/playbook/reading.ts';
import type { GoldPaper } from '../gold.ts';

/** One sentence of a contract to learn from. */
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

/**
 * The sentences of labelled papers. Their rules count without the words that keep a phrase away (`unless`): these were
 * written on the same papers, so that with them a rule would look better here than on a paper it has not seen.
 */
export function ourExamples(papers: readonly GoldPaper[], topics: readonly TopicRule[], keys: readonly string[]): PlacedExample[] {
  const bare = topics.map((topic) => ({ ...topic, about: topic.about.map((sign) => ({ ...sign, unless: [] })) }));
  return papers.flatMap(({ name, reading, labels }) => {
    const hits = ruleHits(reading, bare);
    const homes = homesOf(reading.sentences, topics);
    const around = surroundingsOf(reading.sentences);
    return reading.sentences.flatMap((sentence, index): PlacedExample[] => {
      const [place, home] = [around[index], homes[index]];
      if (sentence.title || !place || !home) return [];
      const on = new Map(keys.map((key): [string, 0 | 1] => [key, labels.some((label) => label.topic_key === key && covers(label, sentence)) ? 1 : 0]));
      const crowd = [...hits.values()].filter((fired) => fired.has(index)).length;
      return [{ doc: name, features: featuresOf(sentence), on, weight: 1, clues: (topic, likelihood) => cluesOf({ index, sentence, ...place, home, topic, fired: hits.get(topic) ?? new Map(), crowd, likelihood }) }];
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
  const packed = new URL('../../../../../shared/data/contracts/cuad-train.tar.xz', import.meta.url);
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
