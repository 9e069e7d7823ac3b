import type { Ask, AskBase } from './ask.ts';
import { commitmentAtOdds, showMilestones } from './commitmentAtOdds.ts';
import type { Commitment, DealTerms } from '../deal/dealTerms.ts';

/** A lower or ramped commitment, and a shortfall that is not lost. */
export function commitmentAsks(base: AskBase): readonly Ask[] {
  const { commitment } = base.terms;
  if (commitment === undefined) return [];
  return [lower(base, commitment), milder(base, commitment)].flat();
}

function lower(base: AskBase, offered: Commitment): readonly Ask[] {
  const reached = commitmentAtOdds(base.terms, base.priced);
  const { worth } = base.saved({ ...base.terms, commitment: reached });
  if (worth === undefined) return [];
  return [
    {
      id: 'commitment-level',
      title: `Commit to ${showMilestones(base.terms, reached)} instead of ${showMilestones(base.terms, offered)}`,
      why: `The offered milestones are missed in ${base.missed} of ${base.futures.length} futures. They get a commitment that will be kept; a ramp follows the growth that both sides expect.`,
      worth,
      basis: `The offer's bills less the bills with milestones that 90 of 100 futures reach, ${base.onFutures}; discounts unchanged.`,
      sources: [`deal file "${base.terms.name}", commitment`, 'futures of the forecast'],
    },
  ];
}

/** The treatments that are milder than the offered one. */
const milder = (base: AskBase, offered: Commitment): readonly Ask[] => {
  switch (offered.shortfall) {
    case 'forfeit':
      return [...treatment(base, offered, 'prepayment'), ...treatment(base, offered, 'carryOver')];
    case 'prepayment':
      return treatment(base, offered, 'carryOver');
    case 'carryOver':
      return [];
  }
};

const inWords = { prepayment: 'becomes prepayment of later charges', carryOver: 'is carried over to the next milestone', forfeit: 'is forfeited' };

function treatment(base: AskBase, offered: Commitment, shortfall: Commitment['shortfall']): readonly Ask[] {
  const terms: DealTerms = { ...base.terms, commitment: { ...offered, shortfall } };
  const { worth, often: helps } = base.saved(terms);
  if (worth === undefined) return [];
  return [
    {
      id: `shortfall-${shortfall}`,
      title: `A shortfall ${inWords[shortfall]} instead of one that ${inWords[offered.shortfall]}`,
      why: `It helps in ${helps} of ${base.futures.length} futures. It costs them nothing while the commitment is kept, and money they have not earned by use where it is not.`,
      worth,
      basis: `The offer's bills less the bills with the other treatment, ${base.onFutures}. What of a prepayment is left when the deal ends is not counted.`,
      sources: [`deal file "${base.terms.name}", commitment.shortfall`, 'futures of the forecast'],
    },
  ];
}
