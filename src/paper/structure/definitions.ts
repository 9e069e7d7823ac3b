import { codePoints } from '../codePoints.ts';
import type { Paper, Span } from '../paper.ts';

/** A term that the paper gives a meaning, where it does, and how often it is used. */
export interface Definition extends Span {
  readonly term: string;
  /** What it means, as the paper says it; empty where the meaning stands before the term ("… (the “Fees”)"). */
  readonly means: string;
  /** How often the term stands in the paper beside its definition. */
  readonly uses: number;
}

const quoted = '[“"]([^”"\\n]{1,80})[”"]';
const bold = '\\*\\*([^*\\n]{1,80})\\*\\*';
const means = new RegExp(`(?:${quoted}|${bold})(?:\\s*\\([^)]{1,60}\\))?(?:\\s+(?:or|and)\\s+${quoted})?,?\\s+(?:shall\\s+|will\\s+)?(?:means?|mean|refers?\\s+to|includes?|is\\s+defined|are\\s+defined|ha(?:s|ve)\\s+the\\s+meanings?)\\b:?\\s*`, 'g');
const bracketed = new RegExp(`\\((?:[^()“"]{0,60}?)${quoted}(?:[^()“”"]{0,30}${quoted})?[^()]{0,60}\\)`, 'g');

/** The defined terms of a paper in the order in which they are defined. */
export function definitionsOf(paper: Paper): Definition[] {
  const points = codePoints(paper.text);
  const found: Omit<Definition, 'uses'>[] = [];
  for (const { text, start, number, contents } of paper.paragraphs) {
    if (contents === true) continue;
    const base = points.unitOf(start);
    const add = (match: RegExpExecArray, terms: readonly (string | undefined)[], meaning: string): void => {
      for (const term of terms) {
        if (term === undefined || !/^[\p{Lu}\p{N}]/u.test(term.trim()) || term.trim().split(/\s+/).length > 8) continue;
        found.push({ term: term.trim().replace(/[,.]$/, ''), means: meaning.trim(), start: points.before(base + match.index), end: points.before(base + match.index + match[0].length), quote: match[0], paragraph: number });
      }
    };
    const given = [...text.matchAll(means)];
    for (const [index, match] of given.entries()) add(match, [match[1] ?? match[2], match[3]], text.slice(match.index + match[0].length, given[index + 1]?.index).split('\n')[0] ?? '');
    for (const match of text.matchAll(bracketed)) add(match, [match[1], match[2]], '');
  }
  const counts = wordCounts(paper.text, found.map((each) => each.term));
  return found
    .toSorted((a, b) => a.start - b.start)
    .filter((each, index, all) => all.findIndex((other) => other.term === each.term && other.paragraph === each.paragraph) === index)
    .map((each, _, all) => ({ ...each, uses: Math.max(0, (counts.get(each.term) ?? 0) - all.filter((other) => other.term === each.term).length) }));
}

/** How often each term stands in the text, as written; plurals count. One pass, however many terms there are. */
function wordCounts(text: string, terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  const unique = [...new Set(terms)].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (unique.length === 0) return counts;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${unique.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')).join('|')})(?=(?:s|es)?(?![\\p{L}\\p{N}]))`, 'gu');
  for (const [found] of text.matchAll(pattern)) {
    const term = found.replace(/\s+/g, ' ');
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
