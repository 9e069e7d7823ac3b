import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { placeOn, scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { Countered } from '../../../client/answers.ts';
import css from './sensitivity.module.css';

/** How they are assumed to count a unit of each part, how their moves changed that, and what hangs on it. */
export function Sensitivity({ countered: { view, offers } }: { readonly countered: Countered }) {
  const show = useShow();
  const two = (share: number): string => show.words(share.toFixed(2));
  const scale = scaleFor([0, ...view.flatMap(({ low, high, before }) => [low, high, before])], 4);
  const at = (share: number): string => `${3 + placeOn(scale, share) * 0.94}%`;
  const hangs = ({ bestAt }: Countered['view'][number]): string => (offers.length < 2 ? '' : bestAt.low === bestAt.high ? `package ${bestAt.low + 1} stays best for them` : `package ${bestAt.low + 1} at the low end, ${bestAt.high + 1} at the high end`);
  const decisive = view.filter(({ bestAt }) => bestAt.low !== bestAt.high);
  return (
    <ChartFrame
      title="How they are assumed to count a unit of each part: 80 in 100 guesses"
      summary={view.map((part) => `${part.part}: ${two(part.low)} to ${two(part.high)}, likely ${two(part.likely)}, ${two(part.before)} at first; ${hangs(part)}.`).join(' ')}
      table={
        <DataTable
          caption="How they are assumed to count a unit of each part"
          keyOf={({ part }) => part}
          rows={view}
          columns={[
            { key: 'part', title: 'Part', cell: ({ part }) => words[part] ?? part },
            { key: 'before', title: 'At first', figures: true, cell: ({ before }) => two(before) },
            { key: 'low', title: 'At least', figures: true, cell: ({ low }) => two(low) },
            { key: 'likely', title: 'Likely', figures: true, cell: ({ likely }) => two(likely) },
            { key: 'high', title: 'At most', figures: true, cell: ({ high }) => two(high) },
            { key: 'hangs', title: 'Best for them', cell: hangs },
          ]}
        />
      }
    >
      <ul className={css.parts}>
        {view.map((part) => (
          <li key={part.part} className={css.part}>
            <span>{words[part.part] ?? part.part}</span>
            <svg width="100%" height="20" aria-hidden="true">
              {scale.ticks.map((tick) => (
                <line key={tick} x1={at(tick)} x2={at(tick)} y1="0" y2="20" stroke="var(--line)" />
              ))}
              <line x1={at(part.low)} x2={at(part.high)} y1="10" y2="10" stroke="var(--series-alternative)" strokeWidth="4" strokeLinecap="round" />
              <circle cx={at(part.likely)} cy="10" r="5" fill="var(--series-alternative)" stroke="var(--paper)" />
              <rect x={at(part.before)} y="5" width="2" height="10" fill="var(--soft)" />
            </svg>
            <span className={css.soft}>{part.bestAt.low === part.bestAt.high ? '' : `△ ${hangs(part)}`}</span>
          </li>
        ))}
        <li className={css.part} aria-hidden="true">
          <span />
          <svg width="100%" height="14">
            {scale.ticks.map((tick) => (
              <text key={tick} className={css.tick} x={at(tick)} y="11" textAnchor="middle">
                {two(tick)}
              </text>
            ))}
          </svg>
          <span />
        </li>
      </ul>
      <p className={css.soft}>
        Dot: likely now, after what they offered; stroke: as the template had it before. {offers.length < 2 ? '' : decisive.length === 0 ? 'Whichever end of any part holds, the same package stays best for them.' : `Which package is best for them hangs on ${decisive.map(({ part }) => words[part] ?? part).join(' and ')}: ask them.`} Change it with a seller file of your own on the command line (--seller).
      </p>
    </ChartFrame>
  );
}

const words: Readonly<Record<string, string>> = { rates: 'charges for tokens', tiers: 'volume rebates', provisioned: 'provisioned units', support: 'support', credits: 'credits', commitment: 'committed spend', payment: 'days to pay', nonCash: 'other concessions' };
