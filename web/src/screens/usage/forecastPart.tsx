import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ForecastShown, StandingShown } from '../../client/answers.ts';
import type { Work } from '../../client/useWork.ts';
import { FanChart } from '../../parts/fanChart.tsx';
import { RefusedNotice, StoppedNotice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useShow } from '../../parts/useShow.tsx';
import { Working } from '../../parts/working.tsx';
import { WillWeUseIt } from '../deal/willWeUseIt.tsx';
import { backtestWords } from '../deal/trails.ts';
import { Workloads } from './workloads.tsx';
import css from './forecastPart.module.css';

/** What may come: the cost of all of it, or the tokens of one workload, and how earlier forecasts did. */
export function ForecastPart({ work, standing }: { readonly work: Work<ForecastShown>; readonly standing: Work<StandingShown> }) {
  switch (work.state) {
    case 'waiting':
      return null;
    case 'working':
      return <Working what="Forecasting 36 months" progress={work.progress} stop={work.stop} />;
    case 'stopped':
      return <StoppedNotice what="Forecasting" again={work.again} />;
    case 'refused':
      return <RefusedNotice refused={work.refused} again={work.again} />;
    case 'done':
      return <Fans forecast={work.value} priced={standing.state === 'done' ? standing.value : undefined} />;
  }
}

function Fans({ forecast, priced }: { readonly forecast: ForecastShown; readonly priced: StandingShown | undefined }) {
  const show = useShow();
  const [chosen, setChosen] = useState('');
  const series = forecast.series.find(({ id }) => id === chosen) ?? (priced ? undefined : forecast.series[0]);
  const write = useMemo(() => (value: number) => show.tokens(value), [show]);
  const writeTick = useMemo(() => (value: number) => show.tokenTick(value), [show]);
  return (
    <div className={css.part}>
      <div className={css.fan}>
        <div className={css.choice}>
          <NativeSelect
            size="xs"
            aria-label="What to draw"
            value={series?.id ?? ''}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={[...(priced ? [{ value: '', label: 'All workloads, cost at list' }] : []), ...forecast.series.map(({ id }) => ({ value: id, label: `${id}, tokens a month` }))]}
          />
          <p className={css.words}>{show.words(backtestText(forecast))}</p>
        </div>
        <div className={css.chart}>
          {series ? <FanChart title={`${series.id}, tokens a month`} past={noPast} names={names} fan={series.months} write={write} writeTick={writeTick} writeFull={(value) => show.count(Math.round(value))} /> : priced && <WillWeUseIt standing={priced} />}
        </div>
      </div>
      <Panel title="Workloads">
        <Workloads forecast={forecast} chosen={series?.id} choose={setChosen} />
      </Panel>
    </div>
  );
}

const noPast: readonly never[] = [];
const names = { billed: 'used', expected: 'expected' };

function backtestText({ backtest }: ForecastShown): string {
  const share = (value: number): string => `${Math.round(value * 100)} %`;
  const against = typeof backtest.relativeWis === 'number' ? ` Its error is ${Math.round(backtest.relativeWis * 100)} % of that of carrying the last month forward.` : '';
  const worst = typeof backtest.worstOrigin80 === 'number' ? ` From the worst start it was ${share(backtest.worstOrigin80)}.` : '';
  return `${backtestWords(backtest)}${worst}${against}`;
}
