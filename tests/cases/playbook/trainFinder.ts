import { writeFileSync } from 'node:fs';
import { clueCount } from '../../../src/playbook/finder/clues.ts';
import { finderOf, type FinderShape } from '../../../src/playbook/finder/finder.ts';
import { bundledPlaybook } from './bundled.ts';
import { goldPapers, labelledTopics, vendorOf } from './gold.ts';
import { cuadExamples, ourExamples, type Example, type PlacedExample } from './training/examples.ts';
import { trainClues } from './training/trainClues.ts';
import { round, trainWords, usualTraining, type TrainingOptions } from './training/trainWords.ts';

/**
 * Trains the finder's linear model and writes its weights: `node tests/cases/playbook/trainFinder.ts`.
 * It learns from the development half of the labelled papers, as far as a licence allows, and from CUAD; the held-out half is not opened.
 * The words learn from all examples; the clues from likelihoods that models gave to papers of a vendor they had not seen.
 */
export function trainFinder(ours: readonly PlacedExample[], others: readonly Example[], options: TrainingOptions): FinderShape {
  const { features, topics } = trainWords([...ours, ...others], options);
  const vendors = [...new Set(ours.map((each) => vendorOf(each.doc)))];
  const rows = vendors.flatMap((vendor) => {
    const apart = ours.filter((each) => vendorOf(each.doc) === vendor);
    const finder = finderOf({ ...described, ...trainWords([...ours.filter((each) => vendorOf(each.doc) !== vendor), ...others], options), clues: Array.from({ length: clueCount }, () => 0) });
    return apart.flatMap((example) => {
      const unseen = finder.fromWords(example.features);
      return [...example.on].map(([topic, on]) => ({ clues: example.clues(topic, unseen.get(topic)), on }));
    });
  });
  return { ...described, features, topics, clues: trainClues(rows, 1).map(round) };
}

const described = {
  parley: 'finder/2' as const,
  source: 'Contract Understanding Atticus Dataset (CUAD) v1, The Atticus Project, and published terms of cloud and AI vendors that a reader labelled (development half)',
  licence: 'CUAD, Common Paper and Bonterms: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); Open Terms Archive contributors: ODC-BY 1.0; the terms themselves belong to their vendors. These are derived weights of common words, not text; changes: words stemmed, counted and weighted.',
  trained: 'tests/cases/playbook/trainFinder.ts',
  split: 'sha256 of the document name: an odd first byte is the development half',
};

/** How many documents of CUAD are learned from: one in so many, by the hash of their names. */
export const cuadEvery = 12;

if (import.meta.main) {
  const papers = goldPapers()?.filter((each) => each.half === 'development' && each.licensed);
  if (!papers) throw new Error('The labelled papers are not beside this checkout, so there is nothing to learn from.');
  const { topics } = bundledPlaybook();
  const trained = trainFinder(ourExamples(papers, topics, labelledTopics(papers)), cuadExamples(topics, cuadEvery), usualTraining);
  writeFileSync(new URL('../../../data/playbooks/finder/weights.json', import.meta.url), `${JSON.stringify(trained, undefined, 0).replaceAll('},"', '},\n"')}\n`);
  console.log(`${Object.keys(trained.features).length} features, ${Object.keys(trained.topics).length} topics; clues ${trained.clues.join(' ')}`);
}
