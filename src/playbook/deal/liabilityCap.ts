import { decimal, divide, greatest, least, multiply, signOf, subtract, zero, type Decimal } from '../../base/decimal.ts';
import type { Span } from '../../paper/paper.ts';
import type { Reading } from '../reading.ts';
import { liabilityFormula, type LiabilityFormula } from '../topics/liabilityFormula.ts';

/** What could be lost and what is paid, handed in: nobody's contract says it. */
export interface LiabilityInput {
  readonly annualFees: Decimal;
  readonly currency: string;
  /** What a bad year costs: in one of two cases less, and in 19 of 20. */
  readonly exposure?: { readonly p50: Decimal; readonly p95: Decimal };
}

/** A limit of liability in money, and what is left to us beyond it. */
export interface LiabilityCap {
  readonly file: string;
  readonly span: Span;
  readonly formula: LiabilityFormula;
  /** The formula in words with its figures: "24 months of fees: 2 × USD 1,200,000". */
  readonly reckoned: string;
  /** Absent where the formula cannot be computed, as with another currency. */
  readonly amount?: Decimal;
  readonly gap?: { readonly p50: Decimal; readonly p95: Decimal };
}

/** The limits of liability of the papers in money: months of fees at `annualFees`, fixed sums as they are; the supplier's first. */
export function liabilityCaps(readings: readonly Reading[], input: LiabilityInput): LiabilityCap[] {
  return readings.flatMap((reading) =>
    reading.sentences.flatMap((sentence): LiabilityCap[] => {
      if (sentence.title || !sentence.tokens.some(({ word }) => word === 'liability' || word === 'liable')) return [];
      const formula = liabilityFormula(sentence.tokens);
      if (!formula || formula.whose === 'customer') return [];
      const amount = amountOf(formula, input);
      return [
        {
          file: reading.paper.file,
          span: reading.span(sentence.start, sentence.end, sentence.paragraph.number),
          formula,
          reckoned: reckoned(formula, input, amount),
          ...(amount === undefined ? {} : { amount }),
          ...(amount === undefined || !input.exposure ? {} : { gap: { p50: beyond(input.exposure.p50, amount), p95: beyond(input.exposure.p95, amount) } }),
        },
      ];
    }),
  );
}

function amountOf({ feeMonths, fixed, of }: LiabilityFormula, { annualFees, currency }: LiabilityInput): Decimal | undefined {
  if (fixed && fixed.currency !== currency) return undefined;
  const fees = feeMonths === undefined ? undefined : divide(multiply(annualFees, decimal(String(feeMonths))), decimal(12), 2, 'half-even');
  const sum = fixed ? decimal(String(fixed.amount)) : undefined;
  if (fees === undefined || sum === undefined) return fees ?? sum;
  return of === 'greater' ? greatest(fees, sum) : least(fees, sum);
}

function reckoned({ feeMonths, fixed, of, affectedOnly }: LiabilityFormula, { currency }: LiabilityInput, amount: Decimal | undefined): string {
  const parts = [...(feeMonths === undefined ? [] : [`${feeMonths} months of fees${affectedOnly ? ' of the affected service only, so at most' : ''}`]), ...(fixed ? [`${fixed.currency} ${fixed.amount}`] : [])];
  const words = parts.length > 1 ? `the ${of} of ${parts.join(' and ')}` : (parts[0] ?? '');
  return amount === undefined ? `${words}: not in ${currency}, so it was not computed` : words;
}

function beyond(exposure: Decimal, cap: Decimal): Decimal {
  const left = subtract(exposure, cap);
  return signOf(left) > 0 ? left : zero;
}
