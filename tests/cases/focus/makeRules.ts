/**
 * Writes data/focus/1.2.csv from the published machine-readable model of FOCUS 1.2 (focus_validator, MIT), in Parley's own notation:
 * `node tests/cases/focus/makeRules.ts ../path/to/model-1.2.json > data/focus/1.2.csv`
 */
import { readFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';
import { corrected, type FocusCheck, type FocusModel } from './focusModel.ts';

const shapes = {
  TypeString: 'string',
  FormatString: 'plain-string',
  TypeDecimal: 'decimal',
  FormatNumeric: 'plain-number',
  TypeDateTime: 'date-time',
  FormatDateTime: 'utc-date-time',
  FormatUnit: 'unit',
  FormatKeyValue: 'key-value',
  FormatCurrency: 'currency',
  CheckNationalCurrency: 'national-currency',
  CheckDecimalValue: 'valid-decimal',
} as const;

const [, , file = ''] = argv;
const model = JSON.parse(readFileSync(file, 'utf8')) as FocusModel;
const lines = ['rule,keyword,kind,about,check,when,where'];
for (const [id, rule] of Object.entries(model.ModelRules)) {
  const { Keyword, Requirement, Condition } = rule.ValidationCriteria;
  lines.push([id, Keyword, rule.Function.toLowerCase(), rule.Reference, corrected[id]?.check ?? notation(Requirement), corrected[id]?.when ?? notation(Condition), rule.ApplicabilityCriteria.join(' ')].map(cell).join(','));
}
stdout.write(`${lines.join('\n')}\n`);

function notation(check: FocusCheck): string {
  const column = check.ColumnName ?? check.CheckCondition ?? '';
  switch (check.CheckFunction) {
    case undefined:
      return check.AND === undefined ? '' : notation({ CheckFunction: 'AND', Items: [check.AND].flat() });
    case 'AND':
    case 'OR': {
      const parts = (check.Items ?? []).map((item) => (item.Items === undefined ? notation(item) : `(${notation(item)})`));
      return parts.join(check.CheckFunction === 'AND' ? ' and ' : ' or ');
    }
    case 'CheckModelRule':
      return `rule ${check.ModelRuleId}`;
    case 'ColumnPresent':
      return `${column} present`;
    case 'TypeString':
    case 'FormatString':
    case 'TypeDecimal':
    case 'FormatNumeric':
    case 'TypeDateTime':
    case 'FormatDateTime':
    case 'FormatUnit':
    case 'FormatKeyValue':
    case 'FormatCurrency':
    case 'CheckNationalCurrency':
    case 'CheckDecimalValue':
      return `${column} as ${shapes[check.CheckFunction]}`;
    case 'CheckValue':
      return `${column} = ${value(check.Value)}`;
    case 'CheckNotValue':
      return `${column} != ${value(check.Value)}`;
    case 'CheckGreaterOrEqualThanValue':
      return `${column} >= ${value(check.Value)}`;
    case 'CheckSameValue':
      return `${check.ColumnAName} = ${check.ColumnBName}`;
    case 'CheckNotSameValue':
      return `${check.ColumnAName} != ${check.ColumnBName}`;
    case 'ColumnByColumnEqualsColumnValue':
      return `${check.ColumnAName} * ${check.ColumnBName} = ${check.ResultColumnName}`;
    case 'CheckDistinctCount':
      return `${check.ExpectedCount} ${check.ColumnBName} per ${check.ColumnAName}`;
  }
}

function value(of: string | number | null | undefined): string {
  return of === null || of === undefined ? 'null' : JSON.stringify(String(of));
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
