import { useStanding } from '../../client/useStanding.ts';
import { useWorkspace } from '../../client/useWorkspace.ts';
import { Empty } from '../../parts/empty.tsx';
import { RefusedNotice, StoppedNotice } from '../../parts/notice.tsx';
import { Working } from '../../parts/working.tsx';
import { DealBoard } from './dealBoard.tsx';
import css from './dealScreen.module.css';

/** Where do we stand? */
export function DealScreen() {
  const workspace = useWorkspace();
  const standing = useStanding();
  switch (standing.state) {
    case 'waiting':
      return workspace.isPending ? (
        <p role="status">Opening the workspace …</p>
      ) : (
        <Empty says="Here you see on one page where the negotiation stands: what it costs, what to ask for, what the paper misses and how long there is." get="It needs an Azure cost export or another usage file; the draft contract and a deal file make it complete." />
      );
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
