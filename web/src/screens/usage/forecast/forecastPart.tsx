import { NativeSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { Finding } from '../../../../../src/base/finding.ts';
import type { Measure } from '../../../../../src/forecast/drivers/drivers.ts';
import { useWork } from '../../../client/useWork.ts';
import { FindingList } from '../../../parts/findingList.tsx';
import { Figure } from '../../../parts/figure.tsx';
import { distinct } from '../../../parts/groupFindings.ts';
import { Notice, RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural, showMonth } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import { FanChart } from '../../../parts/fanChart.tsx';
import { NoUsage } from '../noUsage.tsx';
import { useUsageFiles } from '../useUsageFiles.ts';
import { BacktestChart } from './backtestChart.tsx';
import { BudgetPart } from './budgetPart.tsx';
import { Differences } from './differences.tsx';
import { DriversPart } from './driversPart.tsx';
import type { Basis, Forecasted, ForecastQuestion } from './forecastDesk.ts';
import type { Opened } from './forecastWorker.ts';
import { groupName } from './groupName.ts';
import { GroupTable } from './groupTable.tsx';
import { measureName, measureNames } from './measures.ts';
import { useForecast } from './useForecast.ts';
import { Waterfall } from './waterfall.tsx';
import css from './forecastPart.module.css';

/** What may come: what is used and spent with its range, how earlier ranges did, and what changes it. */
export function ForecastPart() {
  const { files, drivers, basis, opening } = useUsageFiles();
  const ready = files.length > 0 || drivers !== undefined;
  const work = useWork('forecast.basis', { ...(files.length > 0 ? { files: [...files] } : {}), ...(drivers === undefined ? {} : { drivers }) }, basis, ready);
  switch (work.state) {
    case 'waiting':
      return opening ? <p role="status">Opening the workspace …</p> : <NoUsage says="Here you see what may come, month by month to three years, and how far such forecasts were off before." />;
    case 'working':
      return <Working what="Reading the history" progress={work.progress} stop={work.stop} />;
    case 'stopped':
      return <StoppedNotice what="Reading the history" again={work.again} />;
    case 'refused':
      return <RefusedNotice refused={work.refused} again={work.again} />;
    case 'done':
      return <Forecasts key={basis.join()} given={work.value} driversFile={drivers} />;
  }
}

/** Of what was read, what bears on a forecast; the rest stands with the files. */
const bearing = new Set(['spike', 'days-missing', 'workload-renamed', 'month-partial']);

const nothing: ForecastQuestion = { drivers: {}, prices: {}, budgets: {}, group: 'total', measure: 'spend' };

function Forecasts({ given, driversFile }: { readonly given: Basis; readonly driversFile: string | undefined }) {
  const [question, setQuestion] = useState(nothing);
  const [settled] = useDebouncedValue(question, 120);
  const { opened, answer, progress, refused, stopped, stop, again } = useForecast(given, settled);
  if (stopped) return <StoppedNotice what="Forecasting 36 months" again={again} />;
  if (given.history === null && given.drivers === null) return null;
  if (given.history !== null && given.history.from === null && given.drivers === null) {
    return (
      <Notice kind="warn">
        <p>No month is covered whole by these files, so there is nothing to forecast from yet. Bring an export of at least one whole month; with one to three months the range is wide, and says so.</p>
      </Notice>
    );
  }
  if (!opened || !answer) return refused === undefined ? <Working what="Forecasting 36 months" progress={progress} stop={stop} /> : <Notice kind="bad"><p>{refused}</p></Notice>;
  const ask = (more: Partial<ForecastQuestion>): void => setQuestion((now) => ({ ...now, ...more }));
  return (
    <div className={css.part}>
      <Fan opened={opened} answer={answer} question={question} ask={ask} />
      <ErrorWords answer={answer} />
      <div className={css.pair}>
        <GroupTable opened={opened} answer={answer} choose={(group) => ask({ group })} />
        {answer.backtest && <BacktestChart backtest={answer.backtest} />}
      </div>
      <DriversPart opened={opened} answer={answer} file={driversFile} question={question} ask={ask} refused={refused} reset={() => setQuestion((now) => ({ ...now, drivers: {}, prices: {} }))} />
      {answer.waterfall.length > 0 && <Waterfall answer={answer} />}
      <BudgetPart opened={opened} answer={answer} budgets={{ ...opened.budgets, ...question.budgets }} set={(budgets) => ask({ budgets })} />
      {answer.differences.length > 0 && <Differences answer={answer} />}
      <Findings findings={distinct([...given.findings.filter(({ code }) => bearing.has(code)), ...answer.findings])} />
    </div>
  );
}

function Fan({ opened, answer, question, ask }: { readonly opened: Opened; readonly answer: Forecasted; readonly question: ForecastQuestion; readonly ask: (more: Partial<ForecastQuestion>) => void }) {
  const show = useShow();
  const { currency } = opened;
  const money = answer.measure === 'spend';
  const write = useMemo(() => (value: number) => (money ? show.about(value, currency) : show.tokens(value)), [show, currency, money]);
  const writeTick = useMemo(() => (value: number) => (money ? show.tick(value, currency) : show.tokenTick(value)), [show, currency, money]);
  const writeFull = (value: number): string => (money ? show.money(value.toFixed(2), currency) : show.count(Math.round(value)));
  const names = useMemo(() => ({ billed: money ? 'used, at list' : 'used', expected: 'expected' }), [money]);
  const otherwise = useMemo(() => (answer.tried ? { name: 'as tried', expected: answer.tried } : undefined), [answer.tried]);
  const title = `${groupName(answer.group)}: ${measureName(answer.measure).toLowerCase()} a month${money ? `, ${currency}` : ''}`;
  return (
    <div className={css.fan}>
      <div className={css.choice}>
        <NativeSelect size="xs" label="Of" value={answer.group} onChange={({ currentTarget }) => ask({ group: currentTarget.value })} data={answer.groups.map(({ id, kind }) => ({ value: id, label: kind === 'unit' ? `${id} (unit)` : groupName(id) }))} />
        <NativeSelect size="xs" label="What" value={question.measure} onChange={({ currentTarget }) => ask({ measure: currentTarget.value as Measure })} data={[...measureNames]} />
        <p className={css.speed} role="status">
          {plural(opened.paths, 'future')}, seed {opened.seed}, answered in {Math.max(1, Math.round(answer.milliseconds))} ms
        </p>
      </div>
      <div className={css.chart}>
        <FanChart
          title={title}
          past={answer.past}
          names={names}
          fan={answer.fan}
          otherwise={otherwise}
          write={write}
          writeTick={writeTick}
          writeFull={writeFull}
          aside={answer.backtest && <SaidWas answer={answer} write={writeFull} />}
        />
      </div>
    </div>
  );
}

/** "said 80 %, was 79 %": beside every fan. */
function SaidWas({ answer, write }: { readonly answer: Forecasted; readonly write: (value: number) => string }) {
  const show = useShow();
  const { backtest, fan } = answer;
  const [last] = fan.slice(-1);
  if (!backtest) return null;
  return (
    <Figure
      trail={() => ({
        title: last ? `${groupName(answer.group)}, ${measureName(answer.measure).toLowerCase()} in ${showMonth(last.month)}` : 'Forecast',
        value: last ? write(last.p50) : '',
        ...(last && { range: `80 in 100 futures lie between ${write(last.p10)} and ${write(last.p90)}; 90 in 100 between ${write(last.p5)} and ${write(last.p95)}.` }),
        how: [
          'Each workload’s months are forecast by an ensemble of simple models; the range comes from how far such forecasts were off before, by how many months they looked ahead.',
          'Sums over workloads and kinds of tokens are taken future by future, so that they add up; spend prices every future at list, with cuts and new models as jumps.',
          backtest.says,
        ],
        sources: [],
      })}
    >
      {backtest.coverage80 === undefined ? 'history too short to judge' : `said 80 %, was ${show.percent(backtest.coverage80)}`}
    </Figure>
  );
}

/** What is true of twelve months ahead, in one sentence. */
function ErrorWords({ answer }: { readonly answer: Forecasted }) {
  const show = useShow();
  const said = answer.findings.find(({ code }) => code === 'young-usage' || code === 'twelve-month-error');
  const short = answer.findings.find(({ code }) => code === 'history-short');
  if (!said && !short) return null;
  return (
    <div className={css.words}>
      {said && <p>{show.words(said.message)}</p>}
      {short && <p className={css.warn}>{show.words(short.message)}</p>}
    </div>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <Panel title={findings.length === 0 ? 'Findings' : plural(findings.length, 'finding')}>
      <FindingList findings={findings} none="Everything was understood." />
    </Panel>
  );
}
