import { z } from 'zod';
import { isDecisions } from '../../decisions.ts';
import { findingsShape } from '../../fields.ts';
import { keptFileShape, openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';

export const showWorkspace = operation({
  name: 'workspace.show',
  summary: 'The files and facts of the negotiation that is open.',
  effect: 'reads',
  input: z.object({}),
  output: z.object({ folder: z.string(), files: z.array(keptFileShape), facts: z.record(z.string(), z.string()), today: z.string(), findings: findingsShape }),
  command: {},
  examples: [{ title: 'What is in this workspace?', input: {} }],
  run: async (ports) => {
    const workspace = openWorkspaceOf(ports);
    return { folder: workspace.folder, files: [...(await workspace.files())], facts: Object.fromEntries(Object.entries(await workspace.facts()).filter(([key]) => !isDecisions(key))), today: ports.clock.today(), findings: [] };
  },
});
