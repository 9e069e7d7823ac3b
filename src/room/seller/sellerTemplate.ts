import type { Day } from '../../base/calendar.ts';
import { compare, toDouble } from '../../base/decimal.ts';
import { Refusal } from '../../base/refusal.ts';
import { dayText, group, list, number, text, word } from '../../deal/dealValues.ts';
import { readShaped } from '../../deal/readShaped.ts';

/** What a term costs the seller or brings him, as a share of what it is worth on our bill (of the committed amount for a commitment). A judgement, never a fact. */
export interface SellerView {
  readonly term: string;
  readonly direction: 'costs' | 'gains';
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  readonly because: string;
}

export interface SellerTemplate {
  readonly judged: Day;
  readonly views: ReadonlyMap<string, SellerView>;
}

/** The template in `data/table/seller.yaml`, or in a file of one's own. */
export function readSeller(text: string, file = 'table/seller.yaml'): SellerTemplate {
  const read = readShaped(text, file, { format: 'seller/1', what: 'seller template', holds: 'what each term costs the seller' }, shape);
  for (const { term, low, likely, high } of read.terms) {
    if (compare(low, likely) > 0 || compare(likely, high) > 0) throw new Refusal('invalid', `${file}: low, likely and high of ${term} do not rise.`, { file, key: term });
  }
  return { judged: read.judged, views: new Map(read.terms.map((view) => [view.term, { ...view, low: toDouble(view.low), likely: toDouble(view.likely), high: toDouble(view.high) }])) };
}

/** What a term that is worth `worth` to us costs the seller, as a range; negative where he gains. */
export function costToSeller(view: SellerView, worth: number): { readonly low: number; readonly likely: number; readonly high: number } {
  const sign = view.direction === 'costs' ? 1 : -1;
  const ends = [sign * view.low * worth, sign * view.high * worth];
  return { low: Math.min(...ends), likely: sign * view.likely * worth, high: Math.max(...ends) };
}

const share = (): ReturnType<typeof number> => number({ atLeast: '0', atMost: '1' });
const shape = group({ parley: text(), judged: dayText(), terms: list(group({ term: text(), direction: word('costs', 'gains'), low: share(), likely: share(), high: share(), because: text() })) });
