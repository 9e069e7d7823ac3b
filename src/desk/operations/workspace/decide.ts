import { z } from 'zod';
import { decideOn, decisionsShape, hashOf, readDecisions } from '../../decisions.ts';
import { findingsShape } from '../../fields.ts';
import { openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';

export const decidePaper = operation({
  name: 'workspace.decide',
  summary: 'Remembers what was decided on a paper of the workspace, in place of what was decided before.',
  effect: 'writes',
  input: z.object({
    file: z.string().min(1).meta({ description: 'the name of a kept contract' }),
    decisions: z.string().meta({ description: 'JSON: {"ticked": [rows of the playbook], "proposals": {row: {"accepted", "text", "reason", "places": [{"start", "end", "how"}], "after"}}}' }),
  }),
  output: decisionsShape.extend({ sha256: z.string(), findings: findingsShape }),
  command: { positional: 'file' },
  examples: [{ title: 'Tick the liability finding', input: { file: 'draft-amendment.docx', decisions: '{"ticked": ["liability"]}' } }],
  run: async (ports, input) => {
    const workspace = openWorkspaceOf(ports);
    const decisions = readDecisions(input.decisions);
    const sha256 = await hashOf(workspace, input.file);
    await decideOn(workspace, sha256, decisions);
    return { ...decisions, sha256, findings: [] };
  },
});
