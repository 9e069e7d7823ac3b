import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Countered } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { useWork } from '../../../client/useWork.ts';
import { FindingList } from '../../../parts/findingList.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { readAmount } from '../../../parts/readAmount.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Answered } from '../answered.tsx';
import { Frontier } from './frontier.tsx';
import { Sensitivity } from './sensitivity.tsx';
import css from './counters.module.css';

/** Packages to answer their last offer with: worth the same to us, and as good for them as we can guess. */
export function Counters({ basis }: { readonly basis: readonly string[] }) {
  const room = useRoom();
  const [asked, setAsked] = useState(false);
  const [level, setLevel] = useState<number>();
  const work = useWork('table.counter', level === undefined ? {} : { level }, [...basis, ...room.basisOf(['preferences.yaml'])], asked);
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
      {(countered) => <Packages countered={countered} aim={setLevel} />}
    </Answered>
  );
}

function Packages({ countered, aim }: { readonly countered: Countered; readonly aim: (level: number | undefined) => void }) {
  const show = useShow();
  const { edit, busy } = useRoomEdit();
  const { offers, currency, level, band } = countered;
  const differ = new Set((offers[0]?.says ?? []).flatMap(({ issue }, place) => (new Set(offers.map(({ says }) => says[place]?.option)).size > 1 ? [issue] : [])));
  const put = (place: number): void => {
    const offer = offers[place];
    if (!offer) return;
    void edit({ changes: ['offers.yaml'], said: `Package ${place + 1} is on the table as ours.`, run: async () => (await call('offer.take', { by: 'us', title: `Our counter: ${offer.says.filter(({ moved }) => moved).map(({ option }) => option).join(', ')}`, deal: offer.deal, note: offer.why, ...(clausesOf(offer).length > 0 && { clauses: clausesOf(offer) }) })).files });
  };
  return (
    <Panel title={offers.length === 1 ? 'One counteroffer' : `${offers.length} equal counteroffers`} aside={<span className={css.assumed}>△ The seller’s view is an assumption</span>}>
      <p className={css.intro}>
        {offers.length === 1
          ? `It saves us about ${show.about(level, currency)} against no deal; no other package near that is as good for them and made differently.`
          : `Each saves us about ${show.about(level, currency)} against no deal, within ${show.percent(band)}. They are made differently: offer several at once, and see which they take up.`}{' '}
        {show.count(countered.packages)} packages were priced, between what they offer and what we ask and one step past it. <Level key={level} level={level} currency={currency} aim={aim} />
      </p>
      <FindingList findings={countered.findings.filter(({ code }) => ['level-not-reached', 'few-packages', 'view-decides', 'terms-not-moved', 'stakeholders-disagree'].includes(code))} none="" />
      <ol className={css.cards}>
        {offers.map((offer, place) => (
          <li key={offer.deal} className={css.card}>
            <h3>Package {place + 1}</h3>
            <ul className={css.says}>
              {offer.says.map(({ issue, option, moved }) => (
                <li key={issue} data-moved={moved || undefined} data-differs={differ.has(issue) || undefined}>
                  <span>{show.words(issue)}</span> <strong>{show.words(option)}</strong>
                  {moved && <span className={css.moved}> moved</span>}
                  {differ.has(issue) && offers.length > 1 && <span className={css.moved}> · differs</span>}
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
        <Sensitivity countered={countered} />
      </div>
    </Panel>
  );
}

/** What every package should save us: ours to say. */
function Level({ level, currency, aim }: { readonly level: number; readonly currency: string; readonly aim: (level: number | undefined) => void }) {
  const show = useShow();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const read = readAmount(text);
  if (!open) return <LinkButton onClick={() => setOpen(true)}>Aim at another saving</LinkButton>;
  return (
    <form
      className={css.level}
      onSubmit={(event) => {
        event.preventDefault();
        aim(read === undefined ? undefined : Number(read));
      }}
    >
      <TextInput size="xs" aria-label={`What a package should save us, ${currency}`} placeholder={show.words(String(Math.round(level)))} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} data-autofocus />
      <Button size="compact-sm" type="submit" variant="default">
        {text.trim() === '' ? 'As our last offer' : 'Look again'}
      </Button>
    </form>
  );
}

/** "data-use=preferred": where the clauses of a package stand. */
function clausesOf({ says }: Countered['offers'][number]): string[] {
  return says.flatMap(({ clause }) => (clause === null ? [] : [`${clause.clause}=${clause.stands}`]));
}
