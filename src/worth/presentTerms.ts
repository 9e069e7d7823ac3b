import type { DealTerms } from '../deal/dealTerms.ts';
import type { Option } from './rights/option.ts';
import { listTerms } from './structures.ts';

/** What of a bill's computation a term enters: the way traffic is split, prices, tiers, or what is settled with them. */
export type TermStage = 'blocks' | 'prices' | 'tiers' | 'settlement' | 'beside';

/** A term of a deal file, by its key: "rates[0]", "provisioned[bot]", "commitment"; what it says of models to come is "newModels.toCome". */
export interface PresentTerm {
  readonly id: string;
  readonly stage: TermStage;
  /** Why there is no figure for it; undefined where there is one. */
  readonly notValued?: string;
  /** Where it is a right: valued as an option on the deal as it is. */
  readonly right?: Option;
}

/** Every term that the deal file states, in the order of the file format. */
export function presentTerms(terms: DealTerms): readonly PresentTerm[] {
  const each = (key: string, items: readonly unknown[], stage: TermStage): PresentTerm[] => items.map((_, place) => ({ id: `${key}[${place}]`, stage }));
  const one = (id: string, value: unknown, stage: TermStage): PresentTerm[] => (value === undefined ? [] : [{ id, stage }]);
  const cap = terms.newModels?.capOverPredecessorPercent;
  const option = (id: string, right: Option): PresentTerm => ({ id, stage: 'beside', right });
  return [
    ...one('listPrices', terms.listPrices === 'frozen' ? terms.listPrices : undefined, 'prices'),
    ...each('rates', terms.rates, 'prices'),
    ...each('tiers', terms.tiers, 'tiers'),
    ...terms.provisioned.map(({ id }) => ({ id: `provisioned[${id}]`, stage: 'blocks' as const })),
    ...one('commitment', terms.commitment, 'settlement'),
    ...one('conditionalCredit', terms.conditionalCredit, 'settlement'),
    ...each('credits', terms.credits, 'settlement'),
    ...each('priceProtection', terms.priceProtection, 'prices'),
    ...(cap === undefined ? [] : [{ id: 'newModels', stage: 'prices' as const }]),
    ...(terms.newModels === undefined || (cap === undefined && !terms.newModels.optIn) ? [] : [option('newModels.toCome', { kind: 'newModels', optIn: terms.newModels.optIn, ...(cap === undefined ? {} : { capOverPredecessorPercent: cap }) })]),
    ...one('support', terms.support, 'settlement'),
    ...one('payment', terms.payment, 'beside'),
    ...(terms.renewal === undefined ? [] : [option('renewal', { kind: 'renewal', ...terms.renewal })]),
    ...terms.rights.map((right, place) => ({ id: `rights[${place}]`, stage: 'beside' as const, right })),
    ...terms.nonCash.map(({ basis }, place) => ({ id: `nonCash[${place}]`, stage: 'beside' as const, ...(basis.trim() === '' ? { notValued: 'it states no basis for its worth' } : {}) })),
  ];
}

/** The deal with only those of its terms that `has` names; the rest is list pay-as-you-go. */
export function withOnly(terms: DealTerms, has: (id: string) => boolean): DealTerms {
  const kept = <Item>(key: string, items: readonly Item[]): Item[] => items.filter((_, place) => has(`${key}[${place}]`));
  const { support: _support, payment: _payment, renewal: _renewal, ...bare } = listTerms(terms);
  return {
    ...bare,
    listPrices: has('listPrices') ? terms.listPrices : 'follow',
    rates: kept('rates', terms.rates),
    tiers: kept('tiers', terms.tiers),
    provisioned: terms.provisioned.filter(({ id }) => has(`provisioned[${id}]`)),
    credits: kept('credits', terms.credits),
    priceProtection: kept('priceProtection', terms.priceProtection),
    nonCash: kept('nonCash', terms.nonCash),
    ...(terms.commitment && has('commitment') ? { commitment: terms.commitment } : {}),
    ...(terms.conditionalCredit && has('conditionalCredit') ? { conditionalCredit: terms.conditionalCredit } : {}),
    ...(terms.newModels && has('newModels') ? { newModels: terms.newModels } : {}),
    ...(terms.support && has('support') ? { support: terms.support } : {}),
    ...(terms.payment && has('payment') ? { payment: terms.payment } : {}),
  };
}
