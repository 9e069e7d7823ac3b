/** What a column of a cost export is to Parley. */
export type CostRole =
  | 'day'
  | 'billingPeriod'
  | 'billingPeriodEnd'
  | 'amount'
  | 'currency'
  | 'meter'
  | 'product'
  | 'category'
  | 'subcategory'
  | 'consumedService'
  | 'provider'
  | 'resourceId'
  | 'resourceName'
  | 'region'
  | 'tags'
  | 'subscription'
  | 'costCenter'
  | 'quantity'
  | 'unit'
  | 'blockSize'
  | 'unitPrice'
  | 'effectivePrice'
  | 'pricedAmount' //    the cost in the currency of the unit price, where that is another than the bill's
  | 'chargeType'
  | 'chargeClass'
  | 'pricingModel'
  | 'commitmentStatus'
  | 'benefit'; //         the reservation or savings plan that paid for the row

/** True of every export of billed cost, whatever its columns are called. */
export const costsCannotKnow: readonly string[] = [
  'how many requests were made: rows count tokens, so requests are 0',
  'which deployment served them: rows are per resource; a workload is a tag of the resource, else the resource name',
  'the time of day, so no load shape and no spillover: bring a request log of a few days for that',
];

/** What amortised cost hides besides. */
export const amortisedCannotKnow: readonly string[] = [...costsCannotKnow, 'what was billed and when: reservation purchases are spread over their term, so no charge counts and no commitment is burnt down by it'];
