import { UnstyledButton } from '@mantine/core';
import type { ForecastShown } from '../../client/answers.ts';
import { DataTable } from '../../parts/dataTable.tsx';
import { Figure } from '../../parts/figure.tsx';
import { plural, showMonth } from '../../parts/show.ts';
import type { Trail } from '../../parts/trail.tsx';
import { useShow } from '../../parts/useShow.tsx';
import css from './workloads.module.css';

type Series = ForecastShown['series'][number];

/** Each workload's tokens now and later, with how sure that is. */
export function Workloads({ forecast, chosen, choose }: { readonly forecast: ForecastShown; readonly chosen: string | undefined; readonly choose: (id: string) => void }) {
  const show = useShow();
  const later = Math.min(12, Math.max(...forecast.series.map(({ months }) => months.length)));
  const trail = (series: Series, index: number): Trail => {
    const month = series.months[index];
    return {
      title: `${series.id}${month ? `, tokens in ${showMonth(month.month)}` : ''}`,
      value: month ? show.count(Math.round(month.p50)) : '',
      ...(month && { range: `80 in 100 futures lie between ${show.count(Math.round(month.p10))} and ${show.count(Math.round(month.p90))}; 90 in 100 between ${show.count(Math.round(month.p5))} and ${show.count(Math.round(month.p95))}.` }),
      how: ['The median of an ensemble of simple forecasts of this workload’s monthly tokens.', 'The range comes from how far such forecasts were off in the past, by how many months they looked ahead.'],
      sources: [],
    };
  };
  return (
    <DataTable
      caption="Workloads"
      keyOf={({ id }) => id}
      rows={forecast.series}
      selected={chosen}
      columns={[
        {
          key: 'id',
          title: 'Workload',
          by: ({ id }) => id,
          cell: ({ id }) => (
            <UnstyledButton className={css.name} aria-pressed={id === chosen} title="Draw this workload" onClick={() => choose(id)}>
              {id}
            </UnstyledButton>
          ),
        },
        { key: 'next', title: 'Next month', figures: true, by: ({ months }) => months[0]?.p50, cell: (series) => <Figure trail={() => trail(series, 0)}>{show.tokens(series.months[0]?.p50 ?? 0)}</Figure> },
        { key: 'later', title: `In ${plural(later, 'month')}`, figures: true, by: ({ months }) => months[later - 1]?.p50, cell: (series) => <Figure trail={() => trail(series, later - 1)}>{show.tokens(series.months[later - 1]?.p50 ?? 0)}</Figure> },
        { key: 'range', title: '80 in 100', figures: true, cell: ({ months }) => `${show.tokens(months[later - 1]?.p10 ?? 0)} to ${show.tokens(months[later - 1]?.p90 ?? 0)}` },
        { key: 'growth', title: 'Growth', figures: true, by: (series) => growth(series, later), cell: (series) => growthWords(growth(series, later), show.percent) },
      ]}
    />
  );
}

function growth({ months }: Series, later: number): number | undefined {
  const [first, last] = [months[0]?.p50, months[later - 1]?.p50];
  return first === undefined || last === undefined || first === 0 ? undefined : last / first - 1;
}

function growthWords(value: number | undefined, percent: (share: number) => string): string {
  return value === undefined ? '' : `${value < 0 ? '−' : '+'}${percent(Math.abs(value))}`;
}
