import { describe, expect, it } from 'vitest';
import { day, month } from '../base/calendar.ts';
import { decimal } from '../base/decimal.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { calendar, quarterEnd, yearEnd } from './calendar.ts';
import { readRetirements } from './readRetirements.ts';

it.each([
  { asOf: '2026-11-22', quarter: '2026-12-31', year: '2027-06-30' },
  { asOf: '2026-12-31', quarter: '2026-12-31', year: '2027-06-30' },
  { asOf: '2027-01-01', quarter: '2027-03-31', year: '2027-06-30' },
  { asOf: '2027-06-30', quarter: '2027-06-30', year: '2027-06-30' },
  { asOf: '2027-07-01', quarter: '2027-09-30', year: '2028-06-30' },
  { asOf: '2027-09-30', quarter: '2027-09-30', year: '2028-06-30' },
])('on $asOf the seller\'s quarter ends on $quarter and its year on $year', ({ asOf, quarter, year }) => {
  expect(quarterEnd(day(asOf))).toBe(quarter);
  expect(yearEnd(day(asOf))).toBe(year);
});

const deal: DealTerms = {
  name: 'Renewal', currency: 'USD', start: day('2027-01-01'), months: 36, rateBook: 'azure-2026-10', listPrices: 'follow', tiers: [], priceProtection: [], rights: [], nonCash: [],
  rates: [{ match: { model: ['gpt-5.4'] }, price: { kind: 'discount', percent: decimal(12) }, until: day('2027-12-31') }],
  provisioned: [
    { id: 'bot', model: 'gpt-5.4', scope: 'global', region: 'eastus2', ptu: 60, from: month('2027-02'), months: 18, purchase: 'oneYear', pay: 'monthly', discountPercent: decimal(0), spillTo: 'standard' },
    { id: 'peak', model: 'gpt-5.4', scope: 'global', region: 'eastus2', ptu: 15, from: month('2027-02'), months: 3, purchase: 'hourly', pay: 'monthly', discountPercent: decimal(0), spillTo: 'standard' },
  ],
  commitment: { milestones: [{ by: day('2027-12-31'), amount: decimal(2_000_000) }], otherEligible: { kind: 'perMonth', amount: decimal(0) }, shortfall: 'forfeit' },
  conditionalCredit: { milestones: [{ by: day('2027-12-31'), spend: decimal(1_500_000), credit: decimal(100_000) }], expiresAfterMonths: 12 },
  credits: [{ amount: decimal(50_000), from: day('2027-01-01'), until: day('2027-06-30'), match: {}, countsTowardCommitment: false }],
};
const retirements = [
  { model: 'gpt-5.4', on: day('2027-03-05'), source: 'Microsoft Learn', seen: day('2026-04-23') },
  { model: 'gpt-5', on: day('2027-02-06'), source: 'Microsoft Learn', seen: day('2026-04-23') },
  { model: 'gpt-4o', on: day('2026-10-01'), source: 'Microsoft Learn', seen: day('2026-04-23') },
];

describe('the days of a deal', () => {
  const entries = calendar({ asOf: day('2026-11-22'), deal, dealFile: 'deal.yaml', retirements, models: ['gpt-5.4', 'gpt-4o'] });

  it('are in order, none is past, and each says where it is from', () => {
    expect(entries.map((entry) => `${entry.day} ${entry.what} [${entry.source}]`)).toEqual([
      "2026-12-31 Microsoft's quarter ends [Microsoft's fiscal year: 1 July to 30 June]",
      '2027-01-01 The deal starts [deal.yaml, start]',
      '2027-03-05 gpt-5.4 is retired [Microsoft Learn, seen 2026-04-23]',
      "2027-06-30 Microsoft's year ends [Microsoft's fiscal year: 1 July to 30 June]",
      '2027-06-30 Credit of USD 50,000 expires [deal.yaml, credits[0]]',
      '2027-12-31 Commitment milestone: USD 2,000,000 [deal.yaml, commitment.milestones[0]]',
      '2027-12-31 Spend of USD 1,500,000 earns a credit of USD 100,000 [deal.yaml, conditionalCredit.milestones[0]]',
      '2027-12-31 An agreed price ends [deal.yaml, rates[0]]',
      '2028-01-31 Reservation bot ends (60 PTU of gpt-5.4) [deal.yaml, provisioned[0]]',
      '2029-01-31 Reservation bot ends (60 PTU of gpt-5.4) [deal.yaml, provisioned[0]]',
      '2029-12-31 The deal ends [deal.yaml, months]',
    ]);
  });

  it('a model that nobody uses is not on it', () => {
    expect(entries.some((entry) => entry.what.startsWith('gpt-5 '))).toBe(false);
  });

  it('without a deal there is still the seller\'s year', () => {
    expect(calendar({ asOf: day('2027-06-30'), retirements: [], models: [] }).map((entry) => entry.what)).toEqual(["Microsoft's year ends"]);
  });
});

describe('retirements as data', () => {
  it('are read with their source and day', () => {
    const { value, findings } = readRetirements('parley: retirements/1\nsource: a page\nseen: 2026-04-23\nmodels:\n  - {model: gpt-5.4, on: 2027-03-05}\n  - {model: gpt-4o, on: 2026-10-01, note: version 2024-11-20}\n');
    expect(findings).toEqual([]);
    expect(value).toEqual([
      { model: 'gpt-5.4', on: '2027-03-05', source: 'a page', seen: '2026-04-23' },
      { model: 'gpt-4o', on: '2026-10-01', source: 'a page', seen: '2026-04-23', note: 'version 2024-11-20' },
    ]);
  });

  it('a row without a day is a finding and the others stand', () => {
    const { value, findings } = readRetirements('parley: retirements/1\nsource: a page\nseen: 2026-04-23\nmodels:\n  - {model: gpt-5.4, on: soon}\n  - {model: o3, on: 2026-10-16}\n');
    expect(value.map((each) => each.model)).toEqual(['o3']);
    expect(findings.map((each) => each.at)).toEqual(['models/retirements.yaml, models[0]']);
  });

  it.each([
    { case: 'another file', text: 'parley: deal/1\n', says: 'is no list of model retirements' },
    { case: 'a list without a source', text: 'parley: retirements/1\nseen: 2026-04-23\nmodels: []\n', says: 'does not say its "source"' },
  ])('$case is refused', ({ text, says }) => {
    expect(() => readRetirements(text)).toThrow(says);
  });
});
