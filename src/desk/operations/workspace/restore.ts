import { z } from 'zod';
import { findingsShape } from '../../fields.ts';
import { openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';

export const restoreFile = operation({
  name: 'workspace.restore',
  summary: 'Brings a file back that was taken out of the negotiation.',
  effect: 'writes',
  input: z.object({ file: z.string().min(1).meta({ description: 'the name of a file that was taken out' }) }),
  output: z.object({ restored: z.string(), findings: findingsShape }),
  command: { positional: 'file' },
  examples: [{ title: 'Bring a file back', input: { file: 'requests.csv' } }],
  run: async (ports, input) => {
    await openWorkspaceOf(ports).restore(input.file);
    return { restored: input.file, findings: [] };
  },
});
