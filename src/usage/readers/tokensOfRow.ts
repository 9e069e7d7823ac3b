import { decimal, divide, multiply, toDouble, zero, type Decimal } from '../../base/decimal.ts';
import type { CostRow } from './costRow.ts';

/** Tokens of a row, exact, and whether its price confirms how its quantity is written. */
export interface TokensOfRow {
  readonly tokens: Decimal;
  readonly quantityIn: 'blocks' | 'tokens';
  /** 'confirmed': quantity × price gives the cost; 'contradicted': neither way of reading gives it; 'open': nothing to test by. */
  readonly test: 'confirmed' | 'contradicted' | 'open';
}

/** A cost may be rounded and a price averaged: within this share of the cost the product counts as equal. */
const nearEnough = 0.02;

/**
 * Whether Azure writes the quantity of a token row in priced blocks (812.4 of "1M") or in tokens is in no document, so each
 * row is tested: quantity × price ≈ cost says blocks, quantity ÷ block × price ≈ cost says tokens.
 * `usual` is what the other rows of the file say, for a row that cannot be tested (no price, or nothing charged).
 */
export function tokensOfRow(row: CostRow, usual: 'blocks' | 'tokens'): TokensOfRow {
  const quantity = row.quantity ?? zero;
  const block = decimal(row.block);
  const inBlocks = multiply(quantity, block);
  if (row.block === 1n) return { tokens: quantity, quantityIn: 'tokens', test: contradicts(row, toDouble(quantity)) };
  let best: { quantityIn: 'blocks' | 'tokens'; error: number } | undefined;
  const cost = toDouble(row.priced);
  const blocksOf = { blocks: toDouble(quantity), tokens: toDouble(divide(quantity, block, 18, 'half-even')) };
  for (const price of row.prices.map(toDouble)) {
    if (price === 0 || cost === 0) continue;
    for (const quantityIn of ['blocks', 'tokens'] as const) {
      const error = Math.abs(blocksOf[quantityIn] * price - cost) / Math.abs(cost);
      if (best === undefined || error < best.error) best = { quantityIn, error };
    }
  }
  if (best === undefined) return { tokens: usual === 'blocks' ? inBlocks : quantity, quantityIn: usual, test: 'open' };
  return { tokens: best.quantityIn === 'blocks' ? inBlocks : quantity, quantityIn: best.quantityIn, test: best.error <= nearEnough ? 'confirmed' : 'contradicted' };
}

function contradicts(row: CostRow, quantity: number): TokensOfRow['test'] {
  const cost = toDouble(row.priced);
  const prices = row.prices.map(toDouble).filter((price) => price !== 0);
  if (prices.length === 0 || cost === 0) return 'open';
  return prices.some((price) => Math.abs(quantity * price - cost) <= nearEnough * Math.abs(cost)) ? 'confirmed' : 'contradicted';
}
