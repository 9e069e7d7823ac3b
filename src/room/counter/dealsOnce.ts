import type { Decimal } from '../../base/decimal.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { chargesFor, pricing, settledBill, type Charges } from '../../deal/evaluate.ts';
import { splitFuture } from '../../worth/splitFuture.ts';
import { meanOf, netOf, type Futures } from '../costOnFutures.ts';
import { chargedParts, settledParts, withBeside, type Parts } from './sellerOfDeal.ts';

/** What a deal costs us and what of it they may count: means over the futures, so that what a commitment risks is in them. */
export interface Priced {
  readonly net: number;
  readonly parts: Parts;
}

/**
 * Deals by exact bills, and nothing of them twice: what use costs is worked out once for all deals that differ only in
 * how it is settled, a bill once for all that differ only in what stands beside it.
 */
export class DealsOnce {
  readonly #on: Futures;
  readonly #charges = new Map<string, readonly Charged[]>();
  readonly #bills = new Map<string, readonly { readonly total: Decimal; readonly parts: Parts }[]>();

  constructor(on: Futures) {
    if (on.futures.length === 0) throw new Refusal('invalid', 'There is no usage to price packages on.');
    this.#on = on;
  }

  of(terms: DealTerms): Priced {
    const bills = this.#billsOf(terms);
    const each = bills.map(({ total, parts }) => withBeside(parts, terms, total));
    return { net: meanOf(bills.map(({ total }) => netOf(terms, total))), parts: (each[0] ?? []).map((_, part) => meanOf(each.map((amounts) => amounts[part] ?? 0))) };
  }

  #billsOf(terms: DealTerms): readonly { readonly total: Decimal; readonly parts: Parts }[] {
    const key = keyOf(terms, beside);
    const known = this.#bills.get(key);
    if (known !== undefined) return known;
    const made = this.#chargesOf(terms).map(({ charges, parts }) => {
      this.#on.watch.signal.throwIfAborted();
      const bill = settledBill(terms, charges);
      return { total: bill.total, parts: [...parts, ...settledParts(terms, bill)] };
    });
    this.#bills.set(key, made);
    return made;
  }

  #chargesOf(terms: DealTerms): readonly Charged[] {
    const key = keyOf(terms, settled);
    const known = this.#charges.get(key);
    if (known !== undefined) return known;
    const prices = pricing(terms, this.#on.book);
    const made = this.#on.futures.map((future) => {
      const charges = chargesFor(terms, splitFuture(terms, future, this.#on.book, this.#on.shapes), prices);
      return { charges, parts: chargedParts(charges) };
    });
    this.#charges.set(key, made);
    return made;
  }
}

interface Charged {
  readonly charges: Charges;
  readonly parts: Parts;
}

/** What stands beside a bill and changes no line of it. */
const beside: ReadonlySet<string> = new Set(['name', 'payment', 'nonCash', 'renewal', 'rights']);
/** What is settled after use was charged. */
const settled: ReadonlySet<string> = new Set([...beside, 'commitment', 'conditionalCredit', 'credits', 'support']);

function keyOf(terms: DealTerms, without: ReadonlySet<string>): string {
  return JSON.stringify(Object.entries(terms).filter(([key]) => !without.has(key)).toSorted(([a], [b]) => (a < b ? -1 : 1)), (_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));
}
