import { decimal, divide, greatest, least, multiply, signOf, subtract, toDouble, zero, type Decimal } from '../../base/decimal.ts';
import type { Span } from '../../paper/paper.ts';
import type { Reading } from '../reading.ts';
import { liabilityFormula, type LiabilityFormula } from '../topics/liabilityFormula.ts';
import { limitPeriod } from '../topics/limitPeriod.ts';
import { carveOuts, outsideBy } from './carveOuts.ts';
import { modelledLoss, type LossModel, type ModelledLoss } from './modelledLoss.ts';

/** What could be lost and what is paid, handed in: nobody's contract says it. */
export interface LiabilityInput {
  readonly annualFees: Decimal;
  readonly currency: string;
  /** What a bad year costs: in one of two cases less, and in 19 of 20. */
  readonly exposure?: { readonly p50: Decimal; readonly p95: Decimal };
  /** What may happen, from which the losses are simulated; in place of the two figures. */
  readonly model?: LossModel;
}

/** The losses of the scenarios against one limit. */
export interface LimitModelled extends ModelledLoss {
  /** Scenarios that a carve-out takes out of the limit, each with the words that do. */
  readonly outside: readonly { readonly title: string; readonly span: FileSpan }[];
}

interface FileSpan extends Span {
  readonly file: string;
}

/** A limit of liability in money, and what is left to us beyond it. */
export interface LiabilityCap {
  readonly file: string;
  readonly span: Span;
  readonly formula: LiabilityFormula;
  /** What counts against it; where its words do not say, the whole term is taken, which is worst for us. */
  readonly per: ReturnType<typeof limitPeriod>;
  /** The formula in words with its figures: "24 months of fees: 2 × USD 1,200,000". */
  readonly reckoned: string;
  /** Absent where the formula cannot be computed, as with another currency. */
  readonly amount?: Decimal;
  readonly gap?: { readonly p50: Decimal; readonly p95: Decimal };
  readonly modelled?: LimitModelled;
}

/** The limits of liability of the papers in money: months of fees at `annualFees`, fixed sums as they are; the supplier's first. */
export function liabilityCaps(readings: readonly Reading[], input: LiabilityInput): LiabilityCap[] {
  // A carve-out of one paper of the deal holds for the limits of all of them.
  const carved = input.model ? readings.flatMap((reading) => carveOuts(reading).map((span) => ({ ...span, file: reading.paper.file }))) : [];
  return readings.flatMap((reading) =>
    reading.sentences.flatMap((sentence): LiabilityCap[] => {
      if (sentence.title || !sentence.tokens.some(({ word }) => word === 'liability' || word === 'liable')) return [];
      const formula = liabilityFormula(sentence.tokens);
      if (!formula || formula.whose === 'customer') return [];
      const amount = amountOf(formula, input);
      const span = reading.span(sentence.start, sentence.end, sentence.paragraph.number);
      const per = limitPeriod(span.quote);
      const modelled = amount === undefined || !input.model ? undefined : against(amount, per, input.model, carved);
      return [
        {
          file: reading.paper.file,
          span,
          formula,
          per,
          reckoned: reckoned(formula, input, amount),
          ...(amount === undefined ? {} : { amount }),
          ...(amount === undefined || !input.exposure ? {} : { gap: { p50: beyond(input.exposure.p50, amount), p95: beyond(input.exposure.p95, amount) } }),
          ...(modelled === undefined ? {} : { modelled, gap: { p50: inMoney(modelled.above.p50.value), p95: inMoney(modelled.above.p95.value) } }),
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

function against(amount: Decimal, per: LiabilityCap['per'], model: LossModel, carved: readonly FileSpan[]): LimitModelled {
  const outside = model.scenarios.map(({ outside: words }) => outsideBy(words, carved));
  const places = new Set(outside.flatMap((span, index) => (span ? [index] : [])));
  const losses = modelledLoss(model, toDouble(amount), per === 'unsure' ? 'term' : per, places);
  return { ...losses, outside: model.scenarios.flatMap(({ title }, index) => (outside[index] ? [{ title, span: outside[index] }] : [])) };
}

/** A simulated sum as money: whole units of the currency. */
export function inMoney(simulated: number): Decimal {
  return decimal(String(Math.round(simulated)));
}

function beyond(exposure: Decimal, cap: Decimal): Decimal {
  const left = subtract(exposure, cap);
  return signOf(left) > 0 ? left : zero;
}
