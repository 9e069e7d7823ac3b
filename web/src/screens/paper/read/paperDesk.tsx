import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeptFile, PaperShown, PositionShown, ProposalShown, ReviewShown } from '../../../client/answers.ts';
import { useDecisions } from '../../../client/useDecisions.ts';
import { FindingList } from '../../../parts/findingList.tsx';
import { distinct } from '../../../parts/groupFindings.ts';
import { useKeys } from '../../../parts/keys.tsx';
import { PaperChoice } from '../paperChoice.tsx';
import type { PossibleShown } from '../possibleRows.ts';
import { Clauses } from './clauses.tsx';
import type { Lead } from './lead.ts';
import { PaperText } from './paperText.tsx';
import type { Mark } from './passages.ts';
import { Positions } from './positions.tsx';
import { proposalFor } from './proposalFor.ts';
import css from './paperDesk.module.css';

interface PaperDeskProps {
  readonly contracts: readonly KeptFile[];
  readonly kept: KeptFile;
  readonly paper: PaperShown;
  readonly review: ReviewShown;
  readonly topics: readonly PositionShown[];
  /** By topic row, sentences that may be on it. */
  readonly possible: ReadonlyMap<string, readonly PossibleShown[]>;
  /** By topic, the paragraph behind which a new clause goes. */
  readonly places: ReadonlyMap<string, number>;
  readonly choose: (file: string) => void;
}

const sides = ['positions', 'topics', 'clauses', 'notes'] as const;
type Side = (typeof sides)[number];

/** The paper on the left, what was found in it on the right; each leads to the other. */
export function PaperDesk({ contracts, kept, paper, review, topics, possible, places, choose }: PaperDeskProps) {
  const search = useSearch({ from: '/paper' });
  const navigate = useNavigate();
  const [side, setSide] = useState<Side>(topics.some(({ topic }) => topic === search.topic) ? 'topics' : 'positions');
  const [narrowSide, setNarrowSide] = useState<'paper' | 'findings'>(search.paragraph === undefined ? 'findings' : 'paper');
  const [lead, setLead] = useState<Lead | undefined>(() => firstLead(paper, [...review.positions, ...topics], search));
  const decisions = useDecisions(kept);
  const field = useRef<HTMLTextAreaElement>(null);
  const positions = side === 'topics' ? topics : review.positions;
  const selected = positions.some(({ topic }) => topic === search.topic) ? search.topic : undefined;
  // Keys pressed faster than the screen is drawn act on what the last key chose.
  const chosen = useRef(selected);
  useEffect(() => {
    chosen.current = selected;
  }, [selected]);

  const titles = useMemo(() => new Map(review.topics.map(({ topic, title }) => [topic, title])), [review]);
  const maybe = useMemo(() => [...possible.values()].flat().toSorted((a, b) => a.start - b.start), [possible]);
  const marks = useMemo((): readonly Mark[] => [
    ...positions.flatMap(({ topic, spans }) => spans.map(({ start, end }) => ({ topic, start, end }))),
    ...(side === 'topics' || side === 'clauses' ? maybe : []).map(({ topic, start, end }): Mark => ({ topic, start, end, possible: true })),
  ], [positions, maybe, side]);
  const verdicts = useMemo(() => new Map(positions.map(({ topic, verdict }) => [topic, verdict])), [positions]);

  const goTo = (place: { readonly start: number; readonly end: number }): void => {
    setLead((now) => ({ start: place.start, end: place.end, turn: (now?.turn ?? 0) + 1 }));
    setNarrowSide('paper');
  };
  const select = (topic: string, follow: boolean): void => {
    chosen.current = topic;
    setSide(topics.some((row) => row.topic === topic) ? 'topics' : 'positions');
    void navigate({ to: '/paper', search: { file: paper.file, topic }, replace: true });
    const span = [...review.positions, ...topics].find((position) => position.topic === topic)?.spans[0];
    if (follow && span) setLead((now) => ({ start: span.start, end: span.end, turn: (now?.turn ?? 0) + 1 }));
  };
  const step = (by: number): void => {
    const at = positions.findIndex(({ topic }) => topic === chosen.current);
    const next = positions[at === -1 ? (by > 0 ? 0 : positions.length - 1) : Math.min(positions.length - 1, Math.max(0, at + by))];
    if (next) select(next.topic, true);
  };

  const proposals = useMemo(() => new Map(positions.map((position) => [position.topic, proposalFor(position, paper, places)])), [positions, paper, places]);
  const proposalOf = (position: PositionShown): ProposalShown => decisions.proposals[position.topic] ?? proposals.get(position.topic) ?? proposalFor(position, paper, places);
  const accept = (position: PositionShown): void => decisions.toggleAccepted(position.topic, proposalOf(position), position.title);
  const opened = (): PositionShown | undefined => [...review.positions, ...topics].find(({ topic }) => topic === chosen.current);

  useKeys('Terms & paper', [
    { key: 'J', does: 'Next finding', run: () => step(1) },
    { key: 'K', does: 'Previous finding', run: () => step(-1) },
    { key: 'E', does: 'Edit the proposed wording; Escape leaves it', run: () => (setNarrowSide('findings'), field.current?.focus()) },
    { key: 'A', does: 'Accept the proposed wording into the redline, or take it out', run: () => whenOpen(opened(), accept) },
    { key: 'T', does: 'Tick the finding, or take the tick away', run: () => whenOpen(opened(), ({ topic, title }) => decisions.toggleTick(topic, title)) },
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
        onStrip={(topic, start) => {
          select(topic, false);
          goTo({ start, end: start + 1 });
        }}
        head={<PaperChoice contracts={contracts} kept={kept} choose={choose} />}
      />
      <aside className={css.findings} aria-label="Findings">
        <SegmentedControl
          size="xs"
          fullWidth
          value={side}
          onChange={(value) => setSide(sides.find((one) => one === value) ?? 'positions')}
          data={[
            { value: 'positions', label: `Playbook ${review.positions.length}` },
            ...(topics.length > 0 ? [{ value: 'topics', label: `Topics ${topics.length}` }] : []),
            { value: 'clauses', label: `Clauses ${review.clauses.length}` },
            { value: 'notes', label: `Notes ${notes.length}` },
          ]}
        />
        {(side === 'positions' || side === 'topics') && <Positions positions={positions} possible={possible} selected={selected} select={(topic) => select(topic, true)} goTo={goTo} paragraphs={paper.paragraphs.length} decisions={decisions} proposalOf={proposalOf} accept={accept} field={field} />}
        {side === 'clauses' && <Clauses clauses={review.clauses} possible={maybe} titles={titles} goTo={goTo} />}
        {side === 'notes' && (
          <div className={css.notes}>
            <FindingList findings={notes} none="Everything in the document was read." />
          </div>
        )}
      </aside>
    </div>
  );
}

function whenOpen(position: PositionShown | undefined, act: (position: PositionShown) => void): void {
  if (position) act(position);
}

/** Where an address leads to: a finding's first words, or a paragraph. */
function firstLead(paper: PaperShown, rows: readonly PositionShown[], search: { readonly topic?: string; readonly paragraph?: number }): Lead | undefined {
  const place = search.paragraph === undefined ? rows.find(({ topic }) => topic === search.topic)?.spans[0] : paper.paragraphs.find(({ number }) => number === search.paragraph);
  return place && { start: place.start, end: place.end, turn: 1 };
}
