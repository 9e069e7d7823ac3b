import { makeShow, showDay } from '../../../parts/show.ts';
import type { Trail } from '../../../parts/trail.tsx';
import type { ComparedOffers, OfferColumn } from '../../../client/answers.ts';

// Trails carry the figures themselves; the drawer hides them where numbers are hidden.
const show = makeShow(false);

/** How the cost of an offer was made. */
export function costTrail({ currency, noDeal }: ComparedOffers, { title, on, planned, cost, againstNoDeal, betterThanNoDeal, deal, source }: OfferColumn): Trail {
  return {
    title: `${title}, ${showDay(on)}`,
    value: show.money(cost.likely.toFixed(2), currency),
    range: `80 in 100 futures lie between ${show.money(cost.low.toFixed(2), currency)} and ${show.money(cost.high.toFixed(2), currency)}.`,
    how: [
      'Every offer is billed exactly, line by line, on the same sampled futures of your usage; the figure is the bill of the median future.',
      `On the plan, the exact bill is ${show.money(planned, currency)}.`,
      `No deal is ${noDeal.is}: ${show.money(noDeal.likely.toFixed(2), currency)}. Against it this offer saves ${show.money(againstNoDeal.likely.toFixed(2), currency)}, and it is better in ${betterThanNoDeal} of 100 futures.`,
    ],
    sources: source === null ? [deal] : [deal, source],
  };
}
