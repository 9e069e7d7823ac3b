import { daysInMonth, firstDay, type Month } from '../base/calendar.ts';
import { toDouble } from '../base/decimal.ts';
import { kinds } from '../rates/meter.ts';
import type { PtuModel } from '../rates/ptuTable.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import type { UsageRow } from '../usage/usageSeries.ts';
import type { RateCard } from '../deal/rateCard.ts';
import type { LoadStretch } from './sortedLoad.ts';
import { tokenCounts } from '../deal/traffic.ts';

/** The rows of one month and deployment as level stretches, laid over each other busiest minutes first, by the shape of each workload; even without one. */
export function monthStretches(month: Month, rows: readonly UsageRow[], model: PtuModel, card: RateCard, shapes: ReadonlyMap<string, LoadShape>): LoadStretch[] {
  const minutes = daysInMonth(month) * 1440;
  const priced = rows.map((row) => ({ ...worthOf(row, month, model, card), steps: (shapes.get(row.workload)?.steps ?? [{ share: 1, load: 1 }]).toSorted((a, b) => b.load - a.load) }));
  const ends = [...new Set(priced.flatMap(({ steps }) => runningSum(steps.map((step) => step.share))))].toSorted((a, b) => a - b);
  const stretches: LoadStretch[] = [];
  const walks = priced.map(({ weighted, worth, steps }) => ({ load: weighted / minutes, worth: worth / minutes, at: walk(steps) }));
  let from = 0;
  for (const end of ends) {
    const width = end - from;
    // Sums of doubles that should meet in one point leave slivers between them.
    if (width < 1e-9) continue;
    const middle = from + width / 2;
    let [load, worth] = [0, 0];
    for (const row of walks) {
      const level = row.at(middle);
      load += row.load * level;
      worth += row.worth * level;
    }
    stretches.push({ minutes: width * minutes, load, value: load === 0 ? 0 : worth / load });
    from = end;
  }
  return stretches;
}

/** A month's row in input-equivalent tokens, and what it costs pay-as-you-go; what PTU does not serve is none. */
function worthOf(row: UsageRow, month: Month, model: PtuModel, card: RateCard): { readonly weighted: number; readonly worth: number } {
  const weights = model.weights[row.context];
  if (weights === undefined) return { weighted: 0, worth: 0 };
  const counts = tokenCounts(row);
  let [weighted, worth] = [0, 0];
  for (const [place, kind] of kinds.entries()) {
    const tokens = Number(counts[place as 0]);
    if (tokens === 0) continue;
    const rate = card.agreed({ model: row.model, scope: row.scope, tier: 'standard', context: row.context, kind }, row.region, row.workload, firstDay(month));
    weighted += tokens * toDouble(weights[kind]);
    worth += (tokens * (rate === undefined ? 0 : toDouble(rate.perMillion))) / 1_000_000;
  }
  return { weighted, worth };
}

function runningSum(values: readonly number[]): number[] {
  let total = 0;
  return values.map((value) => (total += value));
}

/** Answers the load of the step that `at` (0 to 1, busiest first) lies in, for rising `at`. */
function walk(steps: readonly { readonly share: number; readonly load: number }[]): (at: number) => number {
  let place = 0;
  let until = steps[0]?.share ?? 0;
  return (at) => {
    while (place < steps.length && at >= until) until += steps[++place]?.share ?? 0;
    return steps[place]?.load ?? 0;
  };
}
