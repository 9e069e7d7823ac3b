import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fallingOrder } from './fallingOrder.ts';

it('orders as comparing two by two does, equal values in their order', () => {
  const value = fc.oneof(fc.constantFrom(0, 1, 2, 1e-300, 1e300), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((each) => Math.abs(each)));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), (values) => {
      const expected = Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
      expect([...fallingOrder(Float64Array.from(values))]).toEqual(expected);
    }),
  );
});
