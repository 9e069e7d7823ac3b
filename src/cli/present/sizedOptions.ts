import { table } from './table.ts';

/** The ways to buy PTU with the cheapest size of each, and what rules of thumb would have cost. */
export function sizedOptions(output: {
  model: string;
  currency: string;
  period: { from: string; to: string; minutes: number };
  options: readonly { purchase: string; ptu: number; cost: number; breakEvenUtilisation: number | null; spilledShare: number; byRule: readonly { rule: string; ptu: number; cost: number }[] }[];
  best: { purchase: string; ptu: number; cost: number; payAsYouGo: number; saving: number };
}): string {
  const percent = (share: number | null) => (share === null ? '' : `${(share * 100).toFixed(1)} %`);
  const rows = output.options.flatMap(({ purchase, ptu, cost, breakEvenUtilisation, spilledShare, byRule }) => [
    [purchase, 'cheapest', String(ptu), cost.toFixed(2), percent(breakEvenUtilisation), percent(spilledShare)],
    ...byRule.map((rule) => ['', rule.rule, String(rule.ptu), rule.cost.toFixed(2), '', '']),
  ]);
  const { purchase, ptu, saving, payAsYouGo } = output.best;
  const best = ptu === 0 ? 'Pay-as-you-go is cheapest.' : `Best: ${ptu} PTU, ${purchase}; ${output.currency} ${saving.toFixed(2)} less than pay-as-you-go.`;
  return `${output.model}, ${output.period.from} to ${output.period.to} (${output.period.minutes} minutes); pay-as-you-go ${output.currency} ${payAsYouGo.toFixed(2)}\n${table(['purchase', 'sized by', 'PTU', 'cost', 'pays above', 'spills'], rows)}${best}\n`;
}
