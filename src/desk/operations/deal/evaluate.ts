import { z } from 'zod';
import { file, files, findingsShape } from '../../fields.ts';
import { addUp } from '../../addUp.ts';
import { loadRateBook } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';

const line = z.object({
  month: z.string(),
  kind: z.enum(['tokens', 'tier', 'ptu', 'support', 'credit', 'shortfall', 'prepayment', 'other']),
  what: z.string(),
  workload: z.string().optional(),
  quantity: z.string().optional(),
  unit: z.string().optional(),
  rate: z.string().optional(),
  per: z.number().optional(),
  amount: z.string(),
  source: z.array(z.string()),
});

export const evaluateDeal = operation({
  name: 'deal.evaluate',
  summary: 'What a usage costs under a deal, line by line and exact; lines add up to the total.',
  effect: 'reads',
  input: z.object({
    deal: file('a deal file (parley: deal/1)'),
    usage: files('usage files for the months of the deal; several are added up'),
  }),
  output: z.object({
    parley: z.literal('bill/1'),
    currency: z.string(),
    months: z.number(),
    lines: z.array(line),
    byMonth: z.array(z.object({ month: z.string(), amount: z.string() })),
    total: z.string(),
    totalRounded: z.string(),
    ledgers: z.object({
      commitment: z.array(z.object({ month: z.string(), countable: z.string(), cumulative: z.string(), milestone: z.string().nullable(), shortfall: z.string().optional() })),
      conditionalCredit: z.array(z.object({ month: z.string(), countable: z.string(), cumulative: z.string(), milestone: z.string().nullable(), earned: z.string().optional() })),
      credits: z.array(z.object({ id: z.string(), granted: z.string(), used: z.string(), breakage: z.string(), remaining: z.string().optional() })),
      reservations: z.array(z.object({ id: z.string(), ptuMinutes: z.string(), servedPtuMinutes: z.string(), utilisation: z.number(), spilledTokens: z.string(), refusedTokens: z.string() })),
    }),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'The bill of a usage file under a deal file', input: { deal: 'examples/worked-example/deal.yaml', usage: ['examples/worked-example/usage.yaml'] } }],
  run: async (ports, input, watch) => {
    const [{ evaluate }, { billJson }] = await Promise.all([import('../../../deal/evaluate.ts'), import('../../../deal/billJson.ts')]);
    const terms = await loadDeal(ports, input.deal);
    const [book, read] = await Promise.all([loadRateBook(ports, terms.value.rateBook), readUsageFiles(ports, input.usage, watch)]);
    const usage = addUp(read.map(({ value }) => value.usage));
    const bill = evaluate(terms.value, usage, { book: book.value });
    return { ...billJson(bill.value), findings: [...terms.findings, ...book.findings, ...read.flatMap(({ findings }) => findings), ...bill.findings] };
  },
});
