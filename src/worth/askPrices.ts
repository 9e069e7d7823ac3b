import { decimal, round, zero } from '../base/decimal.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { showBook } from '../rates/showBook.ts';
import type { Ask, AskBase } from './ask.ts';
import type { Futures } from './futures.ts';
import { rangeOf } from './range.ts';
import { newModels } from './rights/newModels.ts';

/** No rise above the price of the start day, and every cut passed through. */
export function priceCapAsk(base: AskBase): readonly Ask[] {
  if (base.terms.listPrices === 'frozen') return [];
  const capped = { ...base.terms, priceProtection: [{ match: {}, capPercentPerYear: decimal(0), passCuts: true }] };
  const { worth, basis } = base.moving === undefined ? onAnnounced(base, capped) : onMoving(base, base.moving, capped);
  return [
    {
      id: 'price-cap',
      title: 'No price above that of the start day, and every list cut passed through',
      why: 'List prices moved by 20 to 80 % in single steps in 2026, mostly down; a cap costs them nothing on the path that they themselves publish.',
      worth,
      basis,
      sources: [showBook(base.book), `deal file "${base.terms.name}", priceProtection`],
    },
  ];
}

function onAnnounced(base: AskBase, capped: DealTerms): Pick<Ask, 'worth' | 'basis'> {
  const { worth } = base.saved(capped);
  return { worth, basis: worth === undefined ? `Not valued: the rate book ${base.book.name} announces no later rise. It protects against what nobody has announced.` : `The offer's bills less the bills with the cap, ${base.onFutures}, on the price changes that the rate book ${base.book.name} already announces.` };
}

function onMoving(base: AskBase, moving: Futures, capped: DealTerms): Pick<Ask, 'worth' | 'basis'> {
  const { range, often } = moving.more({ terms: capped }, { terms: base.terms });
  return { worth: range, basis: `The offer's bills less the bills with the cap, ${base.onFutures}, on lists that jump on each as the dated rate books teach (deal worth says by how much). It saves something in ${often} of them: it is insurance, and the middle future may need none.` };
}

/** A later model at the price of the one that it replaces. */
export function newModelAsk(base: AskBase): readonly Ask[] {
  const there = base.terms.newModels;
  if (there?.capOverPredecessorPercent !== undefined && there.optIn) return [];
  const { saved, basis } = newModels({ kind: 'newModels', capOverPredecessorPercent: zero, optIn: true }, base.terms, (base.moving ?? base.priced).simulated);
  return [
    {
      id: 'new-models',
      title: 'New models on the same terms: no dearer than the model they replace, and only when we choose',
      why: 'Every new model is a new meter with a price of its own, so standard price protection does not reach it; most of the later years will run on models that are not on sale yet.',
      worth: saved && rangeOf(Array.from(saved, (amount) => round(decimal(amount), 2, 'half-even'))),
      basis: saved === undefined ? 'Not valued: it depends on the price and the uptake of models that do not exist yet, and nothing is said of either.' : `${basis}. Simulated ${base.onFutures}.`,
      sources: [`deal file "${base.terms.name}", newModels`],
    },
  ];
}
