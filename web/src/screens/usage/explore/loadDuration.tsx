import { NativeSelect, TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useWork } from '../../../client/useWork.ts';
import { Chart, type Palette, type Size } from '../../../parts/chart.tsx';
import { axisStyle, tooltipStyle } from '../../../parts/chartStyle.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import { durationCurve, served } from './durationCurve.ts';
import css from './loadDuration.module.css';

/** The minutes of a log in order of their load, with a line for so many PTU: what lies above it spills. */
export function LoadDuration({ files, basis }: { readonly files: readonly string[]; readonly basis: readonly string[] }) {
  const show = useShow();
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('');
  // Which models the logs hold is told by their hours.
  const logged = useWork('usage.explore', { files: [...files], by: ['model', 'hour'] }, basis, files.length > 0);
  const models = logged.state === 'done' ? [...new Set(logged.value.groups.map(({ by }) => by[0] ?? ''))] : [];
  const model = models.includes(chosen) ? chosen : (models[0] ?? '');
  const work = useWork('usage.profile', { files: [...files], model }, basis, model !== '');
  const profile = work.state === 'done' ? work.value : undefined;
  const ptu = /^\d+$/.test(typed.trim()) ? Number(typed) : Math.ceil(profile?.ptu.p90 ?? 0);
  const draw = useCallback(
    (palette: Palette, { width }: Size) => {
      const curve = durationCurve(profile?.duration ?? []);
      return {
        grid: { top: 16, left: 8, right: width < 420 ? 12 : 70, bottom: 30, outerBoundsMode: 'same' },
        xAxis: { type: 'value', min: 0, max: 1, name: 'share of the minutes, busiest first', nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: palette('soft') }, ...axisStyle(palette), splitLine: { show: false }, axisLabel: { ...axisStyle(palette).axisLabel, formatter: (value: number) => show.percent(value) } },
        yAxis: { type: 'value', min: 0, splitNumber: 4, ...axisStyle(palette), axisLabel: { ...axisStyle(palette).axisLabel, formatter: (value: number) => show.count(value) } },
        tooltip: { ...tooltipStyle(palette), formatter: (points: unknown) => tipOf(points, show.count, show.percent) },
        series: [
          { name: 'load', type: 'line', symbol: 'none', step: 'end', data: curve, lineStyle: { color: palette('ink'), width: 2 }, itemStyle: { color: palette('ink') } },
          { name: 'served', type: 'line', symbol: 'none', step: 'end', silent: true, stack: 'area', data: curve.map(([at, load]) => [at, Math.min(load, ptu)]), lineStyle: { opacity: 0 }, areaStyle: { color: palette('band'), opacity: 0.2 } },
          {
            name: 'spills', type: 'line', symbol: 'none', step: 'end', silent: true, stack: 'area', data: curve.map(([at, load]) => [at, Math.max(0, load - ptu)]), lineStyle: { opacity: 0 }, areaStyle: { color: palette('bad'), opacity: 0.35 },
            markLine: { silent: true, symbol: 'none', lineStyle: { color: palette('band'), width: 2, type: 'dashed' }, label: { formatter: `${show.count(ptu)} PTU`, color: palette('ink'), fontSize: 11, position: width < 420 ? 'insideEndTop' : 'end' }, data: [{ yAxis: ptu }] },
          },
        ],
      };
    },
    [profile, ptu, show],
  );
  if (logged.state === 'refused' || work.state === 'refused') return <Panel title="Load-duration curve"><p>{show.words(logged.state === 'refused' ? logged.refused.message : work.state === 'refused' ? work.refused.message : '')}</p></Panel>;
  if (logged.state === 'done' && models.length === 0) return <Panel title="Load-duration curve"><p className={css.soft}>No request log is here, so how the load lies over minutes is not known. Bring one of a few days.</p></Panel>;
  if (!profile) return <Panel title="Load-duration curve"><p role="status">Reading the minutes …</p></Panel>;
  const { spilled, busy } = served(profile.duration, ptu);
  const words = `${profile.model}: ${profile.verdict}, because ${profile.evidence.why}. ${show.percent(profile.cachedShare)} of the prompt came from the cache, ${show.percent(profile.longShare)} in long-context requests. Mean ${show.count(Math.round(profile.ptu.mean))} PTU, in 99 of 100 minutes below ${show.count(Math.ceil(profile.ptu.p99))}, most ${show.count(Math.ceil(profile.ptu.max))}. ${show.count(ptu)} PTU would serve all but ${show.percent(spilled)} of the load; it spills in ${show.percent(busy)} of the minutes.`;
  return (
    <div className={css.part}>
      <div className={css.chart}>
        <Chart
          title="Load-duration curve, PTU by the minute"
          summary={words}
          option={draw}
          steps={Math.min(60, profile.duration.length)}
          table={
            <DataTable
              caption="Load by share of the minutes"
              keyOf={([at]) => String(at)}
              rows={durationCurve(profile.duration)}
              atFirst={20}
              columns={[
                { key: 'at', title: 'Busiest minutes', figures: true, cell: ([at]) => show.percent(at) },
                { key: 'load', title: 'Load, PTU', figures: true, cell: ([, load]) => show.count(load) },
                { key: 'over', title: 'Above the line', figures: true, cell: ([, load]) => show.count(Math.max(0, load - ptu)) },
              ]}
            />
          }
        />
      </div>
      <div className={css.fields}>
        <NativeSelect size="xs" label="Model" value={model} onChange={({ currentTarget }) => setChosen(currentTarget.value)} data={models} />
        <TextInput size="xs" label="PTU line" value={typed} placeholder={String(ptu)} inputMode="numeric" onChange={({ currentTarget }) => setTyped(currentTarget.value)} error={typed.trim() !== '' && !/^\d+$/.test(typed.trim()) ? 'a whole number' : undefined} />
        <p className={css.soft}>{words}</p>
      </div>
      {profile.deployments.length > 1 && (
        <DataTable
          caption={`Each deployment of ${profile.model} by itself`}
          keyOf={({ deployment }) => deployment}
          rows={profile.deployments}
          atFirst={6}
          columns={[
            { key: 'deployment', title: 'Deployment', by: ({ deployment }) => deployment, cell: ({ deployment }) => deployment },
            { key: 'verdict', title: 'Traffic', by: ({ verdict }) => verdict, cell: ({ verdict }) => verdict },
            { key: 'mean', title: 'Mean PTU', figures: true, by: ({ mean }) => mean, cell: ({ mean }) => show.count(Math.round(mean)) },
            { key: 'p99', title: '99 of 100', figures: true, by: ({ p99 }) => p99, cell: ({ p99 }) => show.count(Math.ceil(p99)) },
            { key: 'cached', title: 'Cached', figures: true, by: ({ cachedShare }) => cachedShare, cell: ({ cachedShare }) => show.percent(cachedShare) },
            { key: 'why', title: 'Because', wide: true, cell: ({ why }) => why },
          ]}
        />
      )}
    </div>
  );
}

function tipOf(points: unknown, count: (value: number) => string, percent: (share: number) => string): string {
  const first: unknown = Array.isArray(points) ? points[0] : points;
  const value: unknown = typeof first === 'object' && first !== null && 'value' in first ? first.value : undefined;
  return Array.isArray(value) ? `In the busiest ${percent(Number(value[0]))} of the minutes at least ${count(Number(value[1]))} PTU` : '';
}
