import type { Shock } from './shocks/shocks.ts';

/** What one month is expected to bring; "80 in 100" lie between p10 and p90. Units are the caller's: tokens, requests, money. */
export interface ForecastMonth {
  /** "2027-01", or the caller's own label of a period. */
  readonly month: string;
  /** With `p97_5` the range of 95 in 100. */
  readonly p2_5?: number;
  readonly p5: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p97_5?: number;
}

/** One workload's (or any series') forecast. */
export interface SeriesForecast {
  readonly id: string;
  readonly months: readonly ForecastMonth[];
  /** Sampled futures: paths[k][m] for the same months; every path of every series k belongs to one future. */
  readonly paths: readonly Float64Array[];
}

/** How earlier forecasts by the same method did on the same history (rolling origins); undefined where the history is too short to say. */
export interface Backtest {
  /** Share of later months that fell inside the stated 80 % range. */
  readonly coverage80: number | undefined;
  readonly coverage95: number | undefined;
  /** Weighted interval score divided by that of a naive forecast with Gaussian errors; below 1 is better. */
  readonly relativeWis: number | undefined;
  /** Coverage of the 80 % range from the worst origin. */
  readonly worstOrigin80: number | undefined;
  readonly origins: number;
}

/** The same in detail: what a reader should see beside a range. */
export interface BacktestDetail extends Backtest {
  readonly coverage50: number | undefined;
  /** What came over what was expected, in the middle of all months: 1.1 is a tenth more than said. */
  readonly bias: number | undefined;
  /** Half of the forecasts were off by more than this share of what came. */
  readonly medianError: number | undefined;
  /** By how many months ahead. */
  readonly horizons: readonly HorizonScore[];
  /** One an origin, the earliest first: the last period that was known, and how much of the 80 % range held. */
  readonly byOrigin: readonly { readonly from: string; readonly coverage80: number; readonly months: number }[];
}

/** How forecasts of one distance did. */
export interface HorizonScore {
  readonly ahead: number;
  readonly months: number;
  readonly coverage50: number;
  readonly coverage80: number;
  readonly coverage95: number;
  readonly relativeWis: number | undefined;
  readonly bias: number;
  readonly medianError: number;
}

export interface Forecast {
  readonly series: readonly SeriesForecast[];
  readonly backtest: BacktestDetail;
  readonly seed: number;
  /** The shocks of each future where there were any to draw, in the order of the paths: prices live through the same ones. */
  readonly shocks: readonly (readonly Shock[])[];
}
