import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deal } from '../../../tests/cases/deals/smallBook.ts';
import { day } from '../../base/calendar.ts';
import { readBackPlan, readDates } from './datesFile.ts';
import { negotiationDates, type DatesInput } from './negotiationDates.ts';

const plan = readBackPlan(readFileSync(join(import.meta.dirname, '../../../data/table/back-plan.yaml'), 'utf8'));
const on = (yaml: string, more: Partial<DatesInput> = {}) => negotiationDates({ asOf: day('2026-11-22'), dates: readDates(`parley: dates/1\n${yaml}`, 'dates.yaml'), datesFile: 'dates.yaml', plan, offers: [], ...more });
const days = (made: ReturnType<typeof on>) => made.value.map(({ id, day: at }) => [id, at]);

describe('the days of a negotiation', () => {
  it('of an enrolment are its true-up windows, anniversaries and end', () => {
    const made = on('enrolment: {starts: 2025-07-01, ends: 2028-06-30}');
    expect(days(made)).toEqual([
      ['true-up-opens-2027', '2027-05-02'], ['true-up-closes-2027', '2027-06-01'], ['anniversary-2027', '2027-07-01'], ['last-true-up', '2028-05-31'], ['enrolment-ends', '2028-06-30'],
    ]);
  });

  it('prorate an interim deal that ends with the enrolment', () => {
    const made = on('enrolment: {starts: 2025-07-01, ends: 2028-06-30}', { deal: deal('', 36) });
    expect(made.value.find(({ id }) => id === 'co-termination')?.why).toContain('18 of 24 months, 75 %');
  });

  it('count back from the signature with owners, and say what is overdue', () => {
    const made = on('sign: 2026-12-18\nowners: {legal: S. Lind}');
    expect(days(made)).toEqual([['step-redline', '2026-11-23'], ['step-escalate', '2026-12-03'], ['step-promises', '2026-12-11'], ['step-gate', '2026-12-15'], ['sign', '2026-12-18']]);
    expect(made.value[0]).toMatchObject({ owner: 'S. Lind' });
    expect(made.findings.filter(({ code }) => code === 'step-overdue')).toHaveLength(5);
  });

  it('are the expiry of offers and of price holds', () => {
    const offer = { id: 'them-1', by: 'them' as const, on: day('2026-11-02'), title: 'First', deal: 'a.yaml', clauses: [], expires: day('2026-12-31') };
    expect(days(on('priceHolds: [{what: quote, until: 2027-01-15}]', { offers: [offer] }))).toEqual([['offer-them-1-expires', '2026-12-31'], ['price-hold-1', '2027-01-15']]);
  });

  it.each([
    ['Either party may prevent renewal by written notice given at least ninety (90) days before the end of the term.', '2029-10-02'],
    ['Customer shall notify Supplier three months prior to expiration.', '2029-09-30'],
  ])('are the notice dates that the paper sets: %s', (sentence, by) => {
    const made = on('', { deal: deal('', 36), paper: { file: 'draft.docx', text: `General.\n${sentence}` } });
    expect(made.value.map(({ id, day: at, source }) => [id, at, source])).toEqual([['notice-1', by, 'draft.docx']]);
    expect(made.value[0]?.why).toContain(sentence);
  });

  it('leave notice alone that is not about the end', () => {
    expect(days(on('', { deal: deal('', 36), paper: { file: 'd', text: 'Supplier gives thirty days notice before a change of prices.' } }))).toEqual([]);
  });

  it('say where the signature comes after the start, and where there is none', () => {
    expect(on('sign: 2027-02-01', { deal: deal('', 12) }).findings.map(({ code }) => code)).toContain('signed-after-start');
    expect(on('').findings.map(({ code }) => code)).toEqual(['no-day-of-signature']);
  });
});
