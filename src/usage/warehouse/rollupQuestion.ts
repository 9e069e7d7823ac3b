import type { Day } from '../../base/calendar.ts';
import type { MinuteTotals } from '../requestRollup.ts';

/** Columns of a table of requests in a warehouse, by their own names. */
export interface WarehouseColumns {
  readonly timestamp: string;
  readonly input: string;
  readonly output: string;
  readonly cached?: string;
  readonly model?: string;
  readonly workload?: string;
  /** HTTP status of the answer: 429 was throttled. */
  readonly status?: string;
}

/** One day of requests, to be added up where they lie. */
export interface RollupQuestion {
  readonly table: string;
  readonly columns: WarehouseColumns;
  /** The UTC day asked for; every engine is asked day by day, so that no answer outgrows its limits. */
  readonly day: Day;
  /** Prompt tokens above which a request is a long-context one. */
  readonly longAbove: number;
}

/** One minute added up by a warehouse, with what only rows of requests can tell. */
export interface WarehouseMinute extends MinuteTotals {
  /** Requests answered with 429; 0 where the table has no status. */
  readonly throttled: bigint;
  /** Requests by prompt size: element k counts those of less than `sizeEdges[k]` tokens and at least the edge before; the last those above all edges. */
  readonly sizes: readonly bigint[];
}

/** Edges of the size histogram, a factor of four apart: fixed, so that histograms of any engine and day add up. */
export const sizeEdges: readonly number[] = [256, 1024, 4096, 16_384, 65_536, 262_144];

/** The columns of the answer, in order: every dialect hands over exactly these. */
export const answerColumns: readonly string[] = ['minute', 'workload', 'model', 'long', 'requests', 'input', 'cached', 'output', 'throttled', ...Array.from({ length: sizeEdges.length + 1 }, (_, place) => `size${place}`)];

/** What two parts of a rollup have besides their counts, added. */
export function moreOfMinutes(a: WarehouseMinute, b: WarehouseMinute): Pick<WarehouseMinute, 'throttled' | 'sizes'> {
  return { throttled: a.throttled + b.throttled, sizes: a.sizes.map((count, place) => count + (b.sizes[place] ?? 0n)) };
}
