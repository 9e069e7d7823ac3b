import { z } from 'zod';
import { dealInForce } from '../../dealInForce.ts';
import { isDecisions } from '../../decisions.ts';
import { findingsShape } from '../../fields.ts';
import { keptFileShape, openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';

export const showWorkspace = operation({
  name: 'workspace.show',
  summary: 'The files and facts of the negotiation that is open.',
  effect: 'reads',
  input: z.object({}),
  output: z.object({
    folder: z.string(),
    files: z.array(keptFileShape),
    /** The deal file that stands for the offer: that of their last offer, or the last that came; null where there is none. */
    deal: z.string().nullable(),
    /** What came in at once, the latest last; each can be taken back. */
    imports: z.array(z.object({ id: z.number(), at: z.string(), undone: z.boolean(), files: z.array(z.object({ name: z.string(), sha256: z.string(), replaced: z.boolean() })) })),
    facts: z.record(z.string(), z.string()),
    today: z.string(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What is in this workspace?', input: {} }],
  run: async (ports) => {
    const workspace = openWorkspaceOf(ports);
    return { folder: workspace.folder, files: [...(await workspace.files())], deal: (await dealInForce(workspace)) ?? null, imports: (await workspace.imports()).map((each) => ({ ...each, files: each.files.map((file) => ({ ...file })) })), facts: Object.fromEntries(Object.entries(await workspace.facts()).filter(([key]) => !isDecisions(key))), today: ports.clock.today(), findings: [] };
  },
});
