import { table } from './table.ts';

interface Outlook {
  mean: number;
  cvar95: number;
  worseThanPayAsYouGo: number;
}

/** The reservations to hold month by month, and what the plan and the simple rule cost. */
export function planTable(output: {
  currency: string;
  months: readonly { month: string; oneMonth: number; oneYear: number; oneYearBought: number }[];
  cost: number;
  payAsYouGo: number;
  gap: number;
  baseline: { lookBack: number; buyNow: { oneMonth: number; oneYear: number } };
  risk: { futures: number; plan: Outlook; lookBack: Outlook; payAsYouGo: Outlook } | null;
}): string {
  const rows = output.months.map(({ month, oneMonth, oneYear, oneYearBought }) => [month, String(oneMonth), String(oneYear), oneYearBought === 0 ? '' : String(oneYearBought)]);
  const costs = [['this plan', output.cost.toFixed(2)], ['pay-as-you-go', output.payAsYouGo.toFixed(2)], ['each month the layers that paid last month', output.baseline.lookBack.toFixed(2)]];
  const { risk } = output;
  const judged = (name: string, { mean, cvar95, worseThanPayAsYouGo }: Outlook) => [name, mean.toFixed(2), cvar95.toFixed(2), `${(worseThanPayAsYouGo * 100).toFixed(0)} %`];
  const outlook = risk === null ? [] : [`On ${risk.futures} futures that the plan was not made on`, table(['way to buy', `mean ${output.currency}`, 'dearest twentieth', 'dearer than pay-as-you-go'], [judged('this plan', risk.plan), judged('each month the layers that paid last month', risk.lookBack), judged('pay-as-you-go', risk.payAsYouGo)])];
  return [table(['month', 'PTU by the month', 'PTU by the year', 'years begun'], rows), table(['way to buy', output.currency], costs), ...outlook, `Gap to the optimum: ${(output.gap * 100).toFixed(4)} %\n`].join('\n');
}
