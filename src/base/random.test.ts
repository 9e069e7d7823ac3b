import { expect, it } from 'vitest';
import { seeded } from './random.ts';

it('one seed gives one sequence, and another seed another', () => {
  const draw = (seed: number) => {
    const random = seeded(seed);
    return Array.from({ length: 4 }, () => random.next());
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(7)).toMatchInlineSnapshot(`
    [
      0.4049173967919706,
      0.5900675098777802,
      0.4629821289821845,
      0.17043030350770771,
    ]
  `);
});
