import type { Day } from '../../base/calendar.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { Measure } from '../drivers/drivers.ts';
import type { Forecast } from '../forecast.ts';
import type { Mix } from '../mix.ts';
import type { PricePaths } from '../prices/samplePrices.ts';
import type { WorkloadFutures } from './futures.ts';
import { unitPrices } from './unitPrices.ts';

/** The futures of each workload's tokens by what they are made of, in the proportions of its last three months, and what they cost at list as prices go on in the same futures. */
export function historyFutures(made: Forecast, mixes: ReadonlyMap<string, Mix>, book: RateBook, day: Day, prices: PricePaths): Outcome<WorkloadFutures[]> {
  const findings: Finding[] = [];
  const futures = made.series.map(({ id, paths }): WorkloadFutures => {
    const { shares, models } = compositionOf(mixes.get(id) ?? [], book, day, findings);
    if (shares.requests === 0 && shares.fresh + shares.output > 0) findings.push(finding('info', 'requests-unknown', `The files say nothing of how many requests ${id} makes (cost exports do not), so none are forecast. Bring Azure Monitor metrics or a gateway log for them.`, id));
    const times = (share: number): Float64Array[] => paths.map((path) => path.map((tokens) => tokens * share));
    const factors = models.map(({ model, perToken }) => ({ perToken, by: prices.factor(model) }));
    const spend = paths.map((path, place) => path.map((tokens, at) => factors.reduce((a, { perToken, by }) => a + tokens * perToken * (by[place]?.[at] ?? 1), 0)));
    return { id, of: { fresh: times(shares.fresh), cached: times(shares.cached), cacheWrite: times(shares.cacheWrite), output: times(shares.output), longContext: times(shares.longContext), tokens: [...paths], requests: times(shares.requests), spend } };
  });
  return outcome(futures, findings);
}

interface Composition {
  /** Of one token; requests by token. */
  readonly shares: Readonly<Record<Exclude<Measure, 'tokens' | 'spend'>, number>>;
  /** What one token of the workload costs at list, by the model it goes to. */
  readonly models: readonly { readonly model: string; readonly perToken: number }[];
}

function compositionOf(mix: Mix, book: RateBook, day: Day, findings: Finding[]): Composition {
  const all = { fresh: 0, cached: 0, cacheWrite: 0, output: 0, longContext: 0, requests: 0 };
  const spend = new Map<string, number>();
  for (const part of mix) {
    const { row } = part;
    const [fresh, cached, cacheWrite, output] = [Number(part.fresh), Number(part.cached), Number(part.cacheWrite), Number(part.output)];
    const priced = unitPrices(book, row, row.context, day);
    findings.push(...priced.findings);
    spend.set(row.model, (spend.get(row.model) ?? 0) + fresh * priced.value.input + cached * priced.value.cached + cacheWrite * priced.value.cacheWrite + output * priced.value.output);
    all.fresh += fresh;
    all.cached += cached;
    all.cacheWrite += cacheWrite;
    all.output += output;
    all.requests += Number(part.requests);
    if (row.context === 'long') all.longContext += fresh + cached + cacheWrite + output;
  }
  const tokens = all.fresh + all.cached + all.cacheWrite + all.output || 1;
  return {
    shares: { fresh: all.fresh / tokens, cached: all.cached / tokens, cacheWrite: all.cacheWrite / tokens, output: all.output / tokens, longContext: all.longContext / tokens, requests: all.requests / tokens },
    models: [...spend].map(([model, amount]) => ({ model, perToken: amount / tokens })),
  };
}
