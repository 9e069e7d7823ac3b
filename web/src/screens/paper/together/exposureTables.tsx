import type { AnswerOf } from '../../../client/answers.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import type { Follow } from './follow.ts';
import css from './togetherPart.module.css';

type Bundle = AnswerOf<'paper.bundle'>;

/** What is lost in the scenarios stated, limit by limit, and where these figures come from. */
export function ExposureTables({ liability, exposure, follow }: Pick<Bundle, 'liability' | 'exposure'> & { readonly follow: Follow }) {
  const show = useShow();
  const rows = liability.flatMap(({ modelled, ...limit }) => (modelled ? [{ ...limit, modelled }] : []));
  const outside = rows[0]?.modelled.outside ?? [];
  const sum = ({ value, halfWidth }: { readonly value: string; readonly halfWidth: string }, currency: string) => (
    <>
      {show.about(value, currency)} <span className={css.soft}>± {show.about(halfWidth, currency)}</span>
    </>
  );
  const range = (ends: readonly number[], say: (end: number) => string): string => [...new Set(ends.map(say))].join(' to ');
  return (
    <div className={css.stack}>
      {rows.length > 0 && (
        <DataTable
          caption="Losses against each limit"
          keyOf={({ file, span }) => `${file} ${span.start}`}
          rows={rows}
          columns={[
            { key: 'where', title: 'Limit', cell: ({ file, span }) => <LinkButton onClick={() => follow(file, span.paragraph)}>¶ {span.paragraph}</LinkButton> },
            { key: 'over', title: 'Over', cell: ({ modelled }) => modelled.over },
            { key: 'mean', title: 'Lost on average', figures: true, cell: ({ modelled, currency }) => sum(modelled.loss.mean, currency) },
            { key: 'formula', title: 'By formula', figures: true, cell: ({ modelled, currency }) => show.about(modelled.loss.byFormula, currency) },
            { key: 'p50', title: 'Lost, 1 in 2', figures: true, cell: ({ modelled, currency }) => sum(modelled.loss.p50, currency) },
            { key: 'p95', title: 'Lost, 1 in 20', figures: true, cell: ({ modelled, currency }) => sum(modelled.loss.p95, currency) },
            { key: 'above', title: 'Above the limit, 1 in 20', figures: true, cell: ({ modelled, currency }) => sum(modelled.above.p95, currency) },
            { key: 'passed', title: 'Limit is passed', figures: true, by: ({ modelled }) => modelled.passed.value, cell: ({ modelled }) => show.words(`${(100 * modelled.passed.value).toFixed(1)} % ± ${(100 * modelled.passed.halfWidth).toFixed(1)} %`) },
          ]}
        />
      )}
      {exposure.scenarios.length > 0 && (
        <DataTable
          caption="Scenarios as stated"
          keyOf={({ title }) => title}
          rows={exposure.scenarios}
          columns={[
            { key: 'title', title: 'What may happen', wide: true, cell: ({ title }) => show.words(title) },
            { key: 'events', title: 'Events a year', figures: true, cell: ({ events }) => show.words(range(events, String)) },
            { key: 'loss', title: 'Cost of one', figures: true, cell: ({ loss }) => range(loss, (end) => show.about(String(end), liability[0]?.currency ?? 'USD')) },
            {
              key: 'held',
              title: 'Held by the limits',
              cell: ({ title }) => {
                const out = outside.find((each) => each.title === title);
                return out ? <>no, carved out in <LinkButton onClick={() => follow(out.span.file, out.span.paragraph)}>¶ {out.span.paragraph}</LinkButton></> : rows.length > 0 ? 'yes' : '–';
              },
            },
          ]}
        />
      )}
      <p className={css.soft}>{show.words(exposure.says)}</p>
    </div>
  );
}
