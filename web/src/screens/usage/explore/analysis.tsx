import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useWork } from '../../../client/useWork.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { showDay, showMonth } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import css from './analysis.module.css';

/** What stands out before any deal: list against effective, why cost grew, when a quota runs out, what retires. */
export function Analysis({ files, basis }: { readonly files: readonly string[]; readonly basis: readonly string[] }) {
  const show = useShow();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<readonly string[]>([]);
  const work = useWork('usage.analyse', { files: [...files], quota: [...asked] }, basis, files.length > 0);
  const found = work.state === 'done' ? work.value : work.state === 'working' ? work.was : undefined;
  if (work.state === 'refused') return <RefusedNotice refused={work.refused} again={work.again} />;
  if (work.state === 'stopped') return <StoppedNotice what="The analysis" again={work.again} />;
  if (!found) return work.state === 'working' ? <Working what="Analysing the usage" progress={work.progress} stop={work.stop} /> : null;
  const { currency, savings, growth, runway, retirements } = found;
  const money = (amount: string): string => show.about(amount, currency);
  const parts = typed.split(',').map((text) => text.trim()).filter((text) => text !== '');
  const wrong = parts.some((text) => !/^[^=]+=\d+$/.test(text));
  return (
    <div className={css.cards}>
      <Panel title="List against effective">
        <Big>{savings.rate === null ? 'not known' : show.percent(Number(savings.rate))}</Big>
        <p>effective savings rate: {money(savings.effective)} effective where list is {money(savings.list)}.</p>
        <DataTable
          caption="List against effective by month"
          keyOf={({ month }) => month}
          rows={savings.months.toReversed()}
          atFirst={4}
          columns={[
            { key: 'month', title: 'Month', cell: ({ month }) => showMonth(month), by: ({ month }) => month },
            { key: 'list', title: 'List', figures: true, cell: ({ list }) => money(list), by: ({ list }) => Number(list) },
            { key: 'effective', title: 'Effective', figures: true, cell: ({ effective }) => money(effective), by: ({ effective }) => Number(effective) },
            { key: 'rate', title: 'Saved', figures: true, cell: ({ rate }) => show.percent(Number(rate)), by: ({ rate }) => Number(rate) },
          ]}
        />
      </Panel>
      <Panel title="Why it grew">
        {growth === null ? (
          <p>Fewer than two whole months of priced usage: growth cannot be split.</p>
        ) : (
          <>
            <Big>{signed(growth.change, money)}</Big>
            <p>
              a month at list, from {money(growth.before)} in {showMonth(growth.from)} to {money(growth.after)} in {showMonth(growth.to)}:
            </p>
            <DataTable
              caption="Growth split"
              keyOf={({ name }) => name}
              rows={[{ name: 'volume', amount: growth.volume }, { name: 'mix of models and kinds', amount: growth.mix }, { name: 'price', amount: growth.price }, { name: 'new models', amount: growth.newMeters }]}
              columns={[{ key: 'name', title: 'From', cell: ({ name }) => name }, { key: 'amount', title: 'A month', figures: true, cell: ({ amount }) => signed(amount, money) }]}
            />
          </>
        )}
      </Panel>
      <Panel title="When the quota runs out">
        <TextInput
          size="xs" label="Granted tokens a minute, by model" placeholder="gpt-5.4=2000000, gpt-5.4-mini=4000000" value={typed} error={wrong ? 'Write it as gpt-5.4=2000000.' : undefined}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)} onBlur={() => !wrong && setAsked(parts)} onKeyDown={({ key }) => key === 'Enter' && !wrong && setAsked(parts)}
        />
        {runway.map((each) => (
          <p key={each.model}>
            <strong>{each.model}</strong>: {each.runsOut === null ? 'does not run out as it grows' : `runs out on ${showDay(each.runsOut)}`}; the busiest minute took {show.tokens(each.peak)} of {show.tokens(each.quota)}, growth {show.percent(each.monthlyGrowth - 1)} a month{each.alreadyOver > 0 ? `, already over in ${show.count(each.alreadyOver)} minutes` : ''}.
          </p>
        ))}
        {found.findings.filter(({ code }) => code === 'no-log-for-quota').map(({ message }) => <p key={message}>{show.words(message)}</p>)}
      </Panel>
      <Panel title="What retires">
        {retirements.length === 0 ? (
          <p>No model in use has a retirement day in the calendar.</p>
        ) : (
          <DataTable
            caption="What retires"
            keyOf={({ model, on }) => `${model} ${on}`}
            rows={retirements}
            atFirst={6}
            columns={[
              { key: 'model', title: 'Model', cell: ({ model }) => model, by: ({ model }) => model },
              { key: 'on', title: 'On', cell: ({ on, passed }) => `${showDay(on)}${passed ? ', passed' : ''}`, by: ({ on }) => on },
              { key: 'share', title: 'Of list cost', figures: true, cell: ({ listShare }) => show.percent(Number(listShare)), by: ({ listShare }) => Number(listShare) },
            ]}
          />
        )}
      </Panel>
    </div>
  );
}

function Big({ children }: { readonly children: ReactNode }) {
  return <p className={css.big}>{children}</p>;
}

function signed(amount: string, money: (amount: string) => string): string {
  return amount.startsWith('-') ? `−${money(amount.slice(1))}` : `+${money(amount)}`;
}
