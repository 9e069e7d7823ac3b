import type { Uncertain } from '../drivers/uncertain.ts';

/** How list prices move: in jumps. */
export interface PriceAssumptions {
  /** Cuts of a model's list price in a year. */
  readonly cutsPerYear: number;
  /** By how much a cut lowers the price. */
  readonly cutDepth: Uncertain;
  /** Rises of a model's list price in a year. */
  readonly risesPerYear: number;
  /** The price after a rise over that before it. */
  readonly riseSize: Uncertain;
  /** Successors of a model in a year. */
  readonly newModelsPerYear: number;
  /** A successor's price over its predecessor's: above 1 and below. */
  readonly newModelPrice: Uncertain;
  /** Share of a workload that moves to a successor within the year after it is there. */
  readonly moveShare: Uncertain;
  /** Months from a price elsewhere to the same price on Azure. */
  readonly parityLagMonths: Uncertain;
}

/** Assumptions, and how each came about. */
export interface EstimatedPrices {
  readonly assumptions: PriceAssumptions;
  readonly grounds: { readonly [Key in keyof PriceAssumptions]: string };
  /** The cuts that the books know, for the reader to check. */
  readonly cuts: readonly { readonly model: string; readonly on: string; readonly from: number; readonly to: number; readonly channel: string }[];
}
