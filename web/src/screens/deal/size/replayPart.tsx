import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '../../../client/answers.ts';
import { useWork } from '../../../client/useWork.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { FindingList } from '../../../parts/findingList.tsx';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import css from './sizePart.module.css';

type Replay = AnswerOf<'deal.replay'>;

/** What a number of PTU would have served of the load, minute by minute and request by request. */
export function ReplayPart({ deal, usage, basis, model, ptu }: { readonly deal: string; readonly usage: readonly string[]; readonly basis: readonly string[]; readonly model: string; readonly ptu: number }) {
  const [typed, setTyped] = useState<number>(Math.max(1, ptu));
  const [asked, setAsked] = useState<number>();
  const work = useWork('deal.replay', { deal, usage: [...usage], model, ptu: asked ?? 1 }, basis, asked !== undefined);
  return (
    <Panel title="Replayed: what a number of PTU would have served">
      <div className={css.stack}>
      <form
        className={css.choices}
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed);
        }}
      >
        <NumberInput size="xs" label="PTU" min={1} max={1_000_000} allowDecimal={false} value={typed} onChange={(value) => typeof value === 'number' && value >= 1 && setTyped(value)} />
        <Button size="compact-sm" type="submit" className={css.go}>
          Replay the load
        </Button>
      </form>
      {work.state === 'working' && <Working what={`Replaying ${model}`} progress={work.progress} stop={work.stop} />}
      {work.state === 'stopped' && <StoppedNotice what="Replaying the load" again={work.again} />}
      {work.state === 'refused' && <RefusedNotice refused={work.refused} again={work.again} />}
      {work.state === 'done' && <Found replay={work.value} />}
      </div>
    </Panel>
  );
}

function Found({ replay }: { readonly replay: Replay }) {
  const show = useShow();
  const { asked, sizes, byHour, bucket, calibration, currency, findings } = replay;
  const full = (amount: number): string => show.money(amount.toFixed(2), currency);
  return (
    <>
      <p className={css.lead}>
        With <strong>{show.count(asked.ptu)} PTU</strong> {show.percent(asked.spilledShare)} of the load spills, worth {full(asked.spilledWorth)} pay-as-you-go; the PTU are {show.percent(asked.utilisation)} utilised, and {show.percent(asked.minutesAtRisk)} of the minutes with load meet a 429 or spill, {plural(asked.longestRun, 'minute')} in a row at most.
        {asked.byRequest !== null && ` Request by request: ${show.percent(asked.byRequest.refusedShare)} of the requests are refused.`}{' '}
        <span className={css.soft}>
          Averages over whole hours would say {show.percent(byHour)}. {bucket === null ? '' : calibration === null ? `A bucket of ${show.words(String(bucket.depth))} seconds is assumed: counts of your own 429 answers would calibrate it.` : `The bucket of ${show.words(bucket.depth.toFixed(0))} seconds is calibrated on your own counts: ${show.percent(calibration.heldOut.counted)} counted, ${show.percent(calibration.heldOut.replayed)} replayed where it was not fitted.`}
        </span>
      </p>
      <DataTable
        caption="Sizes replayed"
        keyOf={({ ptu }) => String(ptu)}
        rows={sizes}
        selected={String(asked.ptu)}
        atFirst={15}
        columns={[
          { key: 'ptu', title: 'PTU', figures: true, by: ({ ptu }) => ptu, cell: ({ ptu }) => show.count(ptu) },
          { key: 'served', title: 'Served tokens', figures: true, by: ({ served }) => served, cell: ({ served }) => show.tokens(served) },
          { key: 'spilled', title: 'Spills', figures: true, by: ({ spilledShare }) => spilledShare, cell: ({ spilledShare }) => show.percent(spilledShare) },
          { key: 'worth', title: 'Spilled, pay-as-you-go', figures: true, by: ({ spilledWorth }) => spilledWorth, cell: ({ spilledWorth }) => full(spilledWorth) },
          { key: 'used', title: 'Utilised', figures: true, by: ({ utilisation }) => utilisation, cell: ({ utilisation }) => show.percent(utilisation) },
          { key: 'idle', title: 'Idle, one year', figures: true, by: ({ idleCost }) => idleCost.oneYear, cell: ({ idleCost }) => (idleCost.oneYear === undefined ? '' : full(idleCost.oneYear)) },
          { key: 'risk', title: 'Minutes at risk', figures: true, by: ({ minutesAtRisk }) => minutesAtRisk, cell: ({ minutesAtRisk }) => show.percent(minutesAtRisk) },
          { key: 'run', title: 'Longest run', figures: true, by: ({ longestRun }) => longestRun, cell: ({ longestRun }) => show.words(`${longestRun} min`) },
        ]}
      />
      <details>
        <summary>{plural(findings.length, 'note')} on the replay</summary>
        <FindingList findings={findings} none="Everything was understood." />
      </details>
    </>
  );
}
