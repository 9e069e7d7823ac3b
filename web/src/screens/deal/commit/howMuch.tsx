import { Button, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { AnswerOf } from '../../../client/answers.ts';
import { useWork } from '../../../client/useWork.ts';
import { useSetFact, useWorkspace } from '../../../client/useWorkspace.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { FindingList } from '../../../parts/findingList.tsx';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { RangeRows } from '../../../parts/rangeRows.tsx';
import { plural } from '../../../parts/show.ts';
import { tellRefusal } from '../../../parts/tell.ts';
import { scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import { readMenu } from './menu.ts';
import css from './commitPart.module.css';

type Commitment = AnswerOf<'deal.commit'>;
type Menu = NonNullable<Commitment['menu']>;

/** How much to commit to for the discounts on offer: what each costs, how it may go wrong, and what current usage alone would commit to. */
export function HowMuch({ deal, usage, basis }: { readonly deal: string; readonly usage: readonly string[]; readonly basis: readonly string[] }) {
  const show = useShow();
  const kept = useWorkspace().data?.facts['commitmentMenu'] ?? '';
  const fact = useSetFact();
  const [typed, setTyped] = useState<string>();
  const { levels } = readMenu(kept);
  const draft = readMenu(typed ?? kept);
  const work = useWork('deal.commit', { deal, usage: [...usage], paths: 1000, levels: [...levels] }, basis, true);
  return (
    <Panel title="How much to commit to">
      <div className={css.stack}>
        {show.hidden ? (
          <p className={css.soft}>The discounts on offer are not shown while numbers are hidden.</p>
        ) : (
          <form
            className={css.menu}
            onSubmit={(event) => {
              event.preventDefault();
              if (draft.wrong.length > 0) return;
              fact.mutate({ key: 'commitmentMenu', value: draft.levels.join('\n') }, { onError: tellRefusal });
              setTyped(undefined);
            }}
          >
            <Textarea
              size="xs"
              className={css.field}
              label="The discounts on offer: a commitment over the whole deal and its discount, one a line"
              placeholder={'6M 3 %\n9M 6 %'}
              rows={3}
              value={typed ?? kept}
              error={draft.wrong.length > 0 ? `Not understood: ${draft.wrong.join('; ')}. Write 6M 3 %.` : undefined}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') event.currentTarget.blur();
              }}
            />
            <Button size="compact-sm" type="submit" disabled={typed === undefined || draft.wrong.length > 0}>
              Price them
            </Button>
          </form>
        )}
        {work.state === 'working' && <Working what="Pricing commitments on the same futures" progress={work.progress} stop={work.stop} />}
        {work.state === 'stopped' && <StoppedNotice what="Pricing commitments" again={work.again} />}
        {work.state === 'refused' && <RefusedNotice refused={work.refused} again={work.again} />}
        {work.state === 'done' && <Answer answer={work.value} />}
      </div>
    </Panel>
  );
}

function Answer({ answer }: { readonly answer: Commitment }) {
  const show = useShow();
  const { own, menu, spend, currency, paths, findings } = answer;
  const full = (amount: number): string => show.money(amount.toFixed(2), currency);
  return (
    <>
      {menu ? <Levels menu={menu} currency={currency} paths={paths} /> : <p className={css.soft}>Without a menu only the deal’s own commitment is looked at. Type what they offer, and each level is priced; none is an answer.</p>}
      {own && (
        <p>
          <strong>The deal’s own commitment</strong> falls short in {show.percent(own.shortfallProbability)} of {plural(paths, 'future')}, by {full(own.expectedShortfall)} on average over all of them. The deal costs {full(own.mean)} with it and {full(own.without)} without it.{' '}
          {own.leastPoints === null ? 'No discount would compensate it.' : `It is compensated by ${show.words(own.leastPoints.toFixed(2))} points off every list price.`}
        </p>
      )}
      <p className={css.soft}>
        Spend that counts, over the deal: {full(spend.p50)} in the median future, 80 in 100 between {full(spend.p10)} and {full(spend.p90)}.
      </p>
      <details>
        <summary>{plural(findings.length, 'note')} on these figures</summary>
        <FindingList findings={findings} none="Everything was understood." />
      </details>
    </>
  );
}

function Levels({ menu, currency, paths }: { readonly menu: Menu; readonly currency: string; readonly paths: number }) {
  const show = useShow();
  const { levels, best, currentUsage, regret } = menu;
  const scale = useMemo(() => scaleFor([0, ...levels.map(({ cvar95 }) => cvar95)], 6), [levels]);
  const full = (amount: number): string => show.money(amount.toFixed(2), currency);
  const name = (commitment: number, percent: number): string => (commitment === 0 ? 'None' : `${show.about(commitment, currency)} at ${show.words(`${percent} %`)}`);
  const lead =
    best.commitment === 0
      ? 'None: no commitment on the menu is worth what it risks.'
      : `Commit to ${name(best.commitment, best.percent)}: ${full(best.mean)} expected on futures that did not choose it.`;
  const rule = `The simple rule, current usage going on as it is, would commit to ${name(currentUsage.commitment, currentUsage.percent)}; against it this costs ${full(Math.abs(regret.mean))} ${regret.mean > 0 ? 'more' : 'less'} on average, and more in ${show.percent(regret.share)} of the futures.`;
  return (
    <ChartFrame
      title={`Expected cost by commitment, ${currency}: bar to the mean, line to the mean of the worst 5 in 100`}
      summary={`${lead} ${rule}`}
      aside={<span className={css.soft}>{plural(paths, 'future')}</span>}
      table={
        <DataTable
          caption="Commitments on the menu"
          keyOf={({ commitment }) => String(commitment)}
          rows={levels}
          selected={String(best.commitment)}
          columns={[
            { key: 'name', title: 'Commitment', by: ({ commitment }) => commitment, cell: ({ commitment, percent }) => name(commitment, percent) },
            { key: 'mean', title: 'Expected cost', figures: true, by: ({ mean }) => mean, cell: ({ mean }) => full(mean) },
            { key: 'tail', title: 'Worst 5 in 100', figures: true, by: ({ cvar95 }) => cvar95, cell: ({ cvar95 }) => full(cvar95) },
            { key: 'short', title: 'Falls short', figures: true, by: ({ shortfallProbability }) => shortfallProbability, cell: ({ shortfallProbability }) => show.percent(shortfallProbability) },
            { key: 'shortfall', title: 'Shortfall, on average', figures: true, by: ({ expectedShortfall }) => expectedShortfall, cell: ({ expectedShortfall }) => full(expectedShortfall) },
            { key: 'worse', title: 'Worse than none', figures: true, by: ({ worseThanPayAsYouGo }) => worseThanPayAsYouGo, cell: ({ worseThanPayAsYouGo }) => show.percent(worseThanPayAsYouGo) },
            { key: 'least', title: 'Least discount that pays', figures: true, by: ({ leastPercent }) => leastPercent ?? undefined, cell: ({ leastPercent }) => (leastPercent === null ? 'none does' : show.words(`${leastPercent.toFixed(2)} %`)) },
          ]}
        />
      }
    >
      <RangeRows
        scale={scale}
        tick={(amount) => show.tick(amount, currency)}
        rows={levels.map(({ commitment, percent, mean, cvar95, shortfallProbability }) => ({
          key: String(commitment),
          name: (
            <>
              {name(commitment, percent)}
              {commitment === best.commitment && <span className={css.best}>least</span>}
            </>
          ),
          low: mean,
          middle: mean,
          high: cvar95,
          colour: commitment === 0 ? 'var(--series-list)' : 'var(--series-committed)',
          value: (
            <>
              <strong>{show.about(mean, currency)}</strong>
              <span className={css.soft}>{commitment === 0 ? 'nothing to fall short of' : `falls short in ${show.percent(shortfallProbability)}`}</span>
            </>
          ),
        }))}
      />
      <p className={css.lead}>
        <strong>{lead}</strong> {rule}
      </p>
    </ChartFrame>
  );
}
