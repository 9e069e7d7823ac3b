import { z } from 'zod';
import { readDecimal, show } from '../../../base/decimal.ts';
import { Refusal } from '../../../base/refusal.ts';
import { findingsShape } from '../../fields.ts';
import { openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';

export const setFact = operation({
  name: 'workspace.fact',
  summary: 'Remembers a fact that only the buyer knows: the walk-away, the target.',
  effect: 'writes',
  input: z.object({
    key: z.enum(['walkAway', 'target']).meta({ description: 'walkAway or target: an amount over the whole term, in the currency of the deal' }),
    value: z.string().meta({ description: 'the amount, for example 4500000; empty to forget it' }),
  }),
  output: z.object({ key: z.string(), value: z.string(), findings: findingsShape }),
  command: {},
  examples: [{ title: 'We walk away above 4.5 million', input: { key: 'walkAway', value: '4500000' } }],
  run: async (ports, input) => {
    const workspace = openWorkspaceOf(ports);
    const read = readDecimal(input.value);
    if (read === undefined && input.value.trim() !== '') throw new Refusal('invalid', `"${input.value}" is not an amount. Write it as 4500000 or 4500000.50.`);
    const value = read === undefined ? '' : show(read);
    await workspace.setFact(input.key, value);
    return { key: input.key, value, findings: [] };
  },
});
