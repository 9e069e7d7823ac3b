import { addMonths, daysInMonth, month } from '../../../src/base/calendar.ts';
import { seeded } from '../../../src/base/random.ts';
import type { DealTerms } from '../../../src/deal/dealTerms.ts';
import type { LoadShape } from '../../../src/usage/loadShape.ts';
import type { UsageSeries } from '../../../src/usage/usageSeries.ts';
import { deal, usage, type Written } from '../deals/smallBook.ts';

export interface RandomDeal {
  readonly terms: DealTerms;
  readonly usage: UsageSeries;
  readonly shapes: ReadonlyMap<string, LoadShape>;
}

/** A deal of some months with one to three workloads on one or two models of one region, whose load wanders by months and moves within them; discounts on PTU from none to a third. */
export function randomDeal(seed: number, months = 36): RandomDeal {
  const random = seeded(seed);
  const upTo = (most: number): number => random.next() * most;
  const first = month('2027-01');
  const workloads = Array.from({ length: 1 + Math.floor(upTo(3)) }, (_, place) => ({ workload: `w${place}`, model: random.next() < 0.5 ? 'gpt-5.4' : 'gpt-6-sol' }));
  const rows = workloads.flatMap(({ workload, model }) => {
    let level = Math.exp(Math.log(5) + upTo(Math.log(40)));
    const drift = (random.next() - 0.4) * 0.1;
    const perPtu = model === 'gpt-5.4' ? 2400 : 3000;
    return Array.from({ length: months }, (_, at): Written => {
      level *= Math.exp(drift + (random.next() - 0.5) * 0.4);
      const tokens = level * perPtu * 1440 * daysInMonth(addMonths(first, at));
      return { at: addMonths(first, at), workload, model, input: Math.floor(tokens * 0.7), cached: Math.floor(tokens * 0.1), output: Math.floor((tokens * 0.4) / 6) };
    });
  });
  const shapes = new Map(workloads.map(({ workload }) => [workload, someShape(upTo(2.5), 40)]));
  const off = [Math.floor(upTo(34)), Math.floor(upTo(34))];
  const terms = `provisioned: [{id: m, model: gpt-5.4, ptu: 15, from: 2027-01, months: 1, purchase: oneMonth, discountPercent: ${off[0]}}, {id: y, model: gpt-5.4, ptu: 15, from: 2027-01, months: 12, purchase: oneYear, discountPercent: ${off[1]}}]`;
  return { terms: deal(terms, months), usage: usage(rows), shapes };
}

/** Load that spreads over the minutes as e^(width × share) does; its mean is 1. */
function someShape(width: number, steps: number): LoadShape {
  const loads = Array.from({ length: steps }, (_, step) => Math.exp((width * step) / steps));
  const mean = loads.reduce((a, b) => a + b, 0) / steps;
  return { steps: loads.map((load) => ({ share: 1 / steps, load: load / mean })) };
}
