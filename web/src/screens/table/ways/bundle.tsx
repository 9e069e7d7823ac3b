import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '../../../client/answers.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useWork } from '../../../client/useWork.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { RangeRows } from '../../../parts/rangeRows.tsx';
import { scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Answered } from '../answered.tsx';
import { termWord } from '../offers/offerWords.ts';
import css from './ways.module.css';

type TakenApart = AnswerOf<'guide.bundle'>;

/** An offer taken apart: what each element is worth and forces, and the traps in it. */
export function Bundle({ basis, inForce }: { readonly basis: readonly string[]; readonly inForce: string }) {
  const room = useRoom();
  const deals = room.files.filter(({ kind }) => kind === 'deal').map(({ name }) => name);
  const [chosen, choose] = useState<string>();
  const deal = chosen !== undefined && deals.includes(chosen) ? chosen : inForce;
  const work = useWork('guide.bundle', { deal }, basis, true);
  const pick = deals.length > 1 && <NativeSelect size="xs" aria-label="Which offer is taken apart" value={deal} data={deals} onChange={({ currentTarget: { value } }) => choose(value)} />;
  return (
    <Answered work={work} what="Taking the bundle apart">
      {(apart) => (
        <div className={css.two}>
          <Elements apart={apart} pick={pick} />
          <Panel title="What it binds us to, and its traps">
            <Bound apart={apart} />
          </Panel>
        </div>
      )}
    </Answered>
  );
}

function Elements({ apart, pick }: { readonly apart: TakenApart; readonly pick: React.ReactNode }) {
  const show = useShow();
  const { elements, currency, saves, range } = apart;
  const valued = elements.flatMap((each) => (typeof each.worth === 'number' ? [{ ...each, worth: each.worth }] : []));
  const scale = scaleFor([0, range.low, range.high, ...valued.map(({ worth }) => worth)], 5);
  const signed = (amount: number): string => `${amount < 0 ? '−' : ''}${show.about(Math.abs(amount), currency)}`;
  return (
    <ChartFrame
      title={`The bundle taken apart: worth of each element beside the others, ${currency}`}
      aside={pick}
      summary={`${valued.map(({ key, worth }) => `${termWord(key)}: ${signed(worth)}.`).join(' ')} In all ${signed(saves)} against list, 80 in 100 between ${signed(range.low)} and ${signed(range.high)}.`}
      table={
        <DataTable
          caption="The bundle element by element"
          keyOf={({ key }) => key}
          rows={elements}
          columns={[
            { key: 'key', title: 'Element', cell: ({ key }) => termWord(key) },
            { key: 'says', title: 'Says', cell: ({ says }) => show.words(says) },
            { key: 'worth', title: 'Worth', figures: true, by: ({ worth }) => (typeof worth === 'number' ? worth : undefined), cell: ({ worth }) => (typeof worth === 'number' ? show.money(worth.toFixed(2), currency) : worth) },
            { key: 'forces', title: 'Forces', figures: true, by: ({ forces }) => forces ?? undefined, cell: ({ forces }) => (forces === null || Math.abs(forces) < 1 ? '' : show.money(forces.toFixed(2), currency)) },
          ]}
        />
      }
    >
      <RangeRows
        scale={scale}
        tick={(amount) => show.tick(amount, currency)}
        rows={[
          ...valued.map(({ key, says, worth }) => ({ key, name: <span title={show.words(says)}>{termWord(key)}</span>, low: worth, middle: worth, high: worth, colour: worth < 0 ? 'var(--series-offer)' : 'var(--series-reserved)', value: <strong>{signed(worth)}</strong> })),
          { key: 'all', name: <strong>In all</strong>, low: range.low, middle: saves, high: range.high, colour: 'var(--series-committed)', value: <strong>{signed(saves)}</strong> },
        ]}
      />
      <p className={css.soft}>Against list prices on the plan; the elements add up to the whole (Shapley). The line on the whole holds 80 in 100 futures. An element below zero costs us: it is the price of the rest.</p>
    </ChartFrame>
  );
}

function Bound({ apart: { forced, elements, options, traps, currency } }: { readonly apart: TakenApart }) {
  const show = useShow();
  const because = elements.filter(({ forces }) => forces !== null && forces >= 1);
  return (
    <div className={css.stack}>
      {forced === null ? (
        <p>It commits us to nothing.</p>
      ) : (
        <p>
          It commits us to {show.about(forced.committed, currency)}; {show.about(forced.spentAnyway, currency)} would be spent anyway, so{' '}
          <strong>{Number(forced.extra) < 1 ? 'nothing is forced' : `${show.about(forced.extra, currency)} is forced`}</strong>. The last milestone is missed in {show.count(forced.missedIn)} of 100 futures.
        </p>
      )}
      {because.length > 0 && (
        <ul className={css.plain}>
          {because.map(({ key, forces }) => (
            <li key={key}>
              △ {show.about(forces ?? 0, currency)} of it because of {termWord(key).toLowerCase()}: what it saves is not spent toward the milestone.
            </li>
          ))}
        </ul>
      )}
      {options.map(({ says, worth, basis }) => (
        <p key={says}>
          {show.words(says)}: {worth === null ? <span className={css.soft}>{show.words(basis)}</span> : <>about {show.about(worth.mean, currency)} as an option, beside the bill.</>}
        </p>
      ))}
      <h3 className={css.head}>Traps</h3>
      {traps.length === 0 && <p className={css.soft}>None that is known of the terms in it.</p>}
      <ul className={css.plain}>
        {traps.map(({ about, says }) => (
          <li key={says}>
            <strong>{termWord(about)}.</strong> {show.words(says)}
          </li>
        ))}
      </ul>
    </div>
  );
}
