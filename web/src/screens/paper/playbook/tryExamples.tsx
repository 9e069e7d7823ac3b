import { Button } from '@mantine/core';
import { useWork } from '../../../client/useWork.ts';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { plural } from '../../../parts/show.ts';
import { Working } from '../../../parts/working.tsx';
import type { Failed } from './useSaving.ts';
import css from './playbookPart.module.css';

interface TryExamplesProps {
  readonly playbook: string;
  readonly overlay?: string;
  readonly changes: string;
  readonly basis: string;
  readonly goTo: (id: string) => void;
}

/** The playbook's own sentences held against it: what it no longer sees as it says, each leading to its row. */
export function TryExamples({ playbook, overlay, changes, basis, goTo }: TryExamplesProps) {
  const work = useWork('playbook.check', { playbook, changes, ...(overlay === undefined ? {} : { overlay }) }, [basis], true);
  if (work.state === 'working') return <Working what="Trying the playbook on its own examples" progress={work.progress} stop={work.stop} />;
  if (work.state === 'stopped') return <StoppedNotice what="Trying the examples" again={work.again} />;
  if (work.state === 'refused') return <RefusedNotice refused={work.refused} again={work.again} />;
  if (work.state === 'waiting') return null;
  const { tried, failed } = work.value;
  if (failed.length > 0) return <FailedExamples tried={tried} failed={failed} goTo={goTo} />;
  return (
    <div className={css.tried} role="status">
      <p className={css.good}>All {plural(tried, 'example')} come out as the playbook says.</p>
    </div>
  );
}

/** What came out otherwise than the playbook says; where it was to be saved, with the way to save it all the same. */
export function FailedExamples({ tried, failed, goTo, despite }: Failed & { readonly goTo: (id: string) => void; readonly despite?: () => void }) {
  return (
    <div className={css.tried} role="status">
      <p className={css.bad}>
        {plural(failed.length, 'example')} of {tried} {failed.length === 1 ? 'comes' : 'come'} out otherwise than the playbook says{despite === undefined ? ':' : ', so nothing was saved yet:'}
      </p>
      <ul>
        {failed.slice(0, 20).map(({ where, sentence, wanted, seen }, index) => (
          <li key={index}>
            <LinkButton onClick={() => goTo(/^(?:row|topic) ([^,]+)/.exec(where)?.[1] ?? '')}>{where}</LinkButton>: wanted {wanted}, seen {seen}. “{sentence.length > 160 ? `${sentence.slice(0, 160)} …` : sentence}”
          </li>
        ))}
      </ul>
      {despite !== undefined && (
        <Button size="compact-xs" variant="default" onClick={despite}>
          Save it all the same
        </Button>
      )}
    </div>
  );
}
