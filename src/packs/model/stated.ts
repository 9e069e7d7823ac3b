import { compare, isZero, toDouble, zero, type Decimal } from '../../base/decimal.ts';
import { Grid, monthRow, tokens, type Cell } from './grid.ts';
import { monthHead, monthLayout, type Timeline } from './timeline.ts';

/** A sheet of stated rows over months, usage or rates: the same row is stated once, whichever deals read it. */
export class StatedRows {
  readonly grid: Grid;
  readonly #known = new Map<string, { readonly values: readonly Decimal[]; readonly row: number }[]>();
  readonly #width: number;

  constructor(name: string, title: string, note: string, timeline: Timeline, look: { readonly source: number; readonly sum: string }) {
    this.grid = new Grid(name, { ...monthLayout, widths: monthLayout.widths.with(1, look.source) });
    this.grid.add({ kind: 'title', value: title });
    this.grid.add({ kind: 'note', value: note });
    this.grid.add(...monthHead(timeline, look.sum));
    this.#width = timeline.months.length;
  }

  /**
   * The row of these values, in order of columns; where another deal reads other values under the same name it gets a row of
   * its own. `kind` is "stated" where the figures were worked out elsewhere and do not follow when an input changes.
   */
  row(label: string, source: string, values: readonly (Decimal | undefined)[], format: string, kind: 'input' | 'stated' = 'input'): number {
    const full = Array.from({ length: this.#width }, (_, place) => values[place] ?? zero);
    const known = this.#known.get(label) ?? [];
    const like = known.find((each) => each.values.every((value, place) => compare(value, full[place] ?? zero) === 0 || isZero(full[place] ?? zero)));
    if (like !== undefined) return like.row;
    const row = this.grid.next;
    const cells = full.map((value): Cell => ({ kind, value: toDouble(value), format }));
    const [name, from, sum, ...months] = monthRow(label, source, cells, row, 'sum', format);
    this.grid.add(name, from, format === tokens ? sum : undefined, ...months);
    this.#known.set(label, [...known, { values: full, row }]);
    return row;
  }
}
