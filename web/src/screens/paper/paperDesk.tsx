import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { KeptFile, PaperShown, ReviewShown } from '../../client/answers.ts';
import { FindingList } from '../../parts/findingList.tsx';
import { distinct } from '../../parts/groupFindings.ts';
import { useKeys } from '../../parts/keys.tsx';
import { Clauses } from './clauses.tsx';
import type { Lead } from './lead.ts';
import { PaperText } from './paperText.tsx';
import type { Mark } from './passages.ts';
import { Positions } from './positions.tsx';
import { useTicks } from './useTicks.ts';
import css from './paperDesk.module.css';

interface PaperDeskProps {
  readonly contracts: readonly KeptFile[];
  readonly paper: PaperShown;
  readonly review: ReviewShown;
  readonly choose: (file: string) => void;
}

type Side = 'positions' | 'clauses' | 'notes';

/** The paper on the left, what was found in it on the right; each leads to the other. */
export function PaperDesk({ contracts, paper, review, choose }: PaperDeskProps) {
  const search = useSearch({ from: '/paper' });
  const navigate = useNavigate();
  const [side, setSide] = useState<Side>('positions');
  const [narrowSide, setNarrowSide] = useState<'paper' | 'findings'>(search.paragraph === undefined ? 'findings' : 'paper');
  const [lead, setLead] = useState<Lead | undefined>(() => firstLead(paper, review, search));
  const ticks = useTicks(review.document.sha256);
  const { positions } = review;
  const selected = positions.some(({ topic }) => topic === search.topic) ? search.topic : undefined;

  const marks = useMemo((): readonly Mark[] => positions.flatMap(({ topic, spans }) => spans.map(({ start, end }) => ({ topic, start, end }))), [positions]);
  const verdicts = useMemo(() => new Map(positions.map(({ topic, verdict }) => [topic, verdict])), [positions]);

  const goTo = (place: { readonly start: number; readonly end: number }): void => {
    setLead((now) => ({ start: place.start, end: place.end, turn: (now?.turn ?? 0) + 1 }));
    setNarrowSide('paper');
  };
  const select = (topic: string, follow: boolean): void => {
    setSide('positions');
    void navigate({ to: '/paper', search: { file: paper.file, topic }, replace: true });
    const span = positions.find((position) => position.topic === topic)?.spans[0];
    if (follow && span) setLead((now) => ({ start: span.start, end: span.end, turn: (now?.turn ?? 0) + 1 }));
  };
  const step = (by: number): void => {
    const at = positions.findIndex(({ topic }) => topic === selected);
    const next = positions[at === -1 ? (by > 0 ? 0 : positions.length - 1) : Math.min(positions.length - 1, Math.max(0, at + by))];
    if (next) select(next.topic, true);
  };

  useKeys('Terms & paper', [
    { key: 'J', does: 'Next finding', run: () => step(1) },
    { key: 'K', does: 'Previous finding', run: () => step(-1) },
    { key: 'T', does: 'Tick the finding, or take the tick away', run: () => selected !== undefined && ticks.toggle(selected) },
  ]);

  const notes = distinct([...paper.findings, ...review.findings]);
  return (
    <div className={css.desk} data-side={narrowSide}>
      <SegmentedControl
        className={css.narrow}
        fullWidth
        value={narrowSide}
        onChange={(value) => setNarrowSide(value === 'paper' ? 'paper' : 'findings')}
        data={[
          { value: 'findings', label: 'Findings' },
          { value: 'paper', label: 'Paper' },
        ]}
      />
      <PaperText
        paper={paper}
        marks={marks}
        verdicts={verdicts}
        lead={lead}
        selected={selected}
        onMark={(topic, start) => {
          select(topic, false);
          setLead((now) => ({ start, end: start + 1, turn: (now?.turn ?? 0) + 1, still: true }));
          setNarrowSide('findings');
        }}
        head={contracts.length > 1 ? <NativeSelect size="xs" aria-label="Which paper" value={paper.file} onChange={(event) => choose(event.currentTarget.value)} data={contracts.map(({ name }) => name)} /> : <strong className={css.file}>{paper.file}</strong>}
      />
      <aside className={css.findings} aria-label="Findings">
        <SegmentedControl
          size="xs"
          fullWidth
          value={side}
          onChange={(value) => setSide(value === 'clauses' || value === 'notes' ? value : 'positions')}
          data={[
            { value: 'positions', label: `Playbook ${positions.length}` },
            { value: 'clauses', label: `Clauses ${review.clauses.length}` },
            { value: 'notes', label: `Reading notes ${notes.length}` },
          ]}
        />
        {side === 'positions' && <Positions positions={positions} selected={selected} select={(topic) => select(topic, true)} goTo={goTo} ticks={ticks} />}
        {side === 'clauses' && <Clauses clauses={review.clauses} goTo={goTo} />}
        {side === 'notes' && (
          <div className={css.notes}>
            <FindingList findings={notes} none="Everything in the document was read." />
          </div>
        )}
      </aside>
    </div>
  );
}

/** Where an address leads to: a finding's first words, or a paragraph. */
function firstLead(paper: PaperShown, review: ReviewShown, search: { readonly topic?: string; readonly paragraph?: number }): Lead | undefined {
  const place = search.paragraph === undefined ? review.positions.find(({ topic }) => topic === search.topic)?.spans[0] : paper.paragraphs.find(({ number }) => number === search.paragraph);
  return place && { start: place.start, end: place.end, turn: 1 };
}
