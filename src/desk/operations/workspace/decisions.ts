import { z } from 'zod';
import { decisionsOn, decisionsShape, hashOf } from '../../decisions.ts';
import { findingsShape } from '../../fields.ts';
import { openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';

export const showDecisions = operation({
  name: 'workspace.decisions',
  summary: 'What was decided on a paper of the workspace: the findings that are ticked and the wording that we propose.',
  effect: 'reads',
  input: z.object({ file: z.string().min(1).meta({ description: 'the name of a kept contract' }) }),
  output: decisionsShape.extend({ sha256: z.string(), findings: findingsShape }),
  command: { positional: 'file' },
  examples: [{ title: 'What did we decide on the draft?', input: { file: 'draft-amendment.docx' } }],
  run: async (ports, input) => {
    const workspace = openWorkspaceOf(ports);
    const sha256 = await hashOf(workspace, input.file);
    return { ...(await decisionsOn(workspace, sha256)), sha256, findings: [] };
  },
});
