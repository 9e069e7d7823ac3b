import { show, subtract, type Decimal } from '../../base/decimal.ts';
import type { Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { evaluate } from '../../deal/evaluate.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { UsageSeries } from '../../usage/usageSeries.ts';

/** What new list prices do to one open deal: its bill before and after, and the part of each model whose prices changed. */
export interface EffectOnDeal {
  readonly deal: string;
  readonly currency: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  /** Each model's prices changed alone; where terms tie models together (tiers, caps, a commitment) the parts need not add up to the whole. */
  readonly models: readonly { readonly model: string; readonly change: string }[];
}

/** The effect of the rows that `now` has and `before` has not on each deal, by the exact bill of the same usage under both books. */
export function effectOnDeals(deals: readonly { readonly file: string; readonly terms: DealTerms }[], usage: UsageSeries, before: RateBook, now: RateBook): Outcome<readonly EffectOnDeal[]> {
  const known = new Set(before.rates.map((rate) => JSON.stringify(rate, exact)));
  const added = now.rates.filter((rate) => !known.has(JSON.stringify(rate, exact)));
  const byModel = Map.groupBy(added, ({ model }) => model);
  const findings: Finding[] = [];
  const effects = deals.map(({ file, terms }): EffectOnDeal => {
    const total = (book: RateBook): Decimal => evaluate(terms, usage, { book }).value.total;
    const [then, after] = [evaluate(terms, usage, { book: before }), evaluate(terms, usage, { book: now })];
    findings.push(...after.findings);
    const models = [...byModel].map(([model, rates]) => ({ model, change: subtract(total({ ...before, rates: [...before.rates, ...rates] }), then.value.total) }));
    return {
      deal: file,
      currency: terms.currency,
      before: show(then.value.total),
      after: show(after.value.total),
      change: show(subtract(after.value.total, then.value.total)),
      models: models.filter(({ change }) => change.coefficient !== 0n).map(({ model, change }) => ({ model, change: show(change) })),
    };
  });
  return outcome(effects, findings);
}

function exact(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
