import type { DealTerms, RateRule } from '../../deal/dealTerms.ts';
import { inWords, termKeys, withTerm, type TermKey } from './termRows.ts';

/** A term of an earlier offer of which the words of a later one say nothing. */
export interface SilentTerm {
  readonly key: TermKey;
  readonly says: string;
}

/** What an earlier offer says and a later one is silent on, in the order of a deal file: prices rule by rule, the rest key by key. */
export function silentOn(later: DealTerms, earlier: DealTerms): readonly SilentTerm[] {
  return termKeys.flatMap((key): SilentTerm[] => {
    const says = key === 'rates' ? inWords({ ...earlier, rates: untouchedRules(later, earlier) }, 'rates') : inWords(later, key) === '' ? inWords(earlier, key) : '';
    return says === '' ? [] : [{ key, says }];
  });
}

/** The later offer with some terms of the earlier one in it, as they stood there. */
export function carryOver(later: DealTerms, earlier: DealTerms, keys: readonly TermKey[]): DealTerms {
  return silentOn(later, earlier).filter(({ key }) => keys.includes(key)).reduce((terms, { key }) => (key === 'rates' ? { ...terms, rates: [...terms.rates, ...untouchedRules(later, earlier)] } : withTerm(terms, earlier, key)), later);
}

/** Rules about models of which the later offer says no price at all; one about everything leaves none. */
function untouchedRules(later: DealTerms, earlier: DealTerms): readonly RateRule[] {
  const named = new Set(later.rates.flatMap(({ match }) => match.model ?? []));
  if (later.rates.some(({ match }) => match.model === undefined)) return [];
  return earlier.rates.filter(({ match }) => match.model !== undefined && !match.model.some((model) => named.has(model)));
}
