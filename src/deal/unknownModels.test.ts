import { expect, it } from 'vitest';
import { deal, smallBook, usage } from '../../tests/cases/deals/smallBook.ts';
import { evaluate } from './evaluate.ts';

const found = (terms: string, model = 'gpt-5.4') => evaluate(deal(terms), usage([{ model, input: 1 }]), { book: smallBook }).findings.filter(({ code }) => code === 'model-unknown').map(({ message }) => message);

it.each([
  { terms: 'rates: [{match: {model: gpt5.4}, discountPercent: 12}]', says: ['rates[0].match.model names the model gpt5.4, which neither the rate book small nor the usage knows, so it has no effect there; did you mean gpt-5.4?'] },
  { terms: 'rates: [{match: {model: [gpt-5.4, gpt-5]}, discountPercent: 12}]', says: [] },
  { terms: 'tiers: [{match: {model: quite-another}, basis: spend, period: month, method: marginal, steps: [{from: 0, percent: 1}]}]', says: ['tiers[0].match.model names the model quite-another, which neither the rate book small nor the usage knows, so it has no effect there.'] },
])('a term names a model that nobody knows: $terms', ({ terms, says }) => {
  expect(found(terms)).toEqual(says);
});

it('a fixed price for a model that is used is no mistake, listed or not', () => {
  expect(found('rates: [{match: {model: gpt-9}, fixedPerMillion: 3}]', 'gpt-9')).toEqual([]);
});
