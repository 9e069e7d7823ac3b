import { useState } from 'react';
import type { UsageShown } from '../../../client/answers.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { plural, showMonth } from '../../../parts/show.ts';
import { useOverflows } from '../../../parts/useOverflows.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { coverageOf, daysMissing, type CoverageCell, type CoverageRow } from './coverageOf.ts';
import css from './coverage.module.css';

/** Which months each file covers and what it holds for them; its table is the control totals. */
export function Coverage({ usage, gaps: gapsOfDays }: { readonly usage: UsageShown; readonly gaps: readonly string[] }) {
  const show = useShow();
  const { ref, overflows } = useOverflows<HTMLDivElement>();
  const { months, rows } = coverageOf(usage.files);
  const missingDays = daysMissing(gapsOfDays);
  const gaps = rows.flatMap(({ file, cells }) => cells.filter(({ is }) => is === 'gap').map(({ month }) => `${showMonth(month)} in ${file}`));
  const [all, setAll] = useState(false);
  const drawn = all ? rows : rows.slice(0, 12);
  const control = usage.files.flatMap(({ path, control: lines }) => lines.map((line) => ({ ...line, path })));
  return (
    <ChartFrame
      title="Months covered, with the control total of each"
      summary={`${plural(months.length, 'month')}. ${gaps.length === 0 ? 'No month is missing inside a file.' : `Missing: ${gaps.join(', ')}.`} ${gapsOfDays.length === 0 ? '' : `No file has a row for ${gapsOfDays.join(', ')}.`}`}
      aside={<span className={css.legend}>{gaps.length === 0 ? 'no month missing' : `${plural(gaps.length, 'month')} missing`}
          {gapsOfDays.length > 0 && `, no rows for ${gapsOfDays.join(', ')}`}</span>}
      table={
        <DataTable
          caption="Control totals by month, file and currency"
          keyOf={({ path, month, currency }) => `${path} ${month} ${currency}`}
          rows={control}
          columns={[
            { key: 'month', title: 'Month', by: ({ month }) => month, cell: ({ month }) => showMonth(month) },
            { key: 'path', title: 'File', by: ({ path }) => path, cell: ({ path }) => path },
            { key: 'currency', title: 'Currency', by: ({ currency }) => currency, cell: ({ currency }) => currency },
            { key: 'amount', title: 'Total', figures: true, by: ({ amount }) => Number(amount), cell: ({ amount, currency }) => show.money(amount, currency) },
          ]}
        />
      }
    >
      <div ref={ref} className={css.scroll} {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': 'Months covered' })}>
        <table className={css.grid}>
          <thead>
            <tr>
              <th scope="col" className={css.corner}>
                File
              </th>
              {months.map((month) => (
                <th key={month} scope="col">
                  {showMonth(month).slice(0, 3)}
                  <span className={css.year}>{month.slice(2, 4)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map((row) => (
              <Row key={`${row.file} ${row.currency ?? ''}`} row={row} />
            ))}
            {missingDays.size > 0 && (
              <tr>
                <th scope="row" className={css.file}>
                  Days without any row
                </th>
                {months.map((month) => (
                  <td key={month}>
                    <span className={css.days} data-missing={missingDays.has(month) || undefined}>
                      {missingDays.get(month)}
                    </span>
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
        {drawn.length < rows.length && <LinkButton onClick={() => setAll(true)}>Show all {rows.length}</LinkButton>}
      </div>
    </ChartFrame>
  );
}

function Row({ row }: { readonly row: CoverageRow }) {
  const most = Math.max(0, ...row.cells.map(({ amount }) => Number(amount ?? 0)));
  return (
    <tr>
      <th scope="row" className={css.file}>
        {row.file}
        {row.currency !== undefined && <span className={css.currency}> {row.currency}</span>}
      </th>
      {row.cells.map((cell) => (
        <td key={cell.month}>
          <Cell cell={cell} most={most} currency={row.currency} />
        </td>
      ))}
    </tr>
  );
}

/** The bar grows with the amount; a gap is hatched and says so. */
function Cell({ cell, most, currency }: { readonly cell: CoverageCell; readonly most: number; readonly currency: string | undefined }) {
  const show = useShow();
  switch (cell.is) {
    case 'outside':
      return <span className={css.outside} />;
    case 'gap':
      return <span className={css.gap}>none</span>;
    case 'rows': {
      const share = cell.amount === undefined || most === 0 ? 1 : Math.max(0.06, Number(cell.amount) / most);
      return (
        <span className={css.cell}>
          <span className={css.bar}>
            <span className={css.fill} style={{ height: `${share * 100}%` }} />
          </span>
          <span>{cell.amount === undefined || currency === undefined ? 'rows' : show.about(cell.amount, currency)}</span>
        </span>
      );
    }
  }
}
