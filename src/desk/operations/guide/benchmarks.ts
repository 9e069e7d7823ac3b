import { z } from 'zod';
import { show, toDouble } from '../../../base/decimal.ts';
import type { Finding } from '../../../base/finding.ts';
import type { Watch } from '../../../base/progress.ts';
import { benchmark } from '../../../room/guide/benchmark.ts';
import { readBenchmarks, readClosedDeals } from '../../../room/guide/guideFiles.ts';
import { decimalText, file, files, findingsShape } from '../../fields.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { dealOnHand, documentOnHand, needed, usageOnHand } from '../../onHand.ts';
import { offList } from '../../deals/routeCosts.ts';
import { operation } from '../../operation.ts';
import type { Ports } from '../../ports.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

export const showBenchmarks = operation({
  name: 'guide.benchmarks',
  summary: 'What dated public claims and our own closed deals, kept without names, say about a discount for this spend; where they contradict each other, and where there is no benchmark.',
  effect: 'reads',
  input: z.object({
    annualSpend: z.number().positive().optional().meta({ description: 'spend in a year, in the currency of the deal; what the usage costs at list where nothing is said' }),
    discount: z.number().min(0).max(100).optional().meta({ description: 'percent off list that is offered; what the deal takes off list in all where nothing is said' }),
    closed: file('closed deals of your own, without names (parley: closed/1); without it, those of the open workspace').optional(),
    deal: file('the deal that is looked at; without it, the offer that stands in the open workspace').optional(),
    usage: files('usage files; without them, those of the open workspace').optional(),
  }),
  output: z.object({
    annualSpend: z.number(),
    discount: z.number().nullable(),
    /** How the two were come by. */
    basis: z.string(),
    says: z.string(),
    own: z.object({ n: z.number(), low: z.number(), median: z.number(), high: z.number(), percentile: z.number().nullable() }).nullable(),
    /** Closed deals of our own: `place` is how guide.remove calls one. */
    closed: z.array(z.object({ place: z.number(), year: z.number(), annualSpend: decimalText, discount: decimalText, route: z.string().nullable() })),
    claims: z.array(z.object({ subject: z.string(), low: z.number(), high: z.number(), unit: z.string(), source: z.string(), dated: z.string(), read: z.boolean(), sample: z.number().nullable() })),
    conflicts: z.array(z.object({ subject: z.string(), says: z.array(z.string()) })),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'Is twelve percent a good discount for us?', input: { annualSpend: 1500000, discount: 12, closed: 'examples/table/closed.yaml' } }],
  run: async (ports, input, watch) => {
    const claims = readBenchmarks(await ports.data.text('table/benchmarks.yaml'));
    const kept = await documentOnHand(ports, input.closed, 'closed.yaml');
    const closed = kept === undefined ? [] : readClosedDeals(await textOf(kept.ports, kept.name), kept.name);
    const { annualSpend, discount, basis, findings } = await sizeOf(ports, input, watch);
    const { own, says, conflicts } = benchmark(claims, closed, { annualSpend, discountPercent: discount });
    return {
      annualSpend, discount: discount ?? null, basis, says, own: own === undefined ? null : { ...own, percentile: own.percentile ?? null },
      closed: closed.map(({ place, year, annualSpend: spend, discountPercent, route }) => ({ place, year, annualSpend: show(spend), discount: show(discountPercent), route: route ?? null })),
      claims: claims.map(({ subject, low, high, unit, source, dated, read, sample }) => ({ subject, low: toDouble(low), high: toDouble(high), unit, source, dated, read, sample: sample ?? null })),
      conflicts: conflicts.map((each) => ({ ...each, says: [...each.says] })), findings,
    };
  },
});

interface Asked {
  readonly annualSpend?: number | undefined;
  readonly discount?: number | undefined;
  readonly deal?: string | undefined;
  readonly usage?: readonly string[] | undefined;
}

/** The size that deals are compared by and the discount that is looked at: as they were said, or by the bills of the usage at list and under the deal. */
async function sizeOf(ports: Ports, { annualSpend, discount, deal, usage }: Asked, watch: Watch): Promise<{ readonly annualSpend: number; readonly discount: number | undefined; readonly basis: string; readonly findings: Finding[] }> {
  if (annualSpend !== undefined && (discount !== undefined || deal === undefined)) return { annualSpend, discount, basis: 'As it was said.', findings: [] };
  const [on, used] = [needed(await dealOnHand(ports, deal), 'deal'), needed(await usageOnHand(ports, usage), 'usage')];
  const { value: terms } = await loadDeal(on.ports, on.name);
  const { value: costs, findings } = await ports.workers.run('routeCosts', { deal: { text: await textOf(on.ports, on.name), file: on.name }, usage: await readUsageFiles(used.ports, used.name, watch), book: await rateBookTexts(on.ports, terms.rateBook), paths: 60, seed: 1 }, watch);
  const off = offList(costs);
  return { annualSpend: annualSpend ?? Math.round((costs.list.likely / terms.months) * 12), discount: discount ?? off, basis: `A year at list prices by the median future of ${used.name.join(', ')}; ${on.name} takes ${off} percent off that in all, its commitment and credits included.`, findings: findings.filter(({ severity }) => severity === 'error') };
}
