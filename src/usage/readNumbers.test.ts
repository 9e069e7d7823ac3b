import { describe, expect, it } from 'vitest';
import { show } from '../base/decimal.ts';
import { decimalMarkOf, readAmount } from './readAmount.ts';
import { likelyDateOrder, readFileDay } from './readDates.ts';

describe('amounts as spreadsheets write them', () => {
  it.each([
    ['12.40', '.', '12.4'],
    ['1,234.50', '.', '1234.5'],
    ['(1.25)', '.', '-1.25'],
    ['-$1,000', '.', '-1000'],
    ['1.2E-05', '.', '0.000012'],
    ['0.12345678901234567', '.', '0.12345678901234567'],
    ['2,50', ',', '2.5'],
    ['1.234,50', ',', '1234.5'],
    ['(0,0025)', ',', '-0.0025'],
  ] as const)('%s with the mark %s is %s', (cell, mark, value) => {
    const read = readAmount(cell, mark);
    expect(read && show(read)).toBe(value);
  });

  it.each(['', 'NaN', 'Infinity', '#REF!', '1,23', '12..4', '0x10'])('%s is no amount', (cell) => {
    expect(readAmount(cell, '.')).toBeUndefined();
  });

  it.each([
    { cells: ['1234.50', '1,234.50'], mark: '.' },
    { cells: ['2,50', '1000'], mark: ',' },
    { cells: ['1.234,50'], mark: ',' },
    { cells: ['1,234', '1000'], mark: '.' },
    { cells: ['1000', ''], mark: '.' },
  ] as const)('a file with $cells has the mark $mark', ({ cells, mark }) => {
    expect(decimalMarkOf(cells)).toBe(mark);
  });
});

describe('the order of day and month', () => {
  it.each([
    { case: 'a day above twelve in the second place', cells: ['03/04/2026', '03/31/2026'], order: 'month-first', codes: [] },
    { case: 'a day above twelve in the first place', cells: ['03/04/2026', '31/03/2026'], order: 'day-first', codes: [] },
    { case: 'days written year first', cells: ['2026-03-04'], order: 'month-first', codes: [] },
    { case: 'nothing that tells, with slashes', cells: ['03/04/2026'], order: 'month-first', codes: ['date-order-assumed'] },
    { case: 'nothing that tells, with points', cells: ['03.04.2026'], order: 'day-first', codes: ['date-order-dotted'] },
    { case: 'both at once', cells: ['31/03/2026', '30/03/2026', '03/31/2026'], order: 'day-first', codes: ['date-order-mixed'] },
    { case: 'the same day either way', cells: ['03/03/2026'], order: 'month-first', codes: [] },
  ])('$case: $order', ({ cells, order, codes }) => {
    const read = likelyDateOrder(cells, 'bill.csv');
    expect(read.value).toBe(order);
    expect(read.findings.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['09/04/2026', 'month-first', '2026-09-04'],
    ['9/4/2026', 'day-first', '2026-04-09'],
    ['31.03.2026', 'day-first', '2026-03-31'],
    ['2026-03-09T02:30:00-05:00', 'month-first', '2026-03-09'],
    ['20260309', 'month-first', '2026-03-09'],
    ['2026-02-30', 'month-first', undefined],
    ['31/03/2026', 'month-first', undefined],
    ['soon', 'month-first', undefined],
  ] as const)('%s, %s, is %s', (cell, order, day) => {
    expect(readFileDay(cell, order)).toBe(day);
  });
});
