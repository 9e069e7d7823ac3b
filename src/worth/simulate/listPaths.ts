import { decimal, power } from '../../base/decimal.ts';
import type { Random } from '../../base/random.ts';
import type { ListPaths } from './usagePaths.ts';

/** How the list prices of all models move together: chances of a month. */
export interface ListMoves {
  /** One step down, 20 %. */
  readonly cut: number;
  /** Two steps at once, 36 %. */
  readonly deepCut: number;
  /** One step up, 25 %. */
  readonly rise: number;
}

/** Round figures, not estimates: a cut every two years, every third of them a deep one, and a rise every ten years. */
export const usualMoves: ListMoves = { cut: 1 / 36, deepCut: 1 / 72, rise: 1 / 120 };

const [highest, lowest] = [2, 8];
const levels = Array.from({ length: highest + lowest + 1 }, (_, place) => (place <= highest ? power(decimal('1.25'), highest - place) : power(decimal('0.8'), place - highest)));

/** Sampled levels of list prices, month by month; the first `still` months are as the rate book says. */
export function listPaths(months: number, count: number, random: Random, still = 1, moves: ListMoves = usualMoves): ListPaths {
  const at = new Uint8Array(count).fill(highest);
  const places = Array.from({ length: months }, (_, month) => {
    if (month >= still) for (let path = 0; path < count; path++) at[path] = held((at[path] ?? highest) + stepAt(random.next(), moves));
    return at.slice();
  });
  return { levels, places, chances: chancesOf(months, still, moves) };
}

function stepAt(chance: number, { cut, deepCut, rise }: ListMoves): number {
  if (chance < cut) return 1;
  if (chance < cut + deepCut) return 2;
  return chance < cut + deepCut + rise ? -1 : 0;
}

function held(place: number): number {
  return Math.max(0, Math.min(levels.length - 1, place));
}

/** The chance of each level by month, exactly as the moves make it. */
function chancesOf(months: number, still: number, moves: ListMoves): readonly (readonly number[])[] {
  let chances: readonly number[] = levels.map((_, place) => Number(place === highest));
  return Array.from({ length: months }, (_, month) => {
    if (month >= still) chances = moved(chances, moves);
    return chances;
  });
}

function moved(chances: readonly number[], { cut, deepCut, rise }: ListMoves): number[] {
  const next = chances.map(() => 0);
  const put = (place: number, chance: number): void => void (next[held(place)] = (next[held(place)] ?? 0) + chance);
  for (const [place, chance] of chances.entries()) {
    put(place + 1, chance * cut);
    put(place + 2, chance * deepCut);
    put(place - 1, chance * rise);
    put(place, chance * (1 - cut - deepCut - rise));
  }
  return next;
}
