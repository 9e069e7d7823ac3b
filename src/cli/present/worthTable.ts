import { table } from './table.ts';

type Figure = number | 'not valued';

/** What each term is worth: alone with its interval, its fair share, in the bad tail, and how often it helps. */
export function worthTable(output: {
  currency: string;
  terms: readonly { term: string; alone: { mean: number; low: number; high: number } | 'not valued'; share: Figure; cvar95: Figure; helps: Figure }[];
  bundle: number;
  cost: { mean: number; cvar95: number };
  paths: number;
}): string {
  const amount = (value: Figure) => (value === 'not valued' ? '' : value.toFixed(0));
  const rows = output.terms.map(({ term, alone, share, cvar95, helps }) =>
    alone === 'not valued' ? [term, 'not valued', '', '', '', '', ''] : [term, amount(alone.mean), amount(alone.low), amount(alone.high), amount(share), amount(cvar95), helps === 'not valued' ? '' : `${(helps * 100).toFixed(0)} %`],
  );
  return `${table(['term', 'alone', 'low', 'high', 'fair share', 'CVaR 95', 'helps'], rows)}\nAll together ${output.currency} ${output.bundle.toFixed(0)}; the deal costs ${output.currency} ${output.cost.mean.toFixed(0)} on average of ${output.paths} paths, ${output.cost.cvar95.toFixed(0)} in the dearest 5 of 100.\n`;
}
