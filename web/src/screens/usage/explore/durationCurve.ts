/** Load steps as usage.profile has them: rising, shares adding up to 1. */
type Steps = readonly { readonly share: number; readonly ptu: number }[];

/** Points of the curve, busiest minutes first: what share of the minutes carries at least so much. */
export function durationCurve(steps: Steps): (readonly [number, number])[] {
  let at = 0;
  const falling = steps.toReversed();
  const [first] = falling;
  return [...(first ? [[0, first.ptu] as const] : []), ...falling.map(({ share, ptu }) => [Math.min((at += share), 1), ptu] as const)];
}

/** What share of the load lies above so many PTU, and in what share of the minutes. */
export function served(steps: Steps, ptu: number): { readonly spilled: number; readonly busy: number } {
  const all = steps.reduce((sum, step) => sum + step.share * step.ptu, 0);
  const over = steps.filter((step) => step.ptu > ptu);
  return { spilled: all === 0 ? 0 : over.reduce((sum, step) => sum + step.share * (step.ptu - ptu), 0) / all, busy: over.reduce((sum, { share }) => sum + share, 0) };
}
