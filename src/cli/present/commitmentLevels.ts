import { table } from './table.ts';

interface Level {
  commitment: number;
  percent: number;
  mean: number;
  cvar95: number;
  worseThanPayAsYouGo: number;
  shortfallProbability: number;
  leastPercent: number | null;
}

/** The commitments of a menu beside none and beside current usage, and the odds of the deal's own. */
export function commitmentLevels(output: {
  currency: string;
  paths: number;
  spend: { mean: number; p10: number; p50: number; p90: number };
  own: { mean: number; cvar95: number; worseThanPayAsYouGo: number; shortfallProbability: number; without: number; leastPoints: number | null } | null;
  menu: { levels: readonly Level[]; best: Level & { firstOrder: { shortfallProbability: number; marginalDiscount: number } | null }; grid: { commitment: number; mean: number }; currentUsage: Level; regret: { mean: number; share: number } } | null;
}): string {
  const { currency, spend, own, menu } = output;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const row = (name: string, level: Level) => [name, level.commitment.toFixed(0), `${level.percent.toFixed(2)} %`, level.mean.toFixed(2), level.cvar95.toFixed(2), percent(level.shortfallProbability), percent(level.worseThanPayAsYouGo), level.leastPercent === null ? 'none' : `${level.leastPercent.toFixed(2)} %`];
  const parts = [`Spend over the deal on ${output.paths} paths, ${currency}: P10 ${spend.p10.toFixed(0)}, P50 ${spend.p50.toFixed(0)}, P90 ${spend.p90.toFixed(0)}, mean ${spend.mean.toFixed(0)}`];
  if (own !== null) parts.push(table(["the deal's commitment", currency], [['with it, mean', own.mean.toFixed(2)], ['without it, mean', own.without.toFixed(2)], ['dearest twentieth', own.cvar95.toFixed(2)], ['shortfall', percent(own.shortfallProbability)], ['dearer than without', percent(own.worseThanPayAsYouGo)], ['compensated by points off list', own.leastPoints === null ? 'none' : own.leastPoints.toFixed(2)]]));
  if (menu !== null) {
    parts.push(table(['commitment', currency, 'discount', 'mean cost', 'dearest twentieth', 'shortfall', 'dearer than none', 'compensated from'], [...menu.levels.map((level) => row(level.commitment === 0 ? 'none' : 'offered', level)), row('cheapest on average, on unseen paths', menu.best), row('what is spent today, on unseen paths', menu.currentUsage)]));
    const first = menu.best.firstOrder;
    parts.push(`${first === null ? '' : `At the optimum the chance of a shortfall is ${percent(first.shortfallProbability)}, and one more unit of commitment earns ${percent(first.marginalDiscount)}. `}A grid finds ${currency} ${menu.grid.commitment.toFixed(0)}. The cheapest costs ${menu.regret.mean.toFixed(2)} more than committing to what is spent today (below zero: less).\n`);
  }
  return parts.join('\n');
}
