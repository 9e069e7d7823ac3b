import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '../../../client/answers.ts';
import { useSetFact, useWorkspace } from '../../../client/useWorkspace.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural, showMonth } from '../../../parts/show.ts';
import { tellRefusal } from '../../../parts/tell.ts';
import { tellUndo } from '../../../parts/tellUndo.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import form from '../form.module.css';
import css from './ways.module.css';

type Shown = AnswerOf<'guide.tactics'>;

/** Tactics as steps: those whose ground is there first, and what the others still lack. */
export function Tactics({ shown }: { readonly shown: Shown }) {
  const show = useShow();
  const { tactics, story, waiting, workloads } = shown;
  const ordered = tactics.toSorted((a, b) => Number(b.ready) - Number(a.ready));
  return (
    <>
      <Panel title="Tactics, step by step" aside={`${tactics.filter(({ ready }) => ready).length} of ${tactics.length} have what they rest on`}>
        <ul className={css.tactics}>
          {ordered.map(({ id, title, ready, missing, supplierSafe, steps, sources }) => (
            <li key={id} className={css.tactic} data-ready={ready || undefined}>
              <h3>
                {title} <span className={ready ? css.good : css.warn}>{ready ? '✓ ready' : '○ not yet'}</span>
              </h3>
              {!ready && <p className={css.warn}>Missing: {missing.join(', ')}.</p>}
              <ol className={css.steps}>
                {steps.map((step) => (
                  <li key={step}>{show.words(step)}</li>
                ))}
              </ol>
              <p className={css.soft}>
                {supplierSafe ? 'May be shown to them. ' : 'Ours alone. '}Rests on: {show.words(sources.join('; '))}
              </p>
            </li>
          ))}
        </ul>
      </Panel>
      <div className={css.two}>
        {story && (
          <Panel title="The volume, as they may see it" aside={<Units workloads={workloads} />}>
            <p className={css.lead}>
              {showMonth(story.from)} to {showMonth(story.until)}: {show.words(`${story.volume}, ${story.growth}`)}.
            </p>
            <DataTable
              caption="Volume by unit, in bands"
              keyOf={({ unit }) => unit}
              rows={story.rows}
              columns={[
                { key: 'unit', title: 'Unit', cell: ({ unit }) => unit },
                { key: 'share', title: 'Share', cell: ({ share }) => show.words(share) },
                { key: 'growth', title: 'Growth', cell: ({ growth }) => show.words(growth) },
              ]}
            />
            <p className={css.soft}>Made of tokens alone: no price, no forecast and no amount of money is in it. A workload without a unit gets a letter.</p>
          </Panel>
        )}
        {waiting && (
          <Panel title="What waiting costs us (ours alone)">
            <DataTable
              caption="Signing later"
              keyOf={({ months }) => String(months)}
              rows={waiting.waits}
              columns={[
                { key: 'months', title: 'Signing later by', cell: ({ months }) => plural(months, 'month') },
                { key: 'costs', title: 'Costs', figures: true, cell: ({ costs }) => `${costs.mean < 0 ? '−' : ''}${show.about(Math.abs(costs.mean), waiting.currency)}` },
                { key: 'range', title: '95 in 100 of the mean', figures: true, cell: ({ costs }) => `${show.about(costs.low, waiting.currency)} to ${show.about(costs.high, waiting.currency)}` },
                { key: 'pays', title: 'Pays if the rest is cheaper by', figures: true, cell: ({ paysFrom }) => (paysFrom === null ? '—' : show.words(`${paysFrom.toFixed(1)} %`)) },
              ]}
            />
            <p className={css.soft}>List pay-as-you-go less the deal without its commitment in these months. A better deal for having waited is not in it.</p>
          </Panel>
        )}
      </div>
    </>
  );
}

/** Which business unit each workload belongs to, as the other side may read it. */
function Units({ workloads }: { readonly workloads: readonly string[] }) {
  const workspace = useWorkspace();
  const set = useSetFact();
  const known = workspace.data?.facts['units'] ?? '';
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const put = (value: string): void => set.mutate({ key: 'units', value }, { onError: tellRefusal });
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          setSaid(Object.fromEntries(known.split('\n').flatMap((line) => (line.includes('=') ? [[line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]] : []))));
          setOpen(true);
        }}
      >
        Name the units
      </Button>
      {open && (
        <Dialog close={() => setOpen(false)} title="Which unit each workload belongs to">
          <form
            className={form.form}
            onSubmit={(event) => {
              event.preventDefault();
              put(workloads.flatMap((workload) => ((said[workload] ?? '').trim() === '' ? [] : [`${workload}=${(said[workload] ?? '').trim()}`])).join('\n'));
              tellUndo('The units are named.', () => put(known));
              setOpen(false);
            }}
          >
            <p className={form.soft}>As the other side may read it. Empty: the workload is told of under a letter.</p>
            {workloads.map((workload) => (
              <TextInput key={workload} label={workload} value={said[workload] ?? ''} onChange={({ currentTarget: { value } }) => setSaid((now) => ({ ...now, [workload]: value }))} />
            ))}
            <Button type="submit">Keep the names</Button>
          </form>
        </Dialog>
      )}
    </>
  );
}
