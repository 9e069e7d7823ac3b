import { table } from './table.ts';

type Pair = readonly [number, number];

/** The solutions of a bargaining table, each with what both sides have and the value it takes on each issue (counted from 1). */
export function solvedTable(output: {
  outcomes: number | string;
  frontier: number;
  nash: Pair;
  ks: Pair;
  kalai: Pair;
  ksShares: Pair;
  packages: Readonly<Record<'nash' | 'ks' | 'kalai' | 'ksShares', readonly number[]>>;
}): string {
  const rows = (['nash', 'ks', 'kalai', 'ksShares'] as const).map((each) => [titles[each], String(output[each][0]), String(output[each][1]), output.packages[each].map((value) => value + 1).join(' ')]);
  return `${output.outcomes} packages; ${output.frontier} of the pairs they reach are beaten by no other.\n${table(['solution', 'side a', 'side b', 'value on each issue'], rows)}`;
}

const titles = { nash: 'Nash: largest product of gains', ks: 'most equal gains', kalai: 'Kalai: largest smaller gain', ksShares: 'Kalai-Smorodinsky: largest smaller share' };
