import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { AnswerOf } from '../../../client/answers.ts';
import { useWork } from '../../../client/useWork.ts';
import { useWorkspace } from '../../../client/useWorkspace.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Notice, RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { RangeRows } from '../../../parts/rangeRows.tsx';
import { plural } from '../../../parts/show.ts';
import { scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import { NeedsDeal } from '../needsDeal.tsx';
import type { Bench as BenchItself, Priced } from './bench.ts';
import { IndifferencePart } from './indifferencePart.tsx';
import { LeverRow } from './leverRow.tsx';
import type { Setting } from './levers.ts';
import { SaveBench } from './saveBench.tsx';
import { useBench, type OpenBench } from './useBench.ts';
import css from './benchPart.module.css';

/** What if: every term and the world on sliders, and the money moves with them, worked out in this browser. */
export function BenchPart() {
  return <NeedsDeal>{(files) => <Asked deal={files.deal.name} usage={files.usage} basis={files.basis} />}</NeedsDeal>;
}

interface FilesAsked {
  readonly deal: string;
  readonly usage: readonly string[];
  readonly basis: readonly string[];
}

function Asked({ deal, usage, basis }: FilesAsked) {
  const work = useWork('deal.bench', { deal, usage: [...usage], paths: 400 }, basis, true);
  switch (work.state) {
    case 'waiting':
      return null;
    case 'working':
      return <Working what="Sampling futures for the bench" progress={work.progress} stop={work.stop} />;
    case 'stopped':
      return <StoppedNotice what="Opening the bench" again={work.again} />;
    case 'refused':
      return <RefusedNotice refused={work.refused} again={work.again} />;
    case 'done':
      return <Bench given={work.value} deal={deal} usage={usage} basis={basis} />;
  }
}

const untouched: Readonly<Record<string, Setting>> = {};

interface BenchProps extends FilesAsked {
  readonly given: AnswerOf<'deal.bench'>;
}

function Bench({ given, ...files }: BenchProps) {
  const show = useShow();
  const [settings, setSettings] = useState(untouched);
  const [text, setText] = useState('');
  const [words] = useDebouncedValue(text, 250);
  const { open, priced, bill, refused, write } = useBench(given, settings, words);
  if (!open) return refused === undefined ? <p role="status">Opening the bench in this browser …</p> : <Notice kind="bad"><p>{refused}</p></Notice>;
  const moved = Object.keys(settings).length;
  const set = (id: string, setting: Setting | undefined): void => setSettings((now) => Object.fromEntries([...Object.entries(now).filter(([one]) => one !== id), ...(setting ? [[id, setting] as const] : [])]));
  return (
    <div className={css.part}>
      <div className={css.money}>
        <MoneyMoves open={open} priced={priced} bill={bill} />
      </div>
      <Panel
        title={moved === 0 ? 'Nothing moved yet' : `${plural(moved, 'lever')} moved`}
        aside={
          (moved > 0 || text !== '') && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                setSettings(untouched);
                setText('');
              }}
            >
              Back to the offer
            </Button>
          )
        }
      >
        <div className={css.levers}>
          {show.hidden ? (
            <p className={css.soft}>{text === '' ? 'What is asked in words is not shown while numbers are hidden.' : 'Something is asked in words; it is not shown while numbers are hidden.'}</p>
          ) : (
          <TextInput
            size="xs"
            label="In words"
            placeholder="double usage and 12 % off gpt-5.4"
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            error={refused}
            description={priced && priced.understood.length > 0 && words === text ? `Understood: ${priced.understood.join('; ')}` : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            className={css.words}
          />
          )}
          {(['The world', 'The terms'] as const).map((group) => (
            <fieldset key={group} className={css.group}>
              <legend>{group}</legend>
              {open.levers
                .filter((lever) => lever.group === group)
                .map((lever) => (
                  <LeverRow key={lever.id} lever={lever} currency={open.currency} setting={settings[lever.id]} set={(setting) => set(lever.id, setting)} />
                ))}
            </fieldset>
          ))}
          <p className={css.soft}>A range such as “12 to 18” means: 80 in 100 of what we believe lies between the two.</p>
          <SaveBench write={write} world={Object.keys(settings).some((id) => open.levers.find((lever) => lever.id === id)?.group === 'The world')} ranges={Object.values(settings).some(({ low, high }) => low < high)} ready={(moved > 0 || words !== '') && refused === undefined} />
        </div>
      </Panel>
      <IndifferencePart {...files} words={words} />
    </div>
  );
}

/** The live money bar: list, the offer, and the bench on one axis, and what lies between the two in words. */
function MoneyMoves({ open, priced, bill }: { readonly open: OpenBench; readonly priced: Priced | undefined; readonly bill: ReturnType<BenchItself['bill']> }) {
  const show = useShow();
  const workspace = useWorkspace();
  const walkAway = Number(workspace.data?.facts['walkAway'] ?? '') || undefined;
  const { currency } = open;
  const rows = useMemo(() => (priced ? [{ id: 'list' as const, name: 'List pay-as-you-go', range: priced.list }, { id: 'offer' as const, name: 'The offer as it is', range: priced.offer }, { id: 'reserved' as const, name: 'The bench', range: priced.bench }] : []), [priced]);
  if (!priced) return <p role="status">Pricing …</p>;
  const scale = scaleFor([0, ...rows.map(({ range }) => range.p90), ...(walkAway === undefined ? [] : [walkAway])], 6);
  const { difference } = priced;
  const same = Math.abs(difference.p10) < 0.005 && Math.abs(difference.p90) < 0.005;
  const words = (amount: number): string => `${show.about(Math.abs(amount), currency)} ${amount < 0 ? 'less' : 'more'}`;
  const summary = same ? 'The bench is the offer as it is.' : `The bench costs ${words(difference.p50)} than the offer in the median future; 80 in 100 futures lie between ${words(difference.p10)} and ${words(difference.p90)}. It costs less in ${show.percent(priced.better)} of them.`;
  const full = (amount: number): string => show.money(amount.toFixed(2), currency);
  return (
    <ChartFrame
      title={`What ${plural(open.months, 'month')} cost, ${currency}, live`}
      summary={summary}
      aside={<span className={css.soft}>{plural(open.paths, 'future')}, answered in {Math.max(1, Math.round(priced.milliseconds))} ms</span>}
      table={
        <DataTable
          caption="List, offer and bench"
          keyOf={({ id }) => id}
          rows={[...rows, ...(same ? [] : [{ id: 'difference' as const, name: 'The bench less the offer', range: difference }])]}
          columns={[
            { key: 'name', title: 'Structure', cell: ({ name }) => name },
            { key: 'p10', title: 'P10', figures: true, cell: ({ range }) => full(range.p10) },
            { key: 'p50', title: 'Median', figures: true, cell: ({ range }) => full(range.p50) },
            { key: 'p90', title: 'P90', figures: true, cell: ({ range }) => full(range.p90) },
          ]}
        />
      }
    >
      <RangeRows
        scale={scale}
        tick={(amount) => show.tick(amount, currency)}
        rows={rows.map(({ id, name, range }) => ({
          key: id,
          name,
          low: range.p10,
          middle: range.p50,
          high: range.p90,
          colour: `var(--series-${id})`,
          beside: id === 'reserved' && !same ? { middle: priced.offer.p50, colour: 'var(--series-offer)' } : undefined,
          value: (
            <>
              <strong>{show.about(range.p50, currency)}</strong>
              <span className={css.soft}>
                {show.about(range.p10, currency)} to {show.about(range.p90, currency)}
              </span>
            </>
          ),
        }))}
      />
      <p className={css.verdict} role="status">
        {summary}
        {walkAway !== undefined && ` Our walk-away is ${show.about(walkAway, currency)}: the bench is ${priced.bench.p50 > walkAway ? 'above' : 'below'} it in the median future.`}
      </p>
      <p className={css.exact}>
        {bill ? `The median future billed exactly, line by line: ${show.money(bill.bench, currency)} on the bench, ${show.money(bill.offer, currency)} under the offer.` : ''}
      </p>
    </ChartFrame>
  );
}
