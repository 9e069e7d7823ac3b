import type { KeptFile } from '../../client/answers.ts';
import { useWorkspace } from '../../client/useWorkspace.ts';

export interface UsageFilesKept {
  readonly files: readonly string[];
  /** The drivers file that came last. */
  readonly drivers: string | undefined;
  /** What answers about them depend on. */
  readonly basis: readonly string[];
  /** Logs that wait until somebody says which column is what. */
  readonly asked: readonly KeptFile[];
  /** Diagnostic logs: requests and what became of them. */
  readonly diagnostics: readonly KeptFile[];
  readonly opening: boolean;
}

/** The files that questions about usage are asked of. */
export function useUsageFiles(): UsageFilesKept {
  const workspace = useWorkspace();
  const kept = workspace.data?.files ?? [];
  // What was confirmed about headers changes how files are read.
  const mappings = kept.filter(({ format }) => format === 'parley-mappings');
  const usage = kept.filter(({ kind }) => kind === 'usage');
  const drivers = kept.findLast(({ format }) => format === 'parley-drivers');
  return {
    files: usage.map(({ name }) => name).toSorted(),
    drivers: drivers?.name,
    asked: kept.filter(({ format }) => format === 'log-to-confirm'),
    basis: [...usage, ...mappings, ...(drivers ? [drivers] : [])].map(({ name, sha256 }) => `${name}:${sha256}`).toSorted(),
    diagnostics: kept.filter(({ format }) => format === 'azure-diagnostics'),
    opening: workspace.isPending,
  };
}
