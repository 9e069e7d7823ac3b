import { DataTable } from '../../../parts/dataTable.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { showMonth } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { Forecasted } from './forecastDesk.ts';
import { groupName } from './groupName.ts';
import css from './differences.module.css';

/** Where two views of the same months differ, and what was made of them: shown, not hidden. */
export function Differences({ answer }: { readonly answer: Forecasted }) {
  const show = useShow();
  return (
    <Panel title="Where two views differ, tokens a month">
      <DataTable
        caption="Where two views differ"
        keyOf={({ id, between, month }) => `${id} ${between} ${month}`}
        rows={answer.differences}
        atFirst={4}
        columns={[
          { key: 'id', title: 'Of', by: ({ id }) => id, cell: ({ id }) => groupName(id) },
          { key: 'month', title: 'Month', by: ({ month }) => month, cell: ({ month }) => showMonth(month) },
          { key: 'between', title: 'Between', by: ({ between }) => between, cell: ({ between }) => (between === 'sum and whole' ? 'sum, whole' : 'history, drivers') },
          { key: 'first', title: 'First', figures: true, by: ({ first }) => first, cell: ({ first }) => show.tokens(first) },
          { key: 'second', title: 'Second', figures: true, by: ({ second }) => second, cell: ({ second }) => show.tokens(second) },
          { key: 'stands', title: 'Stands', figures: true, by: ({ stands }) => stands, cell: ({ stands }) => show.tokens(stands) },
          { key: 'why', title: 'Why', wide: true, cell: ({ why }) => <span className={css.why}>{show.words(why)}</span> },
        ]}
      />
    </Panel>
  );
}
