import type { DealTerms } from '../../deal/dealTerms.ts';
import type { Route } from './guideFiles.ts';

export interface Situation {
  /** Whether an agreement runs already, and in how many months it ends. */
  readonly runsUntilInMonths?: number | undefined;
  readonly annualSpend?: number | undefined;
  readonly deal?: DealTerms | undefined;
}

/** The routes, those that fit most of what is known first, with the reason; those that fit nothing have none. */
export function recommendRoute(routes: readonly Route[], situation: Situation): readonly { readonly route: Route; readonly fits: number; readonly reason: string }[] {
  const facts = factsOf(situation);
  const scored = routes.map((route) => {
    const fitting = route.suits.flatMap((fact) => facts.get(fact) ?? []);
    return { route, fits: fitting.length, reason: fitting.length === 0 ? '' : `It fits because ${fitting.join(' and ')}.` };
  });
  return scored.toSorted((a, b) => b.fits - a.fits);
}

/** Yearly spend below which an agreement on prices is seldom worth its effort: a judgement of ours. */
const small = 100_000;

function factsOf({ runsUntilInMonths, annualSpend, deal }: Situation): ReadonlyMap<Route['suits'][number], string> {
  const facts: [Route['suits'][number], string, boolean][] = [
    ['commitment', 'the deal holds a commitment', deal?.commitment !== undefined],
    ['priceProtection', 'the deal protects prices', (deal?.priceProtection.length ?? 0) > 0 || deal?.newModels !== undefined],
    ['small', `the yearly spend is below ${small} (a judgement)`, annualSpend !== undefined && annualSpend < small],
    ['short', 'the deal runs for less than a year', deal !== undefined && deal.months < 12],
    ['running', 'an agreement runs already', runsUntilInMonths !== undefined && runsUntilInMonths > 9],
    ['ending', `the agreement that runs ends in ${runsUntilInMonths ?? 0} months`, runsUntilInMonths !== undefined && runsUntilInMonths <= 9],
  ];
  return new Map(facts.filter(([, , holds]) => holds).map(([fact, words]) => [fact, words]));
}
