import { Button } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import type { AnswerOf, RankedAsk } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Figure } from '../../../parts/figure.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { RangeRows } from '../../../parts/rangeRows.tsx';
import { scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { makeShow } from '../../../parts/show.ts';
import css from './asks.module.css';

const needWord = { must: '■ must', should: '◧ should', nice: '□ nice' } as const;
const full = makeShow(false);

/** The asks by worth × likelihood: what stays in the house and why, and what our own sides have not settled. */
export function Asks({ ranked: { asks, currency }, add, open }: { readonly ranked: AnswerOf<'ask.rank'>; readonly add: ReactNode; readonly open: (ask: RankedAsk) => void }) {
  const show = useShow();
  const conflicts = asks.filter(({ conflict }) => conflict.length > 0);
  const valued = asks.flatMap((ask) => (ask.worth === 'not valued' ? [] : [{ ...ask, worth: ask.worth }]));
  const scale = useMemo(() => scaleFor([0, ...asks.flatMap(({ worth }) => (worth === 'not valued' ? [] : [worth.low, worth.high]))], 5), [asks]);
  return (
    <>
      {conflicts.length > 0 && <Conflicts conflicts={conflicts} />}
      <ChartFrame
        title={`What each ask is worth to us over the term, ${currency}`}
        aside={add}
        summary={valued.map(({ title, worth }) => show.words(`${title}: ${show.about(worth.likely, currency)}, between ${show.about(worth.low, currency)} and ${show.about(worth.high, currency)}.`)).join(' ')}
        table={
          <DataTable
            caption="Asks by worth times likelihood"
            keyOf={({ id }) => id}
            rows={asks}
            columns={[
              { key: 'title', title: 'Ask', cell: ({ title }) => show.words(title) },
              { key: 'need', title: 'Need', cell: ({ need }) => need },
              { key: 'low', title: 'At least', figures: true, cell: ({ worth }) => (worth === 'not valued' ? 'not valued' : show.money(worth.low.toFixed(2), currency)) },
              { key: 'worth', title: 'Worth', figures: true, by: ({ worth }) => (worth === 'not valued' ? undefined : worth.likely), cell: ({ worth }) => (worth === 'not valued' ? '' : show.money(worth.likely.toFixed(2), currency)) },
              { key: 'high', title: 'At most', figures: true, cell: ({ worth }) => (worth === 'not valued' ? '' : show.money(worth.high.toFixed(2), currency)) },
              { key: 'likelihood', title: 'Likely', figures: true, cell: ({ likelihood }) => show.percent(likelihood) },
              { key: 'costs', title: 'May cost them, assumed', figures: true, cell: ({ costsThem }) => (costsThem === null ? 'not judged' : `${show.about(costsThem.low, currency)} to ${show.about(costsThem.high, currency)}`) },
              { key: 'expected', title: 'Worth × likely', figures: true, by: ({ expected }) => expected ?? undefined, cell: ({ expected }) => (expected === null ? '' : show.money(expected.toFixed(2), currency)) },
            ]}
          />
        }
      >
        <RangeRows
          scale={scale}
          tick={(amount) => show.tick(amount, currency)}
          rows={valued.map((ask) => ({
            key: ask.id,
            name: <span className={css.name}>{show.words(ask.title)}</span>,
            low: ask.worth.low,
            middle: ask.worth.likely,
            high: ask.worth.high,
            colour: ask.mayLeave ? 'var(--series-reserved)' : 'var(--series-list)',
            value: (
              <>
                <Figure strong trail={() => ({ title: ask.title, value: full.money(ask.worth.likely.toFixed(2), currency), range: `Between ${full.money(ask.worth.low.toFixed(2), currency)} and ${full.money(ask.worth.high.toFixed(2), currency)}.`, how: [ask.basis, ...(ask.expected === null ? [] : [`× ${full.percent(ask.likelihood)} likely = ${full.money(ask.expected.toFixed(2), currency)}`]), ...(ask.costsThem === null ? [] : [`What it may cost them, an assumption: ${full.money(ask.costsThem.low.toFixed(2), currency)} to ${full.money(ask.costsThem.high.toFixed(2), currency)}. ${ask.costsThem.because}`])], sources: ['asks.yaml'] })}>
                  {show.about(ask.worth.likely, currency)}
                </Figure>
                <span className={css.soft}>{show.percent(ask.likelihood)} likely</span>
              </>
            ),
          }))}
        />
        <p className={css.soft}>In the order of worth × likelihood. Grey: stays in the house.</p>
      </ChartFrame>
      <Panel title="Asks, one by one">
        <ol className={css.list}>
          {asks.map((ask) => (
            <li key={ask.id} className={css.ask} data-stays={!ask.mayLeave || undefined}>
              <div className={css.what}>
                <p>
                  <span className={css.need}>{needWord[ask.need]}</span> <strong>{show.words(ask.title)}</strong>
                </p>
                <p className={css.soft}>{ask.why === null ? <span className={css.warn}>No justification: it stays in the house until it says why.</span> : show.words(ask.why)}</p>
                {ask.costsThem !== null && (
                  <p className={css.soft} title={show.words(ask.costsThem.because)}>
                    △ may cost them {ask.costsThem.high <= 0 ? 'nothing' : `${show.about(ask.costsThem.low, currency)} to ${show.about(ask.costsThem.high, currency)}`}, as assumed: {show.words(ask.costsThem.because)}
                  </p>
                )}
                {!ask.mayLeave && ask.why !== null && <p className={css.warn}>Stays in the house: {ask.keptBecause}</p>}
              </div>
              <dl className={css.ladder}>
                {([['Opening', ask.opening], ['Target', ask.target], ['Walk-away', ask.walkAway], ['We may give', ask.trades.length === 0 ? null : ask.trades.join('; ')]] as const).map(([name, says]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{says === null ? '—' : show.words(says)}</dd>
                  </div>
                ))}
              </dl>
              <div className={css.who}>
                <p className={css.soft}>{ask.owner === null ? <span className={css.warn}>nobody answers for it</span> : ask.owner}</p>
                {ask.approver !== null && <p className={css.soft}>approved by {ask.approver}</p>}
                <Button size="compact-xs" variant="default" onClick={() => open(ask)} aria-label={`Change ${ask.title}`}>
                  Change
                </Button>
              </div>
            </li>
          ))}
        </ol>
      </Panel>
    </>
  );
}

/** Where our own sides differ: nothing of it leaves the house until one position stands. */
function Conflicts({ conflicts }: { readonly conflicts: readonly RankedAsk[] }) {
  const show = useShow();
  const { edit, busy } = useRoomEdit();
  return (
    <Panel title="Settle these first">
      <ul className={css.conflicts}>
        {conflicts.map(({ id, title, conflict }) => (
          <li key={id}>
            <p>
              <strong>{show.words(title)}</strong> <span className={css.soft}>Our own sides differ; which position stands?</span>
            </p>
            <div className={css.positions}>
              {conflict.map(({ by, says }) => (
                <Button
                  key={`${by} ${says}`}
                  size="compact-sm"
                  variant="default"
                  disabled={busy}
                  onClick={() =>
                    void edit({
                      changes: ['asks.yaml'],
                      said: `“${says}” stands.`,
                      run: async () => {
                        await call('ask.edit', { of: id, agreed: says });
                        return [];
                      },
                    })
                  }
                >
                  {by}: {show.words(says)}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
