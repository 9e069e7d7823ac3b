import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { writeRider } from '../../../paper/redline/rider.ts';
import { decisionsOn, editsOf, hashOf } from '../../decisions.ts';
import { findingsShape } from '../../fields.ts';
import { openWorkspaceOf, refuseOriginal } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { editResultsShape } from '../../papers/proposedEdits.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';

export const riderAsDecided = operation({
  name: 'workspace.rider',
  summary: 'Writes the proposals that were accepted for a paper as a Word document of their own, for a draft that cannot be marked up (a PDF), and keeps it as a pack.',
  effect: 'writes',
  input: z.object({
    file: z.string().min(1).meta({ description: 'the name of a kept contract, usually a PDF' }),
    out: z.string().min(1).meta({ description: 'the name of the Word file to write' }),
    author: z.string().min(1).meta({ description: 'in whose name' }),
    comments: z.boolean().default(false).meta({ description: 'the reason beside each change, for the other side to read' }),
  }),
  output: z.object({ path: z.string(), sha256: z.string(), edits: editResultsShape, findings: findingsShape }),
  command: { positional: 'file', short: { out: 'o' } },
  examples: [{ title: 'Our wording for a draft that came as PDF', input: { file: 'draft.pdf', out: 'draft-rider.docx', author: 'Procurement' } }],
  run: async (ports, input, watch) => {
    const workspace = openWorkspaceOf(ports);
    await refuseOriginal(workspace, input.out);
    const { value: paper, findings: read } = await readPaperFile({ ...ports, files: workspace.kept }, input.file, watch);
    const edits = editsOf(paper, await decisionsOn(workspace, await hashOf(workspace, input.file)), input.comments);
    if (edits.length === 0) throw new Refusal('invalid', `No proposal is accepted for ${input.file}, so there is no rider to write. Accept one first.`, input.file);
    const { value, findings } = writeRider(paper, edits, { author: input.author, date: `${ports.clock.now().slice(0, 19)}Z` });
    watch.signal.throwIfAborted();
    await workspace.kept.writeAll([{ name: input.out, bytes: value.bytes }]);
    return { path: input.out, sha256: ports.sha256(value.bytes), edits: plain(value.edits), findings: [...findings, ...read] };
  },
});
