import { inDays, type Quantity, type Token } from '../playbook/tokens.ts';
import { conceptOf, conceptsOf } from './concepts.ts';
import { countsIn } from './counts.ts';

/** Where a clause names a worse figure than the promise, or none. */
export interface FigureGap {
  readonly promised: string;
  /** Empty where the clause names no figure of the kind. */
  readonly paper: string;
}

/** The figures of `promise` that `clause` does not come up to. */
export function figureGaps(promise: readonly Token[], clause: readonly Token[]): FigureGap[] {
  return [...quantityGaps(promise, clause), ...countGaps(promise, clause), ...frequencyGaps(promise, clause)];
}

function quantityGaps(promise: readonly Token[], clause: readonly Token[]): FigureGap[] {
  const offered = clause.flatMap((token, at) => (token.quantity ? [{ at, token, quantity: token.quantity }] : []));
  const gaps = promise.flatMap((token, at): FigureGap[] => {
    const { quantity } = token;
    if (!quantity) return [];
    const alike = offered.filter((each) => comparable(quantity, each.quantity));
    const equal = alike.filter((each) => alikeInSize(each.quantity, quantity));
    if (equal.length > 0) return limitedGap(promise, at, token, clause, equal.map((each) => each.at));
    const nearest = alike.toSorted((a, b) => shared(promise, at, clause, b.at) - shared(promise, at, clause, a.at) || Math.abs(size(a.quantity) - size(quantity)) - Math.abs(size(b.quantity) - size(quantity)))[0];
    if (!nearest) return [{ promised: show(quantity), paper: '' }];
    const less = size(nearest.quantity) < size(quantity);
    return less === smallerHelps(promise, at) ? [] : [{ promised: show(quantity), paper: show(nearest.quantity) }];
  });
  // "Ten percent (10%)" says one figure twice.
  return gaps.filter(({ promised, paper }, index) => gaps.findIndex((each) => each.promised === promised && each.paper === paper) === index);
}

/** "120 PTUs" were promised and the clause says 40, or no number of them. */
function countGaps(promise: readonly Token[], clause: readonly Token[]): FigureGap[] {
  const offered = countsIn(clause);
  return countsIn(promise).flatMap(({ value, of, written }) => {
    const alike = offered.filter((each) => each.of === of);
    if (alike.some((each) => each.value >= value)) return [];
    const most = alike.toSorted((a, b) => b.value - a.value)[0];
    return [{ promised: written, paper: most?.written ?? '' }];
  });
}

/** "Twice a year" was promised and the clause says once. */
function frequencyGaps(promise: readonly Token[], clause: readonly Token[]): FigureGap[] {
  const often = (tokens: readonly Token[]): { readonly word: string; readonly value: number } | undefined => {
    const word = tokens.find((each) => each.word in frequencies)?.word;
    return word === undefined ? undefined : { word, value: frequencies[word] ?? 0 };
  };
  const [wanted, given] = [often(promise), often(clause)];
  return wanted !== undefined && given !== undefined && given.value < wanted.value ? [{ promised: wanted.word, paper: given.word }] : [];
}

const frequencies: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };

/** "Up to ten percent" is less than ten percent, where more would help. */
function limitedGap(promise: readonly Token[], at: number, { quantity }: Token, clause: readonly Token[], places: readonly number[]): FigureGap[] {
  const upTo = (tokens: readonly Token[], place: number) => tokens[place - 2]?.word === 'up' && tokens[place - 1]?.word === 'to';
  if (!quantity || smallerHelps(promise, at) || upTo(promise, at) || !places.some((place) => upTo(clause, place))) return [];
  return [{ promised: show(quantity), paper: `up to ${show(quantity)}` }];
}

function comparable(a: Quantity, b: Quantity): boolean {
  return a.kind === b.kind && (a.kind !== 'money' || a.unit === b.unit);
}

/** Sixty minutes are one hour, whatever doubles make of it. */
function alikeInSize(a: Quantity, b: Quantity): boolean {
  return Math.abs(size(a) - size(b)) <= 1e-9 * size(b);
}

function size(quantity: Quantity): number {
  return quantity.kind === 'duration' ? inDays(quantity) : quantity.value;
}

/** "10 percent", "30 days", "USD 60000". */
function show({ kind, unit, value }: Quantity): string {
  return kind === 'money' ? `${unit} ${value}` : `${value} ${unit}`;
}

/** How many subjects the words around the one figure share with the words around the other. */
function shared(promise: readonly Token[], at: number, clause: readonly Token[], other: number): number {
  const around = (tokens: readonly Token[], place: number) => new Set(tokens.slice(Math.max(0, place - 8), place + 6).flatMap(({ word }) => conceptOf(word) ?? []));
  const near = around(clause, other);
  return [...around(promise, at)].filter((concept) => near.has(concept)).length;
}

/** Whether the buyer is better off with a smaller figure: an increase, a time for an answer, a time for which data is kept. */
function smallerHelps(promise: readonly Token[], at: number): boolean {
  const concepts = new Set(conceptsOf(promise).filter((concept) => concept !== undefined));
  // Time to pay and to claim is the buyer's own, and notice is better early.
  if (concepts.has('pay') || concepts.has('claim')) return false;
  const before = promise.slice(Math.max(0, at - 4), at).map(({ word }) => word).join(' ');
  if (/(?:at least|no less than|not less than|minimum)/.test(before)) return false;
  const { quantity } = promise[at] ?? {};
  if (quantity !== undefined && isPrice(promise, at, quantity, concepts)) return true;
  return ['rise', 'retain', 'respond', 'restore'].some((concept) => concepts.has(concept)) || /(?:within|no more than|not more than|no longer than|no later than|not exceed|at most|maximum)/.test(before);
}

/** What the buyer pays: "at 4 % of consumption", "USD 12 per million tokens", a commitment; not what the buyer is given. */
function isPrice(promise: readonly Token[], at: number, { kind }: Quantity, concepts: ReadonlySet<string>): boolean {
  if (['discount', 'credit', 'promotion', 'fund', 'fall', 'liable', 'indemnify', 'available'].some((given) => concepts.has(given))) return false;
  const [before, after] = [promise[at - 1]?.word ?? '', promise[at + 1]?.word ?? ''];
  if (kind === 'percent') return after === 'of' && (before === 'at' || before === 'only' || ['charge', 'price'].some((paid) => concepts.has(paid)));
  return kind === 'money' && (['charge', 'price', 'commitment'].some((paid) => concepts.has(paid)) || after === 'per' || after === 'a');
}
