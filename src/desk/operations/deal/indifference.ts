import { z } from 'zod';
import { levers } from '../../../worth/indifference/lever.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { makerRateBook, rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

export const indifferenceOfDealTerms = operation({
  name: 'deal.indifference',
  summary: 'The number of one term at which a deal costs on average what it should: the discount worth as much as a credit, the concession that makes a larger commitment break even. None is an answer.',
  effect: 'reads',
  input: z.object({
    deal: file('a deal file (parley: deal/1)'),
    usage: files('usage files: a history before the deal, or usage for all its months'),
    lever: z.enum(levers).meta({ description: 'the number that is looked for: discount (more points of list off every token price), credit, commitment (change of the last milestone), ptuDiscount, supportPercent' }),
    change: z.string().min(1).max(500).optional().meta({ description: 'a change in plain words, as for deal.whatIf: "$500k more commitment"' }),
    mode: z.enum(['makesUp', 'equals']).default('makesUp').meta({ description: 'makesUp: the lever together with the change costs what the deal does; equals: the lever in place of the change does what the change does' }),
    other: file('another deal file whose cost is to be met').optional(),
    target: z.number().optional().meta({ description: 'the expected cost to be met' }),
    paths: z.int().min(2).max(20_000).default(1000).meta({ description: 'how many paths of usage are sampled' }),
    list: z.enum(['moves', 'announced']).default('announced').meta({ description: 'moves: list prices jump on the paths as the dated rate books teach; announced: they are as the rate book says' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same paths' }),
  }),
  output: z.object({
    question: z.string(),
    currency: z.string(),
    unit: z.enum(['points of list', 'money', 'percent']),
    /** Simulated; null where no number of the range meets the cost. */
    value: z.object({ mean: z.number(), low: z.number(), high: z.number() }).nullable(),
    also: z.array(z.number()),
    /** Expected costs: what is to be met, without the lever, and at the ends of its range. */
    cost: z.object({ target: z.number(), without: z.number(), from: z.number(), to: z.number() }),
    paths: z.number(),
    seed: z.number(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'Which discount is worth as much as a credit of 500?', input: { deal: 'examples/worked-example/deal.yaml', usage: ['examples/worked-example/usage.yaml'], lever: 'discount', change: 'a credit of 500', mode: 'equals', paths: 200 } }],
  run: async (ports, input, watch) => {
    const terms = await loadDeal(ports, input.deal);
    const [text, book, maker, usage, other] = await Promise.all([textOf(ports, input.deal), rateBookTexts(ports, terms.value.rateBook), rateBookTexts(ports, makerRateBook), readUsageFiles(ports, input.usage, watch), input.other === undefined ? undefined : textOf(ports, input.other)]);
    const { lever, mode, paths, list, seed, change, target } = input;
    const asked = { usage, deal: { text, file: input.deal }, book, maker, lever, mode, paths, list, seed, ...(change === undefined ? {} : { change }), ...(target === undefined ? {} : { target }), ...(other === undefined ? {} : { other: { text: other, file: input.other ?? '' } }) };
    const { value, findings } = await ports.workers.run('indifference', asked, watch);
    return { question: value.question, currency: value.currency, unit: value.unit, value: value.value ?? null, also: value.also, cost: value.cost, paths: value.paths, seed, findings };
  },
});
