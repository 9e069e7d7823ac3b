import { UnstyledButton } from '@mantine/core';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural, showMonth } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { Forecasted, GroupRow } from './forecastDesk.ts';
import { groupName } from './groupName.ts';
import type { Opened } from './forecastWorker.ts';
import { measureName } from './measures.ts';
import css from './groupTable.module.css';

/** Everything, each unit and each workload: next month and a year on, with how sure that is. */
export function GroupTable({ opened, answer, choose }: { readonly opened: Opened; readonly answer: Forecasted; readonly choose: (id: string) => void }) {
  const show = useShow();
  const write = (value: number): string => (answer.measure === 'spend' ? show.about(value, opened.currency) : show.tokens(value));
  const later = answer.groups[0]?.laterMonth ?? '';
  const growth = ({ next, later: last }: GroupRow): number | undefined => (next.p50 > 0 ? last.p50 / next.p50 - 1 : undefined);
  return (
    <Panel title={`${measureName(answer.measure)} by workload, ${plural(answer.groups.filter(({ kind }) => kind === 'workload').length, 'workload')}`}>
      <DataTable
        caption={`${measureName(answer.measure)} by workload`}
        keyOf={({ id, kind }) => `${kind} ${id}`}
        rows={answer.groups}
        atFirst={14}
        selected={answer.groups.find(({ id }) => id === answer.group) && `${answer.groups.find(({ id }) => id === answer.group)?.kind} ${answer.group}`}
        columns={[
          {
            key: 'id', title: 'Workload', by: ({ id }) => id,
            cell: ({ id, kind }) => (
              <UnstyledButton className={css.name} data-kind={kind} aria-pressed={id === answer.group} title="Draw this" onClick={() => choose(id)}>
                {groupName(id)}
              </UnstyledButton>
            ),
          },
          { key: 'next', title: 'Next month', figures: true, by: ({ next }) => next.p50, cell: ({ next }) => write(next.p50) },
          { key: 'later', title: later === '' ? 'Later' : showMonth(later), figures: true, by: ({ later: last }) => last.p50, cell: ({ later: last }) => write(last.p50) },
          { key: 'range', title: '80 in 100', figures: true, cell: ({ later: last }) => `${write(last.p10)} to ${write(last.p90)}` },
          { key: 'growth', title: 'Growth', figures: true, by: growth, cell: (row) => words(growth(row), show.percent) },
        ]}
      />
    </Panel>
  );
}

function words(value: number | undefined, percent: (share: number) => string): string {
  return value === undefined ? '' : `${value < 0 ? '−' : '+'}${percent(Math.abs(value))}`;
}
