import { useNavigate, useSearch } from '@tanstack/react-router';
import { useWork } from '../../client/useWork.ts';
import { useWorkspace } from '../../client/useWorkspace.ts';
import { Empty } from '../../parts/empty.tsx';
import { RefusedNotice, StoppedNotice } from '../../parts/notice.tsx';
import { Working } from '../../parts/working.tsx';
import { PaperDesk } from './paperDesk.tsx';

/** What does the paper say? */
export function PaperScreen() {
  const { file } = useSearch({ from: '/paper' });
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const contracts = (workspace.data?.files ?? []).filter(({ kind }) => kind === 'contract');
  const kept = contracts.find(({ name }) => name === file) ?? contracts[0];
  const basis = kept ? [kept.sha256] : [];
  const text = useWork('paper.text', { file: kept?.name ?? '' }, basis, kept !== undefined);
  const review = useWork('paper.review', { file: kept?.name ?? '' }, basis, kept !== undefined);
  if (!kept) {
    return workspace.isPending ? (
      <p role="status">Opening the workspace …</p>
    ) : (
      <Empty says="Here you read the draft contract with what our playbook finds in it beside the words." get="It needs the draft amendment as Microsoft sent it: a Word document (DOCX), not converted, tracked changes and all." />
    );
  }
  if (text.state === 'refused') return <RefusedNotice refused={text.refused} again={text.again} />;
  if (review.state === 'refused') return <RefusedNotice refused={review.refused} again={review.again} />;
  if (text.state === 'stopped') return <StoppedNotice what="Reading the paper" again={text.again} />;
  if (review.state === 'stopped') return <StoppedNotice what="Checking the paper" again={review.again} />;
  if (text.state === 'working') return <Working what={`Reading ${kept.name}`} progress={text.progress} stop={text.stop} />;
  if (review.state === 'working') return <Working what={`Checking ${kept.name}`} progress={review.progress} stop={review.stop} />;
  if (text.state === 'waiting' || review.state === 'waiting') return null;
  return <PaperDesk key={kept.sha256} contracts={contracts} paper={text.value} review={review.value} choose={(name) => void navigate({ to: '/paper', search: { file: name } })} />;
}
