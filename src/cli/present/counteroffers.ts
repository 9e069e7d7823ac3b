import { whole } from './rankedAsks.ts';
import { table } from './table.ts';

/** The packages as columns, why they could be accepted, and the bargaining points. */
export function counteroffers(output: {
  currency: string;
  level: number;
  packages: number;
  offers: readonly { says: readonly { issue: string; option: string; moved: boolean }[]; saves: number; range: { low: number; high: number }; givesThem: number; holds: number; why: string }[];
  nash: { saves: number; givesThem: number; says: readonly string[] };
  ks: { saves: number; givesThem: number; says: readonly string[] };
}): string {
  const { offers } = output;
  const issues = offers[0]?.says.map(({ issue }) => issue) ?? [];
  const rows = [
    ...issues.map((issue, place) => [issue, ...offers.map(({ says }) => `${says[place]?.option ?? ''}${says[place]?.moved === true ? ' *' : ''}`)]),
    ['saves us', ...offers.map(({ saves, range }) => `${whole(saves)} (${whole(range.low)} to ${whole(range.high)})`)],
    ['gives them (assumed)', ...offers.map(({ givesThem }) => signed(givesThem))],
    ['holds in', ...offers.map(({ holds }) => `${holds} of 100 guesses`)],
  ];
  const points = ([['Nash', output.nash], ['Kalai-Smorodinsky', output.ks]] as const).map(([name, { saves, givesThem, says }]) => [name, whole(saves), signed(givesThem), says.join('; ')]);
  return [
    `Of ${output.packages} packages those worth ${output.currency} ${whole(output.level)} to us that are best for them; * moved from their offer. What they gain is an assumption.\n${table(['', ...offers.map((_, place) => `package ${place + 1}`)], rows)}`,
    offers.map(({ why }, place) => `${place + 1}. ${why}\n`).join(''),
    table(['bargaining point', 'saves us', 'gives them', 'says'], points),
  ].join('\n');
}

function signed(amount: number): string {
  return `${amount >= 0 ? '+' : '-'}${whole(Math.abs(amount))}`;
}
