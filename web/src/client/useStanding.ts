import type { StandingShown } from './answers.ts';
import { usePaperFacts } from './usePaperFacts.ts';
import { usePlaybooks } from './usePlaybooks.ts';
import { useWork, type Work } from './useWork.ts';
import { useWorkspace } from './useWorkspace.ts';

/** Where the negotiation stands, worked out again whenever a file that it stands on changes. */
export function useStanding(): Work<StandingShown> {
  const workspace = useWorkspace();
  const { current, basis: playbook } = usePlaybooks();
  const { industry } = usePaperFacts();
  // What Parley made and what it could not recognise change no figure; nor do the walk-away and the target.
  const files = (workspace.data?.files ?? []).filter(({ kind }) => kind === 'usage' || kind === 'contract' || kind === 'deal');
  const basis = files.map(({ name, sha256 }) => `${name}:${sha256}`).toSorted();
  return useWork('deal.stand', { playbook: current }, [...basis, playbook, industry.join(' ')], files.some(({ kind }) => kind === 'usage'));
}
