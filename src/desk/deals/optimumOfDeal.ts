import { addMonths, monthOf } from '../../base/calendar.ts';
import { add, decimal, show, showPlaces, subtract, toDouble, type Decimal } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { billOfPlan } from '../../commit/optimum/billOfPlan.ts';
import type { ChosenPlan } from '../../commit/optimum/chosenPlan.ts';
import { deadZones, type DeadZone } from '../../commit/optimum/deadZones.ts';
import type { MixedProblem } from '../../commit/optimum/mixedProblem.ts';
import { planProblem, type PlanColumns } from '../../commit/optimum/planProblem.ts';
import { judgePlan, type HeldPool } from '../../commit/planDeal.ts';
import type { PlanRisk } from '../../commit/planRisk.ts';
import { reservationPrice } from '../../commit/reservationPrice.ts';
import { spendTable, type Setting, type SpendTable } from '../../commit/optimum/spendTable.ts';
import type { LoadShape } from '../../usage/loadShape.ts';
import type { UsageSeries } from '../../usage/usageSeries.ts';
import { readDeal } from '../../deal/readDeal.ts';
import { readRateBook } from '../../rates/readRateBook.ts';
import type { PlanOfDealInput } from './planOfDeal.ts';
import { readyDeal } from './readyDeal.ts';

/** The problem of the cheapest plan, and what is needed to read and bill its solution. */
export interface OptimumProblem {
  readonly problem: MixedProblem;
  readonly columns: PlanColumns;
  readonly table: SpendTable;
  readonly usage: UsageSeries;
  readonly shapes: ReadonlyMap<string, LoadShape>;
  /** Futures that the plan is not made on. */
  readonly judges: readonly UsageSeries[];
}

/** Futures of which the middle one is planned on. */
const futures = 99;

/** The cheapest reservations under all terms of a deal, as a problem for a solver. */
export function optimumProblem(input: PlanOfDealInput, watch: Watch): Outcome<OptimumProblem> {
  const ready = readyDeal(input, { paths: 0, futures, covered: 'as it is' }, watch);
  const { terms, book, shapes, sampled } = ready.value;
  watch.progress(0.4, 'Pricing every size');
  const { usage, notes, judges } = middle(sampled.futures);
  const setting: Setting = { terms, usage, book, shapes };
  const table = spendTable(setting);
  watch.progress(0.8, 'Writing the problem');
  const { problem, columns } = planProblem(terms, table, book);
  const coarse = table.isCoarse ? [finding('info', 'sizes-in-steps', 'A deployment of this size has hundreds of sizes; forty of them were looked at, evenly apart. deal size looks at each.')] : [];
  const relaxed = terms.tiers.flatMap(({ basis, method }, place) => (basis === 'tokens' && method === 'marginal' && table.deployments.some(({ sizes }) => sizes.length > 1) ? [finding('info', 'tier-at-its-highest', `tiers[${place}] is marginal on tokens, and its rebate a quotient: the solver takes it at its highest share, so the gap is wider than the plan deserves. The bill counts it exactly.`, `tiers[${place}]`)] : []));
  const even = table.deployments.length > 0 && usage.rows.some((row) => !shapes.has(row.workload)) ? [finding('warning', 'load-spread-evenly', 'There is no minute-level usage of some workloads: their load is taken as even within a month, and PTU looks better here than it is.')] : [];
  return outcome({ problem, columns, table, usage, shapes, judges }, [...ready.findings, ...notes, ...coarse, ...relaxed, ...even]);
}

/** The path with the middle number of tokens. */
function middle(paths: readonly UsageSeries[]): { readonly usage: UsageSeries; readonly judges: readonly UsageSeries[]; readonly notes: readonly Finding[] } {
  const sorted = paths.map((usage) => ({ usage, tokens: usage.rows.reduce((sum, { input, output }) => sum + input + output, 0n) })).toSorted((a, b) => (a.tokens < b.tokens ? -1 : a.tokens > b.tokens ? 1 : 0));
  const usage = sorted[sorted.length >> 1]?.usage ?? { grain: 'month', rows: [] };
  const note = finding('warning', 'planned-on-the-middle', `This is the optimum for one future, the one with the middle number of tokens of ${paths.length}: it knows what comes. Judge it by its regret against buying each month what paid last month, and commit above current usage only with a ramp or a right to reduce.`);
  return { usage, judges: paths.filter((path, place) => path !== usage && place % 2 === 0), notes: paths.length > 1 ? [note] : [] };
}

/** An exact bill in short. */
export interface BilledPlan {
  readonly total: string;
  readonly totalRounded: string;
  readonly payAsYouGo: string;
  readonly saving: string;
  readonly byKind: Readonly<Record<string, string>>;
}

export interface BillOfOptimumInput extends Pick<PlanOfDealInput, 'deal' | 'book'>, Pick<OptimumProblem, 'shapes' | 'table' | 'judges'> {
  readonly path: UsageSeries;
  readonly pools: PlanColumns['pools'];
  readonly plan: ChosenPlan;
}

/** The exact bills of a plan and of buying no PTU, and the dead zones of the deal's tiers. */
export function billOfOptimum(input: BillOfOptimumInput): BilledPlan & { readonly deadZones: readonly DeadZone[]; readonly risk: PlanRisk | undefined } {
  const { value: terms } = readDeal(input.deal.text, input.deal.file);
  const { value: book } = readRateBook(input.book, terms.rateBook);
  const setting: Setting = { terms, usage: input.path, book, shapes: input.shapes };
  const bill = billOfPlan(setting, input.table.deployments, input.pools, input.plan);
  const none = billOfPlan(setting, input.table.deployments, input.pools, { leases: [], deployed: [] });
  const byKind = new Map<string, Decimal>();
  for (const { kind, amount } of bill.lines) byKind.set(kind, add(byKind.get(kind) ?? decimal(0), amount));
  return {
    total: show(bill.total),
    totalRounded: showPlaces(bill.total, 2, 'half-even'),
    payAsYouGo: show(none.total),
    saving: show(subtract(none.total, bill.total)),
    byKind: Object.fromEntries([...byKind].map(([kind, amount]) => [kind, show(amount)])),
    deadZones: deadZones(terms),
    risk: input.judges.length === 0 ? undefined : judgePlan(terms, input.judges, book, input.shapes, input.pools.map((pool, place) => heldPool(setting, input, pool, place))),
  };
}

function heldPool({ terms, book }: Setting, { table, plan }: BillOfOptimumInput, { scope, region, unit }: PlanColumns['pools'][number], place: number): HeldPool {
  const own = table.deployments.flatMap((of, index) => (of.scope === scope && of.region === region ? [{ model: of.model, deployed: plan.deployed[index] ?? [] }] : []));
  const paid = plan.leases.reduce((sum, { pool, purchase, from, ptu }) => {
    const price = pool === place ? reservationPrice(terms, book, { scope, region }, purchase, addMonths(monthOf(terms.start), from)) : undefined;
    return sum + (price === undefined ? 0 : toDouble(price) * ptu * (purchase === 'oneYear' ? Math.min(12, terms.months - from) / 12 : 1));
  }, 0);
  return { scope, region, unit, paid, models: own.map(({ model }) => model), deployed: Array.from({ length: terms.months }, (_, month) => own.map(({ deployed }) => deployed[month] ?? 0)) };
}
