import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Countered } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { useWork } from '../../../client/useWork.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import { Answered } from '../answered.tsx';
import { Frontier } from './frontier.tsx';
import css from './counters.module.css';

/** Packages to answer their last offer with: worth the same to us, and as good for them as we can guess. */
export function Counters({ basis }: { readonly basis: readonly string[] }) {
  const [asked, setAsked] = useState(false);
  const work = useWork('table.counter', {}, basis, asked);
  if (!asked) {
    return (
      <Panel title="What to answer">
        <p className={css.intro}>
          Parley looks for packages of terms that are worth the same to you and as good as possible for them, each priced by exact bills.{' '}
          <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
            Find counteroffers
          </Button>
        </p>
      </Panel>
    );
  }
  return (
    <Answered work={work} what="Looking for counteroffers">
      {(countered) => <Packages countered={countered} />}
    </Answered>
  );
}

function Packages({ countered }: { readonly countered: Countered }) {
  const show = useShow();
  const { edit, busy } = useRoomEdit();
  const { offers, currency, level } = countered;
  const put = (place: number): void => {
    const offer = offers[place];
    if (!offer) return;
    void edit({ changes: ['offers.yaml'], said: `Package ${place + 1} is on the table as ours.`, run: async () => (await call('offer.take', { by: 'us', title: `Our counter: ${offer.says.filter(({ moved }) => moved).map(({ option }) => option).join(', ')}`, deal: offer.deal, note: offer.why })).files });
  };
  return (
    <Panel title={offers.length === 1 ? 'One counteroffer' : `${offers.length} equal counteroffers`} aside={<span className={css.assumed}>△ The seller’s view is an assumption</span>}>
      <p className={css.intro}>
        {offers.length === 1
          ? `It saves us about ${show.about(level, currency)} against no deal; no other package near that is as good for them.`
          : `Each saves us about ${show.about(level, currency)} against no deal. They differ in what they ask of the other side: offer several at once, and see which they take up.`}{' '}
        {show.count(countered.packages)} packages were priced.
      </p>
      <ol className={css.cards}>
        {offers.map((offer, place) => (
          <li key={offer.deal} className={css.card}>
            <h3>Package {place + 1}</h3>
            <ul className={css.says}>
              {offer.says.map(({ issue, option, moved }) => (
                <li key={issue} data-moved={moved || undefined}>
                  <span>{show.words(issue)}</span> <strong>{show.words(option)}</strong>
                  {moved && <span className={css.moved}> moved</span>}
                </li>
              ))}
            </ul>
            <dl className={css.figures}>
              <div>
                <dt>Saves us on the plan</dt>
                <dd>{show.money(offer.saves.toFixed(2), currency)}</dd>
              </div>
              <div>
                <dt>80 in 100 futures</dt>
                <dd>
                  {show.about(offer.range.low, currency)} to {show.about(offer.range.high, currency)}
                </dd>
              </div>
              <div>
                <dt>To them, as assumed</dt>
                <dd>
                  {offer.givesThem < 0 ? `${show.about(-offer.givesThem, currency)} less` : `${show.about(offer.givesThem, currency)} more`} than their offer
                </dd>
              </div>
              <div>
                <dt>Holds in</dt>
                <dd>{show.count(offer.holds)} of 100 guesses of how they count</dd>
              </div>
            </dl>
            <p className={css.why}>{show.words(offer.why)}</p>
            <Button size="compact-sm" variant="default" disabled={busy} onClick={() => put(place)}>
              Put on the table as ours
            </Button>
          </li>
        ))}
      </ol>
      <div className={css.two}>
        <Frontier countered={countered} />
        <ChartFrame
          title="How they are assumed to count"
          summary="What a unit of each part of a deal is assumed to be worth to them."
          tableFirst
          table={<ViewTable countered={countered} />}
        >
          <p className={css.intro}>Each part is counted by them at a share of its amount: the table says how much, from the least to the most. Change it with a seller file of your own on the command line (--seller).</p>
        </ChartFrame>
      </div>
    </Panel>
  );
}

function ViewTable({ countered }: { readonly countered: Countered }) {
  return (
    <DataTable
      caption="How they are assumed to count a unit of each part"
      keyOf={({ part }) => part}
      rows={countered.view}
      columns={[
        { key: 'part', title: 'Part', cell: ({ part }) => part },
        { key: 'low', title: 'At least', figures: true, cell: ({ low }) => low.toFixed(2) },
        { key: 'likely', title: 'Likely', figures: true, cell: ({ likely }) => likely.toFixed(2) },
        { key: 'high', title: 'At most', figures: true, cell: ({ high }) => high.toFixed(2) },
      ]}
    />
  );
}
