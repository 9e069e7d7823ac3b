import { z } from 'zod';
import { finding } from '../../../base/finding.ts';
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
    hours: z.array(z.object({ deployment: z.string(), model: z.string(), from: z.string(), requests: z.number(), spilled: z.number(), failed: z.number(), retried: z.number() })),
    /** Shares of the requests of each deployment, 0 to 1; the share that was tried again is null where requests carry no id. */
    deployments: z.array(z.object({ deployment: z.string(), model: z.string(), requests: z.number(), throttledShare: z.number(), failedShare: z.number(), retryShare: z.number().nullable() })),
    others: z.number().meta({ description: 'rows of other log categories' }),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'How many requests met 429?', input: { file: 'examples/formats/diagnostics.csv' } }],
  run: async (ports, input) => {
    const { readDiagnostics } = await import('../../../usage/readDiagnostics.ts');
    const { value, findings } = readDiagnostics(await ports.files.read(input.file), input.file);
    const hours = value.hours.filter(({ deployment }) => input.deployment === undefined || deployment === input.deployment);
    const deployments = [...Map.groupBy(hours, ({ deployment, model }) => `${deployment}\n${model}`).values()].map((own) => {
      const sum = (of: 'requests' | 'throttled' | 'failed' | 'retried'): number => own.reduce((all, each) => all + each[of], 0);
      const share = (part: number): number => part / Math.max(1, sum('requests'));
      return { deployment: own[0]?.deployment ?? '', model: own[0]?.model ?? '', requests: sum('requests'), throttledShare: share(sum('throttled')), failedShare: share(sum('failed')), retryShare: value.retriesKnown ? share(sum('retried')) : null };
    });
    const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;
    const said = deployments.map((each) => finding('info', 'requests-shares', `${each.deployment}${each.model === '' ? '' : ` (${each.model})`}: of ${each.requests} requests ${percent(each.throttledShare)} met 429, ${percent(each.failedShare)} failed otherwise${each.retryShare === null ? '' : `, ${percent(each.retryShare)} were tried again`}.`, input.file));
    return { deployments, hours: hours.map(({ hour, throttled, ...rest }) => ({ ...rest, from: `${hour}:00:00Z`, spilled: throttled })), others: value.others, findings: [...said, ...findings] };
  },
});
