import { z } from 'zod';
import { toDouble } from '../../../base/decimal.ts';
import { benchmark } from '../../../room/guide/benchmark.ts';
import { readBenchmarks, readClosedDeals } from '../../../room/guide/guideFiles.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { textOf } from '../../textOf.ts';

export const showBenchmarks = operation({
  name: 'guide.benchmarks',
  summary: 'What dated public claims and our own closed deals, kept without names, say about a discount for this spend; where they contradict each other, and where there is no benchmark.',
  effect: 'reads',
  input: z.object({
    annualSpend: z.number().positive().meta({ description: 'spend in a year, in the currency of the deal' }),
    discount: z.number().min(0).max(100).optional().meta({ description: 'percent off list that is offered' }),
    closed: file('closed deals of your own, without names (parley: closed/1)').optional(),
  }),
  output: z.object({
    says: z.string(),
    own: z.object({ n: z.number(), low: z.number(), median: z.number(), high: z.number(), percentile: z.number().nullable() }).nullable(),
    claims: z.array(z.object({ subject: z.string(), low: z.number(), high: z.number(), unit: z.string(), source: z.string(), dated: z.string(), read: z.boolean(), sample: z.number().nullable() })),
    conflicts: z.array(z.object({ subject: z.string(), says: z.array(z.string()) })),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'Is twelve percent a good discount for us?', input: { annualSpend: 1500000, discount: 12, closed: 'examples/table/closed.yaml' } }],
  run: async (ports, input) => {
    const claims = readBenchmarks(await ports.data.text('table/benchmarks.yaml'));
    const closed = input.closed === undefined ? [] : readClosedDeals(await textOf(ports, input.closed), input.closed);
    const { own, says, conflicts } = benchmark(claims, closed, { annualSpend: input.annualSpend, discountPercent: input.discount });
    return {
      says, own: own === undefined ? null : { ...own, percentile: own.percentile ?? null },
      claims: claims.map(({ subject, low, high, unit, source, dated, read, sample }) => ({ subject, low: toDouble(low), high: toDouble(high), unit, source, dated, read, sample: sample ?? null })),
      conflicts: conflicts.map((each) => ({ ...each, says: [...each.says] })), findings: [],
    };
  },
});
