import { describe, expect, it } from 'vitest';
import { show } from '../base/decimal.ts';
import { deal, smallBook, usage } from '../../tests/cases/deals/smallBook.ts';
import { evaluate } from './evaluate.ts';

function charges(block: string, months: number, more = '') {
  const { value } = evaluate(deal(`provisioned: [{id: b, model: gpt-5.4, ptu: 15, ${block}}]\n${more}`, months), usage([]), { book: smallBook });
  return { lines: value.lines.map((line) => `${line.month} ${show(line.amount)}`), line: value.lines[0], findings: value.findings.map((found) => `${found.code} ${/USD [\d.,]*\d/.exec(found.message)?.[0] ?? ''}`.trim()), total: show(value.total) };
}

describe('what a provisioned block costs', () => {
  it('by the hour is every calendar hour of its months, leap days too', () => {
    expect(charges('from: 2028-01, months: 3, purchase: hourly', 36).lines).toEqual(['2028-01 11160', '2028-02 10440', '2028-03 11160']);
    expect(charges('from: 2028-01, months: 3, purchase: hourly', 36).line).toMatchObject({ unit: 'PTU hour', per: 1, source: ['provisioned[b]'] });
  });

  it('by the month is the one-month price, less its discount', () => {
    expect(charges('from: 2027-01, months: 2, purchase: oneMonth', 3).lines).toEqual(['2027-01 3900', '2027-02 3900']);
    expect(charges('from: 2027-01, months: 1, purchase: oneMonth, discountPercent: 12.5', 3).lines).toEqual(['2027-01 3412.5']);
  });

  it('by the year, paid monthly, is a twelfth of the year each month', () => {
    const { lines, total, findings } = charges('from: 2027-01, months: 12, purchase: oneYear', 12);
    expect([lines.length, lines[0], total, findings]).toEqual([12, '2027-01 3315', '39780', []]);
  });

  it('rounds a twelfth that does not end on its line, to 12 digits', () => {
    // 20 × 2,645 ÷ 12 = 4,408.333…
    const book = { ...smallBook, ptu: { ...smallBook.ptu, prices: smallBook.ptu.prices.map((price) => (price.purchase === 'oneYear' ? { ...price, perPtu: { coefficient: 2645n, scale: 0 } } : price)) } };
    const { value } = evaluate(deal('provisioned: [{id: b, model: gpt-5.4, ptu: 20, from: 2027-01, months: 12, purchase: oneYear}]', 12), usage([]), { book });
    expect(show(value.lines[0]?.amount ?? value.total)).toBe('4408.333333333333');
    expect(show(value.total)).toBe('52899.999999999996');
  });

  it('by the year, paid upfront, falls due in the month of purchase', () => {
    expect(charges('from: 2027-03, months: 12, purchase: oneYear, pay: upfront', 24)).toMatchObject({ lines: ['2027-03 39780'], findings: [] });
  });

  it.each([
    { months: 11, lines: 12, after: [] },
    { months: 12, lines: 12, after: [] },
    { months: 13, lines: 24, after: [] },
  ])('is paid to the end of its year, and bought again where it outlives it: $months months', ({ months, lines, after }) => {
    expect(charges(`from: 2027-01, months: ${months}, purchase: oneYear`, 24)).toMatchObject({ lines: { length: lines }, findings: after });
  });

  it('that falls due after the last month is a finding with the amount', () => {
    expect(charges('from: 2027-07, months: 6, purchase: oneYear', 12)).toMatchObject({ lines: { length: 6 }, findings: ['due-after-deal USD 19,890'], total: '19890' });
    expect(charges('from: 2027-12, months: 2, purchase: oneMonth', 12)).toMatchObject({ lines: ['2027-12 3900'], findings: ['due-after-deal USD 3,900'] });
  });

  it('that was bought before the deal is billed from the first month on, what was due before is a finding', () => {
    expect(charges('from: 2026-07, months: 12, purchase: oneYear', 12)).toMatchObject({ lines: { length: 6 }, findings: ['due-before-deal USD 19,890'] });
    expect(charges('from: 2026-07, months: 12, purchase: oneYear, pay: upfront', 12)).toMatchObject({ lines: [], findings: ['due-before-deal USD 39,780'] });
  });

  it('that no list has a price for is a finding, not a zero', () => {
    expect(charges('scope: regional, from: 2027-01, months: 2, purchase: oneMonth', 12).findings).toEqual(['ptu-not-deployable', 'ptu-unpriced']);
  });

  it.each([
    { ptu: 14, codes: ['ptu-not-deployable'] },
    { ptu: 15, codes: [] },
    { ptu: 16, codes: ['ptu-not-deployable'] },
    { ptu: 20, codes: [] },
  ])('of $ptu PTU is checked against the sizes that can be deployed', ({ ptu, codes }) => {
    const { value } = evaluate(deal(`provisioned: [{id: b, model: gpt-5.4, ptu: ${ptu}, from: 2027-01, months: 1, purchase: oneMonth}]`, 1), usage([]), { book: smallBook });
    expect(value.findings.map((found) => found.code)).toEqual(codes);
  });

  it('carries support, with its minimum in idle months', () => {
    expect(charges('from: 2027-02, months: 1, purchase: oneMonth', 2, 'support: {percentOfSpend: 3, minimumPerMonth: 100}').lines).toEqual(['2027-01 100', '2027-02 3900', '2027-02 117']);
  });
});
