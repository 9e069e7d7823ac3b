import { findClauses } from '../../../src/playbook/findClauses.ts';
import { finderOf } from '../../../src/playbook/finder/finder.ts';
import type { TopicRule } from '../../../src/playbook/playbook.ts';
import { bundledPlaybook } from './bundled.ts';
import { goldPapers, labelledTopics, vendorOf } from './gold.ts';
import { allOf, emptyTally, scoresOf, tally, type Tally } from './scores.ts';
import { cuadEvery, trainFinder } from './trainFinder.ts';
import { cuadExamples, ourExamples } from './training/examples.ts';
import { usualTraining } from './training/trainWords.ts';

/**
 * How the finder does on the papers of a vendor that it did not learn from, on the development half: `node tests/cases/playbook/leaveOut.ts`.
 * `as written` reads with the rules as they are; `without exceptions` leaves out the words that keep a phrase away, which were written on
 * these same papers: the nearest that this half comes to a paper that nobody has seen.
 */
if (import.meta.main) {
  const papers = goldPapers()?.filter((each) => each.half === 'development');
  if (!papers) throw new Error('The labelled papers are not beside this checkout: nothing was measured.');
  const { topics } = bundledPlaybook();
  const keys = labelledTopics(papers);
  const known = topics.filter((each) => keys.includes(each.topic));
  const bare = known.map((topic) => ({ ...topic, about: topic.about.map((sign) => ({ ...sign, unless: [] })) }));
  const examples = ourExamples(papers.filter((each) => each.licensed), topics, keys);
  const others = cuadExamples(topics, cuadEvery);
  const tallies = (): Map<string, Tally> => new Map(keys.map((key) => [key, emptyTally()]));
  const measured = { 'as written, rules alone': tallies(), 'as written, rules and finder': tallies(), 'without exceptions, rules alone': tallies(), 'without exceptions, rules and finder': tallies() };
  for (const vendor of new Set(papers.map((each) => vendorOf(each.name)))) {
    const finder = finderOf(trainFinder(examples.filter((each) => vendorOf(each.doc) !== vendor), others, usualTraining));
    for (const paper of papers.filter((each) => vendorOf(each.name) === vendor)) {
      const add = (name: keyof typeof measured, rules: readonly TopicRule[], asked?: typeof finder): void => tally(measured[name], paper, findClauses(paper.reading, rules, asked).clauses);
      add('as written, rules alone', known);
      add('as written, rules and finder', known, finder);
      add('without exceptions, rules alone', bare);
      add('without exceptions, rules and finder', bare, finder);
    }
  }
  const percent = (value: number): string => (Number.isNaN(value) ? '-' : String(Math.round(100 * value))).padStart(4);
  for (const [name, byTopic] of Object.entries(measured)) {
    const all = [...byTopic].map(([topic, each]) => ({ topic, ...scoresOf(each) }));
    const { recall, precision, f1, sentenceF1, stance } = scoresOf(allOf(byTopic.values()));
    console.log(`${name}: recall${percent(recall)}, precision${percent(precision)}, F1${percent(f1)}, by sentence${percent(sentenceF1)}, stance${percent(stance)}; mean of the topics${percent(all.reduce((sum, each) => sum + each.f1, 0) / all.length)}`);
    if (process.argv.includes('--topics')) console.log(all.map((each) => `  ${each.topic.padEnd(10)}${percent(each.recall)}${percent(each.precision)}${percent(each.f1)}`).join('\n'));
  }
}
