import type { ComparisonShown } from '../../../client/answers.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import css from './figureTable.module.css';

/** What each term that the later version puts differently costs, by exact bills before and after it. */
export function PricedTerms({ priced, select }: { readonly priced: NonNullable<ComparisonShown['priced']>; readonly select: (index: number) => void }) {
  const show = useShow();
  const { terms, currency, on, difference } = priced;
  if (terms.length === 0) return <p className={css.none}>No changed figure is a term of the deal file, so none has a price.</p>;
  return (
    <div className={css.table}>
      <DataTable
        caption={`What the changed terms cost, ${on}`}
        keyOf={({ key, place = '', was, is }) => `${key} ${place} ${was} ${is}`}
        rows={terms}
        columns={[
          { key: 'term', title: 'Term', wide: true, cell: ({ was, is }) => show.words(`${was === '' ? 'nothing' : was} → ${is === '' ? 'nothing' : is}`) },
          { key: 'price', title: 'Costs us', figures: true, by: ({ price }) => (price ? Number(price.difference) : undefined), cell: ({ price, because }) => (price ? show.money(price.difference, currency) : show.words(because ?? 'not priced')) },
          { key: 'where', title: 'Where', cell: ({ changes: [first] }) => (first === undefined ? '–' : <LinkButton onClick={() => select(first)}>show</LinkButton>) },
        ]}
      />
      <p className={css.basis}>
        Exact bills on {on}, each change on top of those before it; all of them together cost {show.money(difference, currency)}. A commitment weighs only where usage falls short of it.
      </p>
    </div>
  );
}
