import { toDouble } from '../../base/decimal.ts';
import type { Claim, ClosedDeal } from './guideFiles.ts';

export interface Benchmark {
  readonly claims: readonly Claim[];
  /** Pairs of claims on one subject whose ranges do not meet. */
  readonly conflicts: readonly { readonly subject: string; readonly says: readonly string[] }[];
  /** Own closed deals of half to twice the size; undefined where there are too few: no benchmark is an answer. */
  readonly own: { readonly n: number; readonly low: number; readonly median: number; readonly high: number; readonly percentile: number | undefined } | undefined;
  readonly says: string;
}

/** Fewer closed deals than this say nothing about the next one. */
const fewest = 3;
/** Yearly spend below which no discount is to be expected: a judgement of ours, in the currency of the deal. */
const small = 100_000;

/** What others and our own closed deals say about a discount for this yearly spend, with what contradicts what. */
export function benchmark(claims: readonly Claim[], closed: readonly ClosedDeal[], asked: { readonly annualSpend: number; readonly discountPercent?: number | undefined }): Benchmark {
  const alike = closed.filter(({ annualSpend }) => toDouble(annualSpend) >= asked.annualSpend / 2 && toDouble(annualSpend) <= asked.annualSpend * 2).map(({ discountPercent }) => toDouble(discountPercent)).toSorted((a, b) => a - b);
  const own = alike.length < fewest ? undefined : { n: alike.length, low: alike[0] ?? 0, median: (alike[Math.floor((alike.length - 1) / 2)] ?? 0) / 2 + (alike[Math.floor(alike.length / 2)] ?? 0) / 2, high: alike.at(-1) ?? 0, percentile: asked.discountPercent === undefined ? undefined : percentileOf(alike, asked.discountPercent) };
  return { claims, conflicts: conflictsOf(claims), own, says: wordsOf(own, alike.length, asked.annualSpend) };
}

/** The share of deals that got less, those that got the same counted half, in percent. */
function percentileOf(sorted: readonly number[], value: number): number {
  return Math.round((100 * (sorted.filter((each) => each < value).length + sorted.filter((each) => each === value).length / 2)) / sorted.length);
}

function conflictsOf(claims: readonly Claim[]): Benchmark['conflicts'] {
  const show = ({ low, high, unit, source, read }: Claim) => `${toDouble(low)} to ${toDouble(high)} ${unit} (${source}${read ? '' : '; not read'})`;
  return [...Map.groupBy(claims, ({ subject }) => subject)].flatMap(([subject, about]) => {
    const apart = about.filter((one) => about.some((other) => toDouble(one.high) < toDouble(other.low) || toDouble(other.high) < toDouble(one.low)));
    return apart.length === 0 ? [] : [{ subject, says: apart.map(show) }];
  });
}

function wordsOf(own: Benchmark['own'], alike: number, annualSpend: number): string {
  if (annualSpend < small) return `At a yearly spend below ${small} no discount is to be expected (a judgement): buy at list, watch for cuts, and spend the effort on reservations and cached tokens.`;
  if (own === undefined) return `No benchmark: ${alike === 0 ? 'no closed deal of yours is' : `only ${alike} closed ${alike === 1 ? 'deal of yours is' : 'deals of yours are'}`} of half to twice this size, and public claims contradict each other. Argue from your own cost and alternatives.`;
  return `${own.n} closed deals of half to twice this size got ${own.low} to ${own.high} percent, the middle one ${own.median}${own.percentile === undefined ? '' : `; this offer is better than ${own.percentile} in 100 of them`}.`;
}
