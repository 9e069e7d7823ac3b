import { table } from './table.ts';

type Figure = number | 'not valued';
type Interval = { mean: number; low: number; high: number } | 'not valued';

interface Figures {
  alone: Interval;
  cvar95: Figure;
  helps: Figure;
  atMost?: number | undefined;
}

/** What each term is worth: alone with its interval, its fair share, in the bad tail, and how often it helps; and what could be asked for. */
export function worthTable(output: {
  currency: string;
  terms: readonly (Figures & { term: string; share: Figure })[];
  asks: readonly (Figures & { title: string })[];
  beside: readonly { title: string; unit: string; worth: Interval }[];
  bundle: number;
  cost: { mean: number; cvar95: number };
  paths: number;
}): string {
  const amount = (value: Figure | undefined) => (value === undefined || value === 'not valued' ? '' : value.toFixed(0).replace(/^-0$/, '0'));
  const figures = ({ alone, cvar95, helps, atMost }: Figures) => (alone === 'not valued' ? ['not valued', '', '', '', '', ''] : [amount(alone.mean), amount(alone.low), amount(alone.high), amount(cvar95), helps === 'not valued' ? '' : `${(helps * 100).toFixed(0)} %`, amount(atMost)]);
  const header = ['alone', 'low', 'high', 'CVaR 95', 'helps', 'at most'];
  return [
    table(['term', 'fair share', ...header], output.terms.map((each) => [each.term, amount(each.share), ...figures(each)])),
    `All together ${output.currency} ${output.bundle.toFixed(0)}; the deal costs ${output.currency} ${output.cost.mean.toFixed(0)} on average of ${output.paths} paths, ${output.cost.cvar95.toFixed(0)} in the dearest 5 of 100.\n`,
    table(['could be asked for', ...header], output.asks.map((each) => [each.title, ...figures(each)])),
    table(['on no bill', 'in', 'mean', 'low', 'high'], output.beside.map(({ title, unit, worth }) => [title, unit === 'money' ? output.currency : '%', ...(worth === 'not valued' ? ['not valued', '', ''] : [worth.mean, worth.low, worth.high].map((value) => (unit === 'money' ? amount(value) : value.toFixed(2))))])),
  ].join('\n');
}
