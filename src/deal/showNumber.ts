import { show, showPlaces, type Decimal } from '../base/decimal.ts';

/** "1,234,567.891": every digit, thousands apart, for a person to read. */
export function showNumber(value: Decimal): string {
  return grouped(show(value));
}

/** As `showNumber`, with at least cents: an amount. */
export function showAmount(value: Decimal): string {
  return (show(value).split('.')[1] ?? '').length > 2 ? showNumber(value) : grouped(showPlaces(value, 2, 'half-even'));
}

function grouped(number: string): string {
  const [whole = '', fraction] = number.split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}
