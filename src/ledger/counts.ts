import type { Token } from '../playbook/tokens.ts';
import { conceptOf } from './concepts.ts';

/** A number of things: "120 PTUs", "2 million tokens". */
export interface Count {
  readonly value: number;
  /** What is counted, as a concept. */
  readonly of: string;
  readonly written: string;
}

/** The numbers of things in a sentence; numbers of models, clauses, versions and years count nothing. */
export function countsIn(tokens: readonly Token[]): Count[] {
  return tokens.flatMap(({ word, quantity }, at): Count[] => {
    if (quantity !== undefined || !/^\d+(?:,\d{3})*(?:\.\d+)?$/.test(word) || namesSomething.has(tokens[at - 1]?.word ?? '') || !standsBefore(tokens, at)) return [];
    const scale = scales[tokens[at + 1]?.word ?? ''];
    const of = tokens[at + (scale === undefined ? 1 : 2)];
    const concept = of === undefined || of.quantity !== undefined || /^\d|^.$/.test(of.word) ? undefined : conceptOf(of.word);
    return concept === undefined ? [] : [{ value: Number(word.replaceAll(',', '')) * (scale ?? 1), of: concept, written: [word, ...(scale === undefined ? [] : [tokens[at + 1]?.word]), of?.word].join(' ') }];
  });
}

/** "40 units" and "forty (40) units", not "21Vianet" and not the number of a clause, "5.3. Provider". */
function standsBefore(tokens: readonly Token[], at: number): boolean {
  const [before, number, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!number || !after) return false;
  const gap = after.start - number.end;
  return gap === 1 || (gap === 2 && before !== undefined && number.start - before.end === 2);
}

const scales: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };
const namesSomething: ReadonlySet<string> = new Set('gpt section clause schedule article amendment annex exhibit appendix version no number paragraph january february march april may june july august september october november december'.split(' '));
