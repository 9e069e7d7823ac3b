import type { Day } from '../../base/calendar.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { DrivenWorkload } from '../drivers/drivers.ts';
import type { DrivenFutures, PerRequest } from '../drivers/sampleDrivers.ts';
import type { PricePaths } from '../prices/samplePrices.ts';
import type { WorkloadFutures } from './futures.ts';
import { unitPrices } from './unitPrices.ts';

/** The futures of a workload from its drivers, by what its requests are made of, and what they cost at list as prices go on in the same futures. */
export function drivenFutures(workload: DrivenWorkload, { requests, perRequest }: DrivenFutures, book: RateBook, day: Day, prices: PricePaths): Outcome<WorkloadFutures> {
  const long = workload.longShare.kind === 'sure' && workload.longShare.value === 0;
  const short = unitPrices(book, workload.on, 'short', day);
  const extended = long ? short : unitPrices(book, workload.on, 'long', day);
  const factor = prices.factor(workload.on.model);
  const times = (of: (request: PerRequest) => number): Float64Array[] => requests.map((path, place) => {
    const request = perRequest[place];
    const each = request === undefined ? 0 : of(request);
    return path.map((count) => count * each);
  });
  const all = (request: PerRequest): number => request.fresh + request.cached + request.cacheWrite + request.output;
  const cost = (request: PerRequest): number => [short.value, extended.value].reduce((a, price, place) => {
    const share = place === 0 ? 1 - request.longShare : request.longShare;
    return a + share * (request.fresh * price.input + request.cached * price.cached + request.cacheWrite * price.cacheWrite + request.output * price.output);
  }, 0);
  const spend = times(cost).map((path, place) => path.map((amount, at) => amount * (factor[place]?.[at] ?? 1)));
  return outcome({
    id: workload.id,
    of: {
      fresh: times((request) => request.fresh), cached: times((request) => request.cached), cacheWrite: times((request) => request.cacheWrite), output: times((request) => request.output),
      longContext: times((request) => request.longShare * all(request)), tokens: times(all), requests: [...requests], spend,
    },
  }, [...short.findings, ...(long ? [] : extended.findings)]);
}
