import { Checkbox, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, type RefObject } from 'react';
import type { PositionShown, ProposalShown } from '../../../client/answers.ts';
import type { Decisions } from '../../../client/useDecisions.ts';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { VerdictMark } from '../../../parts/verdictMark.tsx';
import type { PossibleShown } from '../possibleRows.ts';
import type { GoTo } from './goTo.ts';
import { MayBeBadge } from './mayBeOn.tsx';
import { PositionDetail } from './positionDetail.tsx';
import { Proposal } from './proposal.tsx';
import css from './positions.module.css';

interface PositionsProps {
  readonly positions: readonly PositionShown[];
  /** By row, sentences that may be on it and are not counted. */
  readonly possible: ReadonlyMap<string, readonly PossibleShown[]>;
  readonly paragraphs: number;
  readonly selected: string | undefined;
  readonly select: (topic: string) => void;
  readonly goTo: GoTo;
  readonly decisions: Decisions;
  readonly proposalOf: (position: PositionShown) => ProposalShown;
  readonly accept: (position: PositionShown) => void;
  /** Where the proposed wording of the open row is typed. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The rows of the playbook with their verdicts; the selected one is open. */
export function Positions({ positions, possible, paragraphs, selected, select, goTo, decisions, proposalOf, accept, field }: PositionsProps) {
  const show = useShow();
  const open = useRef<HTMLLIElement>(null);
  useEffect(() => {
    open.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const done = positions.filter(({ topic }) => decisions.ticked.includes(topic)).length;
  const accepted = positions.filter(({ topic }) => decisions.proposals[topic]?.accepted === true).length;
  return (
    <div className={css.scroll}>
      <p className={css.left} role="status">
        <span>
          {decisions.known ? `${done} of ${positions.length} ticked, ${positions.length - done} of ${positions.length} left` : 'Reading what was decided …'}
        </span>
        <span>{accepted === 0 ? 'nothing in the redline yet' : `${accepted} in the redline`}</span>
      </p>
      <ul className={css.list}>
        {positions.map((position) => {
          const { topic, title, verdict, reason } = position;
          const isOpen = topic === selected;
          const ticked = decisions.ticked.includes(topic);
          const proposal = proposalOf(position);
          const maybe = possible.get(topic) ?? [];
          return (
            <li key={topic} ref={isOpen ? open : undefined} className={css.row} data-open={isOpen || undefined} data-ticked={ticked || undefined}>
              <div className={css.head}>
                <h2 className={css.name}>
                  <UnstyledButton className={css.title} aria-expanded={isOpen} onClick={() => select(topic)}>
                    <VerdictMark verdict={verdict} />
                    <span>{title}</span>
                    {maybe.length > 0 && <MayBeBadge count={maybe.length} />}
                    {proposal.accepted && <span className={css.accepted}>in the redline</span>}
                  </UnstyledButton>
                </h2>
                <Checkbox size="xs" className={css.tick} checked={ticked} onChange={() => decisions.toggleTick(topic, title)} aria-label={`Tick ${title}`} />
              </div>
              <p className={css.reason}>
                {show.words(reason)}
                {verdict === 'missing' && maybe.length > 0 && ` ${plural(maybe.length, 'sentence')} may be on it: read ${maybe.length === 1 ? 'it' : 'them'} before you call it missing.`}
              </p>
              {isOpen && (
                <PositionDetail
                  position={position}
                  goTo={goTo}
                  possible={maybe}
                  proposal={
                    <Proposal
                      position={position}
                      proposal={proposal}
                      paragraphs={paragraphs}
                      field={field}
                      keep={(next) => decisions.propose(topic, next)}
                      accept={() => accept(position)}
                    />
                  }
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
