import type { CsvTable } from '../../base/readCsv.ts';
import { columnsOf, partsOf, type Check, type FocusRule } from './focusRule.ts';
import { judgeRows, type Broken } from './judgeRows.ts';

/**
 * What a rule comes to on a file.
 * `held`, `broken`: judged. `permitted`: a rule that only allows. `no-rows`: no row is in its case.
 * `not-judged`: a file alone cannot show it, or lacks the column it is about. `either`: one of several of which only one has to hold; their parent is judged.
 * `not-supported`: about what the provider does not support.
 */
export type Verdict = 'held' | 'broken' | 'permitted' | 'no-rows' | 'not-judged' | 'either' | 'not-supported';

export interface FocusVerdict {
  readonly rule: FocusRule;
  readonly verdict: Verdict;
  /** Why it was not judged, or what broke it; empty where it held. */
  readonly reason: string;
  /** How many rows break it, and the lines of the first of them. */
  readonly rows: number;
  readonly lines: readonly number[];
}

/** What FOCUS asks about support that Azure does not have: its charges are in national currencies only. */
export const notSupportedByAzure: readonly string[] = ['VIRTUAL_CURRENCY_SUPPORTED'];

/**
 * A verdict for each rule of FOCUS on one table, in the order of the rules. Columns are found by their exact names, as FOCUS has
 * them; empty cells and `NULL` are null. A condition of a composite rule holds for its parts too (FOCUS 1.2, conformance rules).
 */
export function judgeFocus(table: CsvTable, rules: readonly FocusRule[], notSupported: readonly string[] = notSupportedByAzure): FocusVerdict[] {
  const places = new Map(table.header.map((column, place) => [column.trim(), place]));
  const family = parents(rules);
  const judged = rules.map((rule) => ({ rule, condition: conditionOf(rule, family), absent: missing(rule, places, family) }));
  const rowwise = judged.filter(({ rule, absent }) => absent.length === 0 && rule.check !== undefined && onRows(rule.check) && supported(rule, notSupported, family));
  const rows = judgeRows(rowwise, places, table.records);
  const verdicts = new Map<string, FocusVerdict>();
  const verdictOf = (id: string): FocusVerdict => {
    const known = verdicts.get(id);
    if (known !== undefined) return known;
    const entry = judged.find(({ rule }) => rule.id === id);
    if (entry === undefined) throw new Error(`no rule ${id}`);
    const found = judgeRule(entry.rule, entry.absent, rows.get(id), table.records.length, places, supported(entry.rule, notSupported, family), verdictOf);
    const alternative = family.get(id)?.some((parent) => parent.check?.is === 'any') === true && found.verdict !== 'not-judged';
    const verdict = alternative ? { ...found, verdict: 'either' as const, reason: found.verdict } : found;
    verdicts.set(id, verdict);
    return verdict;
  };
  return rules.map(({ id }) => verdictOf(id));
}

type Family = ReadonlyMap<string, readonly FocusRule[]>;

function parents(rules: readonly FocusRule[]): Family {
  const family = new Map<string, FocusRule[]>();
  for (const rule of rules) for (const part of partsOf(rule.check)) family.set(part, [...(family.get(part) ?? []), rule]);
  return family;
}

/** The rule's own condition and those of the composites it is part of. */
function conditionOf(rule: FocusRule, family: Family): Check | undefined {
  const conditions = [rule.when, ...(family.get(rule.id) ?? []).map((parent) => conditionOf(parent, family))].filter((each) => each !== undefined);
  return conditions.length < 2 ? conditions[0] : { is: 'all', of: conditions };
}

function supported(rule: FocusRule, notSupported: readonly string[], family: Family): boolean {
  return !rule.where.some((criterion) => notSupported.includes(criterion)) && (family.get(rule.id) ?? []).every((parent) => supported(parent, notSupported, family));
}

function missing(rule: FocusRule, places: ReadonlyMap<string, number>, family: Family): string[] {
  return [...new Set([...columnsOf(rule.check), ...columnsOf(conditionOf(rule, family))])].filter((column) => !places.has(column));
}

function onRows(check: Check): boolean {
  return partsOf(check).length === 0 && check.is !== 'present';
}

function judgeRule(rule: FocusRule, absent: readonly string[], rows: Broken | undefined, count: number, places: ReadonlyMap<string, number>, supports: boolean, verdictOf: (id: string) => FocusVerdict): FocusVerdict {
  const verdict = (verdict: Verdict, reason: string, broken?: Broken): FocusVerdict => ({ rule, verdict, reason, rows: broken?.rows ?? 0, lines: broken?.lines ?? [] });
  if (!supports) return verdict('not-supported', `the provider does not support ${rule.where.join(', ') || 'what it is about'}`);
  if (rule.check === undefined) return verdict('not-judged', 'a file alone cannot show it');
  if (partsOf(rule.check).length > 0) return composite(rule, rule.check, verdictOf);
  if (rule.check.is === 'present') {
    if (places.has(rule.check.column)) return verdict('held', '');
    return rule.keyword === 'MAY' ? verdict('permitted', `no column ${rule.check.column}, which is allowed`) : verdict('broken', `there is no column ${rule.check.column}`);
  }
  if (absent.length > 0) return verdict('not-judged', `there is no column ${absent.join(' and no column ')}`);
  if (rule.keyword === 'MAY') return verdict('permitted', '');
  if (count === 0 || rows === undefined || rows.asked === 0) return verdict('no-rows', 'no row is in its case');
  return rows.rows === 0 ? verdict('held', '') : verdict('broken', `${rows.rows} of ${rows.asked} rows`, rows);
}

/** A composite is what its parts come to: broken by one of them, or, of alternatives, by all. */
function composite(rule: FocusRule, check: Check, verdictOf: (id: string) => FocusVerdict): FocusVerdict {
  const parts = partsOf(check).map(verdictOf);
  const came = (part: FocusVerdict) => (part.verdict === 'either' ? part.reason : part.verdict);
  const broken = parts.filter((part) => came(part) === 'broken');
  const judged = parts.filter((part) => came(part) === 'held' || came(part) === 'broken');
  const base = { rule, rows: 0, lines: [] };
  if (rule.keyword === 'MAY') return { ...base, verdict: 'permitted', reason: '' };
  if (check.is === 'any' ? judged.length > 0 && broken.length === parts.length : broken.length > 0) return { ...base, verdict: 'broken', reason: `by ${broken.map((part) => part.rule.id).join(', ')}` };
  if (judged.length > 0) return { ...base, verdict: 'held', reason: '' };
  return { ...base, verdict: parts.every((part) => came(part) === 'not-judged') ? 'not-judged' : 'no-rows', reason: 'none of its parts could be judged' };
}
