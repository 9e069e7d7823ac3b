import type { AnswerOf } from '../../../client/answers.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import type { Follow } from './follow.ts';
import css from './togetherPart.module.css';

/** Each limit of liability as an amount, and what a bad year would cost beyond it. */
export function LiabilityTable({ liability, given, follow }: { readonly liability: AnswerOf<'paper.bundle'>['liability']; readonly given: boolean; readonly follow: Follow }) {
  const show = useShow();
  if (!given) return <p className={css.soft}>Say the fees of a year, and each limit is computed in money; with the cost of a bad year also what it leaves uncovered.</p>;
  if (liability.length === 0) return <p className={css.bad}>No limit of liability was found that can be computed.</p>;
  const gap = (amount: string | undefined, currency: string) => (amount === undefined ? 'not modelled' : Number(amount) > 0 ? <span className={css.bad}>{show.money(amount, currency)}</span> : <span className={css.good}>covered</span>);
  return (
    <DataTable
      caption="Limits of liability in money"
      keyOf={({ file, span }) => `${file} ${span.start}`}
      rows={liability}
      columns={[
        { key: 'whose', title: 'Whose', by: ({ whose }) => whose, cell: ({ whose }) => whose },
        { key: 'per', title: 'Counts by', by: ({ per }) => per, cell: ({ per }) => (per === 'unsure' ? 'not said' : per) },
        { key: 'how', title: 'As it is reckoned', wide: true, cell: ({ reckoned }) => show.words(reckoned) },
        { key: 'amount', title: 'Limit', figures: true, by: ({ amount }) => (amount === undefined ? undefined : Number(amount)), cell: ({ amount, currency }) => (amount === undefined ? 'no figure' : show.money(amount, currency)) },
        { key: 'p50', title: 'Uncovered, 1 in 2', figures: true, by: ({ gap: of }) => (of ? Number(of.p50) : undefined), cell: ({ gap: of, currency }) => gap(of?.p50, currency) },
        { key: 'p95', title: 'Uncovered, 1 in 20', figures: true, by: ({ gap: of }) => (of ? Number(of.p95) : undefined), cell: ({ gap: of, currency }) => gap(of?.p95, currency) },
        { key: 'where', title: 'Where', cell: ({ file, span }) => <LinkButton onClick={() => follow(file, span.paragraph)}>{file} ¶ {span.paragraph}</LinkButton> },
      ]}
    />
  );
}
