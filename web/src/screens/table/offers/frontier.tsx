import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { placeOn, scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { Countered } from '../../../client/answers.ts';
import css from './frontier.module.css';

const height = 190;
const top = 12;
const floor = height - 30;

/** Our saving against what they get, as assumed: the packages that nothing beats for both, and those proposed. */
export function Frontier({ countered: { frontier: points, offers, nash, ks, currency } }: { readonly countered: Countered }) {
  const show = useShow();
  const frontier = points.map(([saves = 0, givesThem = 0]) => ({ saves, givesThem }));
  const sameEnd = Math.abs(nash.saves - ks.saves) < 0.01 && Math.abs(nash.givesThem - ks.givesThem) < 0.01;
  const ends = sameEnd ? [{ name: 'Nash and Kalai-Smorodinsky point', short: 'NK', ...nash }] : [{ name: 'Nash point', short: 'N', ...nash }, { name: 'Kalai-Smorodinsky point', short: 'K', ...ks }];
  const marks = [...offers.map(({ saves, givesThem }, place) => ({ name: `Package ${place + 1}`, short: String(place + 1), saves, givesThem })), ...ends];
  const across = scaleFor([...frontier.map(({ saves }) => saves), ...marks.map(({ saves }) => saves)], 4);
  const up = scaleFor([...frontier.map(({ givesThem }) => givesThem), ...marks.map(({ givesThem }) => givesThem)], 4);
  const x = (amount: number): string => `${6 + placeOn(across, amount) * 0.88}%`;
  const y = (amount: number): number => floor - (placeOn(up, amount) / 100) * (floor - top);
  return (
    <ChartFrame
      title={`Saves us (right) against gives them (up), ${currency}`}
      summary={`${frontier.length} packages are beaten by none for both sides. ${marks.map(({ name, saves, givesThem }) => show.words(`${name}: saves us ${show.about(saves, currency)}, gives them ${show.about(givesThem, currency)} against their offer.`)).join(' ')}`}
      table={
        <DataTable
          caption="Packages that nothing beats for both sides, and those proposed"
          keyOf={({ key }) => key}
          rows={[...marks.map(({ name, saves, givesThem }) => ({ key: name, name, saves, givesThem })), ...frontier.map(({ saves, givesThem }, place) => ({ key: `frontier ${place}`, name: 'on the frontier', saves, givesThem }))]}
          columns={[
            { key: 'name', title: 'Package', cell: ({ name }) => name },
            { key: 'saves', title: 'Saves us', figures: true, by: ({ saves }) => saves, cell: ({ saves }) => show.money(saves.toFixed(2), currency) },
            { key: 'gives', title: 'Gives them, as assumed', figures: true, by: ({ givesThem }) => givesThem, cell: ({ givesThem }) => show.money(givesThem.toFixed(2), currency) },
          ]}
        />
      }
    >
      <svg width="100%" height={height} aria-hidden="true" className={css.drawing}>
        {across.ticks.map((tick) => (
          <g key={`x ${tick}`}>
            <line x1={x(tick)} x2={x(tick)} y1={top} y2={floor} stroke="var(--line)" />
            <text x={x(tick)} y={height - 16} textAnchor="middle">
              {show.tick(tick, currency)}
            </text>
          </g>
        ))}
        {up.ticks.map((tick) => (
          <g key={`y ${tick}`}>
            <line x1="6%" x2="94%" y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
            <text x="100%" y={y(tick) + 3} textAnchor="end">
              {show.tick(tick, currency)}
            </text>
          </g>
        ))}
        {frontier.map(({ saves, givesThem }, place) => (
          <circle key={place} cx={x(saves)} cy={y(givesThem)} r="2.5" fill="var(--series-list)" opacity="0.7" />
        ))}
        {marks.toReversed().map(({ name, short, saves, givesThem }) => (
          <g key={name}>
            <circle cx={x(saves)} cy={y(givesThem)} r={short.length > 1 ? 10 : 8} fill="var(--paper)" stroke={/^\d/.test(short) ? 'var(--series-reserved)' : 'var(--series-alternative)'} strokeWidth="2" strokeDasharray={/^\d/.test(short) ? undefined : '3 2'} />
            <text className={css.mark} x={x(saves)} y={y(givesThem) + 4} textAnchor="middle">
              {short}
            </text>
          </g>
        ))}
      </svg>
      <p className={css.note}>Dots: nothing beats them for both sides. N and K: where bargaining theory ends (Nash, Kalai-Smorodinsky). Up is an assumption.</p>
    </ChartFrame>
  );
}
