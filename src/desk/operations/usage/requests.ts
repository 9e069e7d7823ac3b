import { z } from 'zod';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';

export const countRequests = operation({
  name: 'usage.requests',
  summary: 'How many requests each deployment served by the hour, and how many met 429: from diagnostic logs (AzureDiagnostics, RequestResponse). What it prints is the counts file of deal.replay.',
  effect: 'reads',
  input: z.object({
    file: file('AzureDiagnostics as Log Analytics exports it, CSV or JSON'),
    deployment: z.string().optional().meta({ description: 'one deployment only' }),
  }),
  output: z.object({
    hours: z.array(z.object({ deployment: z.string(), model: z.string(), from: z.string(), requests: z.number(), spilled: z.number(), failed: z.number() })),
    others: z.number().meta({ description: 'rows of other log categories' }),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'How many requests met 429?', input: { file: 'examples/formats/diagnostics.csv' } }],
  run: async (ports, input) => {
    const { readDiagnostics } = await import('../../../usage/readDiagnostics.ts');
    const { value, findings } = readDiagnostics(await ports.files.read(input.file), input.file);
    const hours = value.hours.filter(({ deployment }) => input.deployment === undefined || deployment === input.deployment);
    return { hours: hours.map(({ hour, throttled, ...rest }) => ({ ...rest, from: `${hour}:00:00Z`, spilled: throttled })), others: value.others, findings: [...findings] };
  },
});
