import type { Random } from '../base/random.ts';

/** How many events come where `mean` are expected: a Poisson draw by multiplying (Knuth 1969), large means taken in parts, whose draws add up. */
export function drawPoisson(mean: number, random: Random): number {
  let events = 0;
  for (let left = mean; left > 0; left -= part) {
    const floor = Math.exp(-Math.min(left, part));
    for (let product = random.next(); product > floor; product *= random.next()) events++;
  }
  return events;
}

/** exp(-30) is far from the smallest double, and the products stay exact enough. */
const part = 30;
