import { dayText, count, group, list, maybe, number, text, word, yesOrNo } from '../../deal/dealValues.ts';
import type { ListOf } from '../../deal/editList.ts';
import { written } from '../../deal/writeDeal.ts';
import { readShaped } from '../../deal/readShaped.ts';
import { removedMark, standing } from '../standing.ts';

/** Ways to buy and traps of bundles: `data/table/routes.yaml`. */
export function readRoutes(yaml: string, file = 'table/routes.yaml') {
  return readShaped(yaml, file, { format: 'routes/1', what: 'list of routes', holds: 'routes and traps' }, routesShape);
}
export type Route = ReturnType<typeof readRoutes>['routes'][number];

/** Dated public claims: `data/table/benchmarks.yaml`. */
export function readBenchmarks(yaml: string, file = 'table/benchmarks.yaml') {
  return readShaped(yaml, file, { format: 'benchmarks/1', what: 'list of benchmarks', holds: 'dated claims' }, benchmarksShape).claims;
}
export type Claim = ReturnType<typeof readBenchmarks>[number];

/** Closed deals of one's own, without names: `parley: closed/1`. Having none, each goes by its place in the list, from 1; one that was taken out keeps its own. */
export function readClosedDeals(yaml: string, file: string) {
  const { deals } = readShaped(yaml, file, { format: 'closed/1', what: 'list of closed deals', holds: 'closed deals without names' }, closedShape);
  return standing(deals.map((deal, at) => ({ place: at + 1, ...deal })));
}

/** The list, for those who change it. */
export const closedList: ListOf = { format: 'closed/1', list: 'deals', key: 'place', head: {} };
export type ClosedDeal = ReturnType<typeof readClosedDeals>[number];

/** The list with one more closed deal at its end. */
export function withClosedDeal(yaml: string | undefined, deal: Omit<ClosedDeal, 'place'>): string {
  return `${(yaml ?? 'parley: closed/1\ndeals:\n').replace(/\n*$/, '\n')}  - ${written(deal)}\n`;
}

/** Tactics as steps: `data/table/tactics.yaml`. */
export function readTactics(yaml: string, file = 'table/tactics.yaml') {
  return readShaped(yaml, file, { format: 'tactics/1', what: 'list of tactics', holds: 'tactics' }, tacticsShape).tactics;
}
export type Tactic = ReturnType<typeof readTactics>[number];
export const tacticNeeds = ['usage', 'dates', 'asks', 'referenceTrade', 'alternatives'] as const;

export const routeFacts = ['commitment', 'priceProtection', 'small', 'short', 'otherModels', 'running', 'ending'] as const;

const routesShape = group({
  parley: text(), seen: dayText(),
  routes: list(group({ id: text(), title: text(), suits: list(word(...routeFacts)), currency: text(), protects: text(), drawdown: text(), exit: text(), cost: group({ as: word('deal', 'list', 'notComputed'), says: text() }), days: group({ low: count(0, 1000), high: count(0, 1000) }), daysBasis: text(), sources: list(text()) })),
  traps: list(group({ id: text(), when: text(), says: text() })),
});
const benchmarksShape = group({ parley: text(), seen: dayText(), claims: list(group({ id: text(), subject: text(), low: number(), high: number(), unit: text(), source: text(), dated: dayText(), read: yesOrNo(), sample: maybe(count(1, 1_000_000)) })) });
const closedShape = group({ parley: text(), deals: list(group({ year: count(2015, 2100), annualSpend: number({ above: '0' }), discountPercent: number({ atLeast: '0', atMost: '100' }), route: maybe(text()), removed: removedMark })) });
const tacticsShape = group({ parley: text(), judged: dayText(), tactics: list(group({ id: text(), title: text(), needs: list(word(...tacticNeeds)), supplierSafe: yesOrNo(), steps: list(text()), sources: list(text()) })) });
