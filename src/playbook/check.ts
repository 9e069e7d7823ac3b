import type { Span } from '../paper/paper.ts';
import type { CheckResult } from './assessment.ts';
import type { Match } from './phrase.ts';
import type { Limit, PlaybookCheck, Sign } from './playbook.ts';
import { parametersOf, type Reading } from './reading.ts';
import { inDays, type Quantity } from './tokens.ts';

export interface Checked extends CheckResult {
  /** True where the paper says the opposite of what is wanted. */
  readonly opposed: boolean;
}

/** What the paper says on one check: the best sentence decides, unless another one takes it back. */
export function check(asked: PlaybookCheck, reading: Reading): Checked {
  const meets = firstSigns(asked.meets, reading);
  const against = firstSigns(asked.against, reading);
  const weakens = firstSigns(asked.weakens, reading);
  const good: number[] = [];
  const short = new Map<number, string>();
  for (const [index, { match }] of meets) {
    const because = against.has(index) ? undefined : (weakens.get(index)?.sign.because ?? outsideLimit(asked.limit, match));
    if (because !== undefined) short.set(index, because);
    else if (!against.has(index)) good.push(index);
  }
  const result = (verdict: CheckResult['verdict'], indices: readonly number[], reason: string): Checked => ({
    id: asked.id,
    asks: asked.asks,
    verdict,
    opposed: against.size > 0,
    spans: spansOf(indices, reading),
    reason,
    parameters: parametersOf(indices.flatMap((index) => [...(meets.get(index)?.match.quantities ?? []), ...(weakens.get(index)?.match.quantities ?? []), ...(against.get(index)?.match.quantities ?? [])])),
  });
  if (against.size > 0) {
    const because = sentenceOf([...against.values()].map(({ sign }) => sign.because));
    const took = good.length > 0 ? ' Another sentence gives it, and this takes it back.' : '';
    return result('weak', [...against.keys(), ...good], `${because}${took}`);
  }
  if (good.length > 0) return result('meets', good, asked.met);
  if (short.size > 0) return result('weak', [...short.keys()], sentenceOf([...short.values()]));
  const about = firstSigns(asked.about, reading);
  const instead = [...weakens.keys()].filter((index) => about.has(index));
  if (instead.length > 0) return result('weak', instead, sentenceOf(instead.map((index) => weakens.get(index)?.sign.because)));
  if (about.size > 0) return result('weak', [...about.keys()], `The matter is mentioned, but nothing is promised: ${lowerFirst(asked.absent)}`);
  return result('missing', [], asked.absent);
}

interface Seen {
  readonly sign: Sign;
  readonly match: Match;
}

/** For each sentence the first sign that it shows, sentences in reading order. */
function firstSigns(signs: readonly Sign[], reading: Reading): Map<number, Seen> {
  const seen = new Map<number, Seen>();
  for (const sign of signs) for (const [index, match] of reading.seen(sign)) if (!seen.has(index)) seen.set(index, { sign, match });
  return new Map([...seen].toSorted(([a], [b]) => a - b));
}

function outsideLimit(limit: Limit | undefined, match: Match): string | undefined {
  if (!limit) return undefined;
  const quantity = match.quantities.find((each) => each.kind === limit.of);
  // A phrase that names no quantity says the thing in words: "twice the yearly fees".
  if (!quantity) return undefined;
  const value = quantity.kind === 'duration' ? inDays(quantity) : quantity.value;
  const within = value <= (limit.atMost ?? Number.POSITIVE_INFINITY) && value >= (limit.atLeast ?? 0);
  return within ? undefined : `the paper says ${written(quantity)}, and ${limit.written} is wanted`;
}

function written({ value, unit }: Quantity): string {
  return value === 1 && unit.endsWith('s') && unit !== 'times' ? `1 ${unit.slice(0, -1)}` : `${value} ${unit}`;
}

/** At most four sentences are shown; more show nothing more. */
function spansOf(indices: readonly number[], reading: Reading): Span[] {
  const spans: Span[] = [];
  for (const index of indices.slice(0, 4)) {
    const sentence = reading.sentences[index];
    for (const span of sentence ? reading.spansOf(sentence) : []) if (!spans.some((each) => each.start === span.start && each.end === span.end)) spans.push(span);
  }
  return spans;
}

/** The reasons, each once, as one sentence. */
function sentenceOf(reasons: readonly (string | undefined)[]): string {
  const each = [...new Set(reasons.filter((reason) => reason !== undefined))].slice(0, 3);
  const text = each.length === 0 ? 'it says the opposite of what is wanted' : each.join('; ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
