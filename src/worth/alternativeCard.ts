import { firstDay, monthOf, type Day } from '../base/calendar.ts';
import { add, compare, decimal, multiply, zero, type Decimal } from '../base/decimal.ts';
import { alternativeRate, alternativesFor, type Alternative, type Equivalent } from '../rates/alternatives.ts';
import { kinds } from '../rates/meter.ts';
import type { Rate, RateBook } from '../rates/rateBook.ts';
import { saidOfStale } from '../rates/staleRates.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import type { RateCard } from '../deal/rateCard.ts';
import { tokenCounts } from '../deal/traffic.ts';

/** Other sellers' price lists and the judgements of what is comparable. */
export interface Alternatives {
  readonly books: readonly RateBook[];
  readonly equivalents: readonly Equivalent[];
  /** The day on which prices are too old or not; where it is not said, no age is told. */
  readonly today?: Day;
}

/** The cheapest comparable model of another seller for each model used; models without one are in `without`. */
export interface Choice {
  readonly chosen: ReadonlyMap<string, Alternative>;
  readonly without: readonly string[];
  /** Why some price is not the one that was asked for. */
  readonly reasons: readonly string[];
}

/** Chosen by what a usage costs there at list, model by model. Another route to Microsoft is no alternative to Microsoft. */
export function cheapestAlternatives({ books, equivalents, today }: Alternatives, usage: UsageSeries, currency: string): Choice {
  const chosen = new Map<string, Alternative>();
  const without: string[] = [];
  const reasons = new Set<string>();
  const used = new Map<RateBook, Set<Rate>>();
  const models = [...new Set(usage.rows.map((row) => row.model))].toSorted();
  for (const model of models) {
    const offered = alternativesFor(books, equivalents, model).filter(({ channel, book }) => channel !== 'azure' && channel !== 'azureMarketplace' && book.currency === currency);
    const [cheapest] = offered
      .map((alternative) => ({ alternative, cost: costAt(alternative, usage, model) }))
      .flatMap(({ alternative, cost }) => (cost === undefined ? [] : [{ alternative, ...cost }]))
      .toSorted((a, b) => compare(a.amount, b.amount));
    if (cheapest === undefined) without.push(model);
    else {
      chosen.set(model, cheapest.alternative);
      for (const reason of cheapest.reasons) reasons.add(reason);
      const { book } = cheapest.alternative;
      used.set(book, new Set([...(used.get(book) ?? []), ...cheapest.rates]));
    }
  }
  if (today !== undefined) {
    for (const [book, rates] of used) {
      const said = saidOfStale(book, rates, today);
      if (said !== undefined) reasons.add(said);
    }
  }
  return { chosen, without, reasons: [...reasons] };
}

/** Prices of the chosen alternatives under the Azure meters that they stand in for; list where there is none. */
export function alternativeCard(choice: Choice, list: RateCard): RateCard {
  const known = new Map<string, ReturnType<RateCard['agreed']>>();
  return {
    agreed(meter, region, workload, on) {
      const alternative = choice.chosen.get(meter.model);
      if (alternative === undefined) return list.agreed(meter, region, workload, on);
      const key = `${on} ${meter.kind} ${meter.context} ${meter.tier} ${meter.model}`;
      if (!known.has(key)) {
        const found = alternativeRate(alternative, meter, on);
        known.set(key, found && { perMillion: found.rate.perMillion, source: [alternative.book.name] });
      }
      return known.get(key);
    },
  };
}

/** What all the tokens of a model cost at an alternative; undefined where it has no price for some. */
function costAt(alternative: Alternative, usage: UsageSeries, model: string): { readonly amount: Decimal; readonly reasons: readonly string[]; readonly rates: ReadonlySet<Rate> } | undefined {
  let amount = zero;
  const reasons = new Set<string>();
  const rates = new Set<Rate>();
  for (const row of usage.rows) {
    if (row.model !== model) continue;
    const counts = tokenCounts(row);
    // What no block serves any more is bought as standard.
    const tier = row.tier === 'provisioned' ? 'standard' : row.tier;
    for (const [place, kind] of kinds.entries()) {
      const tokens = counts[place as 0];
      if (tokens === 0n) continue;
      const found = alternativeRate(alternative, { tier, context: row.context, kind }, firstDay(monthOf(row.at)));
      if (found === undefined) return undefined;
      if (found.reason !== undefined) reasons.add(found.reason);
      rates.add(found.rate);
      amount = add(amount, multiply(decimal(tokens), found.rate.perMillion));
    }
  }
  return { amount, reasons: [...reasons], rates };
}
