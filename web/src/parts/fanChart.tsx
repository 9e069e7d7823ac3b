import { useCallback, type ReactNode } from 'react';
import { Chart, type Palette, type Size } from './chart.tsx';
import { DataTable } from './dataTable.tsx';
import { fanOption, type FanMonth, type FanPace, type FanPast } from './fanOption.ts';
import { showMonth } from './show.ts';

interface FanChartProps {
  readonly title: string;
  readonly past: readonly FanPast[];
  /** What the past and the future are of: "billed", "expected at list". */
  readonly names: { readonly billed: string; readonly expected: string };
  readonly fan: readonly FanMonth[];
  /** Writes a value with three figures, hidden where numbers are. */
  readonly write: (value: number) => string;
  readonly writeTick: (value: number) => string;
  /** Writes a value in full, for the table. */
  readonly writeFull: (value: number) => string;
  readonly aside?: ReactNode;
  /** What a commitment asks for a month, drawn as steps. */
  readonly pace?: FanPace | undefined;
  /** The same under other assumptions, drawn over it. */
  readonly otherwise?: { readonly name: string; readonly expected: readonly FanMonth[] } | undefined;
}

/** What was and what may come: the past as a line, the future as a median with the band that 80 in 100 futures lie in. */
export function FanChart({ title, past, names, fan, write, writeTick, writeFull, aside, pace, otherwise }: FanChartProps) {
  const option = useCallback((palette: Palette, { width }: Size) => fanOption({ billed: past, names, expected: fan, write, writeTick, ...(pace && { pace }), ...(otherwise && { otherwise }) }, palette, width < 420), [past, names, fan, write, writeTick, pace, otherwise]);
  const [first, last] = [fan[0], fan.at(-1)];
  const paceIn = new Map(pace?.months.map(({ month, amount }) => [month, amount]));
  const otherwiseIn = new Map(otherwise?.expected.map((row) => [row.month, row]));
  const lastOther = otherwise?.expected.at(-1);
  const summary =
    first && last
      ? `The median goes from ${write(first.p50)} in ${showMonth(first.month)} to ${write(last.p50)} in ${showMonth(last.month)}; 80 in 100 futures then lie between ${write(last.p10)} and ${write(last.p90)}.${lastOther && otherwise ? ` ${otherwise.name}: ${write(lastOther.p50)}, ${write(lastOther.p10)} to ${write(lastOther.p90)}.` : ''}`
      : 'There is no forecast to draw.';
  return (
    <Chart
      title={title}
      summary={summary}
      aside={aside}
      option={option}
      steps={past.length + fan.length}
      table={
        <DataTable
          caption={title}
          keyOf={({ month }) => month}
          rows={[...past.map(({ month, amount }) => ({ month, value: amount, p10: undefined, p50: undefined, p90: undefined })), ...fan.map((row) => ({ ...row, value: undefined }))]}
          columns={[
            { key: 'month', title: 'Month', cell: ({ month }) => showMonth(month), by: ({ month }) => month },
            { key: 'past', title: names.billed, figures: true, cell: ({ value }) => (value === undefined ? '' : writeFull(value)), by: ({ value }) => value },
            { key: 'p10', title: 'P10', figures: true, cell: ({ p10 }) => (p10 === undefined ? '' : writeFull(p10)), by: ({ p10 }) => p10 },
            { key: 'p50', title: 'Median', figures: true, cell: ({ p50 }) => (p50 === undefined ? '' : writeFull(p50)), by: ({ p50 }) => p50 },
            { key: 'p90', title: 'P90', figures: true, cell: ({ p90 }) => (p90 === undefined ? '' : writeFull(p90)), by: ({ p90 }) => p90 },
            ...(pace ? [{ key: 'pace', title: pace.name, figures: true, cell: ({ month }: { readonly month: string }) => (paceIn.has(month) ? writeFull(paceIn.get(month) ?? 0) : ''), by: ({ month }: { readonly month: string }) => paceIn.get(month) }] : []),
            ...(otherwise ? (['p10', 'p50', 'p90'] as const).map((edge) => ({ key: `other ${edge}`, title: `${edge === 'p50' ? 'Median' : edge.toUpperCase()}, ${otherwise.name}`, figures: true, cell: ({ month }: { readonly month: string }) => { const row = otherwiseIn.get(month); return row ? writeFull(row[edge]) : ''; } })) : []),
          ]}
        />
      }
    />
  );
}
