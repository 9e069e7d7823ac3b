/** The places of `values`, largest value first, equal ones in their order. Values are not negative: their bits then sort as they do. */
export function fallingOrder(values: Float64Array): Uint32Array {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  let order = Uint32Array.from(values, (_, place) => place);
  let next = new Uint32Array(values.length);
  const starts = new Uint32Array(digits);
  // Four rounds of a radix sort on 16 bits each, from the last bits to the first.
  for (let round = 0; round < 4; round++) {
    const [word, shift] = [round >> 1, (round & 1) * 16];
    starts.fill(0);
    for (let place = 0; place < order.length; place++) {
      const digit = ((words[place * 2 + word] ?? 0) >>> shift) & (digits - 1);
      starts[digit] = (starts[digit] ?? 0) + 1;
    }
    let start = 0;
    for (let digit = digits - 1; digit >= 0; digit--) {
      const count = starts[digit] ?? 0;
      starts[digit] = start;
      start += count;
    }
    for (let place = 0; place < order.length; place++) {
      const of = order[place] ?? 0;
      const digit = ((words[of * 2 + word] ?? 0) >>> shift) & (digits - 1);
      const to = starts[digit] ?? 0;
      next[to] = of;
      starts[digit] = to + 1;
    }
    [order, next] = [next, order];
  }
  return order;
}

const digits = 65_536;
