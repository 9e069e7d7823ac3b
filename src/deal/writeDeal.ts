import { show, type Decimal } from '../base/decimal.ts';
import type { DealTerms, RateRule } from './dealTerms.ts';

/** The deal file of the terms: reading it gives the same terms again. Every term that is there is written, defaults included. */
export function writeDeal(terms: DealTerms): string {
  const { rates, tiers, provisioned, credits, priceProtection, rights, nonCash, commitment, conditionalCredit, ...single } = terms;
  const lines = [
    'parley: deal/1',
    ...pairs({ name: terms.name, currency: terms.currency, start: terms.start, months: terms.months, rateBook: terms.rateBook, listPrices: terms.listPrices, exchange: terms.exchange }),
    ...items('shares', terms.shares ?? []),
    ...items('rates', rates.map((rule) => ruleOf(rule))),
    ...items('tiers', tiers),
    ...items('provisioned', provisioned),
    ...(commitment === undefined ? [] : pairs({ commitment: { ...commitment, otherEligible: otherOf(commitment.otherEligible) } })),
    ...pairs({ conditionalCredit }),
    ...items('credits', credits),
    ...items('priceProtection', priceProtection),
    ...pairs({ newModels: single.newModels, support: single.support, payment: single.payment, renewal: single.renewal }),
    ...items('rights', rights),
    ...items('nonCash', nonCash),
  ];
  return `${lines.join('\n')}\n`;
}

function ruleOf({ match, price, ...days }: RateRule): object {
  return { match, ...(price.kind === 'discount' ? { discountPercent: price.percent } : { fixedPerMillion: price.perMillion }), ...days };
}

function otherOf(other: NonNullable<DealTerms['commitment']>['otherEligible']): unknown {
  switch (other.kind) {
    case 'perMonth':
      return { perMonth: other.amount };
    case 'listed':
      return other.amounts;
  }
}

function pairs(values: object): string[] {
  return Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${written(value)}`]));
}

function items(key: string, list: readonly object[]): string[] {
  return list.length === 0 ? [] : [`${key}:`, ...list.map((item) => `  - ${written(item)}`)];
}

/** In YAML's flow style; numbers digit by digit. */
export function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (isDecimal(value)) return show(value);
  if (typeof value === 'object' && value !== null) {
    const held = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return `{${held.map(([key, inner]) => `${quoted(key)}: ${written(inner)}`).join(', ')}}`;
  }
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** Bare where YAML reads it back as the same word. */
function quoted(word: string): string {
  const bare = /^[A-Za-z][\w.@/-]*( [\w.@/-]+)*$/.test(word) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(word);
  const day = /^\d{4}-\d{2}(-\d{2})?$/.test(word);
  return bare || day ? word : JSON.stringify(word);
}

function isDecimal(value: unknown): value is Decimal {
  return typeof value === 'object' && value !== null && 'coefficient' in value && 'scale' in value;
}
