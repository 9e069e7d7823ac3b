import { finding, type Finding } from '../base/finding.ts';
import { nearest } from '../base/nearest.ts';
import type { RateBook } from '../rates/rateBook.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';
import type { DealTerms } from './dealTerms.ts';

/** Models that a term names and that neither the rate book nor the usage knows: a discount on a misspelt model is none. */
export function unknownModels(terms: DealTerms, usage: UsageSeries, book: RateBook): Finding[] {
  const listed = modelsOf(book);
  const strange = namedModels(terms).filter(({ model }) => !listed.has(model));
  if (strange.length === 0) return [];
  const used = new Set(usage.rows.map((row) => row.model));
  return strange
    .filter(({ model }) => !used.has(model))
    .map(({ key, model }) => {
      const meant = nearest(model, [...listed, ...used]);
      return finding('warning', 'model-unknown', `${key} names the model ${model}, which neither the rate book ${terms.rateBook} nor the usage knows, so it has no effect there${meant === undefined ? '.' : `; did you mean ${meant}?`}`, key);
    });
}

/** Every model that a term names, with the key that names it. A fixed price needs no list, but it needs use. */
function namedModels(terms: DealTerms): readonly { readonly key: string; readonly model: string }[] {
  const matched = (list: string, rules: readonly { readonly match: { readonly model?: readonly string[] } }[]) => rules.flatMap(({ match }, place) => (match.model ?? []).map((model) => ({ key: `${list}[${place}].match.model`, model })));
  return [
    ...matched('rates', terms.rates),
    ...matched('shares', terms.shares ?? []),
    ...matched('tiers', terms.tiers),
    ...matched('credits', terms.credits),
    ...matched('priceProtection', terms.priceProtection),
    ...Object.entries(terms.newModels?.predecessors ?? {}).flatMap(([model, predecessor]) => [model, predecessor].map((named) => ({ key: 'newModels.predecessors', model: named }))),
    ...terms.provisioned.map(({ id, model }) => ({ key: `provisioned[${id}].model`, model })),
  ];
}

const known = new WeakMap<RateBook, ReadonlySet<string>>();

function modelsOf(book: RateBook): ReadonlySet<string> {
  const models = known.get(book) ?? new Set([...book.rates.map(({ model }) => model), ...Object.keys(book.versions ?? {}), ...book.ptu.models.map(({ model }) => model)]);
  known.set(book, models);
  return models;
}
