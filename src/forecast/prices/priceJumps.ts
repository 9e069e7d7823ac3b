import type { Random } from '../../base/random.ts';
import { drawNormal } from '../../chance/normal.ts';
import { valueAt } from '../drivers/uncertain.ts';
import type { Shock, ShockKind } from '../shocks/shocks.ts';
import type { PriceAssumptions } from './priceAssumptions.ts';

/** Every jump of the models' list prices in each future: cuts and successors as shocks bring them, later by the parity lag, and rises of one model that no shock brings. */
export function priceJumps(models: readonly string[], shocks: readonly (readonly Shock[])[], assumed: PriceAssumptions, months: number, random: Random): readonly (readonly PriceJump[])[] {
  const byShock = shocks.map((events) => {
    const seen: PriceJump[] = [];
    for (const event of events) {
      if (event.kind !== 'price cut' && event.kind !== 'new model') continue;
      const ahead = event.ahead + lagAt(assumed, drawNormal(random));
      for (const model of models) {
        const [reached, z, move] = [random.next() < event.hits, drawNormal(random), drawNormal(random)];
        if (!reached || ahead > months) continue;
        seen.push(event.kind === 'price cut'
          ? { model, ahead, kind: 'cut', factor: cutAt(assumed, z), moved: 0 }
          : { model, ahead, kind: 'new model', factor: valueAt(assumed.newModelPrice, z), moved: Math.min(valueAt(assumed.moveShare, move), 1) });
      }
    }
    return seen;
  });
  const chance = chanceIn(assumed.risesPerYear);
  return byShock.map((seen) => {
    for (const model of models) {
      for (let ahead = 1; ahead <= months; ahead++) {
        if (random.next() < chance) seen.push({ model, ahead, kind: 'rise', factor: riseAt(assumed, drawNormal(random)), moved: 0 });
      }
    }
    return seen;
  });
}

/** A jump of one model's list price in one future. */
export interface PriceJump {
  readonly model: string;
  /** Months ahead of the forecast's first month less one: 1 is its first month. */
  readonly ahead: number;
  /** 'cut' and 'rise': the model itself becomes cheaper or dearer; 'new model': a successor is there at `factor` times its price, and `moved` of the use goes to it within a year. */
  readonly kind: 'cut' | 'rise' | 'new model';
  readonly factor: number;
  readonly moved: number;
}

/** The usual shocks with as many price cuts and new models as prices are assumed to see: the same events move usage and prices. */
export function shocksOfPrices(kinds: readonly ShockKind[], assumed: PriceAssumptions): ShockKind[] {
  return kinds.map((kind) => {
    if (kind.kind === 'price cut') return { ...kind, perYear: kind.hits > 0 ? assumed.cutsPerYear / kind.hits : kind.perYear };
    if (kind.kind === 'new model') return { ...kind, perYear: kind.hits > 0 ? assumed.newModelsPerYear / kind.hits : kind.perYear };
    return kind;
  });
}

/** Months from a price elsewhere to Azure's, where a standard normal draw is `z`. */
export function lagAt(assumed: PriceAssumptions, z: number): number {
  return Math.round(Math.max(0, valueAt(assumed.parityLagMonths, z)));
}

/** What a cut leaves of a price: cuts that were seen took 20 to 80 % off. */
export function cutAt(assumed: PriceAssumptions, z: number): number {
  return 1 - Math.min(Math.max(valueAt(assumed.cutDepth, z), 0.2), 0.8);
}

/** The price after a rise over that before it. */
export function riseAt(assumed: PriceAssumptions, z: number): number {
  return Math.max(1, valueAt(assumed.riseSize, z));
}

/** The chance that something of so many a year comes in a month. */
export function chanceIn(perYear: number): number {
  return 1 - Math.exp(-perYear / 12);
}
