import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import type { Explored } from './explored.ts';
import { dimensionName } from './dimensionName.ts';
import { topOf, type Measured, type TopGroup } from './topOf.ts';
import css from './topGroups.module.css';

/** The dearest groups as bars, the rest as one. */
export function TopGroups({ explored, measure }: { readonly explored: Explored; readonly measure: Measured }) {
  const show = useShow();
  const top = topOf(explored, measure, 10);
  const currencies = [...new Set(explored.groups.flatMap(({ billed }) => billed.map(({ currency }) => currency)))].toSorted();
  const named = dimensionName(explored.by[0] ?? '');
  const most = Math.max(1e-9, ...top.map(({ amount }) => Number(amount)));
  const all = top.reduce((sum, { amount }) => sum + Number(amount), 0) || 1;
  const about = (amount: string): string => (measure === 'list' ? show.about(amount, explored.currency) : show.tokens(amount));
  const full = (amount: string): string => (measure === 'list' ? show.money(amount, explored.currency) : show.count(amount));
  return (
    <ChartFrame
      title={measure === 'list' ? `Cost at list by ${named}, ${explored.currency}, all months` : `Tokens by ${named}, all months`}
      summary={top.map(({ name, amount }) => `${name}: ${about(amount)}`).join('; ')}
      table={
        <DataTable
          caption={`By ${named}`}
          keyOf={({ name }) => name}
          rows={topOf(explored, measure, 1000)}
          columns={[
            { key: 'name', title: named, by: ({ name }) => name, cell: ({ name }) => name },
            { key: 'amount', title: measure === 'list' ? 'At list' : 'Tokens', figures: true, by: ({ amount }) => Number(amount), cell: ({ amount }) => full(amount) },
            ...currencies.map((currency) => ({ key: `billed ${currency}`, title: `Billed, ${currency}`, figures: true, by: ({ billed }: TopGroup) => Number(billed.get(currency) ?? 0), cell: ({ billed }: TopGroup) => (billed.has(currency) ? show.money(billed.get(currency) ?? '0', currency) : '') })),
            { key: 'share', title: 'Share', figures: true, by: ({ amount }) => Number(amount), cell: ({ amount }) => show.percent(Number(amount) / all) },
          ]}
        />
      }
    >
      <ul className={css.rows}>
        {top.map(({ name, amount }) => (
          <li key={name} className={css.row}>
            <span className={css.name}>{name}</span>
            <span className={css.track}>
              <span className={css.bar} style={{ width: `${(Number(amount) / most) * 100}%` }} />
            </span>
            <span className={css.value}>
              <strong>{about(amount)}</strong> {show.percent(Number(amount) / all)}
            </span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
