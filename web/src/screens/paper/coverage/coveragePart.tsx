import { UnstyledButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PositionShown } from '../../../client/answers.ts';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { VerdictMark, verdictWord } from '../../../parts/verdictMark.tsx';
import { PaperChoice } from '../paperChoice.tsx';
import { usePaper, type PaperAtHand } from '../usePaper.tsx';
import { cellsOf, columnsOf, type Column } from './coverage.ts';
import css from './coveragePart.module.css';

/** Which section of the paper holds which row of the playbook, and how well. */
export function CoveragePart() {
  const found = usePaper();
  if ('meanwhile' in found) return found.meanwhile;
  return <Matrix {...found.at} />;
}

function Matrix({ contracts, kept, paper, review, topics, choose }: PaperAtHand) {
  const show = useShow();
  const navigate = useNavigate();
  // Of a topic its words are told as a whole; its checks are told where it is read.
  const rows = useMemo(() => [...review.positions, ...topics.map((topic) => ({ ...topic, checks: [] }))], [review, topics]);
  const columns = useMemo(() => columnsOf(paper, rows), [paper, rows]);
  const goTo = (topic: string, start: number): void => {
    const paragraph = paper.paragraphs.find((one) => one.start <= start && start < one.end)?.number;
    void navigate({ to: '/paper', search: { file: paper.file, topic, ...(paragraph !== undefined && { paragraph }) } });
  };
  return (
    <div className={css.scroll} tabIndex={0} role="group" aria-label="Coverage of the playbook">
      <table className={css.table}>
        <caption className={css.caption}>
          {plural(rows.length, 'row')} of the playbook against the sections of {paper.file} that hold something on them. A mark leads to the words.
        </caption>
        <thead>
          <tr>
            <th scope="col" className={css.corner}>
              {contracts.length > 1 ? <PaperChoice contracts={contracts} kept={kept} choose={choose} /> : 'Playbook'}
            </th>
            <th scope="col" className={css.section}>
              <span>Found nowhere</span>
            </th>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col" className={css.section}>
                <span>{show.words(title)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((position) => (
            <PositionRows key={position.topic} position={position} columns={columns} goTo={goTo} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PositionRows({ position, columns, goTo }: { readonly position: PositionShown; readonly columns: readonly Column[]; readonly goTo: (topic: string, start: number) => void }) {
  const show = useShow();
  return (
    <>
      <tr className={css.position}>
        <th scope="row">
          <span className={css.name}>
            <VerdictMark verdict={position.verdict} wordless />
            {position.title}
          </span>
        </th>
        <td>{position.verdict === 'missing' && <Mark verdict="missing" label={`${position.title}: nothing was found`} />}</td>
        {columns.map((column) => {
          const cell = position.checks.length > 0 ? undefined : cellsOf(position, [column])[0];
          const first = cell?.spans[0];
          return <td key={column.key}>{cell && first && <Mark verdict={cell.verdict} count={cell.spans.length} label={`${position.title}: ${verdictWord[cell.verdict]} in ${column.title}, ${plural(cell.spans.length, 'place')}: show the words`} onClick={() => goTo(position.topic, first.start)} />}</td>;
        })}
      </tr>
      {position.checks.map((check) => {
        const cells = cellsOf({ ...position, checks: [check], spans: [] }, columns);
        return (
          <tr key={check.id}>
            <th scope="row" className={css.check}>
              {show.words(check.asks)}
            </th>
            <td>{check.spans.length === 0 && <Mark verdict={check.verdict} label={`${check.asks} ${verdictWord[check.verdict]}: no words were found`} />}</td>
            {columns.map((column) => {
              const cell = cells.find((one) => one.column.key === column.key);
              const first = cell?.spans[0];
              return <td key={column.key}>{cell && first && <Mark verdict={cell.verdict} count={cell.spans.length} label={`${check.asks} ${verdictWord[cell.verdict]} in ${column.title}, ${plural(cell.spans.length, 'place')}: show the words`} onClick={() => goTo(position.topic, first.start)} />}</td>;
            })}
          </tr>
        );
      })}
    </>
  );
}

function Mark({ verdict, label, count = 1, onClick }: { readonly verdict: PositionShown['verdict']; readonly label: string; readonly count?: number; readonly onClick?: () => void }) {
  const inside = (
    <>
      <VerdictMark verdict={verdict} wordless />
      {count > 1 && <span className={css.count}>{count}</span>}
    </>
  );
  return onClick ? (
    <UnstyledButton className={css.mark} aria-label={label} title={label} onClick={onClick}>
      {inside}
    </UnstyledButton>
  ) : (
    <span className={css.mark} role="img" aria-label={label} title={label}>
      {inside}
    </span>
  );
}
