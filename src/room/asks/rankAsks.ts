import { toDouble } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Ask } from '../../worth/ask.ts';
import { costToSeller, type SellerTemplate } from '../seller/sellerTemplate.ts';
import { needs, type AskEntry, type AsksFile } from './asksFile.ts';

/** An amount with its range: 80 in 100 where it is computed, what somebody stated where it is not. */
export interface Span {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** An ask with its place in the order, what it is worth and what it costs them. */
export interface RankedAsk {
  readonly ask: AskEntry;
  /** Undefined where there is no basis: not valued, never zero. */
  readonly worth: Span | undefined;
  readonly basis: string;
  /** Worth × likelihood; undefined where it is not valued. */
  readonly expected: number | undefined;
  /** An assumption, with its reasoning; undefined where the worth is. */
  readonly costsThem: (Span & { readonly because: string }) | undefined;
  /** What our own sides want, where they have not settled on one. */
  readonly conflict: readonly { readonly by: string; readonly says: string }[];
  /** Whether a pack may show it: it has a justification, and one position stands. */
  readonly mayLeave: boolean;
  readonly keptBecause: string;
}

/** The asks by worth × likelihood, those that are not valued last by need; `valued` are the asks that were computed on the futures of the deal. */
export function rankAsks({ asks }: AsksFile, valued: readonly Ask[], seller: SellerTemplate, file: string): Outcome<readonly RankedAsk[]> {
  const ranked = asks.map((ask) => rankedAsk(ask, valued, seller)).toSorted((a, b) => (b.expected ?? Number.NEGATIVE_INFINITY) - (a.expected ?? Number.NEGATIVE_INFINITY) || needs.indexOf(a.ask.need) - needs.indexOf(b.ask.need));
  return outcome(ranked, ranked.flatMap((each) => findingsOn(each, file)));
}

function rankedAsk(ask: AskEntry, valued: readonly Ask[], seller: SellerTemplate): RankedAsk {
  const { worth, basis } = worthOf(ask, valued);
  const conflict = conflictOf(ask);
  const keptBecause = ask.why === undefined ? 'It has no justification.' : conflict.length > 0 ? 'Our own sides have not settled on one position.' : '';
  return { ask, worth, basis, expected: worth && worth.likely * toDouble(ask.likelihood), costsThem: costOf(ask, worth, seller), conflict, mayLeave: keptBecause === '', keptBecause };
}

function worthOf(ask: AskEntry, valued: readonly Ask[]): { readonly worth: Span | undefined; readonly basis: string } {
  if (ask.worth) return { worth: { low: toDouble(ask.worth.low), likely: toDouble(ask.worth.likely), high: toDouble(ask.worth.high) }, basis: `Stated: ${ask.worth.basis}` };
  const found = valued.find(({ id }) => id === (ask.valuedBy ?? ask.id));
  if (found?.worth) return { worth: { low: toDouble(found.worth.p10), likely: toDouble(found.worth.p50), high: toDouble(found.worth.p90) }, basis: found.basis };
  if (found) return { worth: undefined, basis: found.basis };
  return { worth: undefined, basis: valued.length === 0 ? 'Not valued: no usage and deal were given to value it on.' : `Not valued: nothing that was valued is named ${ask.valuedBy ?? ask.id}.` };
}

function costOf(ask: AskEntry, worth: Span | undefined, seller: SellerTemplate): RankedAsk['costsThem'] {
  if (ask.costsThem) {
    const [low, high] = [toDouble(ask.costsThem.low), toDouble(ask.costsThem.high)];
    return { low, likely: (low + high) / 2, high, because: ask.costsThem.because };
  }
  const key = ask.term === undefined ? 'clause' : (/^[A-Za-z]+/.exec(ask.term)?.[0] ?? '');
  const view = seller.views.get(key);
  // A term that brings them something is priced by its amount, not by what it saves us: such an ask is judged by a person.
  if (worth === undefined || view === undefined || view.direction === 'gains') return undefined;
  const [least, likely, most] = [costToSeller(view, worth.low), costToSeller(view, worth.likely), costToSeller(view, worth.high)];
  return { low: Math.min(least.low, most.low), likely: likely.likely, high: Math.max(least.high, most.high), because: `${view.because} Assumed ${percent(view.low)} to ${percent(view.high)} of its worth to us (judged ${seller.judged}).` };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Positions that differ, while none of them was agreed on. */
function conflictOf({ positions, agreed }: AskEntry): RankedAsk['conflict'] {
  const different = new Set(positions.map(({ says }) => says.trim().toLowerCase()));
  return agreed === undefined && different.size > 1 ? positions : [];
}

function findingsOn({ ask, conflict, worth }: RankedAsk, file: string): Finding[] {
  const at = { file, key: ask.id };
  const found: Finding[] = [];
  if (ask.why === undefined) found.push(finding('warning', 'ask-without-justification', `"${ask.title}" has no justification: it stays out of every pack until it says why.`, at));
  if (conflict.length > 0) found.push(finding('warning', 'ask-in-conflict', `On "${ask.title}" ${conflict.map(({ by, says }) => `${by} says "${says}"`).join(', ')}. Settle it and write the one that stands as agreed.`, at));
  if (ask.need === 'must' && ask.walkAway === undefined) found.push(finding('warning', 'must-without-walk-away', `"${ask.title}" is a must and has no walk-away: say at what point you would rather not sign.`, at));
  if (ask.need === 'must' && ask.approver === undefined) found.push(finding('info', 'must-without-approver', `"${ask.title}" is a must and nobody is named who approves giving it up.`, at));
  if (worth !== undefined && worth.high <= 0) found.push(finding('warning', 'ask-worth-nothing', `"${ask.title}" saves nothing even at its best: do not pay for it.`, at));
  return found;
}
