export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** A round scale that holds all the values, with about `count` steps; it starts at zero where zero is near. */
export function scaleFor(values: readonly number[], count: number): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  if (!Number.isFinite(least) || !Number.isFinite(most)) return { from: 0, to: 1, ticks: [0, 1] };
  const low = least > 0 && least < (most - least) * 0.6 ? 0 : least;
  const spread = most - low;
  const width = Math.max(spread > Math.abs(most) * 1e-6 ? spread : Math.abs(most), 1e-6);
  const step = roundStep(width / count);
  const from = Math.floor(low / step) * step;
  const to = Math.ceil(most / step) * step;
  const steps = Math.max(1, Math.round((to - from) / step));
  return { from, to: from + steps * step, ticks: Array.from({ length: steps + 1 }, (_, index) => from + index * step) };
}

/** Where a value lies on the scale, in percent of its length. */
export function placeOn(scale: Scale, value: number): number {
  return ((value - scale.from) / (scale.to - scale.from)) * 100;
}

/** The least of 1, 2, 2.5, 5 times a power of ten that is not below `width`. */
function roundStep(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return ([1, 2, 2.5, 5].find((factor) => factor * power >= width * 0.999_999) ?? 10) * power;
}
