/** The places of `values`, largest value first, equal ones in their order. Values are not negative: their bits then sort as they do. */
export function fallingOrder(values: Float64Array): Uint32Array {
  const count = values.length;
  const words = new Uint32Array(values.buffer, values.byteOffset, count * 2);
  let [keys, nextKeys] = [new Uint32Array(count), new Uint32Array(count)];
  let [order, nextOrder] = [new Uint32Array(count), new Uint32Array(count)];
  // The upper half of a double tells all but values within a millionth of each other apart: three rounds of a radix sort on 11 bits.
  for (let place = 0; place < count; place++) {
    keys[place] = ~(words[place * 2 + 1] ?? 0);
    order[place] = place;
  }
  for (const shift of [0, 11, 22]) {
    scatter(keys, order, nextKeys, nextOrder, shift);
    [keys, nextKeys, order, nextOrder] = [nextKeys, keys, nextOrder, order];
  }
  for (let from = 0; from < count; ) {
    let until = from + 1;
    while (until < count && keys[until] === keys[from]) until++;
    if (until > from + 1) orderRun(values, order, from, until);
    from = until;
  }
  return order;
}

/** One round: keys and places in order of one digit of the key, alike digits as they stood. */
function scatter(keys: Uint32Array, order: Uint32Array, nextKeys: Uint32Array, nextOrder: Uint32Array, shift: number): void {
  const starts = startsOf(keys, shift);
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] ?? 0;
    const digit = (key >>> shift) & 2047;
    const to = starts[digit] ?? 0;
    starts[digit] = to + 1;
    nextKeys[to] = key;
    nextOrder[to] = order[place] ?? 0;
  }
}

/** Where each digit begins when all keys are in order of it. */
function startsOf(keys: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(2048);
  for (let place = 0; place < keys.length; place++) {
    const digit = ((keys[place] ?? 0) >>> shift) & 2047;
    starts[digit] = (starts[digit] ?? 0) + 1;
  }
  let start = 0;
  for (let digit = 0; digit < starts.length; digit++) {
    const count = starts[digit] ?? 0;
    starts[digit] = start;
    start += count;
  }
  return starts;
}

/** Puts a run of nearly equal values in order; most runs are of equal ones, and in order already. */
function orderRun(values: Float64Array, order: Uint32Array, from: number, until: number): void {
  for (let at = from + 1; at < until; at++) {
    if ((values[order[at - 1] ?? 0] ?? 0) >= (values[order[at] ?? 0] ?? 0)) continue;
    order.subarray(from, until).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
    return;
  }
}
