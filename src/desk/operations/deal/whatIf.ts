import { z } from 'zod';
import { decimalText, file, files, findingsShape } from '../../fields.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

const step = { before: decimalText, after: decimalText, difference: decimalText };
/** Simulated: numbers, not exact decimals. */
const range = z.object({ p10: z.number(), p50: z.number(), p90: z.number(), mean: z.number() });

export const whatIfDeal = operation({
  name: 'deal.whatIf',
  summary: 'What a change in plain words does to a deal: the bill before and after, exactly and by kind of line, and the difference as a range over sampled usage.',
  effect: 'reads',
  input: z.object({
    deal: file('a deal file (parley: deal/1)'),
    usage: files('usage files: a history before the deal, or usage for all its months'),
    ask: z.string().min(1).max(500).meta({ description: 'what would be otherwise: "double usage", "drop gpt-5.4 for a cheaper model", "OpenAI cuts prices 40 % in March", "$500k more commitment"; join several with "and"' }),
    paths: z.int().min(2).max(20_000).default(1000).meta({ description: 'how many paths of usage the range is over' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same paths' }),
  }),
  output: z.object({
    currency: z.string(),
    /** The changes as they were understood. */
    understood: z.array(z.string()),
    /** The usage of the two exact bills. */
    on: z.enum(['the usage given', 'the median future']),
    total: z.object(step),
    byKind: z.array(z.object({ kind: z.string(), ...step })),
    byMonth: z.array(z.object({ month: z.string(), ...step })),
    range: z.object({ before: range, after: range, difference: range }),
    paths: z.number(),
    seed: z.number(),
    findings: findingsShape,
  }),
  command: { words: ['deal', 'what-if'] },
  examples: [{ title: 'What if we use twice as much of gpt-5.4?', input: { deal: 'examples/worked-example/deal.yaml', usage: ['examples/worked-example/usage.yaml'], ask: 'double usage of gpt-5.4', paths: 200 } }],
  run: async (ports, input, watch) => {
    const terms = await loadDeal(ports, input.deal);
    const [text, book, usage] = await Promise.all([textOf(ports, input.deal), rateBookTexts(ports, terms.value.rateBook), readUsageFiles(ports, input.usage, watch)]);
    const { value, findings } = await ports.workers.run('whatIf', { usage, deal: { text, file: input.deal }, book, ask: input.ask, paths: input.paths, seed: input.seed }, watch);
    const { currency, understood, on, bill, range: over, paths } = value;
    return plain({ currency, understood, on, total: bill.total, byKind: bill.byKind, byMonth: bill.byMonth, range: over, paths, seed: input.seed, findings });
  },
});
