import { show, zero } from '../../base/decimal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { LoadShape } from '../../usage/loadShape.ts';
import { controlsOf } from '../../worth/controls.ts';
import type { Interval } from '../../worth/figures.ts';
import { presentTerms } from '../../worth/presentTerms.ts';
import { rightFigures } from '../../worth/rights/rightFigures.ts';
import { simulation } from '../../worth/simulate/simulation.ts';
import type { UsagePaths } from '../../worth/simulate/usagePaths.ts';
import { written } from '../../deal/writeDeal.ts';

/** A term that no bill of the deal shows, valued as an option: an estimate over paths, not a part of any bill. */
export interface OptionWorth {
  readonly key: 'rights' | 'renewal';
  readonly says: string;
  /** Expected, and where the mean lies 95 times in 100; undefined where there is no basis. */
  readonly worth: Interval | undefined;
  readonly basis: string;
}

/** Paths on which list prices move, for what depends on how they do. */
export interface OptionPaths {
  readonly paths: UsagePaths;
  readonly book: RateBook;
  readonly shapes: ReadonlyMap<string, LoadShape>;
}

/** What each right of a deal and its cap at renewal are worth on the deal as it is; each by itself, so that two rights to the same way out do not add up. */
export function optionWorths(terms: DealTerms, on: OptionPaths): readonly OptionWorth[] {
  const options = presentTerms(terms).filter(({ id }) => id === 'renewal' || id.startsWith('rights['));
  if (options.length === 0) return [];
  const simulated = simulation(on.paths, on.book, on.shapes);
  const [full, controls] = [simulated.totals(terms), controlsOf(terms, on.paths, on.book)];
  return options.map(({ id, right, notValued }): OptionWorth => {
    const [key, says] = id === 'renewal' ? (['renewal', `at most ${show(terms.renewal?.upliftCapPercent ?? zero)} % at renewal`] as const) : (['rights', written(terms.rights[Number(/\d+/.exec(id)?.[0])]).slice(1, -1)] as const);
    if (right === undefined) return { key, says, worth: undefined, basis: `Not valued: ${notValued ?? 'there is no basis'}.` };
    const { worth, basis } = rightFigures(right, terms, simulated, on.book, full, controls, {});
    return { key, says, worth: worth?.alone, basis };
  });
}

/** What options are expected to be worth in all; undefined where none has a basis. */
export function inAll(options: readonly OptionWorth[]): number | undefined {
  const valued = options.flatMap(({ worth }) => (worth === undefined ? [] : [worth.mean]));
  return valued.length === 0 ? undefined : valued.reduce((a, b) => a + b, 0);
}
