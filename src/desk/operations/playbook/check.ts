import { z } from 'zod';
import { tryExamples } from '../../../playbook/examples.ts';
import { findingsShape } from '../../fields.ts';
import { loadPlaybook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { playbookInput } from '../../paperShapes.ts';

export const checkPlaybook = operation({
  name: 'playbook.check',
  summary: 'Whether a playbook can be read and sees its own examples and wording as it says; for those who edit one.',
  effect: 'reads',
  input: z.object(playbookInput),
  output: z.object({ name: z.string(), version: z.string(), tried: z.number(), failed: z.array(z.object({ where: z.string(), sentence: z.string(), wanted: z.string(), seen: z.string() })), findings: findingsShape }),
  command: { positional: 'playbook' },
  examples: [{ title: 'After an edit', input: { playbook: 'azure-openai' } }],
  holds: ({ failed }) => failed.length === 0,
  run: async (ports, input) => {
    const { value, findings } = await loadPlaybook(ports, input.playbook, input.industry);
    const { tried, failed } = tryExamples(value);
    return { name: value.name, version: value.version, tried, failed: [...failed], findings: [...findings] };
  },
});
