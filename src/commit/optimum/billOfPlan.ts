import { addMonths, monthOf, monthsBetween } from '../../base/calendar.ts';
import { decimal, multiply, zero } from '../../base/decimal.ts';
import type { Bill } from '../../deal/bill.ts';
import type { ProvisionedBlock } from '../../deal/dealTerms.ts';
import { billFor, pricing } from '../../deal/evaluate.ts';
import type { PtuCharge } from '../../deal/ptuCharges.ts';
import { quotient } from '../../deal/quotient.ts';
import { splitTraffic } from '../../deal/splitTraffic.ts';
import { reservationPrice } from '../reservationPrice.ts';
import type { ChosenPlan } from './chosenPlan.ts';
import type { PlanColumns } from './planProblem.ts';
import type { Setting, SpendTable } from './spendTable.ts';

/** The exact bill of a plan: its sizes serve the traffic, its leases are charged, and every other term of the deal is as it is. */
export function billOfPlan({ terms, usage, book, shapes }: Setting, deployments: readonly Pick<SpendTable['deployments'][number], 'model' | 'scope' | 'region'>[], pools: PlanColumns['pools'], plan: ChosenPlan): Bill {
  const first = monthOf(terms.start);
  const provisioned = deployments.flatMap((of, place) =>
    (plan.deployed[place] ?? []).flatMap((ptu, month): ProvisionedBlock[] =>
      ptu === 0 ? [] : [{ id: `plan ${place} ${month}`, model: of.model, scope: of.scope, region: of.region, ptu, from: addMonths(first, month), months: 1, purchase: 'oneMonth', pay: 'monthly', discountPercent: zero, spillTo: 'standard' }],
    ),
  );
  const rows = usage.rows.map((row) => {
    const place = deployments.findIndex((of) => of.model === row.model && of.scope === row.scope && of.region === row.region);
    const isServed = (row.tier === 'standard' || row.tier === 'provisioned') && (plan.deployed[place]?.[monthsBetween(first, monthOf(row.at))] ?? 0) > 0;
    return isServed ? { ...row, tier: 'provisioned' as const } : row;
  });
  const split = splitTraffic({ ...terms, provisioned }, { ...usage, rows }, book.ptu, shapes);
  const charges = plan.leases.flatMap((lease) => leaseCharges({ terms, book }, deployments, pools, lease));
  return billFor(terms, split, { card: pricing({ ...terms, provisioned: [] }, book).card, ptu: { charges: charges.toSorted((a, b) => a.month - b.month), findings: [] } });
}

/** What falls due of a lease in the deal: a month at once, a year month by month. */
function leaseCharges({ terms, book }: Pick<Setting, 'terms' | 'book'>, deployments: readonly Pick<SpendTable['deployments'][number], 'model' | 'scope' | 'region'>[], pools: PlanColumns['pools'], { pool, purchase, from, ptu }: ChosenPlan['leases'][number]): PtuCharge[] {
  const of = pools[pool];
  const bought = addMonths(monthOf(terms.start), from);
  const rate = of && reservationPrice(terms, book, of, purchase, bought);
  if (of === undefined || rate === undefined) return [];
  const model = deployments.find(({ scope, region }) => scope === of.scope && region === of.region)?.model ?? '';
  const per = purchase === 'oneYear' ? 12 : 1;
  const amount = quotient(multiply(decimal(ptu), rate), decimal(per));
  return Array.from({ length: Math.min(per, terms.months - from) }, (_, paid): PtuCharge => {
    const what = `plan: ${ptu} PTU reserved for ${purchase === 'oneYear' ? 'a year' : 'a month'} from ${bought}`;
    const line = { month: addMonths(bought, paid), kind: 'ptu' as const, what, quantity: decimal(ptu), unit: purchase === 'oneYear' ? 'PTU month of a year' : 'PTU month', rate, per, amount, source: ['plan'] };
    return { month: from + paid, subject: { model, scope: of.scope, tier: 'provisioned', region: of.region }, line };
  });
}
