import type { Random } from '../../base/random.ts';
import type { Shock } from '../shocks/shocks.ts';
import type { PriceAssumptions } from './priceAssumptions.ts';
import { priceJumps, type PriceJump } from './priceJumps.ts';

/** How list prices go on in each future. */
export interface PricePaths {
  /** `factor(model)[path][month]`: what a token of the model's workloads costs over what it costs today: its own cuts and rises, and the share that moved to successors. */
  readonly factor: (model: string) => readonly Float64Array[];
  /** The model's own list price alone: what a bill for that model is priced at. */
  readonly own: (model: string) => readonly Float64Array[];
  readonly jumps: readonly (readonly PriceJump[])[];
}

/** List prices of the models over the months of the futures, as their jumps make them. */
export function samplePrices(models: readonly string[], shocks: readonly (readonly Shock[])[], assumed: PriceAssumptions, months: number, random: Random): PricePaths {
  const jumps = priceJumps(models, shocks, assumed, months, random);
  const still = (): Float64Array[] => shocks.map(() => new Float64Array(months).fill(1));
  const [own, all] = [new Map(models.map((model) => [model, still()])), new Map(models.map((model) => [model, still()]))];
  for (const [path, seen] of jumps.entries()) {
    for (const { model, ahead, kind, factor, moved } of seen) {
      const [mine, whole] = [own.get(model)?.[path], all.get(model)?.[path]];
      for (let month = ahead - 1; month < months; month++) {
        if (kind !== 'new model') {
          if (mine !== undefined) mine[month] = (mine[month] ?? 1) * factor;
          if (whole !== undefined) whole[month] = (whole[month] ?? 1) * factor;
        } else if (whole !== undefined) {
          const gone = movedBy(moved, month - ahead + 1);
          whole[month] = (whole[month] ?? 1) * (1 - gone + gone * factor);
        }
      }
    }
  }
  const ones = still();
  return { factor: (model) => all.get(model) ?? ones, own: (model) => own.get(model) ?? ones, jumps };
}

/** Of the use that goes to a successor within a year, what has gone so many months after it came. */
export function movedBy(moved: number, months: number): number {
  return moved * Math.min(1, (months + 1) / 12);
}
