import { readFileSync, writeFileSync } from 'node:fs';
import { featuresOf } from '../../../src/playbook/finder/features.ts';
import { findClauses } from '../../../src/playbook/findClauses.ts';
import type { Playbook } from '../../../src/playbook/playbook.ts';
import type { Reading } from '../../../src/playbook/reading.ts';
import { tokenise } from '../../../src/playbook/tokens.ts';
import { bm25 } from './bm25.ts';
import { bundledFinder, bundledPlaybook } from './bundled.ts';
import { goldPapers, type GoldPaper } from './gold.ts';
import { allOf, emptyTally, scoresOf, tally, type Scores, type Stretch, type Tally } from './scores.ts';

/** What must not drop: recorded with `npm run eval:paper -- --record` after a change that was looked at. */
export interface Floors {
  readonly [half: string]: { readonly [topic: string]: { readonly f1: number; readonly recall: number; readonly stance: number } };
}

/** `shown` is what the rules and the finder found together with what they show as possible: it tells what is missed in silence, and nothing of precision. */
type Method = 'rules' | 'bm25' | 'words' | 'finder' | 'shown';
type Measured = Readonly<Record<Method, ReadonlyMap<string, Tally>>>;

const floorsFile = new URL('floors.json', import.meta.url);

/** Every method on the papers of one half, by topic; BM25 takes the cut that is best on the development half. */
export function measure(papers: readonly GoldPaper[], cuts: Cuts): Measured {
  const playbook = bundledPlaybook();
  const finder = bundledFinder();
  const topics = [...new Set(papers.flatMap((paper) => paper.labels.map((each) => each.topic_key)))].toSorted();
  const tallies = (): Map<string, Tally> => new Map(topics.map((topic) => [topic, emptyTally()]));
  const into: Record<Method, Map<string, Tally>> = { rules: tallies(), bm25: tallies(), words: tallies(), finder: tallies(), shown: tallies() };
  const known = (stretches: readonly Stretch[]): Stretch[] => stretches.filter((each) => topics.includes(each.topic));
  for (const paper of papers) {
    tally(into.rules, paper, known(findClauses(paper.reading, playbook.topics).clauses));
    const { clauses, possible } = findClauses(paper.reading, playbook.topics, finder);
    tally(into.finder, paper, known(clauses));
    tally(into.shown, paper, known([...clauses, ...possible]));
    tally(into.bm25, paper, topics.flatMap((topic) => stretchesOf(bm25Scores(paper.reading, topic, playbook), cuts.bm25[topic] ?? Number.POSITIVE_INFINITY, topic, paper.reading)));
    tally(into.words, paper, topics.flatMap((topic) => stretchesOf(wordScores(paper.reading, topic), wordCut, topic, paper.reading)));
  }
  return into;
}

export interface Cuts {
  readonly bm25: Readonly<Record<string, number>>;
}

/** Where the words alone find best in papers that were left out of training, on the development half. */
const wordCut = 0.2;

/** The cut of each topic at which a score finds its sentences best, on the papers handed in. */
export function bestCuts(papers: readonly GoldPaper[]): Cuts {
  const playbook = bundledPlaybook();
  const topics = [...new Set(papers.flatMap((paper) => paper.labels.map((each) => each.topic_key)))];
  const best = (topic: string, scores: (reading: Reading) => readonly number[]): number => {
    const scored = papers.flatMap(({ reading, labels }) => scores(reading).map((score, index) => ({ score, on: labels.some((label) => label.topic_key === topic && inside(label, reading.sentences[index])) })));
    const candidates = [...new Set(scored.filter((each) => each.on).map((each) => each.score))].toSorted((a, b) => a - b);
    const f1 = (cut: number): number => (2 * scored.filter((each) => each.on && each.score >= cut).length) / (scored.filter((each) => each.on).length + scored.filter((each) => each.score >= cut).length || 1);
    return candidates.toSorted((a, b) => f1(b) - f1(a))[0] ?? Number.POSITIVE_INFINITY;
  };
  return { bm25: Object.fromEntries(topics.map((topic) => [topic, best(topic, (reading) => bm25Scores(reading, topic, playbook))])) };
}

function inside(label: { readonly start: number; readonly end: number }, sentence: { readonly start: number; readonly end: number } | undefined): boolean {
  return sentence !== undefined && Math.min(label.end, sentence.end) - Math.max(label.start, sentence.start) >= 0.5 * (sentence.end - sentence.start);
}

/** The words of a topic's title and of our three wordings are its query. */
function bm25Scores(reading: Reading, topic: string, playbook: Playbook): number[] {
  const rule = playbook.topics.find((each) => each.topic === topic);
  const words = `${rule?.title ?? ''} ${Object.values(rule?.stand?.positions ?? {}).map((each) => `${each.says} ${each.wording}`).join(' ')}`;
  return bm25(reading, [...new Set(tokenise(words).map((token) => token.word))].filter((word) => word.length > 3));
}

const finder = bundledFinder();
const scored = new WeakMap<Reading, readonly ReadonlyMap<string, number>[]>();

function wordScores(reading: Reading, topic: string): number[] {
  const known = scored.get(reading) ?? reading.sentences.map((sentence) => finder.fromWords(featuresOf(sentence)));
  scored.set(reading, known);
  return known.map((each) => each.get(topic) ?? 0);
}

/** Neighbouring sentences of one paragraph over the cut are one clause. */
function stretchesOf(scores: readonly number[], cut: number, topic: string, { sentences }: Reading): Stretch[] {
  const found: { start: number; end: number; topic: string; paragraph: number }[] = [];
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.title || (scores[index] ?? 0) < cut) continue;
    const last = found.at(-1);
    if (last?.paragraph === sentence.paragraph.number) last.end = sentence.end;
    else found.push({ start: sentence.start, end: sentence.end, topic, paragraph: sentence.paragraph.number });
  }
  return found;
}

/** What fell below its floor, as sentences; empty where nothing did. */
export function below(half: string, tallies: ReadonlyMap<string, Tally>, floors: Floors): string[] {
  return Object.entries(floors[half] ?? {}).flatMap(([topic, floor]) => {
    const scores = scoresOf(topic === 'all' ? allOf(tallies.values()) : (tallies.get(topic) ?? emptyTally()));
    return (['f1', 'recall', 'stance'] as const).flatMap((name) => (floor[name] > 0 && !(scores[name] >= floor[name] - 1e-9) ? [`${half}, ${topic}: ${name} is ${scores[name].toFixed(3)}, and was ${floor[name].toFixed(3)} at least.`] : []));
  });
}

export function readFloors(): Floors {
  return JSON.parse(readFileSync(floorsFile, 'utf8')) as Floors;
}

function table(title: string, { rules, bm25: ranked, words, finder: whole, shown }: Measured): string {
  const percent = (value: number): string => (Number.isNaN(value) ? '-' : `${Math.round(100 * value)}`).padStart(4);
  const cells = ({ recall, precision, f1, sentenceF1 }: Scores): string => `${percent(recall)}${percent(precision)}${percent(f1)}${percent(sentenceF1)}`;
  const line = (topic: string, of: (tallies: ReadonlyMap<string, Tally>) => Tally): string => {
    const [r, b, w, f, s] = [rules, ranked, words, whole, shown].map((each) => scoresOf(of(each))) as [Scores, Scores, Scores, Scores, Scores];
    return `${topic.padEnd(10)}${String(of(rules).labels).padStart(5)}  |${cells(r)}${percent(r.stance)} |${cells(b)} |${cells(w)} |${cells(f)}${percent(f.stance)} |${percent(s.recall)}`;
  };
  const macro = (tallies: ReadonlyMap<string, Tally>): string => {
    const all = [...tallies.values()].map(scoresOf);
    const mean = (of: (scores: Scores) => number): string => (all.reduce((sum, each) => sum + of(each), 0) / all.length).toFixed(2);
    return `${mean((each) => each.f1)} / ${mean((each) => each.sentenceF1)}`;
  };
  return [
    title,
    'percent: recall, precision, F1 by clause, F1 by sentence (and stance where one is told)',
    `${''.padEnd(15)}  | rules                | BM25            | words alone     | rules and finder     | found or possible`,
    ...[...rules.keys()].map((topic) => line(topic, (tallies) => tallies.get(topic) ?? emptyTally())),
    line('all', (tallies) => allOf(tallies.values())),
    `is there anything on a topic in a paper: ${([['rules', rules], ['rules and finder', whole]] as const).map(([name, tallies]) => { const { both, ours, theirs } = allOf(tallies.values()).papers; return `${name} recall${percent(both / theirs)}, precision${percent(both / ours)}, F1${percent((2 * both) / (ours + theirs))}`; }).join('; ')}`,
    `mean of the topics' F1, by clause / by sentence: rules ${macro(rules)}, BM25 ${macro(ranked)}, words ${macro(words)}, rules and finder ${macro(whole)}`,
  ].join('\n');
}

/** The development half by topic; of the held-out one only the whole, so that no rule is ever written after a topic of it. */
function floorsOf(measured: ReadonlyMap<string, Measured>): Floors {
  const floor = (value: number): number => (Number.isNaN(value) ? 0 : Math.floor(value * 1000) / 1000);
  const floors = (tallies: Iterable<readonly [string, Tally]>): Floors[string] => Object.fromEntries([...tallies].map(([topic, each]) => { const { f1, recall, stance } = scoresOf(each); return [topic, { f1: floor(f1), recall: floor(recall), stance: floor(stance) }]; }));
  return { ...readFloors(), ...Object.fromEntries([...measured].map(([half, { finder: whole }]) => [half, floors([...(half === 'development' ? whole : []), ['all', allOf(whole.values())]])])) };
}

// Whoever writes rules reads the development half and leaves the other one closed.
if (import.meta.main) {
  const papers = goldPapers()?.filter((each) => each.half === 'development' || !process.argv.includes('--development'));
  if (!papers) console.log('The labelled papers are not beside this checkout: nothing was measured.');
  else {
    const halves = [...new Set(papers.map((each) => each.half))].toSorted();
    const cuts = bestCuts(papers.filter((each) => each.half === 'development'));
    const measured = new Map(halves.map((half) => [half, measure(papers.filter((each) => each.half === half), cuts)]));
    console.log('The words were learned from the development half: its last two columns are what was memorised. `-- --development` leaves the held-out half closed, as whoever writes rules must; `node tests/cases/playbook/leaveOut.ts` leaves each vendor out of training.');
    for (const [half, each] of measured) console.log(`\n${table(`${half} half: ${papers.filter((paper) => paper.half === half).map((paper) => paper.name).join(', ')}`, each)}`);
    if (process.argv.includes('--record')) writeFileSync(floorsFile, `${JSON.stringify(floorsOf(measured), undefined, 1)}\n`);
    else {
      const dropped = [...measured].flatMap(([half, each]) => below(half, each.finder, readFloors()));
      for (const each of dropped) console.error(each);
      if (dropped.length > 0) process.exitCode = 1;
    }
  }
}
