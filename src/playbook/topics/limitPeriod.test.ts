import { expect, it } from 'vitest';
import { limitPeriod } from './limitPeriod.ts';

it.each([
  ['Supplier’s liability per claim shall not exceed USD 500,000.', 'claim'],
  ['Supplier’s liability for any one event is limited to USD 500,000.', 'claim'],
  ['Liability in each contract year is limited to the fees of that year.', 'year'],
  ['Total liability in any twelve (12) month period is limited to the fees paid in it.', 'year'],
  ['Each party’s annual aggregate liability is limited to 150% of the fees.', 'year'],
  ['Each party’s total liability is limited to the fees paid in the twelve (12) months before the event.', 'term'],
  ['Our aggregate liability will not exceed the fees of the year before the claim.', 'term'],
  ['Provider’s liability will not exceed US$1,000.', 'unsure'],
])('%s counts by the %s', (words, period) => expect(limitPeriod(words)).toBe(period));
