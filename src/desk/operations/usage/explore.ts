import { z } from 'zod';
import { dimensions } from '../../../usage/analysis/breakdown.ts';
import { decimalText, files, findingsShape } from '../../fields.ts';
import { loadRateBook, usualRateBook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';

export const exploreUsage = operation({
  name: 'usage.explore',
  summary: 'Tokens, requests and list cost grouped by workload, model, deployment type, region, month or hour of the week, dearest first.',
  effect: 'reads',
  input: z.object({
    files: files('usage files of any format; several are combined into one history'),
    by: z.array(z.enum(dimensions)).min(1).max(3).default(['workload', 'model']).meta({ description: `what to group by: ${dimensions.join(', ')}; hour of the week is read from request logs` }),
    model: z.string().optional().meta({ description: 'the model that a request log without a model column is for' }),
    book: z.string().default(usualRateBook).meta({ description: 'rate book of list prices' }),
  }),
  output: z.object({
    by: z.array(z.string()),
    currency: z.string(),
    groups: z.array(z.object({ by: z.array(z.string()), input: z.string(), cached: z.string(), cacheWrite: z.string(), output: z.string(), requests: z.string(), list: decimalText, share: decimalText, cachedShare: decimalText })),
    total: z.object({ list: decimalText, unpriced: z.string(), provisioned: z.string() }),
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [{ title: 'What does each workload use, by model?', input: { files: ['sample/azure-cost-export.csv', 'sample/requests.csv'], by: ['workload', 'model'] } }],
  run: async (ports, input, watch) => {
    const [{ combine }, { breakdown }, { listCost, costOf }] = await Promise.all([import('../../../usage/combine.ts'), import('../../../usage/analysis/breakdown.ts'), import('../../../usage/analysis/listCost.ts')]);
    const book = await loadRateBook(ports, input.book);
    const read = await readUsageFiles(ports, input.files, watch, input.model);
    const history = combine(read.map(({ value }) => value));
    const { rows } = input.by.includes('hour') ? history.value.minutes : history.value.usage;
    const priced = listCost(rows, book.value);
    return {
      by: [...input.by],
      currency: book.value.currency,
      groups: breakdown(rows, priced.value.priced, input.by).map(({ by, tokens, ...group }) => ({ by: [...by], ...plain(tokens), ...plain(group) })),
      total: plain({ list: costOf(priced.value.priced), unpriced: priced.value.unpriced, provisioned: priced.value.provisioned }),
      findings: [...book.findings, ...read.flatMap((each) => each.findings), ...history.findings, ...priced.findings],
    };
  },
});
