import { guardDigits, segmentsOf, type LoadCurve } from '../../deal/loadCurve.ts';
import { columnName, Grid, quoted, type Cell } from './grid.ts';

/** Where the segments of curves that meet stand, as formulas read them. */
export interface Segments {
  readonly width: string;
  /** In the order of the curves. */
  readonly portions: readonly string[];
}

/** The sheet that says how load moves within a month: shares of its minutes, busiest first, and the portion of each workload's tokens that falls into them. */
export class LoadSheet {
  readonly grid = new Grid('Load', { widths: [26], across: 1, down: 3 });
  readonly #known = new Map<string, Segments>();

  constructor() {
    this.grid.add({ kind: 'title', value: 'Load: how tokens fall into the minutes of a month' });
    this.grid.add({ kind: 'note', value: 'Stated from the request logs: parts of the month from its busiest minutes down, and the part of each workload’s tokens in them. What is above the capacity of provisioned units in a part spills.' });
    this.grid.add();
  }

  /** Whether any deal reads it. */
  get isUsed(): boolean {
    return this.#known.size > 0;
  }

  segments(workloads: readonly string[], curves: readonly LoadCurve[]): Segments {
    const key = JSON.stringify([workloads, curves.map((curve) => curve.map(({ at, portion }) => [String(at), String(portion)]))]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { grid } = this;
    grid.add();
    grid.head([], ['Part of the minutes', ...workloads.map((workload) => `${workload}: part of its tokens`)]);
    const first = grid.next;
    for (const { width, portions } of segmentsOf(curves)) {
      // Minutes without any load spill nothing.
      if (portions.some((portion) => portion > 0n)) grid.add(...[width, ...portions].map((part): Cell => ({ kind: 'input', value: Number(part) / 10 ** guardDigits, format: '0.000000%' })));
    }
    const range = (column: number): string => `${quoted(grid.name)}!$${columnName(column)}$${first}:$${columnName(column)}$${grid.rows.length}`;
    const made = { width: range(1), portions: workloads.map((_, place) => range(place + 2)) };
    this.#known.set(key, made);
    return made;
  }
}
