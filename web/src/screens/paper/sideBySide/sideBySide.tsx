import { Button } from '@mantine/core';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { alignParagraphs, wordChanges, type Row } from './align.ts';
import css from './sideBySide.module.css';

export interface Paragraph {
  readonly number: number;
  readonly text: string;
  readonly label?: string | undefined;
  readonly heading?: number | undefined;
}

interface SideBySideProps {
  readonly before: readonly Paragraph[];
  readonly after: readonly Paragraph[];
  readonly names: readonly [string, string];
  /** A place that the reader was led to; `turn` grows with every lead. */
  readonly lead?: { readonly before?: number | undefined; readonly after?: number | undefined; readonly turn: number } | undefined;
  /** What stands beside a paragraph: how it was marked, where it moved to. */
  readonly noteOf?: (row: Row<Paragraph>) => { readonly text: string; readonly kind: 'unmarked' | 'marked' | 'moved'; readonly goTo?: () => void } | undefined;
}

/** Paragraphs around a change that are shown with it. */
const around = 1;

/** Two versions beside each other, only what differs and a little around it; the rest unfolds. */
export function SideBySide({ before, after, names, lead, noteOf }: SideBySideProps) {
  const rows = useMemo(() => alignParagraphs(before, after), [before, after]);
  const groups = useMemo(() => foldSame(rows), [rows]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const scroller = useRef<HTMLDivElement>(null);
  const led = lead && rows.findIndex((row) => (lead.before !== undefined && row.before?.number === lead.before) || (lead.after !== undefined && row.after?.number === lead.after));
  useEffect(() => {
    if (led === undefined || led === -1) return;
    setUnfolded((now) => {
      const group = groups.find(({ from, to, folded }) => folded && from <= led && led < to);
      return group ? new Set([...now, group.from]) : now;
    });
    requestAnimationFrame(() => scroller.current?.querySelector(`[data-row="${led}"]`)?.scrollIntoView({ block: 'center' }));
  }, [led, lead?.turn, groups]);
  return (
    <div ref={scroller} className={css.scroll} tabIndex={0} role="group" aria-label={`${names[0]} beside ${names[1]}`}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{names[0]}</th>
            <th scope="col">{names[1]}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ from, to, folded }) =>
            folded && !unfolded.has(from) ? (
              <tr key={from}>
                <td colSpan={2} className={css.folded}>
                  <Button size="compact-xs" variant="subtle" onClick={() => setUnfolded((now) => new Set([...now, from]))}>
                    Show {plural(to - from, 'unchanged paragraph')}
                  </Button>
                </td>
              </tr>
            ) : (
              rows.slice(from, to).map((row, index) => <RowShown key={from + index} row={row} at={from + index} led={led === from + index} note={row.same ? undefined : noteOf?.(row)} />)
            ),
          )}
        </tbody>
      </table>
      {rows.every(({ same }) => same) && <p className={css.none}>The words of both are the same.</p>}
    </div>
  );
}

const RowShown = memo(function RowShown({ row, at, led, note }: { readonly row: Row<Paragraph>; readonly at: number; readonly led: boolean; readonly note: ReturnType<NonNullable<SideBySideProps['noteOf']>> }) {
  const stretches = row.same || !row.before || !row.after ? undefined : wordChanges(row.before.text, row.after.text);
  return (
    <tr className={css.row} data-row={at} data-changed={!row.same || undefined} data-led={led || undefined}>
      {(['before', 'after'] as const).map((side) => (
        <td key={side} data-side={side} data-lone={(!row.same && row[side] !== undefined && row[side === 'before' ? 'after' : 'before'] === undefined) || undefined}>
          {row[side] && <Cell paragraph={row[side]} stretches={stretches} side={side} lone={!row.same && stretches === undefined} />}
          {note && (side === 'after' ? row.after !== undefined : row.after === undefined) && (
            <span className={css.note} data-kind={note.kind}>
              {note.goTo ? (
                <Button size="compact-xs" variant="subtle" onClick={note.goTo}>
                  {note.text}
                </Button>
              ) : (
                note.text
              )}
            </span>
          )}
        </td>
      ))}
    </tr>
  );
});

function Cell({ paragraph, stretches, side, lone }: { readonly paragraph: Paragraph; readonly stretches: ReturnType<typeof wordChanges> | undefined; readonly side: 'before' | 'after'; readonly lone: boolean }) {
  const show = useShow();
  const away = side === 'before' ? 'new' : 'gone';
  return (
    <p className={css.text} data-heading={paragraph.heading}>
      <span className={css.number}>¶ {paragraph.number}</span> {paragraph.label !== undefined && !paragraph.text.startsWith(paragraph.label) && <span className={css.label}>{paragraph.label} </span>}
      {stretches
        ? stretches.filter(({ kind }) => kind !== away).map(({ text, kind }, index) => (kind === 'same' ? <span key={index}>{show.words(text)}</span> : kind === 'gone' ? <del key={index}>{show.words(text)}</del> : <ins key={index}>{show.words(text)}</ins>))
        : lone
          ? side === 'before' ? <del>{show.words(paragraph.text)}</del> : <ins>{show.words(paragraph.text)}</ins>
          : show.words(paragraph.text)}
    </p>
  );
}

interface Group {
  readonly from: number;
  readonly to: number;
  readonly folded: boolean;
}

/** Rows in groups: long stretches without a change are folded. */
function foldSame(rows: readonly Row<Paragraph>[]): Group[] {
  const near = rows.map((_, index) => rows.slice(Math.max(0, index - around), index + around + 1).some(({ same }) => !same));
  const groups: { from: number; to: number; folded: boolean }[] = [];
  for (const [index, shown] of near.entries()) {
    const last = groups.at(-1);
    if (last && last.folded !== shown) last.to = index + 1;
    else groups.push({ from: index, to: index + 1, folded: !shown });
  }
  return groups;
}
