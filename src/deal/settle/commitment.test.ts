import { describe, expect, it } from 'vitest';
import { show } from '../../base/decimal.ts';
import { deal, smallBook, usage, type Written } from '../../../tests/cases/deals/smallBook.ts';
import { evaluate } from '../evaluate.ts';

/** A month of `dollars` of gpt-5.4 input: 0.4M tokens are a dollar. */
const spend = (at: string, dollars: number): Written => ({ at, input: dollars * 400_000 });

function bill(terms: string, rows: readonly Written[], months: number) {
  const { value } = evaluate(deal(terms, months), usage(rows), { book: smallBook });
  return {
    value,
    total: show(value.total),
    lines: value.lines.filter((line) => line.kind === 'shortfall' || line.kind === 'prepayment').map((line) => `${line.month} ${line.kind} ${show(line.amount)}`),
    ledger: value.ledgers.commitment.map((month) => `${month.month} ${show(month.countable)} ${show(month.cumulative)}${month.milestone ? ` of ${show(month.milestone)}` : ''}`),
    codes: value.findings.map((found) => found.code),
  };
}

describe('a commitment', () => {
  it.each([
    { case: 'a dollar short', dollars: 999, lines: ['2027-01 shortfall 1'], total: '1000' },
    { case: 'just met', dollars: 1000, lines: [], total: '1000' },
    { case: 'exceeded', dollars: 1001, lines: [], total: '1001' },
  ])('that is $case', ({ dollars, lines, total }) => {
    expect(bill('commitment: {milestones: [{by: 2027-01-31, amount: 1000}], shortfall: forfeit}', [spend('2027-01', dollars)], 1)).toMatchObject({ lines, total });
  });

  it.each([
    { by: '2027-01-31', lines: ['2027-01 shortfall 900'] },
    { by: '2027-02-01', lines: [] },
    { by: '2027-02-28', lines: [] },
  ])('counts the whole month that holds its day: $by', ({ by, lines }) => {
    expect(bill(`commitment: {milestones: [{by: ${by}, amount: 1000}], shortfall: forfeit}`, [spend('2027-01', 100), spend('2027-02', 900)], 2).lines).toEqual(lines);
  });

  const two = (shortfall: string): string => `commitment: {milestones: [{by: 2027-01-31, amount: 1000}, {by: 2027-03-31, amount: 2000}], shortfall: ${shortfall}}`;
  const rows = [spend('2027-01', 400), spend('2027-02', 300), spend('2027-03', 900)];

  it('that is forfeited charges the gap and starts anew from the milestone', () => {
    expect(bill(two('forfeit'), rows, 3)).toMatchObject({
      lines: ['2027-01 shortfall 600'],
      total: '2200',
      ledger: ['2027-01 400 1000 of 1000', '2027-02 300 1300', '2027-03 900 2200 of 2000'],
    });
  });

  it('that becomes prepayment pays later charges, which then do not count', () => {
    expect(bill(two('prepayment'), rows, 3)).toMatchObject({
      // 600 pay February's 300 and 300 of March's 900: March counts 600, and 400 are missing of the 1,000 between the milestones.
      lines: ['2027-01 shortfall 600', '2027-02 prepayment -300', '2027-03 prepayment -300', '2027-03 shortfall 400'],
      total: '2000',
      ledger: ['2027-01 400 1000 of 1000', '2027-02 0 1000', '2027-03 600 2000 of 2000'],
      codes: ['shortfall', 'shortfall', 'prepayment-unused'],
    });
  });

  it('that is carried over asks for the gap once, at the last milestone', () => {
    expect(bill(two('carryOver'), rows, 3)).toMatchObject({
      lines: ['2027-03 shortfall 400'],
      total: '2000',
      ledger: ['2027-01 400 400 of 1000', '2027-02 300 700', '2027-03 900 2000 of 2000'],
      codes: ['shortfall-carried', 'shortfall'],
    });
  });

  it('is met by spend on the rest of Azure, every month or as listed, which is on no line', () => {
    const one = (other: string): string => `commitment: {milestones: [{by: 2027-02-28, amount: 1000}], otherEligible: ${other}, shortfall: forfeit}`;
    expect(bill(one('{perMonth: 300}'), [spend('2027-01', 100)], 2)).toMatchObject({ lines: ['2027-02 shortfall 300'], ledger: ['2027-01 400 400', '2027-02 300 1000 of 1000'], total: '400' });
    expect(bill(one('[{at: 2027-01, amount: 500}, {at: 2027-01, amount: 100}, {at: 2027-03, amount: 9000}]'), [spend('2027-01', 100)], 2)).toMatchObject({ lines: ['2027-02 shortfall 300'], ledger: ['2027-01 700 700', '2027-02 0 1000 of 1000'] });
  });

  it('counts what credits pay only where they say so, and never support', () => {
    const terms = (counts: boolean): string => `commitment: {milestones: [{by: 2027-01-31, amount: 1000}], shortfall: forfeit}\nsupport: {percentOfSpend: 10}\ncredits: [{amount: 300, from: 2027-01-01, until: 2027-01-31, countsTowardCommitment: ${counts}}]`;
    // 900 of use, 300 of it paid by credit, 90 of support.
    expect(bill(terms(false), [spend('2027-01', 900)], 1)).toMatchObject({ lines: ['2027-01 shortfall 400'], total: '1090' });
    expect(bill(terms(true), [spend('2027-01', 900)], 1)).toMatchObject({ lines: ['2027-01 shortfall 100'], total: '790' });
  });

  it('counts a reservation when it is billed, not as it is used', () => {
    const terms = 'provisioned: [{id: b, model: gpt-5.4, ptu: 15, from: 2027-01, months: 12, purchase: oneYear, pay: upfront}]\ncommitment: {milestones: [{by: 2027-01-31, amount: 39780}], shortfall: forfeit}';
    expect(bill(terms, [], 12)).toMatchObject({ lines: [], total: '39780' });
  });

  it('is paid down from usage before support', () => {
    const terms = 'commitment: {milestones: [{by: 2027-01-31, amount: 1000}], shortfall: prepayment}\nsupport: {minimumPerMonth: 100}';
    // 1,000 of prepayment: February's 950 of use, then 50 of its 100 of support.
    const { lines, value } = bill(terms, [spend('2027-02', 950)], 2);
    expect(lines).toEqual(['2027-01 shortfall 1000', '2027-02 prepayment -1000']);
    expect(value.ledgers.credits).toMatchObject([{ id: 'prepayment' }]);
    expect(show(value.byMonth[1]?.amount ?? value.total)).toBe('50');
  });

  it('says that a milestone after the last month is not on the bill', () => {
    expect(bill('commitment: {milestones: [{by: 2027-02-01, amount: 1000}], shortfall: forfeit}', [], 1)).toMatchObject({ lines: [], total: '0', codes: ['milestone-after-deal'] });
  });
});
