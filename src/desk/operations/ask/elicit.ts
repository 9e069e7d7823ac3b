import { z } from 'zod';
import { elicit } from '../../../room/asks/elicit.ts';
import { readPreferences } from '../../../room/asks/preferences.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { roomText } from '../../roomFile.ts';

export const elicitPreferences = operation({
  name: 'ask.elicit',
  summary: 'What stakeholders say that terms without a price are worth, in money: from even swaps and swing weights, with contradictions, red lines, disagreement and the next questions.',
  effect: 'reads',
  input: z.object({ preferences: file('what stakeholders said (parley: preferences/1); without it, that of the open workspace').optional() }),
  output: z.object({
    currency: z.string(),
    stakeholders: z.array(
      z.object({
        name: z.string(), role: z.string(), consistent: z.boolean(),
        worths: z.array(z.object({ issue: z.string(), worth: z.number().nullable(), how: z.enum(['even swap', 'swing weight', 'red line', 'not said']) })),
        /** At most three questions to ask next. */
        next: z.array(z.string()),
      }),
    ),
    /** What each says, from the least to the most; no mean is taken. */
    issues: z.array(z.object({ issue: z.string(), title: z.string(), worst: z.string(), best: z.string(), redLineOf: z.array(z.string()), low: z.number().nullable(), high: z.number().nullable(), says: z.array(z.object({ name: z.string(), worth: z.number() })) })),
    findings: findingsShape,
  }),
  command: { positional: 'preferences' },
  examples: [{ title: 'What is each clause worth to whom?', input: { preferences: 'examples/table/preferences.yaml' } }],
  run: async (ports, input) => {
    const { name, text } = await roomText(ports, input.preferences, 'preferences.yaml');
    const preferences = readPreferences(text, name);
    const { value, findings } = elicit(preferences, name);
    return {
      currency: preferences.currency,
      stakeholders: value.stakeholders.map(({ worths, ...rest }) => ({ ...rest, worths: worths.map((each) => ({ ...each, worth: each.worth ?? null })) })),
      issues: value.issues.map((each) => ({ ...each, low: each.low ?? null, high: each.high ?? null })),
      findings,
    };
  },
});
