import { firstDay, monthOf, readMonth, type Month } from '../../base/calendar.ts';
import { add, decimal, multiply, zero, type Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { lookUpNear } from '../../rates/lookUp.ts';
import { kinds, showMeter, type Kind } from '../../rates/meter.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import { freshInput, type UsageRow } from '../usageSeries.ts';

/** What one row's tokens of one kind cost at the list price of the row's first day of the month; exact. */
export interface PricedTokens {
  readonly row: UsageRow;
  readonly kind: Kind;
  readonly tokens: bigint;
  /** List price per million tokens. */
  readonly perMillion: Decimal;
  readonly cost: Decimal;
}

/** Tokens of rows by kind at list price. Tokens served by provisioned throughput have no token price and are left out; a meter without a price is one finding, and its tokens are in `unpriced`. */
export function listCost(rows: readonly UsageRow[], book: RateBook): Outcome<{ readonly priced: readonly PricedTokens[]; readonly unpriced: bigint; readonly provisioned: bigint }> {
  const priced: PricedTokens[] = [];
  const findings = new Map<string, Finding>();
  const said = (key: string, make: () => Finding): void => void (findings.has(key) || findings.set(key, make()));
  let [unpriced, provisioned] = [0n, 0n];
  for (const row of rows) {
    for (const kind of kinds) {
      const tokens = tokensOf(row, kind);
      if (tokens === 0n) continue;
      if (row.tier === 'provisioned') {
        provisioned += tokens;
        continue;
      }
      const meter = { model: row.model, scope: row.scope, tier: row.tier, context: row.context, kind };
      const near = lookUpNear(book, meter, row.region, firstDay(monthAt(row.at)));
      if (near === undefined) {
        unpriced += tokens;
        said(showMeter(meter), () => finding('warning', 'no-list-price', `${book.name} has no list price for ${showMeter(meter)}: its tokens are counted and not priced.`));
        continue;
      }
      const { reason } = near;
      if (reason !== undefined) said(`${showMeter(meter)} ${row.region}`, () => finding('info', 'other-region', reason));
      priced.push({ row, kind, tokens, perMillion: near.rate.perMillion, cost: multiply(multiply(decimal(tokens), near.rate.perMillion), millionth) });
    }
  }
  return outcome({ priced, unpriced, provisioned }, [...findings.values()]);
}

const millionth: Decimal = { coefficient: 1n, scale: 6 };

export function tokensOf(row: UsageRow, kind: Kind): bigint {
  return kind === 'input' ? freshInput(row) : row[kind];
}

export function monthAt(at: string): Month {
  return readMonth(at) ?? monthOf(at);
}

export function costOf(priced: readonly PricedTokens[]): Decimal {
  return priced.reduce((sum, each) => add(sum, each.cost), zero);
}
