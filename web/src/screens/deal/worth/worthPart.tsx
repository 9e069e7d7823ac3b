import { NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf, InputOf } from '../../../client/answers.ts';
import { useWork } from '../../../client/useWork.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Figure } from '../../../parts/figure.tsx';
import { FindingList } from '../../../parts/findingList.tsx';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { RangeRows } from '../../../parts/rangeRows.tsx';
import { plural } from '../../../parts/show.ts';
import { scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import { NeedsDeal } from '../needsDeal.tsx';
import { termName } from './termName.ts';
import css from './worthPart.module.css';

type Worth = AnswerOf<'deal.worth'>;

/** What each term is worth, and what could be asked for: a tornado with the interval of every bar. */
export function WorthPart() {
  return <NeedsDeal>{(files) => <Asked deal={files.deal.name} usage={files.usage} basis={files.basis} />}</NeedsDeal>;
}

function Asked({ deal, usage, basis }: { readonly deal: string; readonly usage: readonly string[]; readonly basis: readonly string[] }) {
  const [list, setList] = useState<NonNullable<InputOf<'deal.worth'>['list']>>('announced');
  const [paths, setPaths] = useState(500);
  const work = useWork('deal.worth', { deal, usage: [...usage], paths, list }, basis, true);
  return (
    <div className={css.part}>
      <div className={css.choices}>
        <SegmentedControl
          size="xs"
          aria-label="List prices"
          value={list}
          onChange={(value) => setList(value === 'moves' ? 'moves' : 'announced')}
          data={[
            { value: 'announced', label: 'List prices as announced' },
            { value: 'moves', label: 'List prices rise and fall' },
          ]}
        />
        <NumberInput size="xs" aria-label="Futures" suffix=" futures" min={100} max={5000} step={100} value={paths} allowDecimal={false} onBlur={({ currentTarget }) => setPaths(Math.min(5000, Math.max(100, Number.parseInt(currentTarget.value, 10) || 500)))} className={css.paths} />
      </div>
      <Answer work={work} />
    </div>
  );
}

function Answer({ work }: { readonly work: ReturnType<typeof useWork<'deal.worth'>> }) {
  switch (work.state) {
    case 'waiting':
      return null;
    case 'working':
      return <Working what="Working out what each term is worth" progress={work.progress} stop={work.stop} />;
    case 'stopped':
      return <StoppedNotice what="Working out what each term is worth" again={work.again} />;
    case 'refused':
      return <RefusedNotice refused={work.refused} again={work.again} />;
    case 'done':
      return <Found worth={work.value} />;
  }
}

function Found({ worth }: { readonly worth: Worth }) {
  const show = useShow();
  const { currency } = worth;
  const terms = worth.terms.map((each) => ({ ...each, title: termName(each.term) }));
  return (
    <>
      <p className={css.lead}>
        On {plural(worth.paths, 'future')} the deal costs {show.about(worth.cost.mean, currency)} in the mean, against {show.about(worth.list.mean, currency)} at list: all terms together are worth <strong>{show.about(worth.bundle, currency)}</strong>.
      </p>
      <Tornado title={`What each term of the deal is worth alone, ${currency}`} rows={terms} currency={currency} shares none="The deal has no term beside list prices." />
      <Tornado title={`What could be asked for on top, ${currency}`} rows={worth.asks} currency={currency} none="Nothing that could be asked for is worth anything on these futures." />
      <Panel title="What to know about these figures">
        <FindingList findings={worth.findings} none="Everything was understood." />
      </Panel>
    </>
  );
}

type Row = Worth['asks'][number] & { readonly share?: Worth['terms'][number]['share'] };

function Tornado({ title, rows, currency, shares = false, none }: { readonly title: string; readonly rows: readonly Row[]; readonly currency: string; readonly shares?: boolean; readonly none: string }) {
  const show = useShow();
  const valued = rows.flatMap((row) => (row.alone === 'not valued' ? [] : [{ ...row, alone: row.alone }])).toSorted((a, b) => Math.abs(b.alone.mean) - Math.abs(a.alone.mean));
  const unvalued = rows.filter(({ alone }) => alone === 'not valued');
  const scale = scaleFor([0, ...valued.flatMap(({ alone }) => [alone.low, alone.high])], 6);
  const signed = (amount: number): string => `${amount < 0 ? '−' : ''}${show.about(Math.abs(amount), currency)}`;
  const full = (amount: number): string => show.money(amount.toFixed(2), currency);
  if (rows.length === 0) {
    return (
      <Panel title={title}>
        <p className={css.soft}>{none}</p>
      </Panel>
    );
  }
  return (
    <ChartFrame
      title={title}
      summary={valued.map(({ title: name, alone }) => show.words(`${name}: ${signed(alone.mean)}, 95 in 100 between ${signed(alone.low)} and ${signed(alone.high)}.`)).join(' ')}
      aside={<span className={css.legend}>right of zero: saves us money · line: the mean lies there 95 times in 100</span>}
      table={
        <DataTable
          caption={title}
          keyOf={({ term }) => term}
          rows={rows}
          columns={[
            { key: 'title', title: 'Term', by: (row) => row.title, cell: (row) => row.title },
            { key: 'mean', title: 'Worth alone', figures: true, by: ({ alone }) => (alone === 'not valued' ? undefined : alone.mean), cell: ({ alone }) => (alone === 'not valued' ? 'not valued' : full(alone.mean)) },
            { key: 'low', title: 'From', figures: true, cell: ({ alone }) => (alone === 'not valued' ? '' : full(alone.low)) },
            { key: 'high', title: 'To', figures: true, cell: ({ alone }) => (alone === 'not valued' ? '' : full(alone.high)) },
            ...(shares ? [{ key: 'share', title: 'Fair share', figures: true, by: ({ share }: Row) => (typeof share === 'number' ? share : undefined), cell: ({ share }: Row) => (typeof share === 'number' ? full(share) : 'not valued') }] : []),
            { key: 'cvar95', title: 'In the dearest 5 in 100', figures: true, by: ({ cvar95 }) => (typeof cvar95 === 'number' ? cvar95 : undefined), cell: ({ cvar95 }) => (typeof cvar95 === 'number' ? full(cvar95) : 'not valued') },
            { key: 'helps', title: 'Helps', figures: true, by: ({ helps }) => (typeof helps === 'number' ? helps : undefined), cell: ({ helps }) => (typeof helps === 'number' ? show.percent(helps) : '') },
          ]}
        />
      }
    >
      <RangeRows
        scale={scale}
        tick={(amount) => show.tick(amount, currency)}
        rows={valued.map((row) => ({
          key: row.term,
          name: (
            <>
              {show.words(row.title)}
              {row.title !== row.term && <span className={css.term}>{row.term}</span>}
            </>
          ),
          low: row.alone.low,
          middle: row.alone.mean,
          high: row.alone.high,
          colour: row.alone.mean < 0 ? 'var(--series-offer)' : 'var(--series-reserved)',
          value: (
            <>
              <Figure
                strong
                trail={() => ({
                  title: row.title,
                  value: full(row.alone.mean),
                  range: `The mean lies between ${full(row.alone.low)} and ${full(row.alone.high)} 95 times in 100.`,
                  how: [row.basis, ...(typeof row.share === 'number' ? [`Its fair share of what all terms are worth together (Shapley): ${full(row.share)}.`] : []), ...(typeof row.cvar95 === 'number' ? [`In the dearest 5 in 100 futures it takes off ${full(row.cvar95)}.`] : []), ...(row.atMost === undefined ? [] : [`However the right is used, it is worth at most ${full(row.atMost)}.`])],
                  sources: [],
                })}
              >
                {signed(row.alone.mean)}
              </Figure>
              {typeof row.helps === 'number' && <span className={css.soft}>helps in {show.percent(row.helps)}</span>}
            </>
          ),
        }))}
      />
      {unvalued.length > 0 && (
        <ul className={css.unvalued} aria-label="Not valued, which is not zero">
          {unvalued.map((row) => (
            <li key={row.term}>
              <strong>{show.words(row.title)}</strong> is not valued, which is not zero. {show.words(row.basis.replace(/^Not valued: ?/, ''))}
            </li>
          ))}
        </ul>
      )}
    </ChartFrame>
  );
}
