import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Budgets } from '../../../../../src/forecast/spend/tail.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { readAmount } from '../../../parts/readAmount.ts';
import { showMonth } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { Forecasted } from './forecastDesk.ts';
import type { Opened } from './forecastWorker.ts';
import css from './budgetPart.module.css';

const spans = [
  { key: 'month', label: 'Budget of a month' },
  { key: 'quarter', label: 'Budget of a quarter' },
  { key: 'year', label: 'Budget of a year' },
] as const;

/** How often a budget is passed, and the largest bill that the granted quota lets happen. */
export function BudgetPart({ opened, answer, budgets, set }: { readonly opened: Opened; readonly answer: Forecasted; readonly budgets: Budgets; readonly set: (budgets: Budgets) => void }) {
  const show = useShow();
  const { currency } = opened;
  const full = (value: number): string => show.money(value.toFixed(2), currency);
  const { exceeding, largest } = answer;
  return (
    <div className={css.pair}>
      <Panel title="How likely a budget is passed">
        <div className={css.fields}>
          {spans.map(({ key, label }) => (
            <Budget key={key} label={`${label}, ${currency}`} value={budgets[key]} set={(value) => set(Object.fromEntries(Object.entries({ ...budgets, [key]: value }).filter(([, each]) => each !== undefined)))} />
          ))}
        </div>
        {exceeding.length === 0 ? (
          <p className={css.soft}>Type a budget to see how often the futures pass it, month by month, by quarter or by calendar year; all spend at list, before any deal.</p>
        ) : (
          <DataTable
            caption="How likely a budget is passed"
            keyOf={({ period }) => period}
            rows={exceeding.toSorted((a, b) => a.period.length - b.period.length)}
            atFirst={12}
            columns={[
              { key: 'period', title: 'Period', by: ({ period }) => period, cell: ({ period, months }) => `${/^\d{4}-\d{2}$/.test(period) ? showMonth(period) : period}${partOf(period, months)}` },
              { key: 'budget', title: 'Budget', figures: true, by: ({ budget }) => budget, cell: ({ budget }) => full(budget) },
              { key: 'probability', title: 'Passed in', figures: true, by: ({ probability }) => probability, cell: ({ probability }) => <Chance of={probability} /> },
              { key: 'excess', title: 'Then by, on average', figures: true, by: ({ excess }) => excess, cell: ({ excess }) => (excess === 0 ? '' : full(excess)) },
            ]}
          />
        )}
      </Panel>
      <Panel title="The largest bill under the granted quota">
        {largest.length === 0 ? (
          <p className={css.soft}>The quota is not known. Write it into a drivers file as <code>{'quota: [{model: gpt-5.4, tokensPerMinute: 2000000}]'}</code>: then this says what a runaway job or a leaked key could cost.</p>
        ) : (
          <DataTable
            caption="The largest bill under the granted quota"
            keyOf={({ month }) => month}
            rows={largest}
            atFirst={6}
            columns={[
              { key: 'month', title: 'Month', by: ({ month }) => month, cell: ({ month }) => showMonth(month) },
              { key: 'usual', title: 'Every minute full, usual mix', figures: true, by: ({ usual }) => usual, cell: ({ usual }) => full(usual) },
              { key: 'largest', title: 'Every minute full of the dearest', figures: true, by: ({ largest: most }) => most, cell: ({ largest: most }) => full(most) },
            ]}
          />
        )}
      </Panel>
    </div>
  );
}

function Budget({ label, value, set }: { readonly label: string; readonly value: number | undefined; readonly set: (value: number | undefined) => void }) {
  const show = useShow();
  const [text, setText] = useState(value === undefined ? '' : String(value));
  const read = readAmount(text);
  const wrong = text.trim() !== '' && (read === undefined || Number(read) <= 0);
  const commit = (): void => {
    if (!wrong) set(read === undefined ? undefined : Number(read));
  };
  return <TextInput size="xs" label={label} placeholder="3.5M" value={show.hidden ? '' : text} readOnly={show.hidden} error={wrong ? 'Write it as 3,500,000 or 3.5M.' : undefined} onChange={({ currentTarget }) => setText(currentTarget.value)} onBlur={commit} onKeyDown={({ key }) => key === 'Enter' && commit()} />;
}

function Chance({ of }: { readonly of: number }) {
  const show = useShow();
  return (
    <span className={css.chance}>
      <svg width="48" height="8" aria-hidden="true">
        <rect width="48" height="8" fill="var(--none-ground)" />
        <rect width={48 * of} height="8" fill={of > 0.5 ? 'var(--bad)' : 'var(--series-offer)'} />
      </svg>
      {show.hidden ? show.percent(of) : of > 0 && of < 0.005 ? '< 1\u00a0%' : show.percent(of)}
    </span>
  );
}

/** A quarter or year that the forecast holds in part is compared with its part of the budget. */
function partOf(period: string, months: number): string {
  const whole = /Q/.test(period) ? 3 : /^\d{4}$/.test(period) ? 12 : 1;
  return months < whole ? ` (${months} of ${whole} months)` : '';
}
