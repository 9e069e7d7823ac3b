import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded generator, handed to whatever leaves something to chance; there is no default and no global one. */
export interface Random {
  /** The next number in [0, 1). */
  next(): number;
}

/** The generator of a seed: the same seed gives the same numbers on every machine. */
export function seeded(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  // The state of a small seed is nearly all ones: the first numbers would lie close to 1 for every seed.
  for (let index = 0; index < 32; index++) generator.next();
  return { next: () => uniformFloat64(generator) };
}
