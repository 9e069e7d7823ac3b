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
  clauses: readonly { title: string; stands: readonly string[]; paragraphs: readonly (number | null)[] }[];
  noDeal: Span & { is: string };
}): string {
  const { columns } = output;
  const signed = (amount: number | null | undefined) => (amount === null || amount === undefined ? '' : `${amount >= 0 ? '+' : '-'}${whole(Math.abs(amount))}`);
  const line = (title: string, cell: (column: (typeof columns)[number], place: number) => string) => [title, ...columns.map(cell)];
  const rows = [
    line('made', ({ by, on }) => `${by}, ${on}`),
    ...output.rows.map(({ key, says, saves }) => [key, ...says.map((each, place) => `${each === '' ? '–' : each}${saves[place] === null ? '' : ` [${signed(saves[place])}]`}`)]),
    ...output.clauses.map(({ title, stands, paragraphs }) => [title, ...stands.map((each, place) => `${each}${typeof paragraphs[place] === 'number' ? ` (paragraph ${paragraphs[place]})` : ''}`)]),
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

/** What was understood of an offer, line by line, the deal file it makes, and where clauses stand by its words. */
export function readOffer(output: { understood: readonly { key: string; says: string; line: number; inDeal: boolean }[]; clauses: readonly { clause: string; title: string; stands: string; reason: string; paragraph: number | null; as: string }[]; expires: string | null; deal: string | null }): string {
  const rows = output.understood.map(({ key, says, line, inDeal }) => [key, says, `line ${line}`, inDeal ? '' : 'not in the deal file']);
  return `${table(['term', 'understood', 'where', ''], rows)}${output.deal === null ? '' : `\n${output.deal}`}${clausesRead(output.clauses)}`;
}

/** Clauses as they were read, and the words that keep them so: what is wrong is changed in these. */
function clausesRead(clauses: readonly { clause: string; title: string; stands: string; reason: string; paragraph: number | null; as: string }[]): string {
  if (clauses.length === 0) return '';
  const rows = clauses.map(({ clause, title, stands, reason, paragraph }) => [clause, title, stands, paragraph === null ? '' : `paragraph ${paragraph}`, reason]);
  return `\n${table(['clause', '', 'stands', 'read in', 'because'], rows)}\nAs they are kept, once you have looked at them: --clauses ${clauses.map(({ as }) => as).join(' ')}\n`;
}
