import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPaper } from '../paper/readPaper.ts';
import { assess } from './assess.ts';
import { readPlaybook } from './readPlaybook.ts';

interface Label {
  readonly doc: string;
  readonly topic_key: string;
  readonly start: number;
  readonly end: number;
  readonly stance: string;
}

interface Tally {
  labels: number;
  found: number;
  stances: number;
  clauses: number;
  right: number;
}

// Labelled clauses of twenty published papers, kept beside the checkout. The phrases were written with these papers in view,
// so the figures are those of a development set: new papers will do worse.
const gold = new URL('../../../shared/data/contracts/', import.meta.url);
const { value: playbook } = readPlaybook(readFileSync(new URL('../../data/playbooks/azure-openai.yaml', import.meta.url), 'utf8'), 'azure-openai.yaml');

describe('clauses found in published papers', () => {
  it('do not fall below what was reached', () => {
    if (!existsSync(gold)) {
      console.log(`The labelled papers are not beside this checkout (${gold.pathname}); nothing was measured.`);
      return;
    }
    const labels = JSON.parse(readFileSync(new URL('labels.json', gold), 'utf8')) as Label[];
    const tallies = measure(labels);
    const all = [...tallies.values()].reduce((sum, each) => ({ labels: sum.labels + each.labels, found: sum.found + each.found, stances: sum.stances + each.stances, clauses: sum.clauses + each.clauses, right: sum.right + each.right }));
    console.log(table([...tallies, ['all', all]]));
    for (const [topic, each] of tallies) expect([topic, each.found / each.labels >= 0.75]).toEqual([topic, true]);
    expect(all.found / all.labels).toBeGreaterThanOrEqual(0.93);
    expect(all.right / all.clauses).toBeGreaterThanOrEqual(0.66);
    expect(all.stances / all.found).toBeGreaterThanOrEqual(0.87);
  });
});

/** A label is found where a clause of its topic overlaps it by a third of the shorter; a clause is right where it so overlaps a label. */
function measure(labels: readonly Label[]): Map<string, Tally> {
  const tallies = new Map([...new Set(labels.map((each) => each.topic_key))].toSorted().map((topic) => [topic, { labels: 0, found: 0, stances: 0, clauses: 0, right: 0 }]));
  for (const file of readdirSync(new URL('text/', gold))) {
    const { value: paper } = readPaper(readFileSync(new URL(`text/${file}`, gold)), file);
    const { clauses } = assess(paper, playbook).value;
    const here = labels.filter((each) => `${each.doc}.txt` === file);
    for (const label of here) {
      const tally = tallies.get(label.topic_key);
      if (!tally) continue;
      tally.labels++;
      const best = clauses.filter((each) => each.topic === label.topic_key && touches(each, label)).toSorted((a, b) => overlap(b, label) - overlap(a, label))[0];
      if (best) tally.found++;
      if (best?.stance === label.stance) tally.stances++;
    }
    for (const clause of clauses) {
      const tally = tallies.get(clause.topic);
      if (!tally) continue;
      tally.clauses++;
      if (here.some((label) => label.topic_key === clause.topic && touches(clause, label))) tally.right++;
    }
  }
  return tallies;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function overlap(a: Stretch, b: Stretch): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function touches(a: Stretch, b: Stretch): boolean {
  return overlap(a, b) >= 0.3 * Math.min(a.end - a.start, b.end - b.start);
}

function table(rows: readonly (readonly [string, Tally])[]): string {
  const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`).padStart(6);
  return ['topic        labels  recall  precision  stance', ...rows.map(([topic, each]) => `${topic.padEnd(12)} ${String(each.labels).padStart(5)}  ${percent(each.found, each.labels)}     ${percent(each.right, each.clauses)}  ${percent(each.stances, each.found)}`)].join('\n');
}
