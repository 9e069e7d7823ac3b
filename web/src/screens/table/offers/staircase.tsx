import { day, daysBetween } from '../../../../../src/base/calendar.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { showDay } from '../../../parts/show.ts';
import { placeOn, scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { ComparedOffers, OfferColumn } from '../../../client/answers.ts';
import css from './staircase.module.css';

const height = 170;
const top = 18;
const floor = height - 22;

/** What each side's offers cost, in the order of their days: two staircases that come toward each other. */
export function Staircase({ compared: { columns, currency, noDeal } }: { readonly compared: ComparedOffers }) {
  const show = useShow();
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last) return null;
  const span = Math.max(1, daysBetween(day(first.on), day(last.on)));
  const x = ({ on }: OfferColumn): number => 3 + (daysBetween(day(first.on), day(on)) / span) * 74;
  const scale = scaleFor([...columns.map(({ cost }) => cost.likely), noDeal.likely], 4);
  const y = (amount: number): number => floor - (placeOn(scale, amount) / 100) * (floor - top);
  const gap = gapWords(columns, (amount) => show.about(amount, currency));
  return (
    <ChartFrame
      title={`Steps of both sides: median cost of each offer, ${currency}`}
      summary={`${columns.map(({ title, on, cost }) => show.words(`${title} of ${showDay(on)}: ${show.about(cost.likely, currency)}.`)).join(' ')} ${gap}`}
      table={
        <DataTable
          caption="Steps of both sides"
          keyOf={({ id }) => id}
          rows={columns}
          columns={[
            { key: 'title', title: 'Offer', cell: ({ title }) => title },
            { key: 'by', title: 'By', cell: ({ by }) => (by === 'us' ? 'us' : 'them') },
            { key: 'on', title: 'Day', by: ({ on }) => on, cell: ({ on }) => showDay(on) },
            { key: 'cost', title: 'Median cost', figures: true, by: ({ cost }) => cost.likely, cell: ({ cost }) => show.money(cost.likely.toFixed(2), currency) },
            { key: 'step', title: 'Step', figures: true, cell: ({ concession }) => (concession === null ? 'first' : show.money(concession.toFixed(2), currency)) },
          ]}
        />
      }
    >
      <svg width="100%" height={height} aria-hidden="true" className={css.drawing}>
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line x1="0%" x2="100%" y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
            <text x="100%" y={y(tick) - 3} textAnchor="end">
              {show.tick(tick, currency)}
            </text>
          </g>
        ))}
        <line x1="0%" x2="100%" y1={y(noDeal.likely)} y2={y(noDeal.likely)} stroke="var(--soft)" strokeDasharray="2 3" strokeWidth="1.5" />
        <text x="60%" y={y(noDeal.likely) - 4}>
          no deal
        </text>
        {(['them', 'us'] as const).map((side) => {
          const steps = columns.filter(({ by }) => by === side);
          const colour = side === 'them' ? 'var(--series-offer)' : 'var(--series-reserved)';
          return steps.map((step, index) => {
            const next = steps[index + 1];
            const end = next === undefined ? 80 : x(next);
            return (
              <g key={step.id} stroke={colour} fill={colour}>
                <line x1={`${x(step)}%`} x2={`${end}%`} y1={y(step.cost.likely)} y2={y(step.cost.likely)} strokeWidth="2.5" strokeDasharray={side === 'us' ? '6 3' : undefined} />
                {next && <line x1={`${end}%`} x2={`${end}%`} y1={y(step.cost.likely)} y2={y(next.cost.likely)} strokeWidth="2.5" strokeDasharray={side === 'us' ? '6 3' : undefined} />}
                <circle cx={`${x(step)}%`} cy={y(step.cost.likely)} r="4.5" fill={side === 'us' ? 'var(--paper)' : colour} strokeWidth="2" />
                <text className={css.label} stroke="none" x={`${x(step)}%`} dx="8" y={y(step.cost.likely) + (side === 'us' ? 15 : -7)}>
                  {step.by === 'us' ? '◆' : '●'} {show.about(step.cost.likely, currency)}
                </text>
                <text className={css.date} stroke="none" x={`${x(step)}%`} y={height - 5} textAnchor={x(step) < 10 ? 'start' : 'middle'}>
                  {showDay(step.on).replace(/ \d{4}$/, '')}
                </text>
              </g>
            );
          });
        })}
      </svg>
      <p className={css.gap}>
        ● theirs, solid · ◆ ours, dashed. <strong>{gap}</strong>
      </p>
    </ChartFrame>
  );
}

function gapWords(columns: readonly OfferColumn[], about: (amount: number) => string): string {
  const [theirs, ours] = [columns.findLast(({ by }) => by === 'them'), columns.findLast(({ by }) => by === 'us')];
  if (!theirs || !ours) return theirs ? 'We have not answered yet.' : 'They have not offered yet.';
  const gap = theirs.cost.likely - ours.cost.likely;
  return gap > 0 ? `Between the last of both sides: ${about(gap)}.` : 'Their last offer is no dearer than ours.';
}
