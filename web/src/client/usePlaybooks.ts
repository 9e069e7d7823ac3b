import type { KeptFile } from './answers.ts';
import { useWorkspace } from './useWorkspace.ts';

/** The playbook that ships with Parley. */
export const bundledPlaybook = 'azure-openai';

export interface Playbooks {
  /** Our own copies in the workspace, in the order they were saved. */
  readonly own: readonly KeptFile[];
  /** What we laid over playbooks ourselves, kept in the workspace, in the same order. */
  readonly overlays: readonly KeptFile[];
  /** What papers are read with: our latest copy, or the one that ships. */
  readonly current: string;
  /** Changes when what `current` names does. */
  readonly basis: string;
}

/** The playbooks there are, and the one in use. */
export function usePlaybooks(): Playbooks {
  const workspace = useWorkspace();
  const of = (format: string): KeptFile[] => (workspace.data?.files ?? []).filter((file) => file.format === format).toSorted((a, b) => a.addedAt.localeCompare(b.addedAt) || a.name.localeCompare(b.name, 'en', { numeric: true }));
  const own = of('parley-playbook');
  const latest = own.at(-1);
  return { own, overlays: of('parley-overlay'), current: latest?.name ?? bundledPlaybook, basis: latest?.sha256 ?? bundledPlaybook };
}
