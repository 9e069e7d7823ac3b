import type { WarehouseMinute } from './rollupQuestion.ts';

/** Parts of a rollup as one, whatever days, shards or engines they came from: the same key adds, and the order is that of minute, workload, model and context. */
export function addMinutes(parts: Iterable<WarehouseMinute>): WarehouseMinute[] {
  const sums = new Map<string, WarehouseMinute>();
  for (const part of parts) {
    const key = `${part.minute}\n${part.workload}\n${part.model}\n${part.long ? 1 : 0}`;
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? part : added(sum, part));
  }
  return [...sums.values()].sort((a, b) => a.minute - b.minute || byText(a.workload, b.workload) || byText(a.model, b.model) || Number(a.long) - Number(b.long));
}

function added(a: WarehouseMinute, b: WarehouseMinute): WarehouseMinute {
  return {
    ...a,
    requests: a.requests + b.requests,
    input: a.input + b.input,
    cached: a.cached + b.cached,
    output: a.output + b.output,
    throttled: a.throttled + b.throttled,
    sizes: a.sizes.map((count, place) => count + (b.sizes[place] ?? 0n)),
  };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
