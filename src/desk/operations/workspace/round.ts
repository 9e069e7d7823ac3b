import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { nextRound, type Standing } from '../../../paper/redline/nextRound.ts';
import type { Playbook } from '../../../playbook/playbook.ts';
import { decisionsOn, editsOf, hashOf, type Decisions } from '../../decisions.ts';
import { findingsShape } from '../../fields.ts';
import { openWorkspaceOf, refuseOriginal } from '../../keptFiles.ts';
import { loadPlaybook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { playbookInput } from '../../papers/paperShapes.ts';
import { plain } from '../../plain.ts';
import { editResultsShape } from '../../papers/proposedEdits.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';

export const roundAsDecided = operation({
  name: 'workspace.round',
  summary: 'Writes the next redline round into what came back: the fallback wording of the playbook wherever what we had accepted on the draft was refused or changed; keeps it as a pack.',
  effect: 'writes',
  input: z.object({
    file: z.string().min(1).meta({ description: 'the name of what came back, DOCX' }),
    sent: z.string().min(1).meta({ description: 'the draft that our proposals were accepted on' }),
    out: z.string().min(1).meta({ description: 'the name of the Word file to write' }),
    author: z.string().min(1).meta({ description: 'the name the changes carry' }),
    comments: z.boolean().default(false).meta({ description: 'the reason beside each change, for the other side to read' }),
    ...playbookInput,
  }),
  output: z.object({
    path: z.string().nullable().describe('null where nothing is left to ask for'),
    rounds: z.array(z.object({ id: z.string(), became: z.enum(['kept', 'falls-back', 'open', 'unclear']) })),
    edits: editResultsShape,
    findings: findingsShape,
  }),
  command: { positional: 'file', short: { out: 'o' } },
  examples: [{ title: 'Fall back where they refused', input: { file: 'answer.docx', sent: 'draft-amendment.docx', out: 'answer-round-2.docx', author: 'Procurement' } }],
  run: async (ports, input, watch) => {
    const workspace = openWorkspaceOf(ports);
    const kept = { ...ports, files: workspace.kept };
    await refuseOriginal(workspace, input.out);
    const [draft, back, playbook, decisions] = await Promise.all([readPaperFile(kept, input.sent, watch), readPaperFile(kept, input.file, watch), loadPlaybook(ports, input.playbook, input.industry), hashOf(workspace, input.sent).then((hash) => decisionsOn(workspace, hash))]);
    const wishes = editsOf(draft.value, decisions, input.comments).map((edit): Standing => withFallback(edit, decisions, playbook.value));
    if (wishes.length === 0) throw new Refusal('invalid', `No proposal is accepted for ${input.sent}, so there is nothing to fall back from. Choose the draft that our redline was written into.`, input.sent);
    const { edits, rounds } = nextRound(back.value, wishes);
    const findings = [...draft.findings, ...back.findings, ...playbook.findings];
    if (edits.length === 0) return { path: null, rounds: plain(rounds), edits: [], findings };
    const made = await ports.workers.run('redlinePaper', { bytes: await workspace.kept.read(input.file), name: input.file, edits, signature: { author: input.author, date: `${ports.clock.now().slice(0, 19)}Z` } }, watch);
    watch.signal.throwIfAborted();
    await workspace.kept.writeAll([{ name: input.out, bytes: made.value.bytes }]);
    return { path: input.out, rounds: plain(rounds), edits: plain(made.value.edits), findings: [...findings, ...made.findings] };
  },
});

/** The edit with the playbook's fallback in place of our words; what strikes out, or asks for the fallback already, has none. */
function withFallback(edit: Standing, { proposals }: Decisions, { rows, topics }: Playbook): Standing {
  const proposal = proposals[edit.id];
  const fallback = (rows.find(({ id }) => id === edit.id)?.positions ?? topics.find(({ topic }) => `topic ${topic}` === edit.id)?.stand?.positions)?.fallback.wording.trim();
  const ours = proposal?.text.trim();
  if (proposal === undefined || fallback === undefined || edit.replace === '' || ours === fallback) return edit;
  const before = proposal.after === undefined ? '' : `${edit.find}\n`;
  return { ...edit, fallback: `${before}${fallback.replace(/\s*\n\s*/g, proposal.after === undefined ? ' ' : '\n')}` };
}
