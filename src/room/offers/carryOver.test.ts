import { describe, expect, it } from 'vitest';
import { deal } from '../../../tests/cases/deals/smallBook.ts';
import { carryOver, silentOn } from './carryOver.ts';
import { inWords } from './termRows.ts';

const earlier = deal('rates: [{match: {model: [gpt-5.4, gpt-5]}, discountPercent: 6}, {match: {model: [gpt-5-mini]}, discountPercent: 4}]\ncommitment: {milestones: [{by: 2027-01-31, amount: 9000000}], shortfall: forfeit}\nsupport: {percentOfSpend: 3}');
const mail = deal('rates: [{match: {model: [gpt-5.4, gpt-5]}, discountPercent: 9}]');

describe('a mail that is silent on terms of the offer before', () => {
  it('is told which: other models, commitment, support', () => {
    expect(silentOn(mail, earlier)).toEqual([
      { key: 'rates', says: '4 % off (gpt-5-mini)' },
      { key: 'commitment', says: '9,000,000 by 2027-01-31; shortfall: forfeit' },
      { key: 'support', says: '3 % of spend, at least 0 a month' },
    ]);
  });

  it('takes over those that still hold, and nothing else; what it says itself stays', () => {
    const taken = carryOver(mail, earlier, ['rates', 'commitment', 'payment']);
    expect([inWords(taken, 'rates'), inWords(taken, 'commitment'), inWords(taken, 'support')]).toEqual(['9 % off (gpt-5.4, gpt-5); 4 % off (gpt-5-mini)', '9,000,000 by 2027-01-31; shortfall: forfeit', '']);
    expect(carryOver(mail, earlier, [])).toEqual(mail);
    expect(silentOn(carryOver(mail, earlier, ['rates', 'commitment', 'support']), earlier)).toEqual([]);
  });

  it('is silent on no price where it gives one for everything', () => {
    expect(silentOn(deal('rates: [{match: {}, discountPercent: 9}]'), earlier).map(({ key }) => key)).toEqual(['commitment', 'support']);
  });
});
