import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadApart } from './spreadApart.ts';

it('leaves alone what is far enough apart', () => expect(spreadApart([10, 50, 30], 12)).toEqual([10, 50, 30]));
it('moves what touches around its middle', () => expect(spreadApart([20, 22], 12)).toEqual([15, 27]));
it('moves a crowd as one', () => expect(spreadApart([20, 20, 20, 60], 12)).toEqual([8, 20, 32, 60]));

it('keeps the order and the gap', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 }), (places) => {
      const moved = spreadApart(places, 12);
      const order = places.map((_, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
      for (const [at, index] of order.entries()) {
        const next = order[at + 1];
        if (next !== undefined) expect((moved[next] ?? 0) - (moved[index] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-9);
      }
    }),
  ));
