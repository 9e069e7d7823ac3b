import { show, type Decimal } from '../../base/decimal.ts';
import { modelsIn } from '../../ledger/scope.ts';
import { scopeIn } from './saidRule.ts';
import { boughtIn } from './severalFigures.ts';

/** A discount on provisioned throughput, and which blocks a sentence says it is for. */
export interface SaidPtuDiscount {
  readonly percent: Decimal;
  readonly models: readonly string[];
  readonly scope: string | undefined;
  readonly purchases: readonly string[];
  /** It says so of all blocks, or of several. */
  readonly all: boolean;
  readonly line: number;
}

export interface OfferedBlock {
  readonly model: string;
  readonly scope: string;
  readonly purchase: string;
  readonly discountPercent?: Decimal;
}

export function ptuDiscountIn(sentence: string, percent: Decimal, line: number): SaidPtuDiscount {
  const bought = boughtIn(sentence);
  const purchases = bought.length > 0 ? bought : /\breserv\w+/i.test(sentence) ? ['oneMonth', 'oneYear'] : [];
  return { percent, models: modelsIn(sentence), scope: scopeIn(sentence), purchases, all: /\b(?:all|every|any|each|both)\b|\b(?:PTUs|blocks|reservations)\b/i.test(sentence), line };
}

/** The blocks with the discounts that were said of them, and of every discount why it is in none. */
export function withPtuDiscounts<Block extends OfferedBlock>(blocks: readonly Block[], said: readonly SaidPtuDiscount[]): { readonly blocks: readonly Block[]; readonly left: readonly { readonly said: SaidPtuDiscount; readonly because: string }[] } {
  const left: { said: SaidPtuDiscount; because: string }[] = [];
  let now = blocks;
  for (const each of said) {
    const meant = now.filter(({ model, scope, purchase }) => (each.models.length === 0 || each.models.includes(model)) && (each.scope === undefined || each.scope === scope) && (each.purchases.length === 0 || each.purchases.includes(purchase)));
    const other = meant.find(({ discountPercent }) => discountPercent !== undefined && show(discountPercent) !== show(each.percent));
    if (meant.length === 0) left.push({ said: each, because: 'no block of PTU that it is for was read' });
    else if (meant.length > 1 && !each.all) left.push({ said: each, because: `the words do not say for which of ${meant.length} blocks it is` });
    else if (other?.discountPercent !== undefined) left.push({ said: each, because: `another line says ${show(other.discountPercent)} % for the same block` });
    else now = now.map((block) => (meant.includes(block) ? { ...block, discountPercent: each.percent } : block));
  }
  return { blocks: now, left };
}
