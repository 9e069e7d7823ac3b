import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { Figure } from '../../../parts/figure.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { showDay } from '../../../parts/show.ts';
import { useOverflows } from '../../../parts/useOverflows.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { clauseWord, termWord } from './offerWords.ts';
import type { ComparedOffers, OfferColumn } from '../../../client/answers.ts';
import { costTrail } from './offerTrails.ts';
import css from './offerColumns.module.css';

/** Offers as columns and what they say as rows: where a cell differs from the base it is marked, and priced where it can be. */
export function OfferColumns({ compared, base, setBase }: { readonly compared: ComparedOffers; readonly base: string; readonly setBase: (id: string) => void }) {
  const show = useShow();
  const { ref, overflows } = useOverflows<HTMLDivElement>();
  const { columns, currency, noDeal } = compared;
  const at = Math.max(0, columns.findIndex(({ id }) => id === base));
  const differs = (says: readonly string[]): boolean => new Set(says).size > 1;
  const about = (amount: number): string => show.about(Math.abs(amount), currency);
  const saved = (amount: number): string => (Math.abs(amount) < 0.5 ? 'no change' : amount > 0 ? `${about(amount)} less` : `${about(amount)} more`);
  const rows: readonly { readonly name: string; readonly cell: (column: OfferColumn) => ReactNode }[] = [
    { name: 'Made', cell: ({ on, by }) => <>{showDay(on)} by {by === 'us' ? 'us' : 'them'}</> },
    { name: 'Document', cell: ({ source, deal }) => <span className={css.soft}>{source ?? deal}</span> },
    { name: 'Holds until', cell: ({ expires }) => (expires === null ? <span className={css.soft}>not said</span> : showDay(expires)) },
    {
      name: 'Cost over the term',
      cell: (column) => (
        <>
          <Figure strong trail={() => costTrail(compared, column)}>
            {show.about(column.cost.likely, currency)}
          </Figure>
          <span className={css.soft}>
            80 in 100: {show.about(column.cost.low, currency)} to {show.about(column.cost.high, currency)}
          </span>
        </>
      ),
    },
    {
      name: `Against no deal`,
      cell: ({ againstNoDeal, betterThanNoDeal }) => (
        <>
          <span className={css.verdict} data-good={againstNoDeal.likely > 0 || undefined}>
            {againstNoDeal.likely > 0 ? '▲ better' : '▼ worse'} by {about(againstNoDeal.likely)}
          </span>
          <span className={css.soft}>better in {show.count(betterThanNoDeal)} of 100 futures</span>
        </>
      ),
    },
    ...(columns.some(({ options }) => options.length > 0)
      ? [
          {
            name: 'Beside the bill, as options',
            cell: ({ options }: OfferColumn) =>
              options.length === 0 ? (
                <span className={css.soft}>none</span>
              ) : (
                options.map(({ key, says, worth, basis }) => (
                  <span key={says} className={css.option}>
                    {termWord(key)}: {worth === null ? 'not valued' : `about ${show.about(worth.mean, currency)}`} <span className={css.soft}>{show.words(says)}. {show.words(basis)}</span>
                  </span>
                ))
              ),
          },
        ]
      : []),
    { name: 'Gap to our target', cell: ({ gapToTarget }) => (gapToTarget === null ? <span className={css.soft}>no target is set</span> : gapToTarget > 0 ? `${about(gapToTarget)} above` : 'reached') },
    { name: 'Step from this side’s last', cell: ({ concession }) => (concession === null ? <span className={css.soft}>first</span> : `${about(concession)} ${concession < 0 ? 'back' : 'closer'}`) },
  ];
  return (
    <Panel
      title="Offers side by side"
      aside={<NativeSelect size="xs" aria-label="Compare with" value={columns[at]?.id ?? ''} data={columns.map(({ id, title }) => ({ value: id, label: `against ${title}` }))} onChange={({ currentTarget: { value } }) => setBase(value)} />}
    >
      <div ref={ref} className={css.scroll} {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': 'Offers side by side' })}>
        <table className={css.table}>
          <caption className={css.hidden}>Offers side by side</caption>
          <thead>
            <tr>
              <th scope="col">Term</th>
              {columns.map(({ id, title, by }) => (
                <th key={id} scope="col" data-by={by}>
                  <span className={css.by}>{by === 'us' ? '◆ us' : '● them'}</span> {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, cell }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {columns.map((column) => (
                  <td key={column.id}>{cell(column)}</td>
                ))}
              </tr>
            ))}
            {compared.rows.map(({ key, says, saves }) => (
              <tr key={key} data-same={!differs(says) || undefined}>
                <th scope="row">{termWord(key)}</th>
                {columns.map(({ id }, place) => (
                  <td key={id} data-differs={says[place] !== says[at] || undefined}>
                    {says[place] === '' ? <span className={css.soft}>none</span> : show.words(says[place] ?? '')}
                    {place !== at && typeof saves[place] === 'number' && says[place] !== says[at] && <span className={css.worth}>{saved(saves[place] ?? 0)}</span>}
                  </td>
                ))}
              </tr>
            ))}
            {compared.clauses.map(({ clause, title, stands, paragraphs }) => (
              <tr key={clause} data-same={!differs(stands) || undefined}>
                <th scope="row">
                  {title === clause ? termWord(clause) : title} <span className={css.soft}>clause</span>
                </th>
                {columns.map(({ id }, place) => (
                  <td key={id} data-differs={stands[place] !== stands[at] || undefined}>
                    {clauseWord(stands[place] ?? '')}
                    {typeof paragraphs[place] === 'number' && <span className={css.soft}> read, ¶ {paragraphs[place]}</span>}
                  </td>
                ))}
              </tr>
            ))}
            <tr className={css.sum}>
              <th scope="row">All differences</th>
              {columns.map(({ id }, place) => (
                <td key={id}>{place === at ? <span className={css.soft}>compared with</span> : saved(compared.saves[place] ?? 0)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <p className={css.note}>
        {columns.map(({ id }, place) => (place === at ? <Fragment key={id}>Marked cells differ from {columns[place]?.title}. </Fragment> : null))}
        The worth of a difference is its share in what the whole offer saves on the plan; the rows add up to the last. No deal: {noDeal.is}, {show.about(noDeal.likely, currency)}. Move the terms yourself on the <Link to="/deal" search={{ view: 'bench' }}>bench</Link>.
      </p>
    </Panel>
  );
}
