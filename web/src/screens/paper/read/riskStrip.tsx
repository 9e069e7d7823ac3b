import { useEffect, useState, type RefObject } from 'react';
import type { Verdict } from '../../../../../src/playbook/assessment.ts';
import { verdictWord } from '../../../parts/verdictMark.tsx';
import type { Mark } from './passages.ts';
import css from './riskStrip.module.css';

interface RiskStripProps {
  readonly marks: readonly Mark[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly characters: number;
  readonly selected: string | undefined;
  readonly onMark: (topic: string, start: number) => void;
  readonly scroller: RefObject<HTMLElement | null>;
}

const colours: Readonly<Record<Verdict, string>> = { meets: 'var(--good)', weak: 'var(--warn)', missing: 'var(--bad)', 'not assessed': 'var(--soft)' };
/** How far a mark reaches, so that colour is not the only sign of how grave it is. */
const widths: Readonly<Record<Verdict, number>> = { meets: 5, 'not assessed': 7, weak: 10, missing: 14 };

/** Where along the paper the findings lie, wide where they are grave, with the part that is on show; the keys J and K walk over the same marks. */
export function RiskStrip({ marks, verdicts, characters, selected, onMark, scroller }: RiskStripProps) {
  const view = useView(scroller);
  const counts = Map.groupBy(marks, ({ topic }) => verdicts.get(topic) ?? 'not assessed');
  const share = (at: number): string => `${(at / Math.max(1, characters)) * 100}%`;
  return (
    <svg className={css.strip} role="img" aria-label={`Where the findings lie: ${[...counts].map(([verdict, here]) => `${here.length} ${verdictWord[verdict].toLowerCase()}`).join(', ')}.`}>
      <rect x="0" width="100%" y={`${view.from * 100}%`} height={`${(view.to - view.from) * 100}%`} fill="var(--none-ground)" />
      {marks.map(({ topic, start, end }) => {
        const verdict = verdicts.get(topic) ?? 'not assessed';
        return (
          <g key={`${topic} ${start} ${end}`} className={css.mark} onClick={() => onMark(topic, start)}>
            <rect x="0" width="100%" y={share(start)} height="8" fill="transparent" />
            <rect x="1" width={topic === selected ? 14 : widths[verdict]} y={share(start)} height={topic === selected ? 5 : 3} fill={colours[verdict]} />
          </g>
        );
      })}
    </svg>
  );
}

/** Which part of what scrolls is on show, 0 to 1. */
function useView(scroller: RefObject<HTMLElement | null>): { readonly from: number; readonly to: number } {
  const [view, setView] = useState({ from: 0, to: 0 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      const whole = Math.max(1, element.scrollHeight);
      setView({ from: element.scrollTop / whole, to: (element.scrollTop + element.clientHeight) / whole });
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      watch.disconnect();
    };
  }, [scroller]);
  return view;
}
