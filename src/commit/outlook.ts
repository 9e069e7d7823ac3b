/** What a choice costs over futures: what to expect, the mean of the dearest twentieth, and how often it is dearer than pay-as-you-go. */
export interface Outlook {
  readonly mean: number;
  readonly cvar95: number;
  readonly worseThanPayAsYouGo: number;
}

/** The outlook of a choice from its cost on each future, beside what pay-as-you-go costs on the same one. */
export function outlookOf(costs: ArrayLike<number>, payAsYouGo: ArrayLike<number>): Outlook {
  const count = Math.max(1, costs.length);
  let [sum, worse] = [0, 0];
  for (let path = 0; path < costs.length; path++) {
    const [cost, other] = [costs[path] ?? 0, payAsYouGo[path] ?? 0];
    sum += cost;
    if (cost > other * (1 + 1e-12) + 1e-9) worse++;
  }
  return { mean: sum / count, cvar95: dearestMean(costs, 0.05), worseThanPayAsYouGo: worse / count };
}

/** The mean of the dearest `share` of the costs, the last of them in part (Rockafellar and Uryasev, CVaR). */
export function dearestMean(costs: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(costs).sort().reverse();
  const wanted = share * sorted.length;
  let [taken, sum] = [0, 0];
  for (const cost of sorted) {
    const part = Math.min(1, wanted - taken);
    if (part <= 0) break;
    [taken, sum] = [taken + part, sum + part * cost];
  }
  return taken === 0 ? 0 : sum / taken;
}
