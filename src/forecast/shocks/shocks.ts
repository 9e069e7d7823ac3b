import type { Random } from '../../base/random.ts';
import { drawNormal } from '../../chance/normal.ts';

/** Something that hits several workloads at once. */
export interface ShockKind {
  readonly kind: 'new model' | 'launch' | 'outage' | 'price cut';
  readonly perYear: number;
  /** Share of the workloads that one such shock reaches. */
  readonly hits: number;
  /** Which way usage goes. */
  readonly usage: 'up' | 'down' | 'either';
  /** False where it is over after its month. */
  readonly lasts: boolean;
}

/** Round figures, not estimates, but for their weight in all: together they carry what workloads share (docs/inside/forecast.md). Editable in a drivers file. */
export const usualShocks: readonly ShockKind[] = [
  { kind: 'new model', perYear: 2, hits: 0.6, usage: 'either', lasts: true },
  { kind: 'price cut', perYear: 1, hits: 0.8, usage: 'up', lasts: true },
  { kind: 'launch', perYear: 1, hits: 0.4, usage: 'up', lasts: true },
  { kind: 'outage', perYear: 1, hits: 0.6, usage: 'down', lasts: false },
];

/** One shock in one future. */
export interface Shock {
  readonly kind: ShockKind['kind'];
  /** Months ahead: 1 is the first month of the forecast. */
  readonly ahead: number;
  /** Signed; 1 is a usual one. */
  readonly size: number;
  readonly hits: number;
  readonly lasts: boolean;
}

/** The shocks of each future: prices and every workload live through the same ones. */
export function drawShocks(kinds: readonly ShockKind[], paths: number, months: number, random: Random): readonly (readonly Shock[])[] {
  return Array.from({ length: paths }, () => {
    const shocks: Shock[] = [];
    for (const { kind, perYear, hits, usage, lasts } of kinds) {
      for (let ahead = 1; ahead <= months; ahead++) {
        if (random.next() >= 1 - Math.exp(-perYear / 12)) continue;
        const drawn = drawNormal(random);
        shocks.push({ kind, ahead, size: usage === 'either' ? drawn : usage === 'up' ? Math.abs(drawn) : -Math.abs(drawn), hits, lasts });
      }
    }
    return shocks;
  });
}

/** How far the shocks that reached one series have carried it, by month ahead and path, in units of what they usually carry in a month. */
export function carriedBy(shocks: readonly (readonly Shock[])[], kinds: readonly ShockKind[], months: number, random: Random): readonly Float64Array[] {
  const paths = shocks.length;
  const carried = Array.from({ length: months }, () => new Float64Array(paths));
  const variance = kinds.reduce((a, { perYear, hits, lasts }) => a + (lasts ? (perYear / 12) * hits : 0), 0);
  const unit = variance > 0 ? 1 / Math.sqrt(variance) : 0;
  for (const [path, own] of shocks.entries()) {
    for (const { ahead, size, hits, lasts } of own) {
      if (random.next() >= hits) continue;
      const until = lasts ? months : ahead;
      for (let month = ahead; month <= until; month++) {
        const row = carried[month - 1];
        if (row !== undefined) row[path] = (row[path] ?? 0) + size * unit;
      }
    }
  }
  return carried;
}
