import { decimal } from '../base/decimal.ts';
import { showBook } from '../rates/showBook.ts';
import type { Ask, AskBase } from './ask.ts';

/** No rise above the price of the start day, and every cut passed through. */
export function priceCapAsk(base: AskBase): readonly Ask[] {
  if (base.terms.listPrices === 'frozen') return [];
  const { worth } = base.saved({ ...base.terms, priceProtection: [{ match: {}, capPercentPerYear: decimal(0), passCuts: true }] });
  return [
    {
      id: 'price-cap',
      title: 'No price above that of the start day, and every list cut passed through',
      why: 'List prices moved by 20 to 80 % in single steps in 2026, mostly down; a cap costs them nothing on the path that they themselves publish.',
      worth,
      basis: worth === undefined ? `Not valued: the rate book ${base.book.name} announces no later rise, and no price path is modelled yet. It protects against what nobody has announced.` : `The offer's bills less the bills with the cap, ${base.onFutures}, on the price changes that the rate book ${base.book.name} already announces.`,
      sources: [showBook(base.book), `deal file "${base.terms.name}", priceProtection`],
    },
  ];
}

/** A later model at the price of the one that it replaces. */
export function newModelAsk(base: AskBase): readonly Ask[] {
  const { newModels } = base.terms;
  if (newModels?.capOverPredecessorPercent !== undefined && newModels.optIn) return [];
  return [
    {
      id: 'new-models',
      title: 'New models on the same terms: no dearer than the model they replace, and only when we choose',
      why: 'Every new model is a new meter with a price of its own, so standard price protection does not reach it; most of the later years will run on models that are not on sale yet.',
      worth: undefined,
      basis: 'Not valued: it depends on the price and the uptake of models that do not exist yet, and neither is modelled.',
      sources: [`deal file "${base.terms.name}", newModels`],
    },
  ];
}
