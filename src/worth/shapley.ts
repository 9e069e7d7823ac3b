import type { Random } from '../base/random.ts';

/** Up to so many players every coalition is looked at. */
export const exactTo = 12;
/** Beyond: so many orders and as many reversed ones. */
const sampledOrders = 60;

/**
 * What each of `count` players adds to the value on average over all orders of joining (Shapley 1953). The parts add up to the
 * value of all less that of none. A coalition is a bit a player. Beyond twelve players orders are sampled, each with its reverse.
 */
export function shapley(count: number, value: (coalition: bigint) => number, random: Random): Float64Array {
  return count <= exactTo ? overCoalitions(count, value) : overOrders(count, value, random);
}

function overCoalitions(count: number, value: (coalition: bigint) => number): Float64Array {
  const values = Float64Array.from({ length: 2 ** count }, (_, coalition) => value(BigInt(coalition)));
  const weight = weights(count);
  const parts = new Float64Array(count);
  for (let coalition = 0; coalition < values.length; coalition++) {
    const size = bits(coalition);
    for (let player = 0; player < count; player++) {
      if ((coalition & (1 << player)) !== 0) continue;
      parts[player] = (parts[player] ?? 0) + (weight[size] ?? 0) * ((values[coalition | (1 << player)] ?? 0) - (values[coalition] ?? 0));
    }
  }
  return parts;
}

function overOrders(count: number, value: (coalition: bigint) => number, random: Random): Float64Array {
  const known = new Map<bigint, number>();
  const valueOf = (coalition: bigint): number => {
    const found = known.get(coalition) ?? value(coalition);
    known.set(coalition, found);
    return found;
  };
  const parts = new Float64Array(count);
  const order = Array.from({ length: count }, (_, player) => player);
  for (let sample = 0; sample < sampledOrders; sample++) {
    shuffle(order, random);
    for (const joining of [order, order.toReversed()]) {
      let [coalition, before] = [0n, valueOf(0n)];
      for (const player of joining) {
        coalition |= 1n << BigInt(player);
        const after = valueOf(coalition);
        parts[player] = (parts[player] ?? 0) + (after - before) / (2 * sampledOrders);
        before = after;
      }
    }
  }
  return parts;
}

/** size! (count − size − 1)! ÷ count! by the size of the coalition joined. */
function weights(count: number): number[] {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return Array.from({ length: count }, (_, size) => (factorial(size) * factorial(count - size - 1)) / factorial(count));
}

function bits(of: number): number {
  let [rest, count] = [of, 0];
  for (; rest > 0; rest &= rest - 1) count++;
  return count;
}

function shuffle(items: number[], random: Random): void {
  for (let last = items.length - 1; last > 0; last--) {
    const place = Math.floor(random.next() * (last + 1));
    [items[last], items[place]] = [items[place] ?? 0, items[last] ?? 0];
  }
}
