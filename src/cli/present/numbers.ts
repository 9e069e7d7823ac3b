import { decimal, showPlaces } from '../../base/decimal.ts';

/** "12345.678" as "12,345.68"; half-even, for reading only. */
export function cents(amount: string): string {
  return grouped(showPlaces(decimal(amount), 2, 'half-even'));
}

/** "1234567" as "1,234,567". */
export function grouped(number: string): string {
  const [whole = '', fraction] = number.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}
