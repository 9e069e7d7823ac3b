import { z } from 'zod';
import { readMonth } from '../../../base/calendar.ts';
import { sum } from '../../../base/decimal.ts';
import { Refusal } from '../../../base/refusal.ts';
import { showSource } from '../../../base/source.ts';
import { addUp } from '../../addUp.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { loadRateBook } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';

export const explainDeal = operation({
  name: 'deal.explain',
  summary: 'The lines of one month of a bill in words and as spreadsheet formulas, with the terms and the rows of usage that made them.',
  effect: 'reads',
  input: z.object({
    deal: file('a deal file (parley: deal/1)'),
    usage: files('usage files for the months of the deal; several are added up'),
    month: z.string().meta({ description: 'month of the bill, for example 2027-03' }),
    line: z.string().optional().meta({ description: 'the number of a line in its month, or words of it ("gpt-5.4 output"); all lines where not said' }),
  }),
  output: z.object({
    month: z.string(),
    currency: z.string(),
    lines: z.array(
      z.object({
        number: z.number(),
        kind: z.string(),
        what: z.string(),
        workload: z.string().optional(),
        amount: z.string(),
        words: z.string(),
        formula: z.string(),
        source: z.array(z.string()),
        rows: z.array(z.object({ at: z.string(), source: z.string() })),
      }),
    ),
    /** Of the lines explained. */
    total: z.string(),
    findings: findingsShape,
  }),
  command: {},
  examples: [
    { title: 'Why does the output of gpt-5.4 cost what it costs?', input: { deal: 'examples/worked-example/deal.yaml', usage: ['examples/worked-example/usage.yaml'], month: '2027-01', line: 'gpt-5.4 output' } },
    { title: 'Every line of a month', input: { deal: 'examples/worked-example/deal.yaml', usage: ['examples/worked-example/usage.yaml'], month: '2027-01' } },
  ],
  run: async (ports, input, watch) => {
    const { explainLines } = await import('../../../deal/explain/explainLine.ts');
    const month = readMonth(input.month);
    if (month === undefined) throw new Refusal('invalid', `"${input.month}" is not a month. Write it as 2027-03.`, 'month');
    const terms = await loadDeal(ports, input.deal);
    const [book, read] = await Promise.all([loadRateBook(ports, terms.value.rateBook), readUsageFiles(ports, input.usage, watch)]);
    const { value, findings } = explainLines(terms.value, addUp(read.map((each) => each.value.usage)), { book: book.value }, month, input.line);
    return {
      month,
      currency: terms.value.currency,
      lines: value.map(({ number, line, words, formula, rows }) => ({
        number,
        kind: line.kind,
        what: line.what,
        ...(line.workload === undefined ? {} : { workload: line.workload }),
        amount: plain(line.amount),
        words,
        formula,
        source: [...line.source],
        rows: rows.map(({ at, source }) => ({ at, source: source === undefined ? '' : showSource(source) })),
      })),
      total: plain(sum(value.map(({ line }) => line.amount))),
      findings: [...terms.findings, ...book.findings, ...read.flatMap((each) => each.findings), ...findings],
    };
  },
});
