import { whole } from './rankedAsks.ts';
import { table } from './table.ts';

interface Span {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** Offers as columns, terms as rows with what each difference saves, and below how they stand and move. */
export function comparedOffers(output: {
  currency: string;
  columns: readonly { title: string; by: string; on: string; cost: Span; againstNoDeal: Span; betterThanNoDeal: number; gapToTarget: number | null; concession: number | null; options: readonly { says: string; worth: { mean: number } | null }[] }[];
  rows: readonly { key: string; says: readonly string[]; saves: readonly (number | null)[] }[];
  saves: readonly number[];
  clauses: readonly { clause: string; stands: readonly string[] }[];
  noDeal: Span & { is: string };
}): string {
  const { columns } = output;
  const signed = (amount: number | null | undefined) => (amount === null || amount === undefined ? '' : `${amount >= 0 ? '+' : '-'}${whole(Math.abs(amount))}`);
  const line = (title: string, cell: (column: (typeof columns)[number], place: number) => string) => [title, ...columns.map(cell)];
  const rows = [
    line('made', ({ by, on }) => `${by}, ${on}`),
    ...output.rows.map(({ key, says, saves }) => [key, ...says.map((each, place) => `${each === '' ? '–' : each}${saves[place] === null ? '' : ` [${signed(saves[place])}]`}`)]),
    ...output.clauses.map(({ clause, stands }) => [clause, ...stands]),
    line('cost', ({ cost }) => `${whole(cost.likely)} (${whole(cost.low)} to ${whole(cost.high)})`),
    line('saves against the base', (_, place) => signed(output.saves[place])),
    line('against no deal', ({ againstNoDeal }) => signed(againstNoDeal.likely)),
    line('better than no deal', ({ betterThanNoDeal }) => `${Math.round(betterThanNoDeal)} of 100`),
    line('step of this side', ({ concession }) => signed(concession)),
    ...(columns.some(({ options }) => options.length > 0) ? [line('rights, as options', ({ options }) => options.map(({ says, worth }) => `${says}: ${worth === null ? 'not valued' : `about ${whole(worth.mean)}`}`).join('; ') || '–')] : []),
    line('gap to target', ({ gapToTarget }) => signed(gapToTarget)),
  ];
  return `In ${output.currency} over the term; [what the difference saves on the plan, shares that add up]. No deal is ${output.noDeal.is}: ${whole(output.noDeal.likely)}.\n${table(['', ...columns.map(({ title }) => title)], rows)}`;
}

/** What was understood of an offer, line by line, and the deal file it makes. */
export function readOffer(output: { understood: readonly { key: string; says: string; line: number; inDeal: boolean }[]; expires: string | null; deal: string | null }): string {
  const rows = output.understood.map(({ key, says, line, inDeal }) => [key, says, `line ${line}`, inDeal ? '' : 'not in the deal file']);
  return `${table(['term', 'understood', 'where', ''], rows)}${output.deal === null ? '' : `\n${output.deal}`}`;
}
