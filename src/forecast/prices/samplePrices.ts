import type { Random } from '../../base/random.ts';
import { drawNormal } from '../../chance/normal.ts';
import { valueAt } from '../drivers/uncertain.ts';
import type { Shock, ShockKind } from '../shocks/shocks.ts';
import type { PriceAssumptions } from './priceAssumptions.ts';

/** A jump of one model's list price in one future. */
export interface PriceJump {
  readonly model: string;
  /** Months ahead of the forecast's first month less one: 1 is its first month. */
  readonly ahead: number;
  /** 'cut': the model itself becomes cheaper; 'new model': a successor is there at `factor` times its price, and `moved` of the use goes to it within a year. */
  readonly kind: 'cut' | 'new model';
  readonly factor: number;
  readonly moved: number;
}

/** How list prices go on in each future. */
export interface PricePaths {
  /** `factor(model)[path][month]`: what a token of the model's workloads costs over what it costs today: its own cuts, and the share that moved to successors. */
  readonly factor: (model: string) => readonly Float64Array[];
  /** The model's own list price alone: what a bill for that model is priced at. */
  readonly own: (model: string) => readonly Float64Array[];
  readonly jumps: readonly (readonly PriceJump[])[];
}

/** The usual shocks with as many price cuts and new models as prices are assumed to see: the same events move usage and prices. */
export function shocksOfPrices(kinds: readonly ShockKind[], assumed: PriceAssumptions): ShockKind[] {
  return kinds.map((kind) => {
    if (kind.kind === 'price cut') return { ...kind, perYear: kind.hits > 0 ? assumed.cutsPerYear / kind.hits : kind.perYear };
    if (kind.kind === 'new model') return { ...kind, perYear: kind.hits > 0 ? assumed.newModelsPerYear / kind.hits : kind.perYear };
    return kind;
  });
}

/** List prices of the models over the months of the futures: each price cut among the shocks cuts some models, each new model succeeds some; both reach Azure after the parity lag. */
export function samplePrices(models: readonly string[], shocks: readonly (readonly Shock[])[], assumed: PriceAssumptions, months: number, random: Random): PricePaths {
  const own = new Map(models.map((model) => [model, shocks.map(() => new Float64Array(months).fill(1))]));
  const all = new Map(models.map((model) => [model, shocks.map(() => new Float64Array(months).fill(1))]));
  const jumps = shocks.map((events, path) => {
    const seen: PriceJump[] = [];
    for (const event of events) {
      if (event.kind !== 'price cut' && event.kind !== 'new model') continue;
      const ahead = event.ahead + Math.round(Math.max(0, valueAt(assumed.parityLagMonths, drawNormal(random))));
      for (const model of models) {
        const [reached, z, move] = [random.next() < event.hits, drawNormal(random), drawNormal(random)];
        if (!reached || ahead > months) continue;
        const jump: PriceJump = event.kind === 'price cut'
          ? { model, ahead, kind: 'cut', factor: 1 - Math.min(Math.max(valueAt(assumed.cutDepth, z), depthLeast), depthMost), moved: 0 }
          : { model, ahead, kind: 'new model', factor: valueAt(assumed.newModelPrice, z), moved: Math.min(valueAt(assumed.moveShare, move), 1) };
        seen.push(jump);
        const [mine, whole] = [own.get(model)?.[path], all.get(model)?.[path]];
        for (let month = ahead - 1; month < months; month++) {
          if (jump.kind === 'cut') {
            if (mine !== undefined) mine[month] = (mine[month] ?? 1) * jump.factor;
            if (whole !== undefined) whole[month] = (whole[month] ?? 1) * jump.factor;
          } else if (whole !== undefined) {
            const moved = jump.moved * Math.min(1, (month - ahead + 2) / monthsToMove);
            whole[month] = (whole[month] ?? 1) * (1 - moved + moved * jump.factor);
          }
        }
      }
    }
    return seen;
  });
  const ones = shocks.map(() => new Float64Array(months).fill(1));
  return { factor: (model) => all.get(model) ?? ones, own: (model) => own.get(model) ?? ones, jumps };
}

/** Cuts that were seen took 20 to 80 % off. */
const depthLeast = 0.2;
const depthMost = 0.8;
const monthsToMove = 12;
