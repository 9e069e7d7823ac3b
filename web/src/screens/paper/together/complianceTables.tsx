import type { AnswerOf } from '../../../client/answers.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { showDay } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { Follow } from './follow.ts';
import css from './togetherPart.module.css';

type Matrix = AnswerOf<'paper.bundle'>['matrix'];

const looks: Readonly<Record<Matrix['compliance'][number]['status'], string | undefined>> = { proved: css.good, 'expires soon': css.warn, expired: css.bad, 'no evidence': css.warn, 'not named': css.bad };

/** Each framework: whether a clause names it, which document proves it, who owns that and until when it holds. */
export function Compliance({ rows, follow }: { readonly rows: Matrix['compliance']; readonly follow: Follow }) {
  return (
    <DataTable
      caption="Frameworks, clauses and evidence"
      keyOf={({ framework }) => framework}
      rows={rows}
      columns={[
        { key: 'title', title: 'Framework', by: ({ title }) => title, cell: ({ title }) => title },
        { key: 'status', title: 'Status', by: ({ status }) => status, cell: ({ status }) => <span className={looks[status]}>{status}</span> },
        { key: 'named', title: 'Named in', cell: ({ named }) => (named.length === 0 ? 'no clause' : named.slice(0, 3).map(({ file, paragraph, start }) => <LinkButton key={`${file} ${start}`} onClick={() => follow(file, paragraph)}>¶ {paragraph} </LinkButton>)) },
        { key: 'evidence', title: 'Evidence', wide: true, cell: ({ evidence, document }) => document ?? `to be asked for: ${evidence}` },
        { key: 'owner', title: 'Owner', by: ({ owner }) => owner, cell: ({ owner }) => owner },
        { key: 'expires', title: 'Holds until', by: ({ expires }) => expires, cell: ({ expires }) => (expires === undefined ? '–' : showDay(expires)) },
      ]}
    />
  );
}

const fits: Readonly<Record<Matrix['residency'][number]['verdict'], string | undefined>> = { fits: css.good, breaks: css.bad, unsure: css.warn };

/** Each residency rule against how far the deployments in use reach. */
export function Residency({ rows }: { readonly rows: Matrix['residency'] }) {
  const show = useShow();
  if (rows.length === 0) return <p className={css.soft}>Tick how far the deployments reach, and each rule of residency is held against it.</p>;
  return (
    <DataTable
      caption="Rules of residency and deployments"
      keyOf={({ rule, scope }) => `${rule} ${scope}`}
      rows={rows}
      columns={[
        { key: 'title', title: 'Rule', by: ({ title }) => title, cell: ({ title }) => title },
        { key: 'scope', title: 'Deployment', by: ({ scope }) => scope, cell: ({ scope }) => scope },
        { key: 'verdict', title: 'Verdict', by: ({ verdict }) => verdict, cell: ({ verdict }) => <span className={fits[verdict]}>{verdict}</span> },
        { key: 'because', title: 'Because', wide: true, cell: ({ because }) => show.words(because) },
      ]}
    />
  );
}
