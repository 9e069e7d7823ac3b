/** A figure of a simulation or sizing to six digits after the point: what lies behind is the noise of doubles. */
export function tidy(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6;
  return Number.isFinite(rounded) ? rounded || 0 : value;
}

/** The numbers of an object tidied; what is not a number is left as it is. */
export function tidyAll<Shape extends object>(of: Shape): Shape {
  return Object.fromEntries(Object.entries(of).map(([key, value]: [string, unknown]) => [key, typeof value === 'number' ? tidy(value) : value])) as Shape;
}
