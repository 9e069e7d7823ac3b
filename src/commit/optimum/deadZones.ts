import { compare, decimal, multiply, subtract, type Decimal } from '../../base/decimal.ts';
import type { DealTerms, TierRule } from '../../deal/dealTerms.ts';
import { quotient } from '../../deal/quotient.ts';

/** A range of volume just below a step of an all-units tier in which buying up to the step costs less than stopping short of it. */
export interface DeadZone {
  /** "tiers[0]". */
  readonly tier: string;
  readonly basis: TierRule['basis'];
  /** From here on, exclusive, the bill is dearer than at `to`. Tokens, or charges before the tier. */
  readonly from: Decimal;
  /** The step. */
  readonly to: Decimal;
  /** The percent below the step and from it on. */
  readonly percentBelow: Decimal;
  readonly percentAt: Decimal;
  /** What share of the charges just below the step is wasted there, in percent of them. */
  readonly wastedPercent: Decimal;
}

const hundred = decimal(100);

/**
 * The dead zones of a deal's all-units tiers: at a volume V below a step T, V × (1 − low) is owed, and T × (1 − high) at it, so
 * that every V above T × (1 − high) ÷ (1 − low) costs more than T does. On tokens the charges are taken as proportional to them.
 */
export function deadZones(terms: DealTerms): readonly DeadZone[] {
  return terms.tiers.flatMap(({ basis, method, steps }, place) =>
    method !== 'allUnits'
      ? []
      : steps.flatMap(({ from: to, percent }, step): DeadZone[] => {
          const below = steps[step - 1]?.percent ?? decimal(0);
          if (compare(percent, below) <= 0 || compare(to, decimal(0)) <= 0 || compare(below, hundred) >= 0) return [];
          const kept = quotient(subtract(hundred, percent), subtract(hundred, below));
          const from = multiply(to, kept);
          return [{ tier: `tiers[${place}]`, basis, from, to, percentBelow: below, percentAt: percent, wastedPercent: multiply(subtract(decimal(1), kept), hundred) }];
        }),
  );
}
