import { useWork } from '../../../client/useWork.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import css from './filePreview.module.css';

/** How far a FOCUS export keeps to FOCUS 1.2, and the rules that it breaks with their lines. */
export function Conformance({ file, basis }: { readonly file: string; readonly basis: string }) {
  const show = useShow();
  const work = useWork('usage.conform', { file }, [basis], true);
  switch (work.state) {
    case 'waiting':
      return null;
    case 'working':
      return <Working what="Holding the file against the rules of FOCUS 1.2" progress={work.progress} stop={work.stop} />;
    case 'stopped':
      return <StoppedNotice what="Holding the file against FOCUS 1.2" again={work.again} />;
    case 'refused':
      return <RefusedNotice refused={work.refused} again={work.again} />;
    case 'done': {
      const { score, rules } = work.value;
      const broken = rules.filter(({ verdict }) => verdict === 'broken');
      return (
        <div>
          <p>
            <strong>FOCUS 1.2: {show.percent(score.held / Math.max(1, score.held + score.broken))} of the rules that could be judged hold</strong>
            <span className={css.soft}>
              {' '}
              ({show.count(score.held)} hold, {show.count(score.broken)} are broken, of these {show.count(score.brokenMust)} that say MUST; {show.count(score.notJudged + score.noRows)} could not be judged on this file).
            </span>
          </p>
          {broken.length > 0 && (
            <DataTable
              caption={plural(broken.length, 'broken rule')}
              keyOf={({ rule }) => rule}
              rows={broken}
              atFirst={6}
              columns={[
                { key: 'rule', title: 'Rule', by: ({ rule }) => rule, cell: ({ rule }) => <code>{rule}</code> },
                { key: 'keyword', title: 'Says', by: ({ keyword }) => keyword, cell: ({ keyword }) => keyword },
                { key: 'about', title: 'About', by: ({ about }) => about, cell: ({ about }) => about },
                { key: 'reason', title: 'Why', wide: true, cell: ({ reason }) => show.words(reason) },
                { key: 'rows', title: 'Rows', figures: true, by: ({ rows }) => rows, cell: ({ rows, lines }) => `${show.count(rows)}${lines.length > 0 ? `, line ${lines.slice(0, 3).join(', ')}` : ''}` },
              ]}
            />
          )}
        </div>
      );
    }
  }
}
