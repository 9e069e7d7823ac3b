import { z } from 'zod';
import { scopes } from '../../../rates/meter.ts';
import { oneLoad } from '../../../usage/oneLoad.ts';
import { deploymentOf } from '../../deploymentOf.ts';
import { decimalText, file, files, findingsShape } from '../../fields.ts';
import { loadRateBook } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { tidy, tidyAll } from '../../tidy.ts';

const purchase = z.enum(['hourly', 'oneMonth', 'oneYear']);
const option = z.object({
  purchase,
  ptu: z.number(),
  cost: z.number(),
  payAsYouGo: z.number(),
  breakEvenUtilisation: z.number().nullable(),
  spilledShare: z.number(),
  utilisation: z.number(),
  perPtu: z.number(),
  discountPercent: z.number(),
  byRule: z.array(z.object({ rule: z.enum(['peak minute', 'P99 minute', 'mean']), ptu: z.number(), cost: z.number() })),
  idleCost: z.number(),
  /** Share of the minutes with load in which something meets 429 or spills. */
  minutesAtRisk: z.number(),
  /** Sizes that cost at most 1 % more. */
  flat: z.object({ from: z.number(), to: z.number() }),
  /** Where the saving comes from, at size `ptu`; the first four add up to `saving`, latency stands beside it. */
  value: z.object({ ptu: z.number(), bareSwap: z.number(), term: z.number(), cachedTokens: z.number(), negotiatedPrice: z.number(), saving: z.number(), latency: z.number().nullable() }),
});

export const sizeOfDeal = operation({
  name: 'deal.size',
  summary: 'The cheapest number of PTU of one model for each way to buy them, against pay-as-you-go and against sizing by peak, P99 and mean; where the saving comes from, and the price at which each size would pay.',
  effect: 'reads',
  input: z.object({
    deal: file('a deal file (parley: deal/1)'),
    usage: files('usage with the load: request logs or usage by the minute or hour; by the month it is spread evenly'),
    model: z.string().meta({ description: 'model, for example gpt-5.4' }),
    scope: z.enum(scopes).optional().meta({ description: 'global, dataZone or regional; where not said, the deployment with most tokens' }),
    region: z.string().optional().meta({ description: 'ARM region name; where not said, the deployment with most tokens' }),
  }),
  output: z.object({
    model: z.string(),
    scope: z.enum(scopes),
    region: z.string(),
    currency: z.string(),
    /** What `cost` and `payAsYouGo` are for. */
    period: z.object({ grain: z.enum(['month', 'day', 'hour', 'minute']), from: z.string(), to: z.string(), minutes: z.number() }),
    options: z.array(option),
    best: z.object({ purchase: z.enum(['hourly', 'oneMonth', 'oneYear', 'payAsYouGo']), ptu: z.number(), cost: z.number(), payAsYouGo: z.number(), saving: z.number() }),
    /** For each size the highest price of a PTU at which the last step up to it still pays. */
    curve: z.array(z.object({ ptu: z.number(), perPtuMonth: z.number(), perPtuYear: z.number() })),
    /** Cost against the number of PTU, by the ways to buy. */
    costCurve: z.array(z.object({ ptu: z.number(), cost: z.partialRecord(purchase, z.number()), spilled: z.number(), spilledShare: z.number() })),
    latencyTarget: z.object({ tokensPerSecond: decimalText, basis: z.string() }).nullable(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'How many PTU of gpt-5.4 does the assistant of the sample deal need?', input: { deal: 'sample/deal.yaml', usage: ['sample/requests.csv'], model: 'gpt-5.4' } }],
  run: async (ports, input, watch) => {
    const { sizeDeal } = await import('../../../capacity/sizeDeal.ts');
    const terms = await loadDeal(ports, input.deal);
    const [book, read] = await Promise.all([loadRateBook(ports, terms.value.rateBook), readUsageFiles(ports, input.usage, watch, input.model)]);
    const load = oneLoad(read.map(({ value }) => value));
    const deployment = deploymentOf(load.value, input.model, input.scope, input.region);
    const sized = sizeDeal(terms.value, load.value, deployment.value, book.value);
    const { options, best, curve, costCurve, latencyTarget, period, model, scope, region } = sized.value;
    const payAsYouGo = tidy(options[0]?.payAsYouGo ?? 0);
    const cheapest = best === undefined ? { purchase: 'payAsYouGo' as const, ptu: 0, cost: payAsYouGo } : { purchase: best.purchase, ptu: best.ptu, cost: tidy(best.cost) };
    return {
      model,
      scope,
      region,
      currency: terms.value.currency,
      period,
      options: options.map((each) => ({
        ...tidyAll(each),
        purchase: each.purchase,
        breakEvenUtilisation: each.breakEvenUtilisation === undefined ? null : tidy(each.breakEvenUtilisation),
        byRule: each.byRule.map(tidyAll),
        value: { ...tidyAll(each.value), latency: each.value.latency === undefined ? null : tidy(each.value.latency) },
      })),
      best: { ...cheapest, payAsYouGo, saving: tidy(payAsYouGo - cheapest.cost) },
      curve: curve.map(tidyAll),
      costCurve: costCurve.map((each) => ({ ...tidyAll(each), cost: tidyAll(each.cost) })),
      latencyTarget: latencyTarget === undefined ? null : plain(latencyTarget),
      findings: [...terms.findings, ...book.findings, ...read.flatMap(({ findings }) => findings), ...load.findings, ...deployment.findings, ...sized.findings],
    };
  },
});
