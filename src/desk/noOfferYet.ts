import { addMonths, firstDay, monthOf, type Day } from '../base/calendar.ts';
import { finding, type Finding } from '../base/finding.ts';
import { usualRateBook } from './knowledge.ts';

/** Months from today until a deal that nobody has dated yet would start. */
const lead = 2;

/** The deal file of a negotiation without an offer: three years at list prices. What the supplier offers is then compared with it. */
export function noOfferYet(today: Day): { readonly text: string; readonly file: string; readonly finding: Finding } {
  const start = firstDay(addMonths(monthOf(today), lead));
  return {
    text: `parley: deal/1\nname: No offer yet\ncurrency: USD\nstart: ${start}\nmonths: 36\nrateBook: ${usualRateBook}\n`,
    file: 'no deal file',
    finding: finding('info', 'no-offer-yet', `There is no deal file, so the offer is list prices for 36 months from ${start}. Bring the offer as a file that begins with "parley: deal/1" to compare it.`),
  };
}
