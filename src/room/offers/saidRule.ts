import type { Decimal } from '../../base/decimal.ts';
import { written } from '../../deal/writeDeal.ts';

/** A price that a sentence says, and the tokens that it is for. */
export interface Rule {
  readonly models: readonly string[];
  readonly kind: string | undefined;
  readonly scope: string | undefined;
  readonly price: { readonly discountPercent: Decimal } | { readonly fixedPerMillion: Decimal };
}

export function kindIn(sentence: string): string | undefined {
  const kinds = [/\bcached\b/i.test(sentence) ? 'cached' : '', /\boutput\b/i.test(sentence) ? 'output' : '', /\binput\b/i.test(sentence) && !/\bcached input\b/i.test(sentence) ? 'input' : ''].filter((each) => each !== '');
  return kinds.length === 1 ? kinds[0] : undefined;
}

export function scopeIn(sentence: string): 'global' | 'dataZone' | 'regional' | undefined {
  if (/\bdata[- ]?zone\b/i.test(sentence)) return 'dataZone';
  return /\bregional\b/i.test(sentence) ? 'regional' : /\bglobal\b/i.test(sentence) ? 'global' : undefined;
}

export function matchOf({ models, kind, scope }: Rule): object {
  return { ...(models.length === 0 ? {} : { model: models.length === 1 ? models[0] : models }), ...(scope === undefined ? {} : { scope }), ...(kind === undefined ? {} : { kind }) };
}

export function subjectOf(rule: Rule): string {
  return written(matchOf(rule));
}

export function priceOf({ price }: Rule): string {
  return written(price);
}

export function of(models: readonly string[]): string {
  return models.length === 0 ? ' on everything' : ` on ${models.join(', ')}`;
}
