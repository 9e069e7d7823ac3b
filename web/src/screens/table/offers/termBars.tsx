import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { placeOn, scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { ComparedOffers } from '../../../client/answers.ts';
import { termWord } from './offerWords.ts';
import css from './termBars.module.css';

const height = 26;
/** Five terms by name; what is left over is drawn together. */
const colours = ['var(--series-reserved)', 'var(--series-offer)', 'var(--series-committed)', 'var(--series-alternative)', 'var(--accent)'] as const;

interface Part {
  readonly name: string;
  readonly worth: number;
  readonly place: number;
}

/** What each offer saves against the base, term by term: parts to the right save, parts to the left cost. */
export function TermBars({ compared, base }: { readonly compared: ComparedOffers; readonly base: string }) {
  const show = useShow();
  const { columns, rows, currency, saves } = compared;
  const at = Math.max(0, columns.findIndex(({ id }) => id === base));
  const sizes = rows.map(({ key, saves: each }) => ({ key, size: each.reduce<number>((sum, amount) => sum + Math.abs(amount ?? 0), 0) })).filter(({ size }) => size >= 0.5).toSorted((a, b) => b.size - a.size);
  const named = sizes.slice(0, colours.length).map(({ key }) => key);
  const others = sizes.length > named.length ? 'Other terms' : undefined;
  const offers = columns.flatMap(({ id, title, by }, place) => {
    if (place === at) return [];
    const worthOf = (key: string): number => rows.find((row) => row.key === key)?.saves[place] ?? 0;
    const rest = sizes.slice(colours.length).reduce((sum, { key }) => sum + worthOf(key), 0);
    const parts: readonly Part[] = [...named.map((key, index) => ({ name: termWord(key), worth: worthOf(key), place: index })), ...(others === undefined ? [] : [{ name: others, worth: rest, place: colours.length }])].filter(({ worth }) => Math.abs(worth) >= 0.5);
    return [{ id, title, by, parts, total: saves[place] ?? 0 }];
  });
  if (offers.length === 0 || sizes.length === 0) return null;
  const ends = offers.flatMap(({ parts }) => [parts.reduce((sum, { worth }) => sum + Math.max(0, worth), 0), parts.reduce((sum, { worth }) => sum + Math.min(0, worth), 0)]);
  const scale = scaleFor([0, ...ends], 5);
  const signed = (amount: number): string => `${amount < 0 ? '−' : ''}${show.about(Math.abs(amount), currency)}`;
  return (
    <ChartFrame
      title={`Worth by term against ${columns[at]?.title ?? ''}, ${currency}: right saves us, left costs us`}
      summary={offers.map(({ title, parts, total }) => show.words(`${title}: ${parts.map(({ name, worth }) => `${name} ${signed(worth)}`).join(', ')}; in all ${signed(total)}.`)).join(' ')}
      table={
        <DataTable
          caption="Worth by term of each offer"
          keyOf={({ key }) => key}
          rows={rows}
          columns={[
            { key: 'key', title: 'Term', cell: ({ key }) => termWord(key) },
            ...offers.map(({ id, title }) => ({
              key: id,
              title,
              figures: true,
              cell: ({ saves: each }: ComparedOffers['rows'][number]) => {
                const amount = each[columns.findIndex((column) => column.id === id)];
                return typeof amount === 'number' ? show.money(amount.toFixed(2), currency) : '—';
              },
            })),
          ]}
        />
      }
    >
      <ul className={css.offers}>
        {offers.map(({ id, title, by, parts, total }) => (
          <li key={id} className={css.offer}>
            <span className={css.name}>
              {by === 'us' ? '◆' : '●'} {title}
            </span>
            <svg width="100%" height={height} aria-hidden="true">
              {scale.ticks.map((tick) => (
                <line key={tick} x1={`${placeOn(scale, tick)}%`} x2={`${placeOn(scale, tick)}%`} y1="0" y2={height} stroke="var(--line)" />
              ))}
              {stacked(parts).map(({ name, place, from, to }) => {
                const [left, right] = [placeOn(scale, Math.min(from, to)), placeOn(scale, Math.max(from, to))];
                return (
                  <g key={name}>
                    <rect x={`${left}%`} width={`${right - left}%`} y="4" height={height - 8} fill={colours[place] ?? 'var(--series-list)'} stroke="var(--paper)" strokeWidth="1" />
                    {right - left > 3 && (
                      <text x={`${(left + right) / 2}%`} y={height / 2 + 4} textAnchor="middle" className={css.number}>
                        {place + 1}
                      </text>
                    )}
                  </g>
                );
              })}
              <line x1={`${placeOn(scale, 0)}%`} x2={`${placeOn(scale, 0)}%`} y1="0" y2={height} stroke="var(--ink)" strokeWidth="1.5" />
            </svg>
            <strong className={css.value}>{signed(total)}</strong>
          </li>
        ))}
        <li className={css.offer} aria-hidden="true">
          <span />
          <svg width="100%" height="16">
            {scale.ticks.map((tick, index) => (
              <text key={tick} className={css.tick} x={`${placeOn(scale, tick)}%`} y="12" textAnchor={index === 0 ? 'start' : index === scale.ticks.length - 1 ? 'end' : 'middle'}>
                {show.tick(tick, currency)}
              </text>
            ))}
          </svg>
          <span />
        </li>
      </ul>
      <ul className={css.key}>
        {[...named.map(termWord), ...(others === undefined ? [] : [others])].map((name, place) => (
          <li key={name}>
            <span className={css.swatch} style={{ background: colours[place] ?? 'var(--series-list)' }} /> {place + 1} {name}
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

/** Parts one behind the other, those that save to the right of nothing and those that cost to its left. */
function stacked(parts: readonly Part[]): readonly (Part & { readonly from: number; readonly to: number })[] {
  let [right, left] = [0, 0];
  return parts.map((part) => {
    if (part.worth >= 0) return { ...part, from: right, to: (right += part.worth) };
    return { ...part, from: left, to: (left += part.worth) };
  });
}
