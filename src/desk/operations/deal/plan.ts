import { z } from 'zod';
import { file, files, findingsShape } from '../../fields.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';
import { tidy, tidyAll } from '../../tidy.ts';

const outlook = z.object({ mean: z.number(), cvar95: z.number(), worseThanPayAsYouGo: z.number() });

export const planOfReservations = operation({
  name: 'deal.plan',
  summary: 'The cheapest one-month and one-year PTU reservations for every month of a deal, with the gap to the optimum, beside the simple rule of buying what paid last month.',
  effect: 'reads',
  input: z.object({
    deal: file('a deal file (parley: deal/1)'),
    usage: files('usage files: a history before the deal, or usage for all its months; request logs give the shape of the load'),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same futures' }),
  }),
  output: z.object({
    currency: z.string(),
    /** PTU held in each month by how they were bought; `oneYearBought` in the month in which a year begins. */
    months: z.array(z.object({ month: z.string(), oneMonth: z.number(), oneYear: z.number(), oneYearBought: z.number() })),
    /** Reservations and what spills, of the traffic that PTU can serve, over the deal. */
    cost: z.number(),
    payAsYouGo: z.number(),
    gap: z.number(),
    /** The simple rule: each month the layers that paid last month; what it costs, and what it buys in the first month. */
    baseline: z.object({ lookBack: z.number(), buyNow: z.object({ oneMonth: z.number(), oneYear: z.number() }) }),
    /** Plan, rule and pay-as-you-go on futures that the plan was not made on; null where the usage is taken as certain. `regret` is what the plan costs more than the rule. */
    risk: z.object({ futures: z.number(), plan: outlook, lookBack: outlook, payAsYouGo: outlook, regret: z.object({ mean: z.number(), share: z.number() }) }).nullable(),
    pools: z.array(z.object({ scope: z.string(), region: z.string(), models: z.array(z.string()), most: z.number() })),
    /** Futures that the cost is the mean over; 1 where the usage covers the deal's months. */
    paths: z.number(),
    seed: z.number(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'Which reservations, and when?', input: { deal: 'examples/worked-example/deal.yaml', usage: ['examples/worked-example/usage.yaml'] } }],
  run: async (ports, input, watch) => {
    const terms = await loadDeal(ports, input.deal);
    const [text, book, usage] = await Promise.all([textOf(ports, input.deal), rateBookTexts(ports, terms.value.rateBook), readUsageFiles(ports, input.usage, watch)]);
    const { value, findings } = await ports.workers.run('plan', { usage, deal: { text, file: input.deal }, book, seed: input.seed }, watch);
    return {
      currency: terms.value.currency,
      months: value.months,
      cost: tidy(value.cost),
      payAsYouGo: tidy(value.payAsYouGo),
      gap: value.gap,
      baseline: { lookBack: tidy(value.lookBack), buyNow: value.buyNow },
      risk: value.risk === undefined ? null : { futures: value.risk.futures, plan: tidyAll(value.risk.plan), lookBack: tidyAll(value.risk.lookBack), payAsYouGo: tidyAll(value.risk.payAsYouGo), regret: tidyAll(value.risk.regret) },
      pools: value.pools,
      paths: value.paths,
      seed: input.seed,
      findings,
    };
  },
});
