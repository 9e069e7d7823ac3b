import { table } from './table.ts';

interface Option {
  purchase: string;
  ptu: number;
  cost: number;
  breakEvenUtilisation: number | null;
  spilledShare: number;
  utilisation: number;
  idleCost: number;
  minutesAtRisk: number;
  flat: { from: number; to: number };
  byRule: readonly { rule: string; ptu: number; cost: number }[];
  value: { ptu: number; bareSwap: number; term: number; cachedTokens: number; negotiatedPrice: number; saving: number; latency: number | null };
}

/** The ways to buy PTU with the cheapest size of each, where its saving comes from, and what rules of thumb would have cost. */
export function sizedOptions(output: {
  model: string;
  currency: string;
  period: { from: string; to: string; minutes: number };
  options: readonly Option[];
  best: { purchase: string; ptu: number; cost: number; payAsYouGo: number; saving: number };
}): string {
  const { currency, options, best, period } = output;
  const percent = (share: number | null) => (share === null ? '' : `${(share * 100).toFixed(1)} %`);
  const rows = options.flatMap(({ purchase, ptu, cost, breakEvenUtilisation, spilledShare, utilisation, idleCost, minutesAtRisk, flat, byRule }) => [
    [purchase, 'cheapest', String(ptu), cost.toFixed(2), `${flat.from} to ${flat.to}`, percent(breakEvenUtilisation), percent(utilisation), idleCost.toFixed(2), percent(spilledShare), percent(minutesAtRisk)],
    ...byRule.map((rule) => ['', rule.rule, String(rule.ptu), rule.cost.toFixed(2), '', '', '', '', '', '']),
  ]);
  const sources = options.map(({ purchase, value }) => [purchase, String(value.ptu), ...[value.bareSwap, value.term, value.cachedTokens, value.negotiatedPrice, value.saving].map((amount) => amount.toFixed(2)), value.latency === null ? '' : value.latency.toFixed(2)]);
  const verdict = best.ptu === 0 ? 'Pay-as-you-go is cheapest.' : `Best: ${best.ptu} PTU, ${best.purchase}; ${currency} ${best.saving.toFixed(2)} less than pay-as-you-go.`;
  return [
    `${output.model}, ${period.from} to ${period.to} (${period.minutes} minutes); pay-as-you-go ${currency} ${best.payAsYouGo.toFixed(2)}`,
    table(['purchase', 'sized by', 'PTU', 'cost', 'within 1 %', 'pays above', 'used', 'idle', 'spills', 'minutes at 429'], rows),
    'Where the saving comes from (the four add up to it; latency is beside it, for who needs the speed)',
    table(['purchase', 'at PTU', 'bare swap', 'term', 'cached tokens', 'negotiated price', 'saving', 'latency'], sources),
    `${verdict}\n`,
  ].join('\n');
}
