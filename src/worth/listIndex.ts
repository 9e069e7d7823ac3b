import { toDouble } from '../base/decimal.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import type { RateBook } from '../rates/rateBook.ts';
import { meanOf } from './figures.ts';
import { simulation } from './simulate/simulation.ts';
import { placesOf, type ListFamily, type UsagePaths } from './simulate/usagePaths.ts';
import { listTerms } from './structures.ts';

/** What models that move together cost at the list of the rate book, month by month, and how much of it was to be expected. */
export interface FamilyUse {
  /** By month, and then by path: the level of their list prices. */
  readonly levels: readonly Float64Array[];
  /** By month, and then by path. */
  readonly used: readonly Float64Array[];
  /** By month: the mean over all paths that could be. */
  readonly expected: readonly number[];
}

/** Use in money at the list of the rate book, without support, by models whose lists move together; as one family where no list moves. */
export function familyUses(terms: DealTerms, paths: UsagePaths, book: RateBook): readonly FamilyUse[] {
  const { support: _support, ...bare } = listTerms(terms);
  const { list, meanFactor, ...still } = paths;
  const levels = list?.levels.map(toDouble) ?? [];
  const families: readonly ListFamily[] = list?.families ?? [{ models: [], places: [] }];
  return families.map((family) => {
    const columns = list === undefined ? paths.columns : paths.columns.filter(({ model }) => placesOf(list, model) === family.places);
    const used = simulation({ ...still, columns }, book, new Map()).byMonth(bare);
    const planned = meanFactor === undefined ? undefined : simulation({ count: 1, columns: columns.map((column) => ({ ...column, factors: Float64Array.of(meanFactor) })) }, book, new Map()).byMonth(bare);
    return { levels: family.places.map((places) => Float64Array.from(places, (place) => levels[place] ?? 1)), used, expected: used.map((values, month) => planned?.[month]?.[0] ?? meanOf(values)) };
  });
}

/** By month, and then by path: what expected use costs at the list of the path over what it costs at that of the rate book. Undefined where no list moves. */
export function listIndex(terms: DealTerms, paths: UsagePaths, book: RateBook): readonly Float64Array[] | undefined {
  if (paths.list === undefined) return undefined;
  const kept = known.get(paths) ?? familyUses(terms, paths, book);
  known.set(paths, kept);
  return Array.from({ length: terms.months }, (_, month) => {
    const whole = kept.reduce((total, { expected }) => total + (expected[month] ?? 0), 0);
    const index = new Float64Array(paths.count);
    for (const { levels, expected } of kept) {
      const share = whole === 0 ? 1 / kept.length : (expected[month] ?? 0) / whole;
      for (let path = 0; path < paths.count; path++) index[path] = (index[path] ?? 0) + share * (levels[month]?.[path] ?? 1);
    }
    return index;
  });
}

// Every right of a deal asks for the same.
const known = new WeakMap<UsagePaths, readonly FamilyUse[]>();
