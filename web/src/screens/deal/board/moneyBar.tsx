import type { StandingShown, StructureShown } from '../../../client/answers.ts';
import { useWorkspace } from '../../../client/useWorkspace.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { cheapest } from '../../../parts/exact.ts';
import { Figure } from '../../../parts/figure.tsx';
import { plural } from '../../../parts/show.ts';
import { placeOn, scaleFor, type Scale } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { StructureSign } from '../structureLook.tsx';
import { StructureTable } from './structureTable.tsx';
import { structureTrail } from '../trails.ts';
import { FactSetting } from './walkAway.tsx';
import css from './moneyBar.module.css';

/** What the same usage costs in each structure, on one axis: dot for the median, whisker for 80 in 100 futures. */
export function MoneyBar({ standing }: { readonly standing: StandingShown }) {
  const show = useShow();
  const workspace = useWorkspace();
  const marks = markNames.flatMap(({ fact, name, dash }) => {
    const value = workspace.data?.facts[fact] ?? '';
    return value === '' ? [] : [{ name, dash, at: Number(value) }];
  });
  const { structures, currency } = standing;
  const scale = scaleFor([...structures.flatMap(({ total }) => [Number(total.p10), Number(total.p90)]), ...marks.map(({ at }) => at)], 6);
  const best = cheapest(structures, ({ total }) => total.p50);
  const summary = show.words(
    structures.map(({ name, total }) => `${name}: ${show.about(total.p50, currency)}, 80 in 100 between ${show.about(total.p10, currency)} and ${show.about(total.p90, currency)}.`).join(' '),
  );
  return (
    <ChartFrame
      title={`What ${plural(standing.months, 'month')} cost, ${currency}`}
      summary={summary}
      aside={
        <>
          <span className={css.legend}>sign: median future · line: 80 in 100 futures{scale.from > 0 && ` · axis starts at ${show.tick(scale.from, currency)}`}</span>
          <FactSetting fact="target" currency={currency} />
          <FactSetting fact="walkAway" currency={currency} />
        </>
      }
      table={<StructureTable standing={standing} />}
    >
      <ul className={css.rows}>
        {structures.map((structure) => (
          <li key={structure.id} className={css.row} data-best={structure.id === best?.id || undefined}>
            <span className={css.name}>
              {structure.name}
              {structure.id === best?.id && <span className={css.best}>least</span>}
            </span>
            <Track structure={structure} scale={scale} marks={marks} />
            <span className={css.value}>
              <Figure strong trail={() => structureTrail(standing, structure)}>
                {show.about(structure.total.p50, currency)}
              </Figure>
              <span className={css.range}>
                {show.about(structure.total.p10, currency)} to {show.about(structure.total.p90, currency)}
              </span>
            </span>
          </li>
        ))}
        <li className={css.row} aria-hidden="true">
          <span />
          <svg className={css.axis} width="100%" height="16">
            {scale.ticks.map((tick, index) => (
              <text key={tick} x={`${placeOn(scale, tick)}%`} y="12" textAnchor={index === 0 ? 'start' : index === scale.ticks.length - 1 ? 'end' : 'middle'}>
                {show.tick(tick, currency)}
              </text>
            ))}
          </svg>
          <span className={css.walkAwayName}>{marks.map(({ name, at }) => `${name === 'target' ? '⁞' : '┊'} ${name} ${show.about(at, currency)}`).join(' ')}</span>
        </li>
      </ul>
    </ChartFrame>
  );
}

/** What only we know, as lines through all rows. */
const markNames = [
  { fact: 'target', name: 'target', dash: '1 3' },
  { fact: 'walkAway', name: 'walk-away', dash: '5 3' },
] as const;

function Track({ structure, scale, marks }: { readonly structure: StructureShown; readonly scale: Scale; readonly marks: readonly { readonly name: string; readonly dash: string; readonly at: number }[] }) {
  const at = (value: string | number): string => `${placeOn(scale, Number(value))}%`;
  const { p10, p50, p90 } = structure.total;
  const colour = `var(--series-${structure.id})`;
  return (
    <svg className={css.track} width="100%" height="24" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <line key={tick} x1={at(tick)} x2={at(tick)} y1="0" y2="24" stroke="var(--line)" />
      ))}
      {marks.map(({ name, dash, at: value }) => (
        <line key={name} x1={at(value)} x2={at(value)} y1="0" y2="24" stroke="var(--ink)" strokeWidth={name === 'target' ? 2 : 1.5} strokeDasharray={dash} />
      ))}
      <line x1={at(p10)} x2={at(p90)} y1="12" y2="12" stroke={colour} strokeWidth="2.500" />
      <line x1={at(p10)} x2={at(p10)} y1="7" y2="17" stroke={colour} strokeWidth="2" />
      <line x1={at(p90)} x2={at(p90)} y1="7" y2="17" stroke={colour} strokeWidth="2" />
      <svg x={at(p50)} y="12" overflow="visible">
        <StructureSign id={structure.id} />
      </svg>
    </svg>
  );
}
