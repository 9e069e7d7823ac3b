import type { Token } from '../tokens.ts';

/** A limit of liability as its sentence computes it. */
export interface LiabilityFormula {
  /** Months of fees, times included: "twice the fees of the twelve months" is 24. */
  readonly feeMonths?: number;
  /** A fixed sum. */
  readonly fixed?: { readonly amount: number; readonly currency: string };
  /** Where both stand: whether the greater or the lesser counts. */
  readonly of: 'greater' | 'lesser' | 'only';
  /** Whose liability is limited. */
  readonly whose: 'supplier' | 'customer' | 'both' | 'unsure';
  /** True where only the fees of the service concerned count. */
  readonly affectedOnly: boolean;
}

/** The formula in a sentence on liability, or undefined where it names neither fees nor a sum. */
export function liabilityFormula(tokens: readonly Token[]): LiabilityFormula | undefined {
  const words = tokens.map((token) => token.word);
  const has = (...wanted: readonly string[]): boolean => words.some((word) => wanted.includes(word));
  if (!has('liability', 'liable', 'limit', 'limited', 'cap', 'exceed', 'more')) return undefined;
  const quantities = tokens.flatMap((token) => token.quantity ?? []);
  const aboutFees = has('fees', 'fee', 'amounts', 'amount', 'charges', 'paid', 'payable', 'price');
  const period = quantities.find((each) => each.kind === 'duration' && (each.unit === 'months' || each.unit === 'years'));
  const months = period ? (period.unit === 'years' ? period.value * 12 : period.value) : has('annual', 'yearly') || (has('year') && aboutFees) ? 12 : undefined;
  const percent = quantities.find((each) => each.kind === 'percent')?.value;
  const times = quantities.find((each) => each.kind === 'times')?.value ?? (has('twice', 'double') ? 2 : percent === undefined ? 1 : percent / 100);
  const money = quantities.find((each) => each.kind === 'money');
  const feeMonths = aboutFees && months !== undefined ? months * times : undefined;
  if (feeMonths === undefined && !money) return undefined;
  const both = feeMonths !== undefined && money !== undefined;
  return {
    ...(feeMonths === undefined ? {} : { feeMonths }),
    ...(money ? { fixed: { amount: money.value, currency: money.unit } } : {}),
    of: !both ? 'only' : has('lesser', 'lower', 'less') ? 'lesser' : has('greater', 'higher', 'larger') ? 'greater' : 'lesser',
    whose: whose(words),
    affectedOnly: has('affected') || ' giving rise , gave rise '.split(',').some((phrase) => ` ${words.join(' ')} `.includes(phrase)),
  };
}

function whose(words: readonly string[]): LiabilityFormula['whose'] {
  const text = ` ${words.join(' ')} `;
  if (/ (?:each|either|neither|a) party | both parties | party /.test(text)) return 'both';
  if (/ customer (?:total |aggregate |maximum |entire )?liability /.test(text)) return 'customer';
  return / (?:provider|supplier|vendor|our|we|us|microsoft|licensor) /.test(text) ? 'supplier' : 'unsure';
}
