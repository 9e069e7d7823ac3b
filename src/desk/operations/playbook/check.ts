import { z } from 'zod';
import { tryExamples } from '../../../playbook/examples.ts';
import { readPlaybook } from '../../../playbook/readPlaybook.ts';
import { findingsShape } from '../../fields.ts';
import { loadPlaybook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { playbookInput } from '../../paperShapes.ts';
import { changedPlaybook, readChanges } from '../../playbookChanges.ts';

export const checkPlaybook = operation({
  name: 'playbook.check',
  summary: 'Whether a playbook can be read and sees its own examples and wording as it says; for those who edit one.',
  effect: 'reads',
  input: z.object({ ...playbookInput, changes: z.string().default('[]').meta({ description: 'fields to set before it is tried, as JSON: [{"path": ["rows", 0, "title"], "value": "…"}]' }) }),
  output: z.object({ name: z.string(), version: z.string(), tried: z.number(), failed: z.array(z.object({ where: z.string(), sentence: z.string(), wanted: z.string(), seen: z.string() })), findings: findingsShape }),
  command: { positional: 'playbook' },
  examples: [{ title: 'After an edit', input: { playbook: 'azure-openai' } }],
  holds: ({ failed }) => failed.length === 0,
  run: async (ports, input) => {
    const changes = readChanges(input.changes);
    const { value, findings } = changes.length === 0 ? await loadPlaybook(ports, input.playbook, input.industry) : readPlaybook(await changedPlaybook(ports, input.playbook, changes, input.playbook, true), input.playbook);
    const { tried, failed } = tryExamples(value);
    return { name: value.name, version: value.version, tried, failed: [...failed], findings: [...findings] };
  },
});
