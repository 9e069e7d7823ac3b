import type { ReactNode } from 'react';
import { placeOn, type Scale } from './ticks.ts';
import css from './rangeRows.module.css';

/** One amount with its range, drawn as a bar from zero with a whisker. */
export interface RangeRow {
  readonly key: string;
  readonly name: ReactNode;
  /** Ends of the whisker and the end of the bar; a whisker without length is not drawn: there is no range. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly value: ReactNode;
  readonly colour: string;
  /** A second amount on the same line, drawn as a thin bar below the first: paired bars. */
  readonly beside?: { readonly middle: number; readonly colour: string } | undefined;
}

interface RangeRowsProps {
  readonly rows: readonly RangeRow[];
  readonly scale: Scale;
  readonly tick: (amount: number) => string;
}

/** Bars on one axis with zero on it, each with its range, its name and its figure; text stays text. */
export function RangeRows({ rows, scale, tick }: RangeRowsProps) {
  return (
    <ul className={css.rows}>
      {rows.map((row) => (
        <li key={row.key} className={css.row}>
          <span className={css.name}>{row.name}</span>
          <Track row={row} scale={scale} />
          <span className={css.value}>{row.value}</span>
        </li>
      ))}
      <li className={css.row} aria-hidden="true">
        <span />
        <svg className={css.axis} width="100%" height="16">
          {scale.ticks.map((at) => (
            <text key={at} x={`${placeOn(scale, at)}%`} y="12" textAnchor="middle">
              {tick(at)}
            </text>
          ))}
        </svg>
        <span />
      </li>
    </ul>
  );
}

function Track({ row, scale }: { readonly row: RangeRow; readonly scale: Scale }) {
  const at = (value: number): string => `${placeOn(scale, value)}%`;
  const bar = (middle: number): { readonly x: string; readonly width: string } => ({ x: at(Math.min(0, middle)), width: `${Math.abs(placeOn(scale, middle) - placeOn(scale, 0))}%` });
  return (
    <svg className={css.track} width="100%" height="30" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <line key={tick} x1={at(tick)} x2={at(tick)} y1="0" y2="30" stroke="var(--line)" />
      ))}
      <rect {...bar(row.middle)} y={row.beside ? 3 : 7} height={row.beside ? 13 : 16} fill={row.colour} opacity="0.85" />
      {row.beside && <rect {...bar(row.beside.middle)} y="19" height="7" fill="none" stroke={row.beside.colour} strokeWidth="1.5" strokeDasharray="3 2" />}
      {row.low < row.high && (
        <>
          <line x1={at(row.low)} x2={at(row.high)} y1={row.beside ? 9.5 : 15} y2={row.beside ? 9.5 : 15} stroke="var(--paper)" strokeWidth="4" />
          <line x1={at(row.low)} x2={at(row.high)} y1={row.beside ? 9.5 : 15} y2={row.beside ? 9.5 : 15} stroke="var(--ink)" strokeWidth="1.5" />
          {[row.low, row.high].map((end, index) => (
            <line key={index} x1={at(end)} x2={at(end)} y1={row.beside ? 5 : 10} y2={row.beside ? 14 : 20} stroke="var(--ink)" strokeWidth="1.5" />
          ))}
        </>
      )}
      <line x1={at(0)} x2={at(0)} y1="0" y2="30" stroke="var(--soft)" strokeWidth="1.5" />
    </svg>
  );
}
