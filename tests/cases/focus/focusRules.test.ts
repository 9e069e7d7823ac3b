import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conform } from '../../../src/desk/conform.ts';
import { readFocusRules } from '../../../src/usage/focus/readFocusRules.ts';
import { corrected, type FocusModel } from './focusModel.ts';
import { judgePlainly } from './judgePlainly.ts';

const archive = '../shared/data/badinputs.tar.xz';
const rulesText = readFileSync('data/focus/1.2.csv', 'utf8');
const rules = readFocusRules(rulesText, 'data/focus/1.2.csv');
const example = readFileSync('examples/formats/focus-1.2.csv', 'utf8');

function unpack(path: string): string {
  return execFileSync('tar', ['-xJf', archive, '-O', `badinputs/focus/${path}`], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

function absent(): boolean {
  if (existsSync(archive)) return false;
  console.info(`${archive} is not beside this checkout: FOCUS was not held against its published rules.`);
  return true;
}

const verdictsOf = (csv: string) => conform(new TextEncoder().encode(csv), 'export.csv', rulesText).value.verdicts;

describe('the rules of FOCUS 1.2', () => {
  it('are the 621 that were published, with their keywords; two are corrected by their own sentences', () => {
    expect(rules).toHaveLength(621);
    if (absent()) return;
    const { ModelRules } = JSON.parse(unpack('model-1.2.json')) as FocusModel;
    expect(rules.map(({ id, keyword, about }) => [id, keyword, about])).toEqual(Object.entries(ModelRules).map(([id, rule]) => [id, rule.ValidationCriteria.Keyword, rule.Reference]));
    const judged = Object.entries(ModelRules).filter(([, rule]) => rule.ValidationCriteria.Requirement.CheckFunction !== undefined);
    expect(rules.filter(({ check }) => check !== undefined).map(({ id }) => id)).toEqual(judged.map(([id]) => id));
    for (const id of Object.keys(corrected)) expect(ModelRules[id]?.ValidationCriteria.MustSatisfy, id).toMatch(/MUST (NOT )?be null when/);
  });

  it('are broken in our example where it was made to break them, and nowhere else but by what Azure leaves out', () => {
    const broken = verdictsOf(example).filter(({ verdict, rule }) => verdict === 'broken' && rule.kind !== 'composite');
    expect(broken.map(({ rule, reason, lines }) => [rule.id, reason, lines])).toEqual([
      ['CostAndUsage-D-048-C', 'there is no column PricingCurrencyContractedUnitPrice', []],
      ['CostAndUsage-D-052-C', 'there is no column PricingCurrencyEffectiveCost', []],
      ['CostAndUsage-D-056-C', 'there is no column PricingCurrencyListUnitPrice', []],
      ['ListUnitPrice-C-010-C', '1 of 4 rows', [5]],
      ['ChargePeriodEnd-C-002-M', '1 of 4 rows', [5]],
      ['ListCost-C-009-C', '1 of 4 rows', [5]],
    ]);
  });

  it.each([
    ['a category that FOCUS does not have', 'ChargeCategory', 'Fee', 'ChargeCategory-C-003-M'],
    ['a billed cost with a currency sign', 'BilledCost', '$1980', 'BilledCost-C-001-M'],
    ['a cost written with thousands', 'EffectiveCost', '1 980', 'EffectiveCost-C-002-M'],
    ['no billing account', 'BillingAccountId', '', 'BillingAccountId-C-001-M'],
    ['a currency that no nation has', 'BillingCurrency', 'AZC', 'BillingCurrency-C-006-M'],
    ['a negative list price', 'ListUnitPrice', '-2.5', 'ListUnitPrice-C-008-M'],
    ['a status without a commitment discount', 'CommitmentDiscountStatus', 'Used', 'CommitmentDiscountStatus-C-003-C'],
    ['tags that are no keys and values', 'Tags', 'workload=support-bot', 'Tags-C-001-M'],
    ['the same service under two categories', 'ServiceCategory', 'Compute', 'ServiceName-C-005-C'],
    ['a period that ends on the thirty-first of September', 'BillingPeriodEnd', '2026-09-31T00:00:00Z', 'BillingPeriodEnd-C-001-M'],
  ])('%s breaks a rule on its line', (_, column, value, id) => {
    const clean = verdictsOf(example).find(({ rule }) => rule.id === id);
    const found = verdictsOf(changed(example, 3, column, value)).find(({ rule }) => rule.id === id);
    expect(clean?.verdict, id).not.toBe('broken');
    expect([found?.verdict, found?.lines], id).toEqual(['broken', [3]]);
  });

  it('of a column that is not there are not judged, and its absence is a broken rule of its own', () => {
    const verdicts = verdictsOf(example.replace('BilledCost', 'Billed'));
    const about = verdicts.filter(({ rule }) => rule.about === 'BilledCost' && rule.kind !== 'composite' && rule.check !== undefined);
    expect(about.map(({ rule, verdict }) => (rule.kind === 'presence' ? verdict === 'broken' : verdict === 'not-judged'))).not.toContain(false);
    expect(about.length).toBeGreaterThan(4);
  });

  it('come to the same verdicts, row counts and lines as the published model read plainly, on every row of its sample and on rows changed at random', () => {
    if (absent()) return;
    const model = JSON.parse(unpack('model-1.2.json')) as FocusModel;
    const sample = '../shared/facts/schemas/focus/focus_1.0_sample_1000rows_CCBY4.csv';
    const files = existsSync(sample) ? [readFileSync(sample, 'utf8'), example] : [example];
    for (const text of files) expect(plain(text)).toEqual(judgePlainly(model, text));
    const columns = (example.split('\n')[0] ?? '').split(',');
    const values = ['', 'NULL', '0', '-1', '2.20', 'x', 'Usage', 'Purchase', 'Tax', 'Correction', 'Committed', 'Used', 'USD', '2026-09-14T00:00:00Z', '{"a":1}', 'Hours', 'Compute'];
    assert(
      property(array(tuple(integer({ min: 2, max: 5 }), constantFrom(...columns), constantFrom(...values)), { minLength: 1, maxLength: 8 }), (changes) => {
        const text = changes.reduce((csv, [line, column, value]) => changed(csv, line, column, value), example);
        expect(plain(text)).toEqual(judgePlainly(model, text));
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

/** Our verdicts on the rules that speak of rows or columns by themselves. */
function plain(csv: string): Record<string, string> {
  return Object.fromEntries(
    verdictsOf(csv).flatMap(({ rule, verdict, reason, lines }) => (rule.kind === 'composite' || rule.check === undefined || verdict === 'not-supported' ? [] : [[rule.id, `${verdict === 'either' ? reason : verdict} ${lines.join(' ')}`.trim()]])),
  );
}

/** The file with one cell changed. */
function changed(csv: string, line: number, column: string, value: string): string {
  const lines = csv.split('\n');
  const place = (lines[0] ?? '').split(',').indexOf(column);
  const cells = (lines[line - 1] ?? '').match(/(?:"(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
  lines[line - 1] = cells.slice(0, (lines[0] ?? '').split(',').length).map((cell, at) => (at === place ? `${/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value}${cell.endsWith(',') ? ',' : ''}` : cell)).join('');
  return lines.join('\n');
}
