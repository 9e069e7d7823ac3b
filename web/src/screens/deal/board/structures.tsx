import { useCallback } from 'react';
import type { StandingShown } from '../../../client/answers.ts';
import { Chart, type Palette, type Size } from '../../../parts/chart.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Figure } from '../../../parts/figure.tsx';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { cumulativeOption } from './cumulativeOption.ts';
import { structureTrail } from '../trails.ts';
import css from './structures.module.css';

/** What each structure is made of and how it compares with list; as a chart, how its cost adds up month by month. */
export function Structures({ standing }: { readonly standing: StandingShown }) {
  const show = useShow();
  const { currency, structures } = standing;
  const list = structures.find(({ id }) => id === 'list');
  const option = useCallback((palette: Palette, size: Size) => cumulativeOption(standing, palette, show, size), [standing, show]);
  return (
    <Chart
      title={`Structures compared, ${currency}`}
      summary={`Cost added up month by month in the median future. ${structures.map(({ name, total }) => `${name} ends at ${show.about(total.p50, currency)}.`).join(' ')}`}
      tableFirst
      option={option}
      steps={standing.months}
      table={
        <DataTable
          caption="Structures compared"
          keyOf={({ id }) => id}
          rows={structures}
          columns={[
            {
              key: 'name',
              title: 'Structure',
              wide: true,
              by: ({ name }) => name,
              cell: (structure) => (
                <>
                  <strong>{structure.name}</strong>
                  {structure.caveats.length > 0 && (
                    <span className={css.caveats} title={structure.caveats.join(' ')}>
                      <Figure trail={() => structureTrail(standing, structure)}>{plural(structure.caveats.length, 'caveat')}</Figure>
                    </span>
                  )}
                  <span className={css.what} title={structure.what}>
                    {show.words(structure.what)}
                  </span>
                </>
              ),
            },
            { key: 'p50', title: 'Median', figures: true, by: ({ total }) => Number(total.p50), cell: (structure) => <Figure trail={() => structureTrail(standing, structure)}>{show.about(structure.total.p50, currency)}</Figure> },
            { key: 'against', title: 'Against list', figures: true, by: ({ total }) => Number(total.p50), cell: ({ id, total }) => (list && id !== 'list' ? againstList(Number(total.p50), Number(list.total.p50), show.percent) : '') },
          ]}
        />
      }
    />
  );
}

function againstList(cost: number, list: number, percent: (share: number) => string): string {
  if (list === 0) return '';
  const share = cost / list - 1;
  return `${share > 0 ? '+' : '−'}${percent(Math.abs(share))}`;
}
