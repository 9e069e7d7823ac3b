import type { StructureShown } from '../../client/answers.ts';

type Id = StructureShown['id'];

/** The name of a structure where there is little room. */
export const shortName: Readonly<Record<Id, string>> = { list: 'List', offer: 'Their offer', reserved: 'Reserved', committed: 'Committed', alternative: 'Alternative' };

/** How its line is drawn, where colour alone must not tell it apart. */
export const dashOf: Readonly<Record<Id, 'solid' | 'dashed' | 'dotted' | number[]>> = { list: 'dotted', offer: 'solid', reserved: 'dashed', committed: [8, 3, 2, 3], alternative: [2, 4] };

/** The sign of a structure, 10 by 10 around the origin, in its colour. */
export function StructureSign({ id }: { readonly id: Id }) {
  return <path d={signs[id]} fill={`var(--series-${id})`} />;
}

const signs: Readonly<Record<Id, string>> = {
  list: 'M-4.500 -4.500h9v9h-9z',
  offer: 'M0 -6.200L6.200 0L0 6.200L-6.200 0z',
  reserved: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z',
  committed: 'M0 -5.800L5.800 4.600H-5.800z',
  alternative: 'M0 5.800L5.800 -4.600H-5.800z',
};
