import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { findingsShape } from '../../fields.ts';
import { openWorkspaceOf, refuseOriginal } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { editResultsShape, redlinedAsDecided } from '../../papers/proposedEdits.ts';

export const redlineAsDecided = operation({
  name: 'workspace.redline',
  summary: "Writes the proposals that were accepted for a paper into the other side's own Word file as tracked changes, and keeps it as a pack.",
  effect: 'writes',
  input: z.object({
    file: z.string().min(1).meta({ description: 'the name of a kept contract, DOCX' }),
    out: z.string().min(1).meta({ description: 'the name of the Word file to write' }),
    author: z.string().min(1).meta({ description: 'the name the changes carry' }),
    comments: z.boolean().default(false).meta({ description: 'the reason beside each change, for the other side to read' }),
  }),
  output: z.object({ path: z.string(), sha256: z.string(), edits: editResultsShape, comments: z.number(), findings: findingsShape }),
  command: { positional: 'file', short: { out: 'o' } },
  examples: [{ title: 'Write what we accepted into their draft', input: { file: 'draft-amendment.docx', out: 'draft-amendment-redline.docx', author: 'Procurement' } }],
  run: async (ports, input, watch) => {
    const workspace = openWorkspaceOf(ports);
    await refuseOriginal(workspace, input.out);
    const { value, findings } = await redlinedAsDecided(ports, input.file, { author: input.author, date: `${ports.clock.now().slice(0, 19)}Z`, comments: input.comments }, watch);
    if (value.edits.every(({ applied }) => !applied)) throw new Refusal('invalid', `No proposal is accepted for ${input.file}${value.edits.length === 0 ? '' : ' that can be made'}, so there is no redline to write. Accept one first.`, input.file);
    watch.signal.throwIfAborted();
    await workspace.kept.writeAll([{ name: input.out, bytes: value.bytes }]);
    return { path: input.out, sha256: ports.sha256(value.bytes), edits: plain(value.edits), comments: value.comments, findings: [...findings] };
  },
});
