import type { Context, Kind, Scope, Tier } from '../rates/meter.ts';
import type { Match } from './dealTerms.ts';

/** What a charge is for. A key it does not have (a PTU has no token kind) is matched only by rules that do not ask for it. */
export interface Subject {
  readonly model: string;
  readonly scope: Scope;
  readonly tier: Tier;
  readonly region: string;
  readonly context?: Context;
  readonly kind?: Kind;
  readonly workload?: string;
}

/** Whether a rule applies to a charge: every key that the rule names lists the charge's value. */
export function matches(match: Match, subject: Subject): boolean {
  return (
    holds(match.model, subject.model) &&
    holds(match.scope, subject.scope) &&
    holds(match.tier, subject.tier) &&
    holds(match.context, subject.context) &&
    holds(match.kind, subject.kind) &&
    holds(match.region, subject.region) &&
    holds(match.workload, subject.workload)
  );
}

/** How many keys the rule names; how many values a key lists does not matter. */
export function specificity(match: Match): number {
  return Object.values(match).filter((listed) => listed !== undefined).length;
}

/** The place of the most specific rule for which `applies` holds; among equals the later one. Undefined where none does. */
export function mostSpecific<Rule extends { readonly match: Match }>(rules: readonly Rule[], applies: (rule: Rule) => boolean): number | undefined {
  let best: number | undefined;
  let bestKeys = -1;
  for (const [place, rule] of rules.entries()) {
    const keys = specificity(rule.match);
    if (keys < bestKeys || !applies(rule)) continue;
    best = place;
    bestKeys = keys;
  }
  return best;
}

function holds<Value>(listed: readonly Value[] | undefined, value: Value | undefined): boolean {
  return listed === undefined || (value !== undefined && listed.includes(value));
}
