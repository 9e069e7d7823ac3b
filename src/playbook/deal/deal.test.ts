import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledPlaybook } from '../../../tests/cases/playbook/bundled.ts';
import { day } from '../../base/calendar.ts';
import { compare, decimal, show, subtract } from '../../base/decimal.ts';
import type { Paper } from '../../paper/paper.ts';
import { readText } from '../../paper/readText.ts';
import { assess } from '../assess.ts';
import { Reading } from '../reading.ts';
import { complianceMatrix, residencyMatrix } from './complianceMatrix.ts';
import { liabilityCaps } from './liabilityCap.ts';
import { reviewDeal } from './reviewDeal.ts';

const paperOf = (text: string, file = 'draft.txt'): Paper => readText(new TextEncoder().encode(text), file);
const playbook = bundledPlaybook();

describe('a limit of liability in money', () => {
  const fees = { annualFees: decimal('1200000'), currency: 'USD', exposure: { p50: decimal('1000000'), p95: decimal('5000000') } };
  const one = (sentence: string) => liabilityCaps([new Reading(paperOf(sentence))], fees)[0];

  it.each([
    { says: 'Each party’s total liability is limited to the fees paid and payable in the twelve (12) months before the event.', months: 12, amount: '1200000', p50: '0', p95: '3800000', whose: 'both' },
    { says: 'Supplier’s total liability shall not exceed the charges paid for the affected Service in the six (6) months before the event.', months: 6, amount: '600000', p50: '400000', p95: '4400000', whose: 'supplier' },
    { says: 'Each party’s liability is limited to two (2) times the fees paid in the twelve (12) months before the event.', months: 24, amount: '2400000', p50: '0', p95: '2600000', whose: 'both' },
    { says: 'Provider’s liability is limited to 150% of the annual fees.', months: 18, amount: '1800000', p50: '0', p95: '3200000', whose: 'supplier' },
    { says: 'Our liability shall not exceed the greater of the fees paid in the three (3) months before the claim and USD 500,000.', months: 3, amount: '500000', p50: '500000', p95: '4500000', whose: 'supplier' },
    { says: 'Our liability shall not exceed the lesser of the fees paid in the three (3) months before the claim and USD 500,000.', months: 3, amount: '300000', p50: '700000', p95: '4700000', whose: 'supplier' },
    { says: 'Provider’s liability for trials will not exceed US$1,000.', months: undefined, amount: '1000', p50: '999000', p95: '4999000', whose: 'supplier' },
  ])('$says is $amount', ({ says, months, amount, p50, p95, whose }) => {
    const cap = one(says);
    expect([cap?.formula.feeMonths, cap?.amount && compare(cap.amount, decimal(amount)), cap?.gap && show(cap.gap.p50), cap?.gap && show(cap.gap.p95), cap?.formula.whose]).toEqual([months, 0, expect.stringMatching(new RegExp(`^${p50}(\\.00)?$`)), expect.stringMatching(new RegExp(`^${p95}(\\.00)?$`)), whose]);
  });

  it('is not computed from a sum in another currency, and says so', () => {
    const cap = one('Provider’s liability will not exceed EUR 100,000.');
    expect([cap?.amount, cap?.reckoned]).toEqual([undefined, 'EUR 100000: not in USD, so it was not computed']);
  });

  it('leaves a gap of what the exposure is above it, and never less than nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 10_000_000 }), (months, exposure) => {
        const cap = liabilityCaps([new Reading(paperOf(`Each party’s total liability is limited to the fees paid in the ${months} months before the event that gave rise to the claim.`))], { ...fees, exposure: { p50: decimal(exposure), p95: decimal(exposure) } })[0];
        const left = Math.max(0, exposure - months * 100_000);
        expect(compare(subtract(cap?.gap?.p50 ?? decimal(-1), decimal(left)), decimal(0))).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the compliance matrix', () => {
  const paper = new Reading(paperOf('Supplier shall maintain ISO/IEC 27001 certification and a current SOC 2 Type II report for the Services throughout the Term.'));
  it.each([
    { case: 'no evidence kept', evidence: [], status: 'no evidence', expires: undefined },
    { case: 'a report of this year', evidence: [{ framework: 'soc-2', document: 'soc2.pdf', dated: '2026-09-30' }], status: 'proved', expires: '2027-09-30' },
    { case: 'one on its last days', evidence: [{ framework: 'soc-2', document: 'soc2.pdf', expires: '2026-12-31' }], status: 'expires soon', expires: '2026-12-31' },
    { case: 'one that ran out', evidence: [{ framework: 'soc-2', document: 'soc2.pdf', dated: '2025-01-01' }], status: 'expired', expires: '2026-01-01' },
    { case: 'an old and a new one', evidence: [{ framework: 'soc-2', document: 'old.pdf', expires: '2025-01-01' }, { framework: 'soc-2', document: 'new.pdf', expires: '2027-06-30' }], status: 'proved', expires: '2027-06-30' },
  ])('$case: $status', ({ evidence, status, expires }) => {
    const cell = complianceMatrix(playbook, [paper], evidence, day('2026-11-22')).find((each) => each.framework === 'soc-2');
    expect([cell?.status, cell?.expires, cell?.named[0]?.quote.includes('SOC 2'), cell?.owner]).toEqual([status, expires, true, 'Security']);
  });

  it('says of a framework that no paper names that it is not named, whatever evidence is kept', () => {
    expect(complianceMatrix(playbook, [paper], [{ framework: 'iso-42001', document: 'x.pdf' }], day('2026-11-22')).find((each) => each.framework === 'iso-42001')?.status).toBe('not named');
  });

  it.each([
    { text: 'Supplier shall store and process Customer Data only in the European Union.', scope: 'global' as const, verdict: 'breaks' },
    { text: 'Supplier shall store and process Customer Data only in the European Union.', scope: 'data zone' as const, verdict: 'fits' },
    { text: 'Customer Data shall be stored at rest in the region that Customer selects.', scope: 'region' as const, verdict: 'unsure' },
    { text: 'Supplier may process Customer Data in any region in which it operates.', scope: 'data zone' as const, verdict: 'breaks' },
    { text: 'Fees are due thirty days after the date of the invoice.', scope: 'data zone' as const, verdict: 'unsure' },
  ])('$scope under "$text" $verdict', ({ text, scope, verdict }) => {
    const eu = bundledPlaybook('eu');
    const residency = assess(paperOf(text), eu).value.topics.find((each) => each.topic === 'residency');
    expect(residencyMatrix(eu.residency, [scope], residency).map((each) => each.verdict)).toEqual([verdict]);
  });
});

describe('the documents of one deal', () => {
  const amendment = paperOf('Amendment No. 3\n1. Data. Supplier shall delete all Customer Data within thirty (30) days after termination.\n2. Training. Supplier shall not use Customer Data to train any model.\n3. In case of conflict this Amendment prevails over the Master Agreement.', 'amendment.txt');
  const master = paperOf('Master Services Agreement\n1. Data. Supplier will delete Customer Data within one hundred and eighty (180) days after termination.\n2. Supplier may use Customer Data to train its models.\n3. Fees are due within thirty (30) days.', 'master.txt');
  const deal = reviewDeal([master, amendment], playbook);

  it('contradict each other where they name different figures, and where one gives what the other takes', () => {
    expect(deal.contradictions.map(({ topic, on, prevails }) => [topic, on, prevails])).toEqual(expect.arrayContaining([['retention', 'deletionDays', 'amendment.txt'], ['training', 'no-training', 'amendment.txt']]));
    expect(deal.contradictions.find((each) => each.on === 'deletionDays')?.message).toBe('The documents differ on deletion days: amendment.txt says 30 days; master.txt says 180 days. By their order amendment.txt prevails.');
  });

  it('are read by what prevails, and a topic says where it stands', () => {
    expect(deal.topics.find((each) => each.topic === 'training')).toMatchObject({ decidedBy: 'amendment.txt', spokenOfIn: ['amendment.txt', 'master.txt'], inItsPlace: 'no', belongsIn: 'Data protection addendum' });
    expect(deal.topics.find((each) => each.topic === 'publicity')?.decidedBy).toBeUndefined();
  });

  it('are of one mind with themselves', () => {
    expect(reviewDeal([amendment], playbook).contradictions).toEqual([]);
  });
});
