import type { Day } from '../../base/calendar.ts';

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

/** One minute of one workload, model and context, added up by an engine; adds with any other part by its key. */
export interface WarehouseMinute {
  /** Minutes since 1970, UTC. */
  readonly minute: number;
  readonly workload: string;
  readonly model: string;
  readonly long: boolean;
  readonly requests: bigint;
  readonly input: bigint;
  readonly cached: bigint;
  readonly output: bigint;
  /** Requests answered with 429; 0 where the table has no status. */
  readonly throttled: bigint;
  /** Requests by prompt size: element k counts those of less than `sizeEdges[k]` tokens and at least the edge before; the last those above all edges. */
  readonly sizes: readonly bigint[];
}

/** Edges of the size histogram, a factor of four apart: fixed, so that histograms of any engine and day add up. */
export const sizeEdges: readonly number[] = [256, 1024, 4096, 16_384, 65_536, 262_144];

/** The columns of the answer, in order: every dialect hands over exactly these. */
export const answerColumns: readonly string[] = ['minute', 'workload', 'model', 'long', 'requests', 'input', 'cached', 'output', 'throttled', ...Array.from({ length: sizeEdges.length + 1 }, (_, place) => `size${place}`)];
