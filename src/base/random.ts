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
  return { next: () => uniformFloat64(generator) };
}
