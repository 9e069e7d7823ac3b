import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useWork } from '../../../client/useWork.ts';
import { Chart, type Palette, type Size } from '../../../parts/chart.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Figure } from '../../../parts/figure.tsx';
import { FindingList } from '../../../parts/findingList.tsx';
import { Notice, RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural, showDay } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import { NeedsDeal } from '../needsDeal.tsx';
import { purchaseName, sizeOption, type Purchase, type Sizing } from './sizeOption.ts';
import { ReplayPart } from './replayPart.tsx';
import css from './sizePart.module.css';

/** How many provisioned units: what every number of them costs, where it is least, and how little it matters around there. */
export function SizePart() {
  return <NeedsDeal>{(files) => <Models deal={files.deal.name} usage={files.usage} basis={files.basis} />}</NeedsDeal>;
}

interface Asked {
  readonly deal: string;
  readonly usage: readonly string[];
  readonly basis: readonly string[];
}

function Models({ deal, usage, basis }: Asked) {
  const read = useWork('usage.import', { files: [...usage] }, basis, true);
  const [chosen, setChosen] = useState<string>();
  const [from, setFrom] = useState<string>();
  if (read.state === 'refused') return <RefusedNotice refused={read.refused} again={read.again} />;
  if (read.state === 'stopped') return <StoppedNotice what="Reading the usage" again={read.again} />;
  if (read.state === 'working') return <Working what="Reading the usage" progress={read.progress} stop={read.stop} />;
  if (read.state === 'waiting') return null;
  const loads = read.value.files.filter(({ models }) => models.length > 0);
  // A log shows the minutes that a block would have to serve; a bill by the month can only be spread evenly over them.
  const load = loads.find(({ path }) => path === from) ?? loads.find(({ format }) => /log|minute|hour/.test(format)) ?? loads[0];
  const model = load?.models.find((one) => one === chosen) ?? load?.models[0];
  if (load === undefined || model === undefined) {
    return (
      <Notice>
        <p>The usage has no standard or provisioned traffic of a known model, so there is nothing to size. A request log shows the minutes that a block would have to serve.</p>
      </Notice>
    );
  }
  return (
    <div className={css.part}>
      <div className={css.choices}>
        <NativeSelect size="xs" label="Model" value={model} data={[...load.models]} onChange={({ currentTarget }) => setChosen(currentTarget.value)} />
        <NativeSelect size="xs" label="Load from" value={load.path} data={loads.map(({ path }) => path)} onChange={({ currentTarget }) => setFrom(currentTarget.value)} />
      </div>
      <Sized key={`${load.path} ${model}`} model={model} deal={deal} usage={[load.path]} basis={basis} />
    </div>
  );
}

function Sized({ model, deal, usage, basis }: Asked & { readonly model: string }) {
  const work = useWork('deal.size', { deal, usage: [...usage], model }, basis, true);
  switch (work.state) {
    case 'waiting':
      return null;
    case 'working':
      return <Working what={`Sizing ${model}`} progress={work.progress} stop={work.stop} />;
    case 'stopped':
      return <StoppedNotice what={`Sizing ${model}`} again={work.again} />;
    case 'refused':
      return <RefusedNotice refused={work.refused} again={work.again} />;
    case 'done':
      return (
        <>
          <Found sizing={work.value} />
          <ReplayPart deal={deal} usage={usage} basis={basis} model={model} ptu={work.value.best.ptu} />
        </>
      );
  }
}

function Found({ sizing }: { readonly sizing: Sizing }) {
  const show = useShow();
  const { options, best, currency, period, costCurve } = sizing;
  const [picked, setPicked] = useState<Purchase>();
  const chosen = picked ?? options.find(({ purchase }) => purchase === best.purchase)?.purchase ?? options.toSorted((a, b) => a.cost - b.cost)[0]?.purchase ?? 'oneYear';
  const option = options.find(({ purchase }) => purchase === chosen);
  const draw = useCallback((palette: Palette, { width }: Size) => sizeOption(sizing, chosen, palette, show, width < 560), [sizing, chosen, show]);
  const full = (amount: number): string => show.money(amount.toFixed(2), currency);
  return (
    <>
      <p className={css.lead}>
        {best.purchase !== 'payAsYouGo' ? (
          <>
            The least is <strong>{best.ptu} PTU</strong>, bought {purchaseName[best.purchase].toLowerCase()}: {full(best.cost)} against {full(best.payAsYouGo)} pay-as-you-go, <strong>{full(best.saving)} less</strong>.
          </>
        ) : (
          <>
            <strong>PTU do not pay for this load:</strong> pay-as-you-go costs {full(best.payAsYouGo)}, and every number of PTU costs more.
          </>
        )}{' '}
        <span className={css.soft}>
          {sizing.model}, {sizing.scope}, {sizing.region}; {showDay(period.from)} to {showDay(period.to)}, {plural(Math.round(period.minutes), 'minute')} by the {period.grain}.
        </span>
      </p>
      <div className={css.chart}>
        <Chart
          title={`Cost of the load against the number of PTU, ${currency}`}
          summary={option ? show.words(`${purchaseName[chosen]}: least at ${option.ptu} PTU for ${show.about(option.cost, currency)}; from ${option.flat.from} to ${option.flat.to} PTU it costs at most 1 % more. Pay-as-you-go costs ${show.about(option.payAsYouGo, currency)}.`) : ''}
          aside={<SegmentedControl size="xs" aria-label="Way to buy" value={chosen} onChange={(value) => setPicked(options.find(({ purchase }) => purchase === value)?.purchase)} data={options.map(({ purchase }) => ({ value: purchase, label: purchaseName[purchase] }))} />}
          option={draw}
          steps={Math.min(costCurve.length, 60)}
          table={
            <DataTable
              caption="Cost against the number of PTU"
              keyOf={({ ptu }) => String(ptu)}
              rows={costCurve}
              columns={[
                { key: 'ptu', title: 'PTU', figures: true, by: ({ ptu }) => ptu, cell: ({ ptu }) => show.count(ptu) },
                ...options.map(({ purchase }) => ({ key: purchase, title: purchaseName[purchase], figures: true, by: ({ cost }: Sizing['costCurve'][number]) => cost[purchase], cell: ({ cost }: Sizing['costCurve'][number]) => (cost[purchase] === undefined ? '' : full(cost[purchase])) })),
                { key: 'spilled', title: 'Spills', figures: true, by: ({ spilledShare }) => spilledShare, cell: ({ spilledShare }) => show.percent(spilledShare) },
              ]}
            />
          }
        />
      </div>
      <Panel title="The ways to buy, each at its best size">
        <DataTable
          caption="The ways to buy, each at its best size"
          keyOf={({ purchase }) => purchase}
          rows={options}
          selected={chosen}
          columns={[
            { key: 'purchase', title: 'Bought', cell: ({ purchase }) => purchaseName[purchase] },
            { key: 'ptu', title: 'PTU', figures: true, by: ({ ptu }) => ptu, cell: ({ ptu }) => show.count(ptu) },
            { key: 'flat', title: 'At most 1 % more', figures: true, cell: ({ flat }) => (flat.from === flat.to ? show.count(flat.from) : `${show.count(flat.from)} to ${show.count(flat.to)}`) },
            {
              key: 'cost', title: 'Cost', figures: true, by: ({ cost }) => cost,
              cell: (each) => (
                <Figure
                  trail={() => ({
                    title: `${purchaseName[each.purchase]}, ${each.ptu} PTU`,
                    value: full(each.cost),
                    how: [
                      `Each PTU costs ${full(each.perPtu)} for its term${each.discountPercent > 0 ? ` after ${each.discountPercent} % discount` : ' at list'}; what they do not serve spills to pay-as-you-go.`,
                      `All of it pay-as-you-go costs ${full(each.payAsYouGo)}; the difference is ${full(each.payAsYouGo - each.cost)}.`,
                      ...(each.breakEvenUtilisation === null ? [] : [`A PTU pays above ${show.percent(each.breakEvenUtilisation)} utilisation; here it is ${show.percent(each.utilisation)}.`]),
                      `At ${each.value.ptu} PTU the saving of ${full(each.value.saving)} comes from: the bare swap ${full(each.value.bareSwap)}, the term ${full(each.value.term)}, cached tokens ${full(each.value.cachedTokens)}, the negotiated price ${full(each.value.negotiatedPrice)}.`,
                      ...each.byRule.map(({ rule, ptu, cost }) => `Sized by the ${rule}: ${ptu} PTU for ${full(cost)}.`),
                    ],
                    sources: [],
                  })}
                >
                  {full(each.cost)}
                </Figure>
              ),
            },
            { key: 'saving', title: 'Against pay-as-you-go', figures: true, by: ({ cost, payAsYouGo }) => cost - payAsYouGo, cell: ({ cost, payAsYouGo }) => full(cost - payAsYouGo) },
            { key: 'even', title: 'Pays above', figures: true, by: ({ breakEvenUtilisation }) => breakEvenUtilisation ?? undefined, cell: ({ breakEvenUtilisation }) => (breakEvenUtilisation === null ? 'no load' : show.percent(breakEvenUtilisation)) },
            { key: 'utilisation', title: 'Utilised', figures: true, by: ({ utilisation }) => utilisation, cell: ({ utilisation, ptu }) => (ptu === 0 ? '' : show.percent(utilisation)) },
            { key: 'spills', title: 'Spills', figures: true, by: ({ spilledShare }) => spilledShare, cell: ({ spilledShare }) => show.percent(spilledShare) },
            ...(option?.byRule ?? []).map(({ rule }) => ({ key: rule, title: `By ${rule}`, figures: true, cell: ({ byRule }: Sizing['options'][number]) => { const found = byRule.find((one) => one.rule === rule); return found ? `${show.count(found.ptu)}: ${show.about(found.cost, currency)}` : ''; } })),
          ]}
        />
      </Panel>
      <Panel title="What to know about these figures">
        <FindingList findings={sizing.findings} none="Everything was understood." />
      </Panel>
    </>
  );
}
