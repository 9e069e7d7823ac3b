import { Checkbox, UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { PositionShown } from '../../client/answers.ts';
import { useShow } from '../../parts/useShow.tsx';
import { VerdictMark } from '../../parts/verdictMark.tsx';
import { PositionDetail, type GoTo } from './positionDetail.tsx';
import type { Ticks } from './useTicks.ts';
import css from './positions.module.css';

interface PositionsProps {
  readonly positions: readonly PositionShown[];
  readonly selected: string | undefined;
  readonly select: (topic: string) => void;
  readonly goTo: GoTo;
  readonly ticks: Ticks;
}

/** The rows of the playbook with their verdicts; the selected one is open. */
export function Positions({ positions, selected, select, goTo, ticks }: PositionsProps) {
  const show = useShow();
  const open = useRef<HTMLLIElement>(null);
  useEffect(() => {
    open.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const done = positions.filter(({ topic }) => ticks.has(topic)).length;
  return (
    <div className={css.scroll}>
      <p className={css.left} role="status">
        {done} of {positions.length} ticked
      </p>
      <ul className={css.list}>
        {positions.map((position) => {
          const { topic, title, verdict, reason } = position;
          const isOpen = topic === selected;
          return (
            <li key={topic} ref={isOpen ? open : undefined} className={css.row} data-open={isOpen || undefined} data-ticked={ticks.has(topic) || undefined}>
              <div className={css.head}>
                <h2 className={css.name}>
                  <UnstyledButton className={css.title} aria-expanded={isOpen} onClick={() => select(topic)}>
                    <VerdictMark verdict={verdict} />
                    <span>{title}</span>
                  </UnstyledButton>
                </h2>
                <Checkbox size="xs" className={css.tick} checked={ticks.has(topic)} onChange={() => ticks.toggle(topic)} aria-label={`Tick ${title}`} />
              </div>
              <p className={css.reason}>{show.words(reason)}</p>
              {isOpen && <PositionDetail position={position} goTo={goTo} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
