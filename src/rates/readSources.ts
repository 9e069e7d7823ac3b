import type { RateSource } from './rateBook.ts';
import { branchAt, neededAt, textAt, type Tree } from './tree.ts';

/** The sources a file of rates names, by their short ids. */
export function readSources(tree: Tree, file: string): Record<string, RateSource> {
  return Object.fromEntries(
    branchAt(tree, 'sources', file).map(([id, source]) => {
      const place = textAt(source, 'id', file);
      return [id, { what: neededAt(source, 'what', file), trust: neededAt(source, 'trust', file), ...(place === undefined ? {} : { id: place }) }];
    }),
  );
}
