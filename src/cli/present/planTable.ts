import { table } from './table.ts';

/** The reservations to hold month by month, and what the plan and the simple rule cost. */
export function planTable(output: {
  currency: string;
  months: readonly { month: string; oneMonth: number; oneYear: number; oneYearBought: number }[];
  cost: number;
  payAsYouGo: number;
  gap: number;
  baseline: { lookBack: number };
}): string {
  const rows = output.months.map(({ month, oneMonth, oneYear, oneYearBought }) => [month, String(oneMonth), String(oneYear), oneYearBought === 0 ? '' : String(oneYearBought)]);
  const costs = [['this plan', output.cost.toFixed(2)], ['pay-as-you-go', output.payAsYouGo.toFixed(2)], ['each month the layers that paid last month', output.baseline.lookBack.toFixed(2)]];
  return `${table(['month', 'PTU by the month', 'PTU by the year', 'years begun'], rows)}\n${table(['way to buy', output.currency], costs)}\nGap to the optimum: ${(output.gap * 100).toFixed(4)} %\n`;
}
