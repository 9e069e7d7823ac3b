import type { AnswerOf } from '../../../client/answers.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import css from './togetherPart.module.css';

type Bundle = AnswerOf<'paper.bundle'>;

/** Which document each paper is and how they rank; then what stands in another one than the playbook wants. */
export function Documents({ documents, topics }: Pick<Bundle, 'documents' | 'topics'>) {
  const show = useShow();
  const misplaced = topics.filter(({ inItsPlace }) => inItsPlace === 'no');
  return (
    <>
      <DataTable
        caption="Papers by rank"
        keyOf={({ file }) => file}
        rows={documents}
        columns={[
          { key: 'rank', title: 'Rank', figures: true, by: ({ rank }) => rank, cell: ({ rank }) => rank },
          { key: 'file', title: 'Paper', by: ({ file }) => file, cell: ({ file }) => file },
          { key: 'kind', title: 'Is', by: ({ kind }) => kind, cell: ({ kind }) => kind },
          { key: 'because', title: 'Because', wide: true, cell: ({ because }) => show.words(because) },
        ]}
      />
      {misplaced.length > 0 && (
        <details>
          <summary>
            {misplaced.length} of {topics.length} topics stand in another paper than the playbook wants
          </summary>
          <ul className={css.soft}>
            {misplaced.map(({ topic, title, spokenOfIn, belongsIn }) => (
              <li key={topic}>
                {title}: in {spokenOfIn.join(', ')}; belongs in {show.words(belongsIn)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
