import { z } from 'zod';
import { backtestWords } from '../../forecast/backtestWords.ts';
import type { BacktestDetail, Forecast } from '../../forecast/forecast.ts';
import type { GroupForecast } from '../../forecast/spend/futures.ts';
import { showUncertain, type Uncertain } from '../../forecast/drivers/uncertain.ts';
import type { OutlookSeen } from './outlook.ts';

const horizonShape = z.object({ ahead: z.number(), months: z.number(), coverage50: z.number(), coverage80: z.number(), coverage95: z.number(), relativeWis: z.number().nullable(), bias: z.number(), medianError: z.number() });

export const seriesShape = z.array(z.object({ id: z.string(), months: z.array(z.object({ month: z.string(), p5: z.number(), p10: z.number(), p50: z.number(), p90: z.number(), p95: z.number() })) }));
export const backtestShape = z.object({
  coverage50: z.number().nullable(), coverage80: z.number().nullable(), coverage95: z.number().nullable(), relativeWis: z.number().nullable(), bias: z.number().nullable(), medianError: z.number().nullable(), worstOrigin80: z.number().nullable(), origins: z.number(),
  horizons: z.array(horizonShape), byOrigin: z.array(z.object({ from: z.string(), coverage80: z.number(), months: z.number() })), says: z.string(),
});
const quantilesShape = z.object({ p5: z.number(), p10: z.number(), p50: z.number(), p90: z.number(), p95: z.number(), mean: z.number() });
export const groupsShape = z.array(z.object({
  id: z.string(), workloads: z.array(z.string()),
  months: z.array(z.object({ month: z.string(), fresh: quantilesShape, cached: quantilesShape, cacheWrite: quantilesShape, output: quantilesShape, longContext: quantilesShape, tokens: quantilesShape, requests: quantilesShape, spend: quantilesShape })),
}));
export const differencesShape = z.array(z.object({ id: z.string(), between: z.enum(['history and drivers', 'sum and whole']), month: z.string(), first: z.number(), second: z.number(), stands: z.number(), weight: z.number(), why: z.string() }));
export const waterfallShape = z.array(z.object({ driver: z.string(), tokens: z.number(), why: z.string() }));
export const swingsShape = z.array(z.object({ workload: z.string(), driver: z.string(), low: z.number(), high: z.number() }));
export const exceedingShape = z.array(z.object({ period: z.string(), months: z.number(), budget: z.number(), probability: z.number(), excess: z.number() }));
export const largestShape = z.array(z.object({ month: z.string(), usual: z.number(), largest: z.number() }));
const assumedShape = z.object({ value: z.string(), why: z.string() });
export const pricesShape = z.object({
  assumptions: z.object({ cutsPerYear: assumedShape, cutDepth: assumedShape, risesPerYear: assumedShape, riseSize: assumedShape, newModelsPerYear: assumedShape, newModelPrice: assumedShape, moveShare: assumedShape, parityLagMonths: assumedShape }),
  cuts: z.array(z.object({ model: z.string(), on: z.string(), from: z.number(), to: z.number(), channel: z.string() })),
  models: z.array(z.object({ model: z.string(), months: z.array(quantilesShape.extend({ month: z.string() })) })),
});

export function shownSeries(made: Pick<Forecast, 'series'>): z.output<typeof seriesShape> {
  return made.series.map(({ id, months }) => ({ id, months: months.map((month) => ({ ...month })) }));
}

/** A back-test as JSON, with the sentence that stands beside a range. */
export function shownBacktest(test: BacktestDetail): z.output<typeof backtestShape> {
  const { coverage50 = null, coverage80 = null, coverage95 = null, relativeWis = null, bias = null, medianError = null, worstOrigin80 = null, origins } = test;
  return { coverage50, coverage80, coverage95, relativeWis, bias, medianError, worstOrigin80, origins, horizons: test.horizons.map(({ relativeWis: own = null, ...each }) => ({ ...each, relativeWis: own })), byOrigin: test.byOrigin.map((each) => ({ ...each })), says: backtestWords(test) };
}

export function shownGroups(groups: readonly GroupForecast[]): z.output<typeof groupsShape> {
  return groups.map((group) => ({ id: group.id, workloads: [...group.workloads], months: group.months.map((month) => ({ ...month })) }));
}

export function shownPrices({ assumptions, grounds, cuts, models }: OutlookSeen['prices']): z.output<typeof pricesShape> {
  const number = (value: number): string => String(Number(value.toPrecision(3)));
  const range = (value: Uncertain): string => showUncertain(value.kind === 'sure' ? value : { ...value, low: Number(value.low.toPrecision(3)), high: Number(value.high.toPrecision(3)) });
  return {
    assumptions: {
      cutsPerYear: { value: number(assumptions.cutsPerYear), why: grounds.cutsPerYear }, cutDepth: { value: range(assumptions.cutDepth), why: grounds.cutDepth },
      risesPerYear: { value: number(assumptions.risesPerYear), why: grounds.risesPerYear }, riseSize: { value: range(assumptions.riseSize), why: grounds.riseSize },
      newModelsPerYear: { value: number(assumptions.newModelsPerYear), why: grounds.newModelsPerYear }, newModelPrice: { value: range(assumptions.newModelPrice), why: grounds.newModelPrice },
      moveShare: { value: range(assumptions.moveShare), why: grounds.moveShare }, parityLagMonths: { value: range(assumptions.parityLagMonths), why: grounds.parityLagMonths },
    },
    cuts: cuts.map((cut) => ({ ...cut })),
    models: models.map(({ model, months }) => ({ model, months: months.map((month) => ({ ...month })) })),
  };
}
