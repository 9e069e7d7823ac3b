import type { Span } from '../../paper/paper.ts';
import type { Match } from '../phrase.ts';
import type { Measure } from '../playbook.ts';
import type { Reading } from '../reading.ts';
import { inDays, type Quantity } from '../tokens.ts';
import { liabilityFormula } from './liabilityFormula.ts';

/** A figure of a paper, normalised, with every place that names one. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  /** Days, hours, percent, times, months of fees, or a currency. */
  readonly unit: string;
  /** The words that name it, the one that counts first. */
  readonly spans: readonly Span[];
  /** All values found, where the paper names more than one. */
  readonly values: readonly number[];
}

/** What the sentences of `within` (all where it is absent) say on the measure; undefined where they name no such figure. */
export function measured(measure: Measure, reading: Reading, within?: ReadonlySet<number>): Measured | undefined {
  const found: { readonly value: number; readonly unit: string; readonly index: number }[] = [];
  const known = new Set<string>();
  for (const sign of measure.says) {
    for (const [index, match] of reading.seen(sign)) {
      if (within && !within.has(index)) continue;
      const read = valueOf(measure, match, reading, index);
      if (!read || known.has(`${index} ${read.value}`)) continue;
      known.add(`${index} ${read.value}`);
      found.push({ ...read, index });
    }
  }
  const [first] = found.toSorted((a, b) => (measure.take === 'largest' ? b.value - a.value : a.value - b.value) || a.index - b.index);
  if (!first) return undefined;
  const inOrder = [first, ...found.filter((each) => each !== first).toSorted((a, b) => a.index - b.index)];
  return { name: measure.name, value: first.value, unit: first.unit, spans: inOrder.slice(0, 4).flatMap(({ index }) => spanOf(reading, index)), values: [...new Set(found.map((each) => each.value))].toSorted((a, b) => a - b) };
}

function valueOf({ of, take }: Measure, match: Match, reading: Reading, index: number): { value: number; unit: string } | undefined {
  switch (of) {
    case 'days':
      return worst(match.quantities, 'duration', take, (each) => ({ value: tidy(inDays(each)), unit: 'days' }));
    case 'hours':
      return worst(match.quantities, 'duration', take, (each) => ({ value: tidy(inDays(each) * 24), unit: 'hours' }));
    case 'percent':
      return worst(match.quantities, 'percent', take, (each) => ({ value: each.value, unit: 'percent' }));
    case 'times':
      return worst(match.quantities, 'times', take, (each) => ({ value: each.value, unit: 'times' }));
    case 'money':
      return worst(match.quantities, 'money', take, (each) => ({ value: each.value, unit: each.unit }));
    case 'feeMonths': {
      const months = liabilityFormula(reading.sentences[index]?.tokens ?? [])?.feeMonths;
      return months === undefined ? undefined : { value: tidy(months), unit: 'months of fees' };
    }
  }
}

function worst(quantities: readonly Quantity[], kind: Quantity['kind'], take: Measure['take'], read: (quantity: Quantity) => { value: number; unit: string }): { value: number; unit: string } | undefined {
  const values = quantities.filter((each) => each.kind === kind).map(read);
  return values.toSorted((a, b) => (take === 'largest' ? b.value - a.value : a.value - b.value))[0];
}

function tidy(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function spanOf(reading: Reading, index: number): Span[] {
  const sentence = reading.sentences[index];
  return sentence ? [reading.span(sentence.start, sentence.end, sentence.paragraph.number)] : [];
}
