import { describe, expect, it } from 'vitest';
import { show } from '../../base/decimal.ts';
import { deal, smallBook, usage, type Written } from '../../../tests/cases/deals/smallBook.ts';
import { evaluate } from '../evaluate.ts';

const million = 1_000_000;
const spend = (at: string, dollars: number, rest: Written = {}): Written => ({ at, input: dollars * 400_000, ...rest });

function credits(terms: string, rows: readonly Written[], months: number) {
  const { value } = evaluate(deal(terms, months), usage(rows), { book: smallBook });
  return {
    lines: value.lines.filter((line) => line.kind === 'credit').map((line) => `${line.month} ${line.source[0]} ${show(line.amount)}`),
    standings: value.ledgers.credits.map((credit) => `${credit.id} ${show(credit.used)} of ${show(credit.granted)}, ${show(credit.breakage)} lost, ${credit.remaining ? show(credit.remaining) : 0} left`),
    total: show(value.total),
    codes: value.findings.map((found) => found.code),
  };
}

describe('a credit', () => {
  it.each([
    { from: '2027-01-31', until: '2027-02-28', lines: ['2027-02 credits[0] -100'] },
    { from: '2027-02-01', until: '2027-02-01', lines: ['2027-02 credits[0] -100'] },
    { from: '2027-02-02', until: '2027-02-28', lines: [] },
    { from: '2027-02-01', until: '2027-03-01', lines: ['2027-02 credits[0] -100', '2027-03 credits[0] -100'] },
    { from: '2027-02-01', until: '2027-02-28', lines: ['2027-02 credits[0] -100'] },
  ])('pays in months whose first day lies in $from to $until', ({ from, until, lines }) => {
    expect(credits(`credits: [{amount: 1000, from: ${from}, until: ${until}}]`, [spend('2027-01', 100), spend('2027-02', 100), spend('2027-03', 100)], 3).lines).toEqual(lines);
  });

  it('never pays more than the charges, and what is left when it expires is breakage', () => {
    expect(credits('credits: [{amount: 250, from: 2027-01-01, until: 2027-02-28}]', [spend('2027-01', 100), spend('2027-02', 100)], 3)).toEqual({
      lines: ['2027-01 credits[0] -100', '2027-02 credits[0] -100'],
      standings: ['credits[0] 200 of 250, 50 lost, 0 left'],
      total: '0',
      codes: ['credit-breakage'],
    });
  });

  it('that outlives the deal is left, not lost', () => {
    expect(credits('credits: [{amount: 250, from: 2027-01-01, until: 2027-03-01}]', [spend('2027-01', 100)], 1)).toMatchObject({ standings: ['credits[0] 100 of 250, 0 lost, 150 left'], codes: ['credit-remaining'] });
  });

  it('is used earliest expiry first, then in the order of the file', () => {
    const terms = 'credits: [{amount: 60, from: 2027-01-01, until: 2027-12-31}, {amount: 60, from: 2027-01-01, until: 2027-01-31}, {amount: 60, from: 2027-01-01, until: 2027-12-31}]';
    expect(credits(terms, [spend('2027-01', 100), spend('2027-02', 100)], 12).lines).toEqual(['2027-01 credits[1] -60', '2027-01 credits[0] -40', '2027-02 credits[0] -20', '2027-02 credits[2] -60']);
  });

  it('pays only what it matches, net of the tiers on it, and never support', () => {
    const terms = (match: string): string => `support: {percentOfSpend: 10}\ntiers: [{basis: spend, period: month, method: allUnits, steps: [{from: 0, percent: 10}]}]\ncredits: [{amount: 1000, from: 2027-01-01, until: 2027-01-31, match: ${match}}]`;
    const rows = [spend('2027-01', 100), { model: 'gpt-5', input: 160 * million, output: 10 * million }];
    // gpt-5.4: 100 less 10; gpt-5: 200 + 100 less 30; support 36.
    expect(credits(terms('{}'), rows, 1)).toMatchObject({ lines: ['2027-01 credits[0] -360'], total: '36' });
    expect(credits(terms('{model: gpt-5.4}'), rows, 1).lines).toEqual(['2027-01 credits[0] -90']);
    expect(credits(terms('{model: gpt-5, kind: output}'), rows, 1).lines).toEqual(['2027-01 credits[0] -90']);
    expect(credits(terms('{workload: other}'), rows, 1).lines).toEqual([]);
  });

  it('pays PTU charges where it matches them', () => {
    const terms = (match: string): string => `provisioned: [{id: b, model: gpt-5.4, ptu: 15, from: 2027-01, months: 1, purchase: oneMonth}]\ncredits: [{amount: 5000, from: 2027-01-01, until: 2027-01-31, match: ${match}}]`;
    expect(credits(terms('{tier: provisioned}'), [spend('2027-01', 100)], 1).lines).toEqual(['2027-01 credits[0] -3900']);
    expect(credits(terms('{tier: standard}'), [spend('2027-01', 100)], 1).lines).toEqual(['2027-01 credits[0] -100']);
    expect(credits(terms('{kind: input}'), [spend('2027-01', 100)], 1).lines).toEqual(['2027-01 credits[0] -100']);
    expect(credits(terms('{}'), [spend('2027-01', 100)], 1).lines).toEqual(['2027-01 credits[0] -4000']);
  });

  it('leaves to a narrow credit what only that can pay', () => {
    // 100 of gpt-5.4 and 100 of the mini. The wide credit of 120 expires first, but 20 of the mini are enough beside the narrow one's 100.
    const rows = [spend('2027-01', 100), { model: 'gpt-5.4-mini', input: 133_333_333, output: 1 }];
    const terms = 'credits: [{amount: 100, from: 2027-01-01, until: 2027-02-28, match: {model: gpt-5.4}}, {amount: 100, from: 2027-01-01, until: 2027-01-31}]';
    expect(credits(terms, rows, 2).lines).toEqual(['2027-01 credits[1] -100', '2027-01 credits[0] -100']);
    const both = 'credits: [{amount: 150, from: 2027-01-01, until: 2027-02-28, match: {model: gpt-5.4}}, {amount: 150, from: 2027-01-01, until: 2027-01-31}]';
    expect(credits(both, [spend('2027-01', 100), spend('2027-01', 100, { model: 'gpt-5', input: 80 * million })], 2).lines).toEqual(['2027-01 credits[1] -150', '2027-01 credits[0] -50']);
  });
});

describe('a conditional credit', () => {
  const terms = (spend: number, rest = ''): string => `conditionalCredit: {milestones: [{by: 2027-02-28, spend: ${spend}, credit: 150}], expiresAfterMonths: 2}${rest}`;
  const rows = [spend('2027-01', 100), spend('2027-02', 100), spend('2027-03', 100), spend('2027-04', 100)];

  it.each([
    { case: 'a dollar more than was asked for', asked: 199, lines: ['2027-03 conditionalCredit.milestones[0] -100', '2027-04 conditionalCredit.milestones[0] -50'], codes: [] },
    { case: 'exactly what was asked for', asked: 200, lines: ['2027-03 conditionalCredit.milestones[0] -100', '2027-04 conditionalCredit.milestones[0] -50'], codes: [] },
    { case: 'a dollar less', asked: 201, lines: [], codes: ['conditional-credit-missed'] },
  ])('is earned by $case', ({ asked, lines, codes }) => {
    expect(credits(terms(asked), rows, 4)).toMatchObject({ lines, codes });
  });

  it('is earned in the month that meets it and usable from the next, for so many months', () => {
    expect(credits('conditionalCredit: {milestones: [{by: 2027-12-31, spend: 100, credit: 150}], expiresAfterMonths: 1}', rows, 12)).toMatchObject({ lines: ['2027-02 conditionalCredit.milestones[0] -100'], standings: ['conditionalCredit.milestones[0] 100 of 150, 50 lost, 0 left'] });
  });

  it('does not count shortfall payments and the rest of Azure, and counts what prepayment pays', () => {
    const commitment = '\ncommitment: {milestones: [{by: 2027-01-31, amount: 200}], otherEligible: {perMonth: 50}, shortfall: prepayment}';
    // January: 100 of use and a shortfall of 50. February: 100 of use, 50 of them paid by the prepayment.
    expect(credits(terms(200, commitment), rows, 2).codes).not.toContain('conditional-credit-missed');
    expect(credits(terms(201, commitment), rows, 2).codes).toContain('conditional-credit-missed');
  });

  it('does not count what other credits pay', () => {
    expect(credits(terms(200, '\ncredits: [{amount: 1, from: 2027-01-01, until: 2027-01-31}]'), rows, 4).codes).toEqual(['conditional-credit-missed']);
  });
});
