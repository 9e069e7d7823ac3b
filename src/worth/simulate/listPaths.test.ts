import { describe, expect, it } from 'vitest';
import { seeded } from '../../base/random.ts';
import { drawShocks, usualShocks } from '../../forecast/shocks/shocks.ts';
import { shocksOfPrices } from '../../forecast/prices/priceJumps.ts';
import type { PriceAssumptions } from '../../forecast/prices/priceAssumptions.ts';
import { samplePrices } from '../../forecast/prices/samplePrices.ts';
import { meanOf } from '../figures.ts';
import { levelsOf, listPaths } from './listPaths.ts';
import { placesOf } from './usagePaths.ts';

const assumed: PriceAssumptions = {
  cutsPerYear: 0.4,
  cutDepth: { kind: 'range', low: 0.25, high: 0.75, share: true },
  risesPerYear: 0.05,
  riseSize: { kind: 'range', low: 1.1, high: 1.4, share: false },
  newModelsPerYear: 0.7,
  newModelPrice: { kind: 'range', low: 0.6, high: 1.6, share: false },
  moveShare: { kind: 'range', low: 0.2, high: 0.8, share: true },
  parityLagMonths: { kind: 'range', low: 0, high: 2, share: false },
};
const [months, count] = [36, 20_000];
const list = listPaths({ families: [['gpt-5.4'], ['gpt-5', 'gpt-4o']], months, count, still: 2 }, assumed, seeded(5));
const levels = levelsOf(list);
const meanLevel = (model: string, month: number): number => meanOf(Float64Array.from(placesOf(list, model)[month] ?? [], (place) => levels[place] ?? Number.NaN));

describe('list prices on the paths of a deal', () => {
  it('stand as the rate book says while nothing can have moved', () => {
    expect([meanLevel('gpt-5.4', 0), meanLevel('gpt-5.4', 1)]).toEqual([1, 1]);
    expect(meanLevel('gpt-5.4', 35)).toBeLessThan(0.9);
  });

  it('have the chances that are stated for them, month by month', () => {
    for (const month of [2, 3, 12, 35]) {
      const chances = list.chances?.[month] ?? [];
      expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      for (const model of ['gpt-5.4', 'gpt-5']) {
        for (const [place, chance] of chances.entries()) {
          const seen = (placesOf(list, model)[month] ?? new Uint8Array()).filter((each) => each === place).length / count;
          expect(Math.abs(seen - chance)).toBeLessThan(5 * Math.sqrt((chance * (1 - chance)) / count) + 1e-4);
        }
      }
    }
  });

  it('are on average those of the forecast of prices: it is one model of how lists move', () => {
    const kinds = shocksOfPrices(usualShocks, assumed);
    const prices = samplePrices(['gpt-5.4'], drawShocks(kinds, count, months - 2, seeded(8)), assumed, months - 2, seeded(9)).own('gpt-5.4');
    for (const month of [12, 35]) expect(Math.abs(meanOf(Float64Array.from(prices, (path) => path[month - 2] ?? Number.NaN)) - meanLevel('gpt-5.4', month))).toBeLessThan(0.012);
  });

  it('of models with different names move apart, of one family together', () => {
    expect(placesOf(list, 'gpt-5')).toBe(placesOf(list, 'gpt-4o'));
    const [one, other] = [placesOf(list, 'gpt-5.4')[35], placesOf(list, 'gpt-5')[35]];
    expect(one?.every((place, path) => place === other?.[path])).toBe(false);
  });
});
