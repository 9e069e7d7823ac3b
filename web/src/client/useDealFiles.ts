import type { KeptFile } from './answers.ts';
import { useWorkspace } from './useWorkspace.ts';

export interface DealFiles {
  /** The deal file in force: that of their last offer, or the last that came. */
  readonly deal: KeptFile | undefined;
  readonly usage: readonly string[];
  /** What answers about this deal depend on. */
  readonly basis: readonly string[];
  /** Whether there is a deal file and usage. */
  readonly ready: boolean;
  readonly opening: boolean;
}

/** The files that questions about the deal are asked of. */
export function useDealFiles(): DealFiles {
  const workspace = useWorkspace();
  const files = workspace.data?.files ?? [];
  const deal = files.find(({ name }) => name === workspace.data?.deal);
  const usage = files.filter(({ kind }) => kind === 'usage');
  return {
    deal,
    usage: usage.map(({ name }) => name).toSorted(),
    basis: [...(deal ? [deal] : []), ...usage].map(({ name, sha256 }) => `${name}:${sha256}`).toSorted(),
    ready: deal !== undefined && usage.length > 0,
    opening: workspace.isPending,
  };
}
