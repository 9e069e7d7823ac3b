import { z } from 'zod';
import { file, files, findingsShape } from '../../fields.ts';
import { makerRateBook, rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

const notValued = z.literal('not valued');
const interval = z.object({ mean: z.number(), low: z.number(), high: z.number() });
const figures = {
  /** Above zero where the term saves money; over the whole deal. */
  alone: z.union([interval, notValued]),
  cvar95: z.union([z.number(), notValued]),
  helps: z.union([z.number(), notValued]),
  /** Of rights: what no rule of using them can exceed. */
  atMost: z.number().optional(),
  /** Of rights: what somebody who knows every path to its end would save. */
  foresight: z.number().optional(),
  basis: z.string(),
};
const tail = z.object({ mean: z.number(), cvar95: z.number() });

const nothing = { alone: 'not valued', cvar95: 'not valued', helps: 'not valued' } as const;

export const worthOfDealTerms = operation({
  name: 'deal.worth',
  summary: 'What each term of a deal, and each that could be asked for, is worth over sampled usage and list prices: alone with an interval, its fair share of the whole, its effect in the bad tail and how often it helps.',
  effect: 'reads',
  input: z.object({
    deal: file('a deal file (parley: deal/1)'),
    usage: files('usage files: a history before the deal, or usage for all its months'),
    paths: z.int().min(2).max(20_000).default(500).meta({ description: 'how many paths of usage are sampled' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same paths' }),
    list: z.enum(['moves', 'announced']).default('moves').meta({ description: 'moves: list prices jump on the paths as the dated rate books teach; announced: they are as the rate book says' }),
    slaMonthsMissed: z.number().min(0).max(12).optional().meta({ description: 'months a year that are expected to miss the service level, so that service credits have a basis' }),
    slaCreditPercent: z.number().min(0).max(100).optional().meta({ description: 'what percent of such a month is credited' }),
    delayMonths: z.int().min(1).max(240).optional().meta({ description: 'months by which signing would be put off, so that signing now has a worth' }),
    switchingCost: z.number().min(0).optional().meta({ description: 'what leaving for another seller would cost once, so that lock-in has a measure' }),
    downgradePercent: z.number().min(0).max(100).optional().meta({ description: 'what percent of the use of every model could move to a cheaper one, in the judgement of its users, so that the right to move has a basis' }),
  }),
  output: z.object({
    currency: z.string(),
    /** Every figure below is simulated: numbers, not the exact decimals of a bill. */
    terms: z.array(
      z.object({ term: z.string(), share: z.union([z.number(), notValued]), ...figures }),
    ),
    /** What could be asked for on top of the deal as it is, dearest first. */
    asks: z.array(z.object({ term: z.string(), title: z.string(), ...figures })),
    /** What stands on no bill: service credits, signing later, lock-in. Money over the whole deal, or percent. */
    beside: z.array(z.object({ id: z.string(), title: z.string(), unit: z.enum(['money', 'percent']), worth: z.union([interval, notValued]), basis: z.string() })),
    /** The sum of the shares. */
    bundle: z.number(),
    cost: tail,
    list: tail,
    paths: z.number(),
    /** Futures of a forecast, or paths around usage that is given for the deal's months. */
    sampled: z.enum(['forecast', 'around the file']),
    seed: z.number(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What is each term of a deal worth?', input: { deal: 'examples/worked-example/deal.yaml', usage: ['examples/worked-example/usage.yaml'], paths: 200 } }],
  run: async (ports, input, watch) => {
    const terms = await loadDeal(ports, input.deal);
    const [text, book, maker, usage] = await Promise.all([textOf(ports, input.deal), rateBookTexts(ports, terms.value.rateBook), rateBookTexts(ports, makerRateBook), readUsageFiles(ports, input.usage, watch)]);
    const { value, findings } = await ports.workers.run('worth', { usage, deal: { text, file: input.deal }, book, maker, paths: input.paths, seed: input.seed, list: input.list, stated: { slaMonthsMissed: input.slaMonthsMissed, slaCreditPercent: input.slaCreditPercent, delayMonths: input.delayMonths, switchingCost: input.switchingCost, downgradePercent: input.downgradePercent } }, watch);
    return {
      currency: terms.value.currency,
      terms: value.terms.map(({ term, worth, basis }) => ({ term, ...(worth ?? { ...nothing, share: 'not valued' as const }), basis })),
      asks: value.asks.map(({ term, title, worth, basis }) => ({ term, title, ...(worth ?? nothing), basis })),
      beside: value.beside.map(({ worth, ...rest }) => ({ ...rest, worth: worth ?? ('not valued' as const) })),
      bundle: value.bundle,
      cost: value.cost,
      list: value.list,
      paths: value.paths,
      sampled: value.how,
      seed: input.seed,
      findings,
    };
  },
});
