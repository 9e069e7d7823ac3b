import { Link } from '@tanstack/react-router';
import type { Verdict } from '../../../../../src/playbook/assessment.ts';
import type { StandingShown } from '../../../client/answers.ts';
import { Panel } from '../../../parts/panel.tsx';
import { VerdictMark, verdictWord } from '../../../parts/verdictMark.tsx';
import css from './paperSummary.module.css';

const order: readonly Verdict[] = ['missing', 'weak', 'not assessed', 'meets'];

/** What the paper says on each row of the playbook, counted and listed; each row leads to the paper. */
export function PaperSummary({ standing }: { readonly standing: StandingShown }) {
  const { paper } = standing;
  if (!paper) {
    return (
      <Panel title="What the paper says">
        <p className={css.soft}>
          No contract yet. <Link to="/files">Add the draft amendment</Link> as a Word document and its clauses are checked here.
        </p>
      </Panel>
    );
  }
  const counts = order.map((verdict) => ({ verdict, count: paper.positions.filter((position) => position.verdict === verdict).length })).filter(({ count }) => count > 0);
  return (
    <Panel title="What the paper says" aside={<span className={css.file}>{paper.file}</span>}>
      <p className={css.counts}>
        {counts.map(({ verdict, count }) => (
          <span key={verdict} className={css.count}>
            <VerdictMark verdict={verdict} wordless />
            {count} {verdictWord[verdict].toLowerCase()}
          </span>
        ))}
      </p>
      <ul className={css.rows}>
        {paper.positions.map(({ topic, title, verdict, reason }) => (
          <li key={topic}>
            <Link to="/paper" search={{ file: paper.file, topic }} className={css.row} title={reason}>
              <VerdictMark verdict={verdict} wordless />
              <span className={css.title}>{title}</span>
              <span className={css.verdict}>{verdictWord[verdict]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
