import type { ReactNode } from 'react';
import type { StandingShown } from '../../../client/answers.ts';
import { useStanding } from '../../../client/useStanding.ts';
import { useWorkspace } from '../../../client/useWorkspace.ts';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { showDay } from '../../../parts/show.ts';
import { Working } from '../../../parts/working.tsx';
import { DealEmpty } from '../dealEmpty.tsx';
import { DealBoard } from './dealBoard.tsx';
import css from './boardPart.module.css';

/** Where do we stand? */
export function BoardPart() {
  const workspace = useWorkspace();
  const standing = useStanding();
  switch (standing.state) {
    case 'waiting':
      return workspace.isPending ? <p role="status">Opening the workspace …</p> : <DealEmpty />;
    case 'working':
      return standing.was ? (
        <LastKnown standing={standing.was}>
          <Working what="Working out where you stand again" progress={standing.progress} stop={standing.stop} />
        </LastKnown>
      ) : (
        <Working what="Working out where you stand" progress={standing.progress} stop={standing.stop} />
      );
    case 'stopped':
      return standing.was ? (
        <LastKnown standing={standing.was}>
          <StoppedNotice what="Working out where you stand again" again={standing.again} />
        </LastKnown>
      ) : (
        <StoppedNotice what="Working out where you stand" again={standing.again} />
      );
    case 'refused':
      return <RefusedNotice refused={standing.refused} again={standing.again} />;
    case 'done':
      return <DealBoard standing={standing.value} />;
  }
}

/** Where you stood before the last change, with its day, under what is being done about it. */
function LastKnown({ standing, children }: { readonly standing: StandingShown; readonly children: ReactNode }) {
  return (
    <>
      <div className={css.over}>
        <div className={css.note}>
          <p className={css.known}>Below: as known on {showDay(standing.asOf)}, before the last change.</p>
          {children}
        </div>
      </div>
      <div className={css.stale}>
        <DealBoard standing={standing} />
      </div>
    </>
  );
}
