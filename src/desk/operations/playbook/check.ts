import { z } from 'zod';
import { findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { playbookInput } from '../../papers/paperShapes.ts';
import { editInput, readChanges } from '../../papers/playbookChanges.ts';
import { tried, triedShape } from '../../papers/triedPlaybook.ts';

export const checkPlaybook = operation({
  name: 'playbook.check',
  summary: 'Whether a playbook can be read and sees its own examples and wording as it says; for those who edit one, or what an industry lays over it.',
  effect: 'reads',
  input: z.object({ ...playbookInput, overlay: editInput.overlay, changes: editInput.changes }),
  output: z.object({ name: z.string(), version: z.string(), ...triedShape, findings: findingsShape }),
  command: { positional: 'playbook' },
  examples: [
    { title: 'After an edit', input: { playbook: 'azure-openai' } },
    { title: 'What a bank lays over it', input: { overlay: 'bank' } },
  ],
  holds: ({ failed }) => failed.length === 0,
  run: async (ports, input, watch) => {
    const { name, version, tried: count, failed } = await tried(ports, { ...input, changes: readChanges(input.changes) }, watch);
    return { name, version, tried: count, failed: [...failed], findings: [] };
  },
});
