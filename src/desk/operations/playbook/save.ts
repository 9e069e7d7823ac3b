import { strToU8 } from 'fflate';
import { z } from 'zod';
import { readPlaybook } from '../../../playbook/readPlaybook.ts';
import { findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { changedPlaybook, readChanges } from '../../playbookChanges.ts';

export const savePlaybook = operation({
  name: 'playbook.save',
  summary: 'Writes a copy of a playbook with some fields changed; its comments stay, and one that could not be read back is refused. Where a topic is changed, the copy holds all topics.',
  effect: 'writes',
  input: z.object({
    playbook: z.string().default('azure-openai').meta({ description: 'the playbook to start from: a bundled one by name, or the path of a playbook file' }),
    changes: z.string().meta({ description: 'the fields to set, as JSON: [{"path": ["rows", 0, "title"], "value": "…"}]' }),
    out: z.string().min(1).meta({ description: 'the playbook file to write' }),
  }),
  output: z.object({ path: z.string(), sha256: z.string(), version: z.string(), findings: findingsShape }),
  command: { positional: 'playbook', short: { out: 'o' } },
  examples: [{ title: 'Our own copy with another approver', input: { playbook: 'azure-openai', changes: '[{"path": ["rows", 0, "approver"], "value": "General counsel"}]', out: 'our-playbook.yaml' } }],
  run: async (ports, input) => {
    const text = await changedPlaybook(ports, input.playbook, readChanges(input.changes), input.out);
    const { value, findings } = readPlaybook(text, input.out);
    const bytes = strToU8(text);
    // In a workspace it is one of the negotiation's own files, and may be chosen where a paper is read.
    if (ports.workspace) await ports.workspace.keep(input.out, bytes, 'room', 'parley-playbook');
    else await ports.files.writeAll([{ name: input.out, bytes }]);
    return { path: input.out, sha256: ports.sha256(bytes), version: value.version, findings: [...findings] };
  },
});
