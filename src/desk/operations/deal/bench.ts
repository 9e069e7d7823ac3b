import { z } from 'zod';
import { contexts, scopes, tiers } from '../../../rates/meter.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

export const benchForDeal = operation({
  name: 'deal.bench',
  summary: 'What a bench needs to price changes of a deal by itself: the deal file, its rate book, and sampled paths of usage as plain numbers.',
  effect: 'reads',
  input: z.object({
    deal: file('a deal file (parley: deal/1)'),
    usage: files('usage files: a history before the deal, or usage for all its months'),
    paths: z.int().min(2).max(2000).default(400).meta({ description: 'how many paths of usage are sampled' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same paths' }),
  }),
  output: z.object({
    deal: z.object({ file: z.string(), text: z.string() }),
    book: z.object({ name: z.string(), book: z.string(), rates: z.string(), ptu: z.string().optional() }),
    /** Futures of a forecast, or paths around usage that is given for the deal's months. */
    sampled: z.enum(['forecast', 'around the file']),
    paths: z.object({
      count: z.number(),
      factors: z.array(z.array(z.number())),
      columns: z.array(
        z.object({ at: z.string(), workload: z.string(), model: z.string(), scope: z.enum(scopes), tier: z.enum(tiers), context: z.enum(contexts), region: z.string(), counts: z.array(z.number()), factors: z.number() }),
      ),
    }),
    shapes: z.array(z.object({ workload: z.string(), steps: z.array(z.object({ share: z.number(), load: z.number() })) })),
    seed: z.number(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'The inputs of a bench for a deal', input: { deal: 'examples/worked-example/deal.yaml', usage: ['examples/worked-example/usage.yaml'], paths: 20 } }],
  run: async (ports, input, watch) => {
    const terms = await loadDeal(ports, input.deal);
    const [text, book, usage] = await Promise.all([textOf(ports, input.deal), rateBookTexts(ports, terms.value.rateBook), readUsageFiles(ports, input.usage, watch)]);
    const { value, findings } = await ports.workers.run('bench', { usage, deal: { text, file: input.deal }, book, paths: input.paths, seed: input.seed }, watch);
    const { how, count, factors, columns, shapes } = value;
    return { deal: { file: input.deal, text }, book: { name: terms.value.rateBook, ...book }, sampled: how, paths: { count, factors, columns }, shapes, seed: input.seed, findings };
  },
});
