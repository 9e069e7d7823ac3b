import { z } from 'zod';
import { dimensionOf, dimensions, type Dimension } from '../../../usage/analysis/dimension.ts';
import { decimalText, files, findingsShape } from '../../fields.ts';
import { loadRateBook, usualRateBook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';

export const exploreUsage = operation({
  name: 'usage.explore',
  summary: 'Tokens, requests, list and billed cost grouped by business unit, application, deployment, model, region, any tag, month or hour of the week, dearest first.',
  effect: 'reads',
  input: z.object({
    files: files('usage files of any format; several are combined into one history'),
    by: z.array(z.string().refine((text) => dimensionOf(text) !== undefined, { error: (issue) => `"${String(issue.input)}" is nothing to group by. Group by ${dimensions.join(', ')}, or by a tag as tag:env.` })).min(1).max(3).default(['workload', 'model']).meta({ description: `what to group by: ${dimensions.join(', ')}, or a tag of the bill as tag:env; hour of the week is read from request logs` }),
    model: z.string().optional().meta({ description: 'the model that a request log without a model column is for' }),
    book: z.string().default(usualRateBook).meta({ description: 'rate book of list prices' }),
  }),
  output: z.object({
    by: z.array(z.string()),
    currency: z.string(),
    groups: z.array(z.object({ by: z.array(z.string()), input: z.string(), cached: z.string(), cacheWrite: z.string(), output: z.string(), requests: z.string(), list: decimalText, billed: z.array(z.object({ currency: z.string(), amount: decimalText })), share: decimalText, cachedShare: decimalText })),
    /** Tags of the bills that can be grouped by. */
    tags: z.array(z.string()),
    total: z.object({ list: decimalText, unpriced: z.string(), provisioned: z.string() }),
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [
    { title: 'What does each business unit use, by application?', input: { files: ['sample/azure-cost-export.csv'], by: ['businessUnit', 'application'] } },
    { title: 'What does each workload use, by model?', input: { files: ['sample/azure-cost-export.csv', 'sample/requests.csv'], by: ['workload', 'model'] } },
  ],
  run: async (ports, input, watch) => {
    const [{ combine }, { breakdown }, { tagNames }, { listCost, costOf }, { readMeterVocabulary }] = await Promise.all([import('../../../usage/combine.ts'), import('../../../usage/analysis/breakdown.ts'), import('../../../usage/analysis/dimension.ts'), import('../../../usage/analysis/listCost.ts'), import('../../../rates/readMeterName.ts')]);
    const by = input.by.flatMap((text): Dimension[] => {
      const dimension = dimensionOf(text);
      return dimension === undefined ? [] : [dimension];
    });
    const book = await loadRateBook(ports, input.book);
    // Nothing is grouped by less, and the hours or days of a long log are far fewer than its minutes.
    const read = await readUsageFiles(ports, input.files, watch, input.model, by.includes('hour') ? 'hour' : 'day');
    const history = combine(read.map(({ value }) => value));
    const { rows } = input.by.includes('hour') ? history.value.minutes : history.value.usage;
    const priced = listCost(rows, book.value);
    const billed = by.includes('hour') ? undefined : { charges: history.value.charges, vocabulary: readMeterVocabulary(await ports.data.text('meters.yaml')) };
    return {
      by: [...input.by],
      currency: book.value.currency,
      groups: breakdown(rows, priced.value.priced, by, billed).map(({ by: values, tokens, billed: charged, ...group }) => ({ by: [...values], ...plain(tokens), ...plain(group), billed: plain(charged) })),
      tags: tagNames(history.value.usage.rows),
      total: plain({ list: costOf(priced.value.priced), unpriced: priced.value.unpriced, provisioned: priced.value.provisioned }),
      findings: [...book.findings, ...read.flatMap((each) => each.findings), ...history.findings, ...priced.findings],
    };
  },
});
