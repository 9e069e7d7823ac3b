import { table } from './table.ts';

interface Span {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** The asks in their order, what each is worth and may cost them, and what keeps some of them in the house. */
export function rankedAsks(output: {
  currency: string;
  asks: readonly { title: string; need: string; worth: Span | string; likelihood: number; expected: number | null; costsThem: Span | null; target: string | null; walkAway: string | null; owner: string | null; mayLeave: boolean; keptBecause: string }[];
}): string {
  const rows = output.asks.map(({ title, need, worth, likelihood, expected, costsThem, target, walkAway, owner, mayLeave, keptBecause }) => [
    title, need, typeof worth === 'string' ? worth : span(worth), likelihood.toFixed(2), expected === null ? '' : whole(expected), costsThem === null ? 'not judged' : span(costsThem), target ?? '', walkAway ?? '', owner ?? '', mayLeave ? '' : keptBecause,
  ]);
  return `In ${output.currency}, by worth × likelihood; what it costs them is an assumption.\n${table(['ask', 'need', 'worth', 'likely', 'expected', 'costs them', 'target', 'walk-away', 'owner', 'kept in the house'], rows)}`;
}

/** What stakeholders say, issue by issue, and what to ask them next. */
export function elicited(output: {
  currency: string;
  stakeholders: readonly { name: string; role: string; consistent: boolean; next: readonly string[] }[];
  issues: readonly { title: string; redLineOf: readonly string[]; says: readonly { name: string; worth: number }[] }[];
}): string {
  const rows = output.issues.map(({ title, redLineOf, says }) => [title, says.map(({ name, worth }) => `${name} ${whole(worth)}`).join(', '), redLineOf.join(', ')]);
  const next = output.stakeholders.flatMap(({ name, role, consistent, next: questions }) => [`${name} (${role})${consistent ? '' : ': answers contradict each other'}\n`, ...questions.map((question) => `  ${question}\n`)]);
  return `${table(['issue', `worth (${output.currency})`, 'red line of'], rows)}\n${next.join('')}`;
}

function span({ low, likely, high }: Span): string {
  return `${whole(likely)} (${whole(low)} to ${whole(high)})`;
}

/** Whole units with thousands apart. */
export function whole(amount: number): string {
  return Math.round(amount).toString().replace(/\B(?=(\d{3})+$)/g, ',');
}
