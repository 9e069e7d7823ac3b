import { statuses } from '../../../../src/ledger/entry.ts';
import type { AnswerOf } from '../../client/answers.ts';
import { ChartFrame } from '../../parts/chartFrame.tsx';
import { DataTable } from '../../parts/dataTable.tsx';
import { plural } from '../../parts/show.ts';
import css from './statusFlow.module.css';

/** How many promises have come how far: said, in paper, signed, working. */
export function StatusFlow({ ledger: { counts, promises } }: { readonly ledger: AnswerOf<'ledger.show'> }) {
  const rows = statuses.map((status) => ({ status, count: counts[status] ?? 0 })).filter(({ status, count }) => status !== 'withdrawn' || count > 0);
  const all = Math.max(1, promises.length);
  return (
    <ChartFrame
      title={`How far ${plural(promises.length, 'promise')} came`}
      summary={rows.map(({ status, count }) => `${status}: ${count}.`).join(' ')}
      table={
        <DataTable
          caption="How far promises came"
          keyOf={({ status }) => status}
          rows={rows}
          columns={[
            { key: 'status', title: 'They are', cell: ({ status }) => status },
            { key: 'count', title: 'Promises', figures: true, cell: ({ count }) => count },
          ]}
        />
      }
    >
      <ol className={css.steps}>
        {rows.map(({ status, count }) => (
          <li key={status}>
            <span className={css.name}>{status}</span>
            <span className={css.track}>
              <span className={css.bar} data-status={status} style={{ width: `${(count / all) * 100}%` }} />
            </span>
            <strong>{count}</strong>
          </li>
        ))}
      </ol>
    </ChartFrame>
  );
}
