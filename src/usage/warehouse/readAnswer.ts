import { Refusal } from '../../base/refusal.ts';
import { answerColumns, sizeEdges, type WarehouseMinute } from './rollupQuestion.ts';

/** One row of an engine's answer; counts come as text or numbers. Refuses a row that is not what was asked for: a total from half an answer is worse than none. */
export function readAnswer(cells: readonly unknown[], from: string): WarehouseMinute {
  if (cells.length !== answerColumns.length) throw broken(from, `a row has ${cells.length} columns instead of ${answerColumns.length}`);
  const count = (place: number): bigint => {
    const cell = cells[place];
    const written = typeof cell === 'number' || typeof cell === 'bigint' || typeof cell === 'string' ? String(cell) : '';
    if (!/^\d{1,18}$/.test(written)) throw broken(from, `"${written.slice(0, 40)}" stands for ${answerColumns[place]}`);
    return BigInt(written);
  };
  const [workload, model] = [cells[1], cells[2]];
  if (typeof workload !== 'string' || typeof model !== 'string') throw broken(from, 'a workload or model is no text');
  return {
    minute: Number(count(0)),
    workload,
    model,
    long: count(3) === 1n,
    requests: count(4),
    input: count(5),
    cached: count(6),
    output: count(7),
    throttled: count(8),
    sizes: Array.from({ length: sizeEdges.length + 1 }, (_, place) => count(9 + place)),
  };
}

function broken(from: string, why: string): Refusal {
  return new Refusal('unreadable', `The answer of ${from} is not the rollup that was asked for: ${why}. Nothing of it was counted; check the names of the columns and ask again.`, from);
}
