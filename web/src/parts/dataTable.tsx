import { Button, UnstyledButton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { sortRows, type Direction } from './sortRows.ts';
import { useOverflows } from './useOverflows.ts';
import css from './dataTable.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly figures?: boolean;
  /** Takes the room that the others leave. */
  readonly wide?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** What rows are put in order by; a column without it cannot be sorted. */
  readonly by?: (row: Row) => string | number | undefined;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Rows drawn at first; the rest on request. */
  readonly atFirst?: number;
  readonly selected?: string | undefined;
}

/** Rows under headings that put them in order. */
export function DataTable<Row>({ caption, columns, rows, keyOf, atFirst = 100, selected }: DataTableProps<Row>) {
  const [order, setOrder] = useState<{ readonly key: string; readonly direction: Direction }>();
  const [all, setAll] = useState(false);
  const { ref, overflows } = useOverflows<HTMLDivElement>();
  const by = columns.find(({ key }) => key === order?.key)?.by;
  const sorted = order && by ? sortRows(rows, by, order.direction) : rows;
  const drawn = all ? sorted : sorted.slice(0, atFirst);
  return (
    <div ref={ref} className={css.scroll} {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': caption })}>
      <table className={css.table}>
        <caption className={css.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-figures={column.figures || undefined} data-wide={column.wide || undefined} aria-sort={order?.key === column.key ? order.direction : undefined}>
                {column.by ? (
                  <UnstyledButton className={css.sort} onClick={() => setOrder({ key: column.key, direction: order?.key === column.key && order.direction === 'ascending' ? 'descending' : 'ascending' })}>
                    {column.title}
                    <span aria-hidden="true" className={css.arrow}>
                      {order?.key === column.key ? (order.direction === 'ascending' ? '▲' : '▼') : '↕'}
                    </span>
                  </UnstyledButton>
                ) : (
                  column.title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map((row) => (
            <tr key={keyOf(row)} data-selected={keyOf(row) === selected || undefined}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" data-figures={column.figures || undefined}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} data-figures={column.figures || undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {drawn.length < rows.length && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
          Show all {rows.length.toLocaleString('en-GB')}
        </Button>
      )}
    </div>
  );
}
