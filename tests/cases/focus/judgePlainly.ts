import Papa from 'papaparse';
import type { FocusCheck, FocusModel } from './focusModel.ts';

type Row = Readonly<Record<string, string>>;

/**
 * The published model of FOCUS read plainly, one rule and one row after the other: a second implementation that shares no code with
 * the first. By rule id: "held", "broken 3 4", "permitted", "no-rows", "not-judged".
 */
export function judgePlainly(model: FocusModel, csv: string): Record<string, string> {
  const { data, meta } = Papa.parse<Row>(csv.trimEnd(), { header: true });
  const columns = new Set(meta.fields);
  // Lines are physical ones; the files judged here have no newline inside a cell.
  const rows = data.map((row, index) => ({ row, line: index + 2 }));
  const answer: Record<string, string> = {};
  for (const [id, rule] of Object.entries(model.ModelRules)) {
    const { Keyword, Requirement } = rule.ValidationCriteria;
    if (Requirement.CheckFunction === undefined || rule.Function === 'Composite' || belongsToVirtual(model, id)) continue;
    const check = id === 'CommitmentDiscountStatus-C-003-C' ? { ...Requirement, CheckFunction: 'CheckValue' as const } : Requirement;
    if (check.CheckFunction === 'ColumnPresent') {
      answer[id] = columns.has(check.ColumnName ?? '') ? 'held' : Keyword === 'MAY' ? 'permitted' : 'broken';
      continue;
    }
    const conditions = conditionsOf(model, id);
    if ([check, ...conditions].flatMap(named).some((column) => !columns.has(column))) {
      answer[id] = 'not-judged';
      continue;
    }
    const asked = rows.filter(({ row }) => conditions.every((condition) => inCase(condition, row)));
    const seen = new Map<string, Set<string>>();
    const broken = asked.filter(({ row }) => !kept(check, row, seen));
    answer[id] = Keyword === 'MAY' ? 'permitted' : asked.length === 0 ? 'no-rows' : broken.length === 0 ? 'held' : `broken ${broken.slice(0, 5).map(({ line }) => line).join(' ')}`;
  }
  return answer;
}

function conditionsOf(model: FocusModel, id: string): FocusCheck[] {
  const own = id === 'CommitmentDiscountStatus-C-004-C' ? notNull : (model.ModelRules[id]?.ValidationCriteria.Condition ?? {});
  return [...(Object.keys(own).length === 0 ? [] : [own]), ...parentsOf(model, id).flatMap((parent) => conditionsOf(model, parent))];
}

/** What the sentence of the corrected rule says. */
const notNull: FocusCheck = {
  CheckFunction: 'AND',
  Items: [
    { CheckFunction: 'CheckNotValue', ColumnName: 'CommitmentDiscountId', Value: null },
    { CheckFunction: 'CheckValue', ColumnName: 'ChargeCategory', Value: 'Usage' },
  ],
};

const family = new WeakMap<FocusModel, Map<string, string[]>>();

function parentsOf(model: FocusModel, id: string): readonly string[] {
  let known = family.get(model);
  if (known === undefined) {
    known = new Map();
    for (const [parent, rule] of Object.entries(model.ModelRules)) for (const part of JSON.stringify(rule.ValidationCriteria.Requirement).matchAll(/"ModelRuleId":"([^"]+)"/g)) known.set(part[1] ?? '', [...(known.get(part[1] ?? '') ?? []), parent]);
    family.set(model, known);
  }
  return known.get(id) ?? [];
}

function belongsToVirtual(model: FocusModel, id: string): boolean {
  return model.ModelRules[id]?.ApplicabilityCriteria.includes('VIRTUAL_CURRENCY_SUPPORTED') === true || parentsOf(model, id).some((parent) => belongsToVirtual(model, parent));
}

function named(check: FocusCheck): string[] {
  const inner = [...(check.Items ?? []), ...[check.AND ?? []].flat()].flatMap(named);
  return [...inner, ...[check.ColumnName, check.CheckCondition, check.ColumnAName, check.ColumnBName, check.ResultColumnName].filter((name) => name !== undefined)];
}

function cell(row: Row, column: string | undefined): string | null {
  const text = row[column ?? ''];
  return text === undefined || text === '' || text.toUpperCase() === 'NULL' ? null : text;
}

function inCase(check: FocusCheck, row: Row): boolean {
  if (check.AND !== undefined) return [check.AND].flat().every((item) => inCase(item, row));
  const value = cell(row, check.ColumnName ?? check.CheckCondition);
  if (check.CheckFunction === 'AND') return (check.Items ?? []).every((item) => inCase(item, row));
  if (check.CheckFunction === 'OR') return (check.Items ?? []).some((item) => inCase(item, row));
  if (check.CheckFunction === 'CheckValue') return alike(value, check.Value);
  if (check.CheckFunction === 'CheckNotValue') return !alike(value, check.Value);
  if (check.CheckFunction === 'CheckNotSameValue') return cell(row, check.ColumnAName) !== cell(row, check.ColumnBName);
  throw new Error(`no condition: ${check.CheckFunction}`);
}

function alike(value: string | null, wanted: string | number | null | undefined): boolean {
  if (wanted === null || wanted === undefined || value === null) return value === (wanted ?? null);
  return value === String(wanted) || (numeric(value) && numeric(String(wanted)) && Number(value) === Number(wanted));
}

function numeric(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text);
}

function kept(check: FocusCheck, row: Row, seen: Map<string, Set<string>>): boolean {
  const value = cell(row, check.ColumnName);
  const [a, b, c] = [cell(row, check.ColumnAName), cell(row, check.ColumnBName), cell(row, check.ResultColumnName)];
  const of = check.CheckFunction;
  if (of === 'AND') return (check.Items ?? []).every((item) => kept(item, row, seen));
  if (of === 'OR') return (check.Items ?? []).some((item) => kept(item, row, seen));
  if (of === 'CheckValue') return check.Value === null ? value === null : value === null || alike(value, check.Value);
  if (of === 'CheckNotValue') return !alike(value, check.Value);
  if (of === 'CheckSameValue') return a === null || a === b;
  if (of === 'CheckGreaterOrEqualThanValue') return value === null || !numeric(value) || Number(value) >= Number(check.Value);
  if (of === 'CheckDistinctCount') return a === null || b === null || amongFirst(a, b, check.ExpectedCount ?? 1, seen);
  if (of === 'ColumnByColumnEqualsColumnValue') return a === null || b === null || c === null || multiplies(a, b, c);
  return value === null || looks(value, of ?? '');
}

function amongFirst(per: string, one: string, count: number, seen: Map<string, Set<string>>): boolean {
  const values = seen.get(per) ?? new Set<string>();
  if (values.size < count) seen.set(per, values.add(one));
  return values.has(one);
}

function multiplies(a: string, b: string, c: string): boolean {
  if (![a, b, c].every(numeric)) return true;
  const places = /e/i.test(c) ? 20 : (c.split('.')[1] ?? '').length;
  const gap = Math.abs(Number(a) * Number(b) - Number(c));
  return gap <= 10 ** -places * (1 + 1e-6) || gap * 1e6 <= Math.abs(Number(c)) * (1 + 1e-6);
}

function looks(value: string, check: string): boolean {
  switch (check) {
    case 'TypeString':
      return true;
    case 'FormatString':
      return value.trim().length > 0;
    case 'TypeDecimal':
    case 'CheckDecimalValue':
      return numeric(value);
    case 'FormatNumeric':
      return /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value);
    case 'TypeDateTime':
      return sound(value) && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value);
    case 'FormatDateTime':
      return sound(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
    case 'FormatUnit':
      return /^(\d+ )?[A-Z][A-Za-z0-9 ]*([-/](Second|Minute|Hour|Day|Month|Year)s?)?$/.test(value);
    case 'FormatKeyValue':
      return isPlainObject(value);
    case 'FormatCurrency':
      return known(value) || (!/^[A-Z]{3}$/.test(value) && value.trim() === value);
    case 'CheckNationalCurrency':
      return known(value);
    default:
      throw new Error(`no shape: ${check}`);
  }
}

/** A day that the calendar has. */
function sound(value: string): boolean {
  const instant = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(instant.valueOf()) && instant.toISOString().slice(0, 10) === value.slice(0, 10);
}

function isPlainObject(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) && Object.values(parsed).every((each) => typeof each !== 'object' || each === null);
  } catch {
    return false;
  }
}

function known(value: string): boolean {
  return Intl.supportedValuesOf('currency').includes(value);
}

