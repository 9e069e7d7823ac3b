import { standings } from '../../../../../src/room/offers/offersFile.ts';

/** A key of the deal file, or a clause, as people say it. */
export function termWord(key: string): string {
  return words[key] ?? key.replaceAll('-', ' ').replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`).replace(/^./, (first) => first.toUpperCase());
}

const words: Readonly<Record<string, string>> = {
  rates: 'Discounts and prices',
  tiers: 'Volume steps',
  provisioned: 'Provisioned units',
  priceProtection: 'Price protection',
  newModels: 'New models',
  otherEligible: 'Other eligible spend',
  rights: 'Rights to change or leave',
};

/** Where a clause stands in an offer, by shape and word. */
export function clauseWord(stands: string): string {
  return clauses[stands] ?? (stands === '' ? '— not said' : stands);
}

const clauses: Readonly<Record<string, string>> = { preferred: '✓ as we want it', fallback: '✓ our fallback', walkAway: '△ at our limit', refused: '✕ refused', open: '○ open', absent: '— not in the paper' };

/** Every place where a clause can stand, to choose from. */
export const standingWords: { readonly value: string; readonly label: string }[] = [{ value: '', label: 'not said' }, ...standings.map((each) => ({ value: each, label: clauseWord(each) }))];
