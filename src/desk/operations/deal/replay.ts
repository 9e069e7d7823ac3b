import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { scopes } from '../../../rates/meter.ts';
import { isParquet } from '../../../usage/tableText.ts';
import { confirmedMappings } from '../../confirmedMappings.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';
import { tidy, tidyAll } from '../../tidy.ts';

const size = z.object({
  ptu: z.number(),
  /** Input-equivalent tokens. */
  served: z.number(),
  spilled: z.number(),
  spilledShare: z.number(),
  /** What the spilled tokens cost pay-as-you-go. */
  spilledWorth: z.number(),
  utilisation: z.number(),
  /** Share of the minutes with load in which something meets 429 or spills, and the longest run of them. */
  minutesAtRisk: z.number(),
  longestRun: z.number(),
  idleCost: z.partialRecord(z.enum(['hourly', 'oneMonth', 'oneYear']), z.number()),
  byRequest: z.object({ refusedShare: z.number(), spilledShare: z.number(), spilledWorth: z.number() }).nullable(),
});
const share = z.object({ stretches: z.number(), counted: z.number(), replayed: z.number() });
const bucket = z.object({ depth: z.number(), admits: z.enum(['while not full', 'what fits']) });

export const replayOfLoad = operation({
  name: 'deal.replay',
  summary: 'What a number of PTU would have served of a load, minute by minute and request by request: served and spilled tokens, utilisation, idle money and the risk of 429, with a bucket calibrated on your own counts.',
  effect: 'reads',
  input: z.object({
    deal: file('a deal file (parley: deal/1)'),
    usage: files('usage with the load: a request log shows single requests, usage by the minute or hour only minutes or hours'),
    model: z.string().meta({ description: 'model, for example gpt-5.4' }),
    scope: z.enum(scopes).optional().meta({ description: 'global, dataZone or regional; where not said, the deployment with most tokens' }),
    region: z.string().optional().meta({ description: 'ARM region name; where not said, the deployment with most tokens' }),
    ptu: z.int().min(1).max(1_000_000).optional().meta({ description: 'how many PTU; where not said, those of the deal' }),
    counts: file('your own counts as CSV: period (from), requests, and how many met 429 or spilled (spilled); they calibrate the bucket').optional(),
  }),
  output: z.object({
    model: z.string(),
    scope: z.enum(scopes),
    region: z.string(),
    currency: z.string(),
    period: z.object({ grain: z.enum(['month', 'day', 'hour', 'minute']), from: z.string(), to: z.string(), minutes: z.number() }),
    asked: size,
    sizes: z.array(size),
    /** The spilled share of the size asked for by averages over whole hours: what coarse data would have said. */
    byHour: z.number(),
    bucket: bucket.nullable(),
    calibration: z.object({ bucket, fitted: share, heldOut: share }).nullable(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What would 40 PTU have served of the assistant of the sample deal?', input: { deal: 'sample/deal.yaml', usage: ['sample/requests.csv'], model: 'gpt-5.4', ptu: 40 } }],
  run: async (ports, input, watch) => {
    const { longestLog } = await import('../../../capacity/readArrivals.ts');
    const terms = await loadDeal(ports, input.deal);
    const [text, book, usage, counts] = await Promise.all([textOf(ports, input.deal), rateBookTexts(ports, terms.value.rateBook), readUsageFiles(ports, input.usage, watch, input.model), input.counts === undefined ? undefined : textOf(ports, input.counts)]);
    const logs = input.usage.filter((_, place) => usage[place]?.value.format === 'request-log');
    const [name] = logs;
    if (logs.length > 1) throw new Refusal('invalid', `${logs.join(' and ')} are request logs; one deployment is replayed at a time, from one log. Bring that log alone.`);
    const bytes = name === undefined ? undefined : await ports.files.read(name);
    const log = name === undefined || bytes === undefined || bytes.length > longestLog || isParquet(bytes) ? undefined : { bytes, name, mappings: await confirmedMappings(ports, name) };
    const { value, findings } = await ports.workers.run(
      'replay',
      { usage, log, counts: counts === undefined || input.counts === undefined ? undefined : { text: counts, file: input.counts }, deal: { text, file: input.deal }, book, model: input.model, scope: input.scope, region: input.region, ptu: input.ptu },
      watch,
    );
    const shown = (of: typeof value.asked) => ({ ...tidyAll(of), idleCost: tidyAll(of.idleCost), byRequest: of.byRequest === undefined ? null : tidyAll(of.byRequest) });
    const { asked, sizes, byHour, bucket: known, calibration, ...rest } = value;
    return {
      ...rest,
      currency: terms.value.currency,
      asked: shown(asked),
      sizes: sizes.map(shown),
      byHour: tidy(byHour),
      bucket: known === undefined ? null : tidyAll(known),
      calibration: calibration === undefined ? null : { bucket: tidyAll(calibration.bucket), fitted: tidyAll(calibration.fitted), heldOut: tidyAll(calibration.heldOut) },
      findings,
    };
  },
});
