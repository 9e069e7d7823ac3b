import { readDecimal } from '../../base/decimal.ts';
import type { Shape } from './focusRule.ts';

/** Whether a cell that is not null looks as FOCUS 1.2 asks; its attributes StringHandling, NumericFormat, DateTimeFormat, UnitFormat, KeyValueFormat and CurrencyFormat. */
export function hasShape(cell: string, shape: Shape): boolean {
  switch (shape) {
    case 'string':
      return true;
    case 'plain-string':
      // What the original casing and spacing were, a file cannot show; a value of spaces alone it can.
      return cell.trim() !== '';
    case 'decimal':
    case 'valid-decimal':
      return readDecimal(cell) !== undefined;
    case 'plain-number':
      return /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(cell);
    case 'date-time':
      return isInstant(cell, /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d| UTC)?$/);
    case 'utc-date-time':
      return isInstant(cell, /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/);
    case 'unit':
      return unit.test(cell);
    case 'key-value':
      return isKeyValue(cell);
    case 'currency':
      return isNational(cell) || (!/^[A-Z]{3}$/.test(cell) && cell.trim() === cell);
    case 'national-currency':
      return isNational(cell);
  }
}

function isInstant(cell: string, form: RegExp): boolean {
  const match = form.exec(cell);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
}

/** "Hours", "1000 Requests", "GB-Hours", "Requests/Hour", "1 GB/Month": an amount, a unit in title or unit case, a unit of time. */
const unit = /^(?:\d+ )?[A-Z][A-Za-z0-9 ]*(?:(?:-|\/)(?:Seconds?|Minutes?|Hours?|Days?|Months?|Years?))?$/;

/** A JSON object of plain values. */
function isKeyValue(cell: string): boolean {
  try {
    const value: unknown = JSON.parse(cell);
    return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((each) => each === null || ['string', 'number', 'boolean'].includes(typeof each));
  } catch {
    return false;
  }
}

/** ISO 4217, as this engine knows it. */
const nationalCurrencies = new Set(Intl.supportedValuesOf('currency'));

function isNational(cell: string): boolean {
  return nationalCurrencies.has(cell);
}
