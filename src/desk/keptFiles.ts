import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import type { FileKind, Ports, Workspace } from './ports.ts';

export const keptFileShape = z.object({
  name: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  kind: z.enum(['usage', 'contract', 'deal', 'room', 'pack', 'unknown']),
  format: z.string(),
  addedAt: z.string(),
});

/** The open workspace, or a refusal that says how to open one. */
export function openWorkspaceOf(ports: Ports): Workspace {
  if (!ports.workspace) throw new Refusal('invalid', 'No workspace is open. Add --workspace <folder>, or start the workbench with `parley serve`.');
  return ports.workspace;
}

/** The names of the workspace's files of one kind, in the order they came. */
export async function keptNames(workspace: Workspace, kind: FileKind): Promise<string[]> {
  return (await workspace.files()).filter((file) => file.kind === kind).map((file) => file.name);
}

/** Refuses to write over a file that was brought in; what Parley made may be made anew. */
export async function refuseOriginal(workspace: Workspace, out: string): Promise<void> {
  const standing = (await workspace.files()).find(({ name }) => name === out);
  if (standing !== undefined && standing.kind !== 'pack') throw new Refusal('invalid', `${out} came in as it is and is not written over. Name another file.`, out);
}
