import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { StandingShown, StructureShown } from '../../../client/answers.ts';
import { useStanding } from '../../../client/useStanding.ts';
import { useWorkspace } from '../../../client/useWorkspace.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { cheapest, difference, total } from '../../../parts/exact.ts';
import { Figure } from '../../../parts/figure.tsx';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { RangeRows } from '../../../parts/rangeRows.tsx';
import { plural } from '../../../parts/show.ts';
import { scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import { StructureTable } from '../board/structureTable.tsx';
import { DealEmpty } from '../dealEmpty.tsx';
import { structureTrail } from '../trails.ts';
import css from './structuresPart.module.css';

/** The ways to buy the same usage, beside each other: cost with its range, year by year, and what each is made of. */
export function StructuresPart() {
  const workspace = useWorkspace();
  const standing = useStanding();
  switch (standing.state) {
    case 'waiting':
      return workspace.isPending ? <p role="status">Opening the workspace …</p> : <DealEmpty />;
    case 'working':
      return <Working what="Billing every structure on the same futures" progress={standing.progress} stop={standing.stop} />;
    case 'stopped':
      return <StoppedNotice what="Billing the structures" again={standing.again} />;
    case 'refused':
      return <RefusedNotice refused={standing.refused} again={standing.again} />;
    case 'done':
      return <Structures standing={standing.value} />;
  }
}

function Structures({ standing }: { readonly standing: StandingShown }) {
  const show = useShow();
  const { structures, currency } = standing;
  const [againstId, setAgainst] = useState<StructureShown['id']>('offer');
  const against = structures.find(({ id }) => id === againstId) ?? structures[0];
  const best = cheapest(structures, ({ total: range }) => range.p50);
  const scale = useMemo(() => scaleFor([0, ...structures.map(({ total: range }) => Number(range.p90))], 6), [structures]);
  if (!against) return null;
  return (
    <div className={css.part}>
      <ChartFrame
        title={`Cost of ${plural(standing.months, 'month')}, ${currency}: bar to the median future, line over 80 in 100`}
        summary={structures.map(({ name, total: range }) => show.words(`${name}: ${show.about(range.p50, currency)}, 80 in 100 between ${show.about(range.p10, currency)} and ${show.about(range.p90, currency)}.`)).join(' ')}
        aside={
          <NativeSelect size="xs" aria-label="Compare with" value={against.id} data={structures.map(({ id, name }) => ({ value: id, label: `against ${name}` }))} onChange={({ currentTarget: { value } }) => setAgainst(structures.find(({ id }) => id === value)?.id ?? 'offer')} />
        }
        table={<StructureTable standing={standing} />}
      >
        <RangeRows
          scale={scale}
          tick={(amount) => show.tick(amount, currency)}
          rows={structures.map((structure) => ({
            key: structure.id,
            name: (
              <>
                {structure.name}
                {structure.id === best?.id && <span className={css.best}>least</span>}
              </>
            ),
            low: Number(structure.total.p10),
            middle: Number(structure.total.p50),
            high: Number(structure.total.p90),
            colour: `var(--series-${structure.id})`,
            beside: structure.id === against.id ? undefined : { middle: Number(against.total.p50), colour: `var(--series-${against.id})` },
            value: (
              <>
                <Figure strong trail={() => structureTrail(standing, structure)}>
                  {show.about(structure.total.p50, currency)}
                </Figure>
                <span className={css.soft}>{structure.id === against.id ? 'compared with' : gapWords(structure, against, currency, show)}</span>
              </>
            ),
          }))}
        />
        <p className={css.soft}>Dashed below each bar: {against.name}.</p>
      </ChartFrame>
      <Years standing={standing} />
      <div className={css.cards}>
        {structures.map((structure) => (
          <section key={structure.id} className={css.card} aria-label={structure.name} style={{ borderTopColor: `var(--series-${structure.id})` }}>
            <h2>{structure.name}</h2>
            <p>{show.words(structure.what)}</p>
            {structure.caveats.length > 0 && (
              <ul>
                {structure.caveats.map((caveat) => (
                  <li key={caveat}>{show.words(caveat)}</li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </div>
  );
}

function gapWords(structure: StructureShown, against: StructureShown, currency: string, show: ReturnType<typeof useShow>): string {
  const gap = difference(structure.total.p50, against.total.p50);
  return gap.startsWith('-') ? `${show.about(gap.slice(1), currency)} less` : `${show.about(gap, currency)} more`;
}

/** The median bill of each structure, year by year of the deal. */
function Years({ standing }: { readonly standing: StandingShown }) {
  const show = useShow();
  const { structures, currency, months } = standing;
  const years = Array.from({ length: Math.ceil(months / 12) }, (_, year) => year);
  return (
    <section className={css.years} aria-label="Year by year">
      <DataTable
        caption="Median future, year by year of the deal"
        keyOf={({ id }) => id}
        rows={structures}
        columns={[
          { key: 'name', title: 'Median future, by year of the deal', by: ({ name }) => name, cell: ({ name }) => name },
          ...years.map((year) => ({ key: `year ${year}`, title: `Year ${year + 1}`, figures: true, cell: ({ byMonth }: StructureShown) => show.money(total(byMonth.slice(year * 12, year * 12 + 12).map(({ amount }) => amount)), currency) })),
          { key: 'total', title: 'All of it', figures: true, by: ({ byMonth }) => Number(total(byMonth.map(({ amount }) => amount))), cell: ({ byMonth }) => show.money(total(byMonth.map(({ amount }) => amount)), currency) },
        ]}
      />
    </section>
  );
}
