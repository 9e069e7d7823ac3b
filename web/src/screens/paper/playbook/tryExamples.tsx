import { useWork } from '../../../client/useWork.ts';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { plural } from '../../../parts/show.ts';
import { Working } from '../../../parts/working.tsx';
import css from './playbookPart.module.css';

/** The playbook's own sentences held against it: what it no longer sees as it says, each leading to its row. */
export function TryExamples({ playbook, changes, basis, goTo }: { readonly playbook: string; readonly changes: string; readonly basis: string; readonly goTo: (id: string) => void }) {
  const work = useWork('playbook.check', { playbook, changes }, [basis], true);
  if (work.state === 'working') return <Working what="Trying the playbook on its own examples" progress={work.progress} stop={work.stop} />;
  if (work.state === 'stopped') return <StoppedNotice what="Trying the examples" again={work.again} />;
  if (work.state === 'refused') return <RefusedNotice refused={work.refused} again={work.again} />;
  if (work.state === 'waiting') return null;
  const { tried, failed } = work.value;
  return (
    <div className={css.tried} role="status">
      {failed.length === 0 ? (
        <p className={css.good}>All {plural(tried, 'example')} come out as the playbook says.</p>
      ) : (
        <>
          <p className={css.bad}>
            {plural(failed.length, 'example')} of {tried} come out otherwise than the playbook says:
          </p>
          <ul>
            {failed.slice(0, 20).map(({ where, sentence, wanted, seen }, index) => (
              <li key={index}>
                <LinkButton onClick={() => goTo(/^(?:row|topic) ([^,]+)/.exec(where)?.[1] ?? '')}>{where}</LinkButton>: wanted {wanted}, seen {seen}. “{sentence.length > 160 ? `${sentence.slice(0, 160)} …` : sentence}”
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
