import type { StandingShown } from './answers.ts';
import { useWork, type Work } from './useWork.ts';
import { useWorkspace } from './useWorkspace.ts';

/** Where the negotiation stands, worked out again whenever a file or a fact changes. */
export function useStanding(): Work<StandingShown> {
  const workspace = useWorkspace();
  const files = workspace.data?.files ?? [];
  const facts = Object.entries(workspace.data?.facts ?? {});
  const basis = [...files.map(({ name, sha256 }) => `${name}:${sha256}`), ...facts.map(([key, value]) => `${key}=${value}`)].toSorted();
  return useWork('deal/stand', {}, basis, files.some(({ kind }) => kind === 'usage'));
}
