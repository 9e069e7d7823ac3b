import { z } from 'zod';
import type { Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import type { Redlined } from '../../paper/redline/redline.ts';
import { decisionsOn, editsOf, hashOf } from '../decisions.ts';
import { openWorkspaceOf } from '../keptFiles.ts';
import type { Ports } from '../ports.ts';
import { readPaperFile } from './readPaperFile.ts';

export const editResultsShape = z.array(
  z.object({
    id: z.string(),
    applied: z.boolean(),
    reason: z.string().optional(),
    part: z.string().optional(),
    changes: z.array(z.object({ deleted: z.string(), inserted: z.string() })),
  }),
);

/** The kept contract `file` with the proposals that were accepted for it in it as tracked changes. */
export async function redlinedAsDecided(ports: Ports, file: string, { author, date, comments }: { readonly author: string; readonly date: string; readonly comments: boolean }, watch: Watch): Promise<Outcome<Redlined>> {
  const workspace = openWorkspaceOf(ports);
  const sha256 = await hashOf(workspace, file);
  const kept = { ...ports, files: workspace.kept };
  // The reader refuses hostile files; both steps run in a worker under limits.
  const paper = await readPaperFile(kept, file, watch);
  const edits = editsOf(paper.value, await decisionsOn(workspace, sha256), comments);
  return ports.workers.run('redlinePaper', { bytes: await workspace.kept.read(file), name: file, edits, signature: { author, date } }, watch);
}
