import type { Day } from '../base/calendar.ts';
import { readDay } from '../base/calendar.ts';
import { decimal, readDecimal, type Decimal } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';

/** One price of the Azure Retail Prices API in one region. */
export interface RetailPrice {
  readonly meterName: string;
  readonly productName: string;
  /** ARM region name; empty where the price holds everywhere. */
  readonly region: string;
  readonly unitOfMeasure: string;
  readonly currency: string;
  readonly price: Decimal;
  readonly from: Day;
  readonly until: Day | undefined;
  /** "Consumption", "Reservation", "DevTestConsumption". */
  readonly type: string;
  /** Units that must be bought before this price holds. */
  readonly above: number;
}

export interface RetailPage {
  readonly prices: readonly RetailPrice[];
  /** Address of the next page; undefined on the last. */
  readonly next: string | undefined;
}

/** One page of the Retail Prices API (https://learn.microsoft.com/rest/api/cost-management/retail-prices); refuses a page that is cut off or lacks what a price needs. */
export function readRetailPage(text: string, page: number): RetailPage {
  const where = `page ${page} of the price list`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refusal('unreadable', `${where} is no JSON; it may be cut off. Nothing was changed: try again later.`, where);
  }
  const { Items: items, NextPageLink: next } = fieldsOf(json);
  if (!Array.isArray(items)) throw new Refusal('unreadable', `${where} has no list "Items". Nothing was changed: check the address, or try again later.`, where);
  return { prices: items.map((item: unknown, index) => priceOf(fieldsOf(item), index, where)), next: typeof next === 'string' && next !== '' ? next : undefined };
}

function priceOf(item: Readonly<Record<string, unknown>>, index: number, where: string): RetailPrice {
  const text = (key: string): string => (typeof item[key] === 'string' ? item[key] : '');
  const { retailPrice } = item;
  const from = readDay(text('effectiveStartDate').slice(0, 10));
  const priced = (typeof retailPrice === 'number' || typeof retailPrice === 'string') && readDecimal(String(retailPrice)) !== undefined;
  if (text('meterName') === '' || text('unitOfMeasure') === '' || text('currencyCode') === '' || from === undefined || !priced) {
    throw new Refusal('unreadable', `Price ${index + 1} on ${where} lacks meterName, unitOfMeasure, currencyCode, retailPrice or effectiveStartDate. Nothing was changed: check the address, or try again later.`, where);
  }
  return {
    meterName: text('meterName'),
    productName: text('productName'),
    region: text('armRegionName'),
    unitOfMeasure: text('unitOfMeasure'),
    currency: text('currencyCode'),
    price: decimal(retailPrice),
    from,
    until: readDay(text('effectiveEndDate').slice(0, 10)),
    type: text('type') || 'Consumption',
    above: typeof item['tierMinimumUnits'] === 'number' ? item['tierMinimumUnits'] : 0,
  };
}

function fieldsOf(json: unknown): Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {};
}
