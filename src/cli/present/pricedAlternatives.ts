import { whole } from './rankedAsks.ts';
import { table } from './table.ts';

interface Span {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** Alternatives with what they cost and why they count or do not, the walk-away, and what may be said. */
export function pricedAlternatives(output: {
  currency: string;
  offer: Span;
  alternatives: readonly { title: string; bills: Span | null; cost: Span | null; credible: boolean; whyNot: string; mayBeSaid: readonly { says: string; evidence: readonly string[] }[]; withheld: readonly { says: string; because: string }[] }[];
  walkAway: (Span & { title: string }) | null;
}): string {
  const span = (of: Span | null) => (of === null ? 'not priced' : `${whole(of.likely)} (${whole(of.low)} to ${whole(of.high)})`);
  const rows = output.alternatives.map(({ title, bills, cost, credible, whyNot }) => [title, span(bills), span(cost), credible ? 'credible' : whyNot]);
  const said = output.alternatives.flatMap(({ mayBeSaid, withheld }) => [...mayBeSaid.map(({ says, evidence }) => `May be said: ${says} (${[...new Set(evidence)].join(', ')})\n`), ...withheld.map(({ says, because }) => `Not to be said: ${says} ${because}\n`)]);
  const walk = output.walkAway === null ? 'There is no walk-away yet.\n' : `Walk-away: ${output.walkAway.title}, ${output.currency} ${span(output.walkAway)}; the offer costs ${span(output.offer)}.\n`;
  return [table(['alternative', 'our use there', 'with moving and gaps', ''], rows), walk, said.join('')].join('\n');
}
