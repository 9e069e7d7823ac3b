import { describe, expect, it } from 'vitest';
import { deal, smallBook, usage } from '../../../tests/cases/deals/smallBook.ts';
import { pathsOf } from '../../worth/simulate/usagePaths.ts';
import { inAll, optionWorths } from './optionWorths.ts';

// Half of the paths use a tenth from the second month on: a commitment that many would like to leave.
const months = Array.from({ length: 12 }, (_, month) => `2027-${String(month + 1).padStart(2, '0')}`);
const path = (much: boolean) => usage(months.map((at, month) => ({ model: 'gpt-5.4', input: month === 0 || much ? 400_000_000 : 40_000_000, at })));
const on = { paths: pathsOf(Array.from({ length: 80 }, (_, place) => path(place % 4 < 2))), book: smallBook, shapes: new Map() };
const terms = (more: string) => ({ ...deal(`rates: [{match: {}, discountPercent: 5}]\ncommitment: {milestones: [{by: 2027-12-31, amount: 11000}], shortfall: forfeit}\n${more}`), months: 12 });

describe('what no bill shows', () => {
  it('is worth something as an option: leaving a commitment that half of the futures miss', () => {
    const [right] = optionWorths(terms('rights: [{kind: terminate, afterMonth: 1, feePercent: 0}]'), on);
    expect(right?.says).toContain('terminate');
    // 11,000 less 950 less eleven times 95 is missed on half of the paths: 9,005, less 5 for the last month at list.
    expect(right?.worth?.mean).toBeCloseTo(4500, 6);
    const [dear] = optionWorths(terms('rights: [{kind: terminate, afterMonth: 1, feePercent: 60}]'), on);
    expect(dear?.worth?.mean).toBeLessThan(right?.worth?.mean ?? 0);
  });

  it('is not valued where there is no basis, which is not zero', () => {
    const made = optionWorths(terms('rights: [{kind: resizeReservation, maxRefundPer12Months: 50000}]'), on);
    expect(made).toMatchObject([{ key: 'rights', worth: undefined, basis: 'Not valued: the deal has no provisioned block to resize.' }]);
    expect(inAll(made)).toBeUndefined();
  });

  it('is nothing where the deal has no such term', () => {
    expect(optionWorths(terms(''), on)).toEqual([]);
  });
});
