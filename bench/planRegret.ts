import { addMonths, daysInMonth, month } from '../src/base/calendar.ts';
import { seeded } from '../src/base/random.ts';
import { dearestMean } from '../src/commit/outlook.ts';
import { planDeal } from '../src/commit/planDeal.ts';
import { errorPool } from '../src/forecast/errors/errorPool.ts';
import { sampleFutures } from '../src/forecast/samplePaths.ts';
import type { UsageSeries } from '../src/usage/usageSeries.ts';
import { deal, smallBook, usage, type Written } from '../tests/cases/deals/smallBook.ts';
import { randomDeal } from '../tests/cases/commit/randomDeal.ts';
import { downloads, monthly, seriesPresent } from '../tests/cases/forecast/publicSeries.ts';

/** Months that are known when the plan is made, and months of the deal: the first is the last known one. */
const history = 14;
const horizon = 12;
const paths = 24;
const first = month('2027-01');

/**
 * What plans made on a forecast cost on past series that they did not see, against the simple rule and against knowing it all: PyPI
 * downloads of the held-out half of projects, as the load of one model of 100 PTU in the month of planning. Discounts on PTU of
 * 26 % and 50 % stand for pay-as-you-go worth 1.35 and 2 times as much.
 */
export function benchRegret(): string[] {
  if (!seriesPresent()) return ['The public series are not beside this checkout: regret is not measured.'];
  const held = downloads().held;
  return [26, 50].map((off) => {
    const terms = deal(`provisioned: [{id: m, model: gpt-5.4, ptu: 15, from: 2027-01, months: 1, purchase: oneMonth, discountPercent: ${off}}, {id: y, model: gpt-5.4, ptu: 15, from: 2027-01, months: 12, purchase: oneYear, discountPercent: ${off}}]`, horizon);
    const shape = randomDeal(7).shapes.values().next().value;
    const shapes = shape === undefined ? new Map() : new Map([['bot', shape]]);
    const seen: { plan: number; rule: number; best: number }[] = [];
    for (let group = 0; group + 4 <= held.length && seen.length < 300; group += 4) {
      const start = ((group * 7) % 40) + 6;
      const four = held.slice(group, group + 4);
      const histories = four.map((values) => monthly(values.slice(start, start + history)));
      const pool = errorPool(histories, horizon, history - 1);
      for (const [index, known] of histories.entries()) {
        const outlook = pool.outlook(known);
        const now = four[index]?.[start + history - 1];
        const later = four[index]?.slice(start + history, start + history + horizon - 1) ?? [];
        if (outlook === undefined || now === undefined || Number.isNaN(now) || later.length < horizon - 1 || later.some(Number.isNaN)) continue;
        const futures = sampleFutures(outlook, { paths, shocks: Array.from({ length: paths }, () => []), kinds: [], factor: 1 }, 1, horizon - 1, seeded(group + index));
        const sampled = Array.from({ length: paths }, (_, path): UsageSeries => loadOf([now, ...futures.map(({ rising, order }) => rising[order.indexOf(path)] ?? now)], now));
        const actual = loadOf([now, ...later], now);
        const { risk } = planDeal(terms, sampled, smallBook, shapes, [actual]).value;
        const asYouGo = risk?.payAsYouGo.mean ?? 1;
        seen.push({ plan: (risk?.plan.mean ?? 0) / asYouGo, rule: (risk?.lookBack.mean ?? 0) / asYouGo, best: planDeal(terms, [actual], smallBook, shapes).value.cost / asYouGo });
      }
    }
    const of = (pick: (each: (typeof seen)[number]) => number) => Float64Array.from(seen, pick);
    const regret = (pick: (each: (typeof seen)[number]) => number) => `${((100 * of((each) => pick(each) / each.best - 1).reduce((a, b) => a + b, 0)) / seen.length).toFixed(1)} %`;
    const tail = (pick: (each: (typeof seen)[number]) => number) => dearestMean(of(pick), 0.05).toFixed(3);
    const worse = (pick: (each: (typeof seen)[number]) => number) => `${((100 * seen.filter((each) => pick(each) > 1 + 1e-9).length) / seen.length).toFixed(0)} %`;
    return `regret against knowing it all, ${seen.length} held-out windows of 12 months, PTU ${off} % off: plan on a forecast ${regret((each) => each.plan)} (dearest twentieth ${tail((each) => each.plan)} of pay-as-you-go, dearer than it in ${worse((each) => each.plan)}), what paid last month ${regret((each) => each.rule)} (${tail((each) => each.rule)}, ${worse((each) => each.rule)})`;
  });
}

/** A month's load for each logarithm: 100 PTU of gpt-5.4 where it is what it is now. */
function loadOf(logs: readonly number[], now: number): UsageSeries {
  return usage(logs.map((log, at): Written => ({ at: addMonths(first, at), input: Math.round(100 * Math.min(50, Math.exp(log - now)) * 2400 * 1440 * daysInMonth(addMonths(first, at))) })));
}
