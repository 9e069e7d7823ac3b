import { compare } from '../base/decimal.ts';
import type { Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import type { Ask, AskBase } from './ask.ts';
import { creditAsk } from './askCredits.ts';
import { commitmentAsks } from './askCommitment.ts';
import { discountAsks } from './askDiscount.ts';
import { paymentAsk } from './askPayment.ts';
import { newModelAsk, priceCapAsk } from './askPrices.ts';
import { provisionedAsks } from './askProvisioned.ts';
import { futuresOf } from './futures.ts';
import type { DealInput } from './structures.ts';

/** What to ask for, by median worth, those not valued last. Each worth is the difference of exact bills of the same futures with and without the one term. */
export function asks(input: DealInput): Outcome<readonly Ask[]> {
  if (input.futures.length === 0) throw new Refusal('invalid', 'There is no forecast to value asks on: bring usage of at least one whole month.');
  const { list, ...announced } = input;
  const priced = futuresOf(announced);
  const base: AskBase = {
    ...input,
    priced,
    moving: list === undefined ? undefined : futuresOf(input),
    offered: priced.total(input.terms),
    missed: priced.simulated.shortfalls(input.terms).filter((gap) => gap > 1e-6).length,
    onFutures: `on the same ${input.futures.length} futures`,
    saved: (terms, prices) => {
      const { range, often } = priced.more({ terms, ...(prices ? { prices } : {}) }, { terms: input.terms });
      return { worth: often > 0 ? range : undefined, often };
    },
  };
  const makers: readonly ((base: AskBase) => readonly Ask[])[] = [discountAsks, commitmentAsks, creditAsk, provisionedAsks, priceCapAsk, newModelAsk, paymentAsk];
  const made = makers.flatMap((make, place) => {
    input.watch.progress(place / makers.length, 'valuing the asks');
    return make(base);
  });
  input.watch.progress(1, 'valuing the asks');
  return outcome(made.toSorted(byWorth), shortfallFindings(base));
}

function byWorth(a: Ask, b: Ask): number {
  if (a.worth === undefined || b.worth === undefined) return Number(a.worth === undefined) - Number(b.worth === undefined);
  return compare(b.worth.p50, a.worth.p50) || compare(b.worth.p90, a.worth.p90);
}

function shortfallFindings(base: AskBase): Finding[] {
  const { missed } = base;
  if (missed === 0) return [];
  const message = `The offer's commitment is missed in ${missed} of ${base.futures.length} futures. There, a lower price or fewer PTU mostly raise the shortfall: settle the commitment first.`;
  return [{ code: 'commitment-missed', severity: 'warning', message, at: 'commitment' }];
}
