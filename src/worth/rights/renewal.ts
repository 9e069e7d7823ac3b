import { toDouble, type Decimal } from '../../base/decimal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import type { Simulation } from '../simulate/simulation.ts';
import { listTerms } from '../structures.ts';
import type { RightWorth } from './option.ts';

/**
 * What a cap on the uplift at renewal saves in the year after the deal: without it nothing better than list pay-as-you-go can be
 * held to, with it the agreed prices and the uplift can. Use and list of the last twelve months stand for that year; commitment,
 * credits and support are left out of both.
 */
export function renewal(terms: DealTerms, simulated: Simulation, upliftCapPercent: Decimal): RightWorth {
  const { commitment: _commitment, conditionalCredit: _credit, support: _support, ...prices } = { ...terms, credits: [] };
  const { support: _listSupport, ...list } = listTerms(terms);
  const [agreed, listed] = [simulated.byMonth(prices), simulated.byMonth(list)];
  const from = Math.max(0, terms.months - 12);
  const yearly = 12 / (terms.months - from);
  const up = 1 + toDouble(upliftCapPercent) / 100;
  const saved = new Float64Array(simulated.paths.count);
  for (let path = 0; path < saved.length; path++) {
    let [withCap, without] = [0, 0];
    for (let month = from; month < terms.months; month++) {
      withCap += (agreed[month]?.[path] ?? 0) * up;
      without += listed[month]?.[path] ?? 0;
    }
    saved[path] = Math.max(0, without - withCap) * yearly;
  }
  return { saved, gap: 0, foresight: saved, basis: `In the year after the deal, which is taken to be like its last ${terms.months - from === 1 ? 'month' : `${terms.months - from} months`}${yearly === 1 ? '' : `, ${yearly.toFixed(1)} times over, because the deal is shorter than a year and no whole year of it is seen`}: list pay-as-you-go, the only price that can be held to without it, less the agreed prices and ${((up - 1) * 100).toFixed(1)} %, where that is lower. Commitment, credits and support are left out; it needs no choice, so its bound is itself` };
}
