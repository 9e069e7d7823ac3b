import { useCallback } from 'react';
import { useWork } from '../../../client/useWork.ts';
import { Chart, type Palette } from '../../../parts/chart.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { FindingList } from '../../../parts/findingList.tsx';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural, showMonth } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import { planOption, type ReservationPlan } from './planOption.ts';
import css from './commitPart.module.css';

/** Which reservations, month by month, always beside the simple rule of buying what paid last month. */
export function Plan({ deal, usage, basis }: { readonly deal: string; readonly usage: readonly string[]; readonly basis: readonly string[] }) {
  const work = useWork('deal.plan', { deal, usage: [...usage] }, basis, true);
  return (
    <Panel title="Which reservations, and when">
      <div className={css.stack}>
        {work.state === 'working' && <Working what="Planning reservations month by month" progress={work.progress} stop={work.stop} />}
        {work.state === 'stopped' && <StoppedNotice what="Planning reservations" again={work.again} />}
        {work.state === 'refused' && <RefusedNotice refused={work.refused} again={work.again} />}
        {work.state === 'done' && <Found plan={work.value} />}
      </div>
    </Panel>
  );
}

function Found({ plan }: { readonly plan: ReservationPlan }) {
  const show = useShow();
  const { months, baseline, risk, currency, cost, payAsYouGo, gap, findings } = plan;
  const draw = useCallback((palette: Palette) => planOption(plan, palette, show), [plan, show]);
  const full = (amount: number): string => show.money(amount.toFixed(2), currency);
  const most = Math.max(0, ...months.map(({ oneMonth, oneYear }) => oneMonth + oneYear));
  const now = `${show.count(baseline.buyNow.oneYear)} PTU for a year and ${show.count(baseline.buyNow.oneMonth)} for a month`;
  const rule = { key: 'rule', name: 'The rule: buy each month what paid last month', ...(risk ? risk.lookBack : { mean: baseline.lookBack, cvar95: undefined, worseThanPayAsYouGo: undefined }) };
  const rows = [
    rule,
    { key: 'plan', name: 'The plan, made on a forecast', ...(risk ? risk.plan : { mean: cost, cvar95: undefined, worseThanPayAsYouGo: undefined }) },
    { key: 'payg', name: 'No reservations', ...(risk ? risk.payAsYouGo : { mean: payAsYouGo, cvar95: undefined, worseThanPayAsYouGo: undefined }) },
  ];
  return (
    <>
      <p className={css.lead}>
        {risk === null ? (
          `The usage is taken as certain: the plan costs ${full(cost)}, the rule of buying what paid last month ${full(baseline.lookBack)}.`
        ) : risk.regret.mean > 0 ? (
          <>
            <strong>Buy what pays on current usage: {now}.</strong> On {plural(risk.futures, 'future')} it was not made on, the forecast’s plan costs {full(risk.regret.mean)} more than this simple rule, and more in {show.percent(risk.regret.share)} of them. Ask for rights to resize and to end early rather than for a plan.
          </>
        ) : (
          <>
            <strong>The plan beats the simple rule by {full(-risk.regret.mean)}</strong> on {plural(risk.futures, 'future')} it was not made on, and costs more in {show.percent(risk.regret.share)} of them. The rule would buy {now} in the first month.
          </>
        )}
      </p>
      <DataTable
        caption="Plan, rule and no reservations"
        keyOf={({ key }) => key}
        rows={rows}
        columns={[
          { key: 'name', title: risk === null ? 'On the usage as it is' : 'On futures that the plan was not made on', wide: true, cell: ({ name }) => name },
          { key: 'mean', title: 'Expected cost', figures: true, cell: ({ mean }) => full(mean) },
          { key: 'tail', title: 'Worst 5 in 100', figures: true, cell: ({ cvar95 }) => (cvar95 === undefined ? '' : full(cvar95)) },
          { key: 'worse', title: 'Worse than none', figures: true, cell: ({ worseThanPayAsYouGo }) => (worseThanPayAsYouGo === undefined ? '' : show.percent(worseThanPayAsYouGo)) },
        ]}
      />
      <div className={css.chart}>
        <Chart
          title="The forecast’s plan: PTU held, month by month, for a year (below) and for a month (on top)"
          summary={`At most ${show.count(most)} PTU are held. ${gap === 0 ? 'It is the optimum on its own futures.' : `It is within ${show.percent(gap)} of the optimum.`}`}
          option={draw}
          steps={months.length}
          table={
            <DataTable
              caption="Reservations by month"
              keyOf={({ month }) => month}
              rows={months}
              columns={[
                { key: 'month', title: 'Month', by: ({ month }) => month, cell: ({ month }) => showMonth(month) },
                { key: 'bought', title: 'Bought for a year', figures: true, by: ({ oneYearBought }) => oneYearBought, cell: ({ oneYearBought }) => show.count(oneYearBought) },
                { key: 'year', title: 'Held for a year', figures: true, by: ({ oneYear }) => oneYear, cell: ({ oneYear }) => show.count(oneYear) },
                { key: 'monthly', title: 'For the month', figures: true, by: ({ oneMonth }) => oneMonth, cell: ({ oneMonth }) => show.count(oneMonth) },
              ]}
            />
          }
        />
      </div>
      <details>
        <summary>{plural(findings.length, 'note')} on the plan</summary>
        <FindingList findings={findings} none="Everything was understood." />
      </details>
    </>
  );
}
