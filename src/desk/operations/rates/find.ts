import { z } from 'zod';
import { day } from '../../../base/calendar.ts';
import { contexts, kinds, scopes, tiers } from '../../../rates/meter.ts';
import { dayField, findingsShape } from '../../fields.ts';
import { loadRateBook, usualRateBook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';

export const findRate = operation({
  name: 'rates.find',
  summary: 'The list price of one meter in one region on one day, with its source and the day it was seen.',
  effect: 'reads',
  input: z.object({
    model: z.string().meta({ description: 'model, for example gpt-5.4' }),
    scope: z.enum(scopes).default('global').meta({ description: 'where requests are processed: global, dataZone or regional' }),
    tier: z.enum(tiers).default('standard').meta({ description: 'standard, batch, priority, flex or provisioned' }),
    context: z.enum(contexts).default('short').meta({ description: 'short or long prompts' }),
    kind: z.enum(kinds).meta({ description: 'input (fresh), cached, cacheWrite or output' }),
    region: z.string().default('eastus2').meta({ description: 'ARM region name' }),
    on: dayField('the day the price is for'),
    book: z.string().default(usualRateBook).meta({ description: 'rate book' }),
  }),
  output: z.object({
    perMillion: z.string(),
    currency: z.string(),
    from: z.string(),
    until: z.string().nullable(),
    source: z.string(),
    seen: z.string(),
    book: z.string(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What does gpt-5.4 output cost on Global Standard on the first day of 2027?', input: { model: 'gpt-5.4', kind: 'output', on: '2027-01-01' } }],
  run: async (ports, input) => {
    const { findRate: find } = await import('../../../rates/rateViews.ts');
    const { value: book, findings } = await loadRateBook(ports, input.book);
    const answer = find(book, input, input.region, day(input.on), ports.clock.today());
    return { ...answer, findings: [...findings, ...answer.findings] };
  },
});
