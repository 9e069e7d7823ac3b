import { decimal, showPlaces } from '../../base/decimal.ts';
import { table } from './table.ts';

/** The plan by months, its exact bill against no PTU, how near the optimum it is, and where tiers make less dearer than more. */
export function optimumTable(output: {
  currency: string;
  months: readonly { month: string; oneMonth: number; oneYear: number; oneYearBought: number; deployed: readonly { model: string; ptu: number }[] }[];
  total: string;
  payAsYouGo: string;
  saving: string;
  byKind: Readonly<Record<string, string>>;
  solver: { cost: number; gap: number; apart: number };
  deadZones: readonly { tier: string; basis: string; from: string; to: string; percentBelow: string; percentAt: string; wastedPercent: string }[];
}): string {
  const cents = (amount: string) => showPlaces(decimal(amount), 2, 'half-even');
  const rows = output.months.map(({ month, oneMonth, oneYear, oneYearBought, deployed }) => [month, String(oneMonth), String(oneYear), oneYearBought === 0 ? '' : String(oneYearBought), deployed.map(({ model, ptu }) => `${ptu} ${model}`).join(', ')]);
  const bill = [...Object.entries(output.byKind).map(([kind, amount]) => [kind, cents(amount)]), ['total of the exact bill', cents(output.total)], ['without PTU', cents(output.payAsYouGo)], ['saved', cents(output.saving)]];
  const zones = output.deadZones.map(({ tier, basis, from, to, percentBelow, percentAt, wastedPercent }) => [tier, basis, cents(from), cents(to), `${percentBelow} %`, `${percentAt} %`, `${cents(wastedPercent)} %`]);
  return [
    table(['month', 'PTU by the month', 'PTU by the year', 'years begun', 'deployed'], rows),
    table(['bill', output.currency], bill),
    ...(zones.length === 0 ? [] : ['Dead zones: from here up to the step, buying more costs less', table(['tier', 'of', 'from', 'to', 'below', 'at the step', 'wasted at most'], zones)]),
    `Gap to the optimum: ${(output.solver.gap * 100).toFixed(4)} %. The solver's total is ${output.currency} ${output.solver.cost.toFixed(2)}; the exact bill is ${output.solver.apart.toFixed(2)} apart.\n`,
  ].join('\n');
}
