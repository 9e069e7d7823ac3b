import { SegmentedControl } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ComparisonShown, PaperShown } from '../../../client/answers.ts';
import { FindingList } from '../../../parts/findingList.tsx';
import { useKeys } from '../../../parts/keys.tsx';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { Row } from '../sideBySide/align.ts';
import { SideBySide, type Paragraph } from '../sideBySide/sideBySide.tsx';
import { ChangeList } from './changeList.tsx';
import { Density } from './density.tsx';
import { FigureTable } from './figureTable.tsx';
import { changedFigures } from './figures.ts';
import { becameWords, OurChanges } from './ourChanges.tsx';
import { PricedTerms } from './pricedTerms.tsx';
import { placeOfChange, sentenceAround } from './places.ts';
import css from './comparison.module.css';

const views = ['changes', 'ours', 'figures', 'notes'] as const;
type View = (typeof views)[number];

/** The changes on the left, unmarked first; the two versions beside each other on the right; each leads to the other. */
export function Comparison({ compared, priced, before, after, names }: { readonly compared: ComparisonShown; readonly priced: ComparisonShown['priced']; readonly before: PaperShown; readonly after: PaperShown; readonly names: readonly [string, string] }) {
  const show = useShow();
  const { changes, ours, findings } = compared;
  const [view, setView] = useState<View>('changes');
  const [at, setAt] = useState<number>();
  const [lead, setLead] = useState<{ readonly before?: number; readonly after?: number; readonly turn: number }>();
  const places = useMemo(() => changes.map((change) => placeOfChange(change, before.paragraphs, after.paragraphs)), [changes, before, after]);
  const sentences = useMemo(() => changes.map((change, index) => sentenceAround(change, places[index] ?? {}, before.paragraphs, after.paragraphs)), [changes, places, before, after]);
  const silent = changes.filter((change) => !change.marked && change.kind !== 'accepted').length;
  const figures = useMemo(() => changedFigures(changes), [changes]);
  const select = (index: number): void => {
    setAt(index);
    setLead((now) => ({ ...places[index], turn: (now?.turn ?? 0) + 1 }));
  };
  const step = (by: number): void => {
    if (changes.length === 0) return;
    setView('changes');
    select(at === undefined ? (by > 0 ? 0 : changes.length - 1) : Math.min(changes.length - 1, Math.max(0, at + by)));
  };
  useKeys('Compare', [
    { key: 'J', does: 'Next change', run: () => step(1) },
    { key: 'K', does: 'Previous change', run: () => step(-1) },
  ]);

  const noteOf = useCallback(
    (row: Row<Paragraph>) => {
      const index = places.findIndex((place) => (row.after !== undefined && place.after === row.after.number) || (row.before !== undefined && place.before === row.before.number));
      const change = changes[index];
      const place = places[index];
      if (change === undefined || place === undefined) return undefined;
      if (change.kind === 'moved') {
        const other = row.after ? place.before : place.after;
        return { kind: 'moved' as const, text: row.after ? `Moved here from ¶ ${place.before ?? '?'}` : `Moved to ¶ ${place.after ?? '?'}`, goTo: () => other !== undefined && setLead((now) => ({ ...(row.after ? { before: other } : { after: other }), turn: (now?.turn ?? 0) + 1 })) };
      }
      return change.marked ? { kind: 'marked' as const, text: `Marked${change.by === undefined ? '' : ` by ${change.by}`}` } : { kind: 'unmarked' as const, text: change.kind === 'accepted' ? 'Our change, accepted' : change.kind === 'rejected' ? 'Our change, rejected without a mark' : 'Changed but not marked' };
    },
    [changes, places],
  );

  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  return (
    <div className={css.comparison}>
      <aside className={css.side} aria-label="Changes">
        <p className={css.sum} role="status" data-silent={silent > 0 || undefined}>
          <strong>{silent === 0 ? 'Nothing was changed without a mark' : `${plural(silent, 'change')} not marked`}</strong>, {plural(changes.filter(({ marked }) => marked).length, 'marked change')}
          {ours && <span>{becameWords(ours)}</span>}
        </p>
        <SegmentedControl
          size="xs"
          fullWidth
          value={view}
          onChange={(value) => setView(views.find((one) => one === value) ?? 'changes')}
          data={[
            { value: 'changes', label: `Changes ${changes.length}` },
            ...(ours ? [{ value: 'ours', label: `Ours ${ours.length}` }] : []),
            { value: 'figures', label: `Numbers, dates ${figures.length}` },
            { value: 'notes', label: `Notes ${findings.length}` },
          ]}
        />
        <div ref={list} className={css.list}>
          {view === 'changes' && <ChangeList changes={changes} sentences={sentences} places={places} at={at} select={select} />}
          {view === 'ours' && ours && <OurChanges ours={ours} goTo={(paragraph) => setLead((now) => ({ after: paragraph, turn: (now?.turn ?? 0) + 1 }))} after={after.paragraphs} />}
          {view === 'figures' && (
            <>
              <FigureTable figures={figures} select={(change) => select(changes.indexOf(change))} />
              {priced && <PricedTerms priced={priced} select={select} />}
            </>
          )}
          {view === 'notes' && <FindingList findings={findings} none="Both versions were read whole." />}
        </div>
      </aside>
      <div className={css.versions}>
        <SideBySide before={before.paragraphs} after={after.paragraphs} names={names} lead={lead} noteOf={noteOf} />
        <Density changes={changes} places={places} paragraphs={after.paragraphs.length} at={at} select={select} label={show.words(`Where in ${names[1]} the changes lie`)} />
      </div>
    </div>
  );
}

