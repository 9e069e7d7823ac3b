import { z } from 'zod';
import { addMonths, monthOf } from '../../../base/calendar.ts';
import { finding, type Finding } from '../../../base/finding.ts';
import { Refusal } from '../../../base/refusal.ts';
import type { PlanRisk } from '../../../commit/planRisk.ts';
import type { MixedSolution } from '../../../commit/optimum/mixedProblem.ts';
import { decimalText, file, files, findingsShape } from '../../fields.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';
import { tidy, tidyAll } from '../../tidy.ts';

/** How close to the optimum is close enough, as a share of the bill. */
const wantedGap = 1e-6;
/** Solutions whose steps are out of order are put right this often. */
const mostRounds = 5;

const outlook = z.object({ mean: z.number(), cvar95: z.number(), worseThanPayAsYouGo: z.number() });

export const optimumOfDeal = operation({
  name: 'deal.optimum',
  summary: 'The cheapest PTU reservations under all terms of a deal together - tiers, commitment, credits, smallest deployments - with a proven gap, confirmed by the exact bill; and the dead zones of its tiers.',
  effect: 'reads',
  input: z.object({
    deal: file('a deal file (parley: deal/1)'),
    usage: files('usage files: a history before the deal, or usage for all its months; request logs give the shape of the load'),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same future' }),
    seconds: z.int().min(1).max(300).default(60).meta({ description: 'the most seconds to solve; the best found by then is answered, with its gap' }),
  }),
  output: z.object({
    currency: z.string(),
    months: z.array(z.object({ month: z.string(), oneMonth: z.number(), oneYear: z.number(), oneYearBought: z.number(), deployed: z.array(z.object({ model: z.string(), scope: z.string(), region: z.string(), ptu: z.number() })) })),
    /** The exact bill of the plan, of no PTU, and what the plan saves. */
    total: decimalText,
    totalRounded: decimalText,
    payAsYouGo: decimalText,
    saving: decimalText,
    byKind: z.record(z.string(), decimalText),
    /** What the solver says the bill is, and that no plan costs less than `bound`; `gap` is from the exact bill to it. */
    solver: z.object({ cost: z.number(), bound: z.number(), gap: z.number(), isOptimal: z.boolean(), apart: z.number() }),
    /** Plan, rule and pay-as-you-go on futures that the plan was not made on, tokens and reservations alone; null where the usage is taken as certain. `regret` is what the plan costs more than buying each month what paid last month. */
    risk: z.object({ futures: z.number(), plan: outlook, lookBack: outlook, payAsYouGo: outlook, regret: z.object({ mean: z.number(), share: z.number() }) }).nullable(),
    deadZones: z.array(z.object({ tier: z.string(), basis: z.enum(['tokens', 'spend']), from: decimalText, to: decimalText, percentBelow: decimalText, percentAt: decimalText, wastedPercent: decimalText })),
    seed: z.number(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'Which reservations are cheapest under all terms together?', input: { deal: 'examples/worked-example/deal.yaml', usage: ['examples/worked-example/usage.yaml'] } }],
  run: async (ports, input, watch) => {
    if (ports.solver === undefined) throw new Refusal('unsupported', 'This door has no solver for plans under all terms. Use the command line or the web app.');
    const { chosenPlan, inOrder } = await import('../../../commit/optimum/chosenPlan.ts');
    const terms = await loadDeal(ports, input.deal);
    const [text, book, usage] = await Promise.all([textOf(ports, input.deal), rateBookTexts(ports, terms.value.rateBook), readUsageFiles(ports, input.usage, watch)]);
    const asked = { usage, deal: { text, file: input.deal }, book, seed: input.seed };
    const { value: given, findings } = await ports.workers.run('optimumProblem', asked, watch);
    const { columns, table } = given;
    let { problem } = given;
    let left = input.seconds;
    let spent = 0;
    let bound = Number.NEGATIVE_INFINITY;
    let best: { readonly billed: Awaited<ReturnType<typeof bill>>; readonly plan: ReturnType<typeof chosenPlan>; readonly solved: MixedSolution } | undefined;
    const bill = (plan: ReturnType<typeof chosenPlan>) => ports.workers.run('optimumBill', { deal: asked.deal, book, path: given.usage, shapes: given.shapes, judges: given.judges, table, pools: columns.pools, plan }, watch);
    for (let round = 0; round < mostRounds && left > 0; round++) {
      const solved = await ports.solver.solve(problem, { seconds: left, gap: wantedGap }, watch);
      spent += solved.seconds;
      left = input.seconds - spent;
      if (solved.kind === 'none') break;
      // Each round forbids what no bill can have, so that its bound holds and the last is the sharpest.
      bound = Math.max(bound, solved.bound);
      const plan = chosenPlan(columns, table, solved.values);
      const billed = await bill(plan);
      if (best === undefined || Number(billed.total) < Number(best.billed.total)) best = { billed, plan, solved };
      if (Number(billed.total) <= solved.cost + 0.005) break;
      const next = inOrder(problem, columns, solved.values);
      if (next === undefined) break;
      problem = next;
    }
    if (best === undefined) throw new Refusal('too-large', `No plan was found within ${input.seconds} seconds. Give more with --seconds, or ask for deal plan, which takes reservations alone.`);
    const { billed, plan, solved } = best;
    const total = Number(billed.total);
    const gap = total === 0 ? 0 : Math.max(0, (total - bound) / Math.abs(total));
    const first = monthOf(terms.value.start);
    const held = (purchase: 'oneMonth' | 'oneYear', at: number) => plan.leases.reduce((sum, lease) => sum + (lease.purchase === purchase && lease.from <= at && at < lease.from + (purchase === 'oneYear' ? 12 : 1) ? lease.ptu : 0), 0);
    return {
      currency: terms.value.currency,
      months: Array.from({ length: terms.value.months }, (_, at) => ({
        month: addMonths(first, at),
        oneMonth: held('oneMonth', at),
        oneYear: held('oneYear', at),
        oneYearBought: plan.leases.reduce((sum, lease) => sum + (lease.purchase === 'oneYear' && lease.from === at ? lease.ptu : 0), 0),
        deployed: table.deployments.flatMap(({ model, scope, region }, place) => {
          const ptu = plan.deployed[place]?.[at] ?? 0;
          return ptu === 0 ? [] : [{ model, scope, region, ptu }];
        }),
      })),
      total: billed.total,
      totalRounded: billed.totalRounded,
      payAsYouGo: billed.payAsYouGo,
      saving: billed.saving,
      byKind: billed.byKind,
      solver: { cost: tidy(solved.cost), bound: tidy(bound), gap: gap < 1e-12 ? 0 : gap, isOptimal: gap <= wantedGap, apart: tidy(total - solved.cost) },
      risk: billed.risk === undefined ? null : { futures: billed.risk.futures, plan: tidyAll(billed.risk.plan), lookBack: tidyAll(billed.risk.lookBack), payAsYouGo: tidyAll(billed.risk.payAsYouGo), regret: tidyAll(billed.risk.regret) },
      deadZones: billed.deadZones.map(plain),
      seed: input.seed,
      findings: [...findings, ...regretOf(terms.value.currency, billed.risk), ...said(terms.value.currency, billed.deadZones.map(plain), gap, total - solved.cost, solved.kind === 'stopped')],
    };
  },
});

function said(currency: string, zones: readonly { readonly tier: string; readonly basis: string; readonly from: string; readonly to: string }[], gap: number, apart: number, isStopped: boolean): Finding[] {
  return [
    ...(gap > wantedGap ? [finding('warning', 'gap-left', `The plan may cost up to ${(gap * 100).toFixed(4)} % more than the cheapest. ${isStopped ? 'The solver ran out of time: give it more with --seconds.' : 'The rest of it is what the solver can only bound: when credits and prepayment are spent, and a marginal tier on tokens.'}`)] : []),
    ...(Math.abs(apart) >= 0.005 ? [finding('info', 'bill-differs', `The exact bill of the plan is ${currency} ${Math.abs(apart).toFixed(2)} ${apart > 0 ? 'above' : 'below'} what the solver makes of it; the bill is what counts, and the gap is measured from it.`)] : []),
    ...zones.map(({ tier, basis, from, to }) => finding('warning', 'dead-zone', `${tier} has a dead zone: from ${basis === 'spend' ? `${currency} ` : ''}${from} to ${to} of ${basis === 'spend' ? 'charges' : 'tokens'} in its period, buying up to ${to} costs less than stopping short of it. Ask for a marginal tier.`, tier)),
  ];
}

function regretOf(currency: string, risk: PlanRisk | undefined): Finding[] {
  if (risk === undefined) return [];
  const { futures, plan, lookBack, regret } = risk;
  const words = `On ${futures} futures that it was not made on, this plan costs ${currency} ${Math.abs(regret.mean).toFixed(0)} ${regret.mean < 0 ? 'less' : 'more'} on average than buying each month what paid last month, and more in ${(regret.share * 100).toFixed(0)} of 100; in the dearest twentieth ${currency} ${plan.cvar95.toFixed(0)} against ${lookBack.cvar95.toFixed(0)}.`;
  return [finding(regret.mean > 0 ? 'warning' : 'info', 'look-back', `${words} Size to current usage, and ask for the right to add at the same rate and to resize.`)];
}
