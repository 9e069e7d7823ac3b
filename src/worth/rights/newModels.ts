import { toDouble } from '../../base/decimal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { movedBy } from '../../forecast/prices/samplePrices.ts';
import type { Simulation } from '../simulate/simulation.ts';
import { placesOf } from '../simulate/usagePaths.ts';
import type { Option, RightWorth } from './option.ts';

/**
 * What a deal's word on models to come saves: the first successor of each model comes as in the forecast of prices, dearer or
 * cheaper, and some of the use goes there within a year. A cap holds their price to that of the model before; with an opt-in nobody is moved to a dearer one.
 */
export function newModels({ capOverPredecessorPercent: cap, optIn }: Extract<Option, { kind: 'newModels' }>, terms: DealTerms, simulated: Simulation): RightWorth {
  const { list, count, columns } = simulated.paths;
  const none: RightWorth = { saved: undefined, gap: 0, foresight: new Float64Array(), basis: 'models to come are only on paths on which lists move: ask with list "moves"' };
  if (list?.successors === undefined) return none;
  const most = optIn ? 1 : cap === undefined ? Number.POSITIVE_INFINITY : 1 + toDouble(cap) / 100;
  const saved = new Float64Array(count);
  for (const { models, places } of list.families) {
    const own = columns.filter(({ model }) => placesOf(list, model) === places);
    if (own.length === 0) continue;
    const spent = simulated.on({ ...simulated.paths, columns: own }).byMonth(pricesOnly(terms));
    for (const [path, jumps] of list.successors.entries()) {
      // The first successor only: rises upon rises of models that nobody has seen would swamp what can be said.
      const [first] = jumps.filter(({ model }) => model === models[0]).toSorted((a, b) => a.ahead - b.ahead);
      if (first === undefined || first.factor <= most) continue;
      for (let month = first.ahead - 1; month < terms.months; month++) {
        saved[path] = (saved[path] ?? 0) + (spent[month]?.[path] ?? 0) * movedBy(first.moved, month + 1 - first.ahead) * (first.factor - most);
      }
    }
  }
  const what = optIn ? 'Nobody is moved to a successor that is dearer than the model before' : `No successor costs more than the model before and ${((most - 1) * 100).toFixed(1)} %`;
  return { saved, gap: 0, foresight: saved, basis: `${what}: the first successor of each model comes and costs as the forecast of prices says, and a part of the use goes there although it is dearer, which is an assumption; later ones are not counted; what a better model is worth is not in it. It needs no choice of a month, so its bound is itself` };
}

/** The agreed prices of tokens and nothing else. */
function pricesOnly(terms: DealTerms): DealTerms {
  const { commitment: _commitment, conditionalCredit: _credit, support: _support, payment: _payment, ...rest } = terms;
  return { ...rest, provisioned: [], tiers: [], credits: [] };
}
