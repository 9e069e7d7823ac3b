import { DataTable } from '../../../parts/dataTable.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import type { ChangeShown } from '../../../client/answers.ts';
import type { ChangedFigure } from './figures.ts';
import css from './figureTable.module.css';

/** Every number and date that differs, before and after. */
export function FigureTable({ figures, select }: { readonly figures: readonly ChangedFigure[]; readonly select: (change: ChangeShown) => void }) {
  const show = useShow();
  if (figures.length === 0) return <p className={css.none}>No number and no date was changed.</p>;
  return (
    <div className={css.table}>
      <DataTable
        caption="Changed numbers and dates"
        keyOf={({ key }) => key}
        rows={figures}
        columns={[
          { key: 'before', title: 'Before', by: ({ before }) => before.join(' '), cell: ({ before }) => show.words(before.join(', ') || '–') },
          { key: 'after', title: 'After', by: ({ after }) => after.join(' '), cell: ({ after }) => show.words(after.join(', ') || '–') },
          { key: 'marked', title: 'Marked', by: ({ change }) => (change.marked ? 1 : 0), cell: ({ change }) => (change.marked ? 'yes' : <strong className={css.no}>no</strong>) },
          { key: 'where', title: 'Where', cell: ({ change }) => <LinkButton onClick={() => select(change)}>show</LinkButton> },
        ]}
      />
    </div>
  );
}
