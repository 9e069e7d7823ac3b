import { z } from 'zod';
import { findingsShape } from '../../fields.ts';
import { openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';

export const removeFile = operation({
  name: 'workspace.remove',
  summary: 'Takes a file out of the negotiation; its original stays and workspace.restore brings it back.',
  effect: 'writes',
  input: z.object({ file: z.string().min(1).meta({ description: 'the name of a kept file' }) }),
  output: z.object({ removed: z.string(), findings: findingsShape }),
  command: { positional: 'file' },
  examples: [{ title: 'Take a file out', input: { file: 'requests.csv' } }],
  run: async (ports, input) => {
    await openWorkspaceOf(ports).remove(input.file);
    return { removed: input.file, findings: [] };
  },
});
