import { useStanding } from '../../../client/useStanding.ts';
import { useWorkspace } from '../../../client/useWorkspace.ts';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
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
        <>
          <div className={css.over}>
            <Working what="Working out where you stand again" progress={standing.progress} stop={standing.stop} />
          </div>
          <div className={css.stale} inert>
            <DealBoard standing={standing.was} />
          </div>
        </>
      ) : (
        <Working what="Working out where you stand" progress={standing.progress} stop={standing.stop} />
      );
    case 'stopped':
      return <StoppedNotice what="Working out where you stand" again={standing.again} />;
    case 'refused':
      return <RefusedNotice refused={standing.refused} again={standing.again} />;
    case 'done':
      return <DealBoard standing={standing.value} />;
  }
}
