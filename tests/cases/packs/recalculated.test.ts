import { Workbook } from '@cj-tech-master/excelts';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decimal, toDouble } from '../../../src/base/decimal.ts';
import { tokens } from '../../../src/base/quantity.ts';
import type { DealTerms } from '../../../src/deal/dealTerms.ts';
import { evaluate } from '../../../src/deal/evaluate.ts';
import { dealModel } from '../../../src/packs/model/dealModel.ts';
import type { UsageSeries } from '../../../src/usage/usageSeries.ts';
import { goldenCases } from '../deals/goldenCases.ts';
import { smallBook } from '../deals/smallBook.ts';

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
const folder = mkdtempSync(join(tmpdir(), 'parley-model-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const all = goldenCases();
const some = ['rates/worked-example', 'tiers/yearly-tier-two-models', 'tiers/all-units-tier', 'commitment/macc-shortfall-prepayment', 'commitment/three-milestones-forfeit', 'credits/credits-two-expiries', 'currency/x-cap', 'rates/batch-and-priority-shares', 'provisioned/one-year-paid-monthly', 'together/every-lever', 'together/every-lever-carried-over'];
const taken = process.env['PARLEY_FULL'] === undefined ? all.filter(({ name }) => some.includes(name)) : all;

interface Change {
  readonly case: string;
  readonly golden: string;
  /** The name of an input and what is typed over it. */
  readonly input: readonly [string, number];
  readonly terms?: (terms: DealTerms) => DealTerms;
  readonly usage?: (usage: UsageSeries) => UsageSeries;
}

const changes: readonly Change[] = [
  { case: 'a discount', golden: 'tiers/marginal-tier', input: ['D1_rates_0_discount', 0.2], terms: (terms) => ({ ...terms, rates: terms.rates.map((rule) => ({ ...rule, price: { kind: 'discount', percent: decimal(20) } })) }) },
  { case: 'all volumes', golden: 'tiers/yearly-tier-two-models', input: ['Volume_factor', 3], usage: (usage) => ({ ...usage, rows: usage.rows.map((row) => ({ ...row, input: tokens(row.input * 3n), cached: tokens(row.cached * 3n), cacheWrite: tokens(row.cacheWrite * 3n), output: tokens(row.output * 3n) })) }) },
  { case: 'a commitment whose shortfall prepays later charges', golden: 'commitment/macc-shortfall-prepayment', input: ['D1_commitment_0', 2500], terms: (terms) => ({ ...terms, ...(terms.commitment && { commitment: { ...terms.commitment, milestones: terms.commitment.milestones.map((each, place) => (place === 0 ? { ...each, amount: decimal(2500) } : each)) } }) }) },
  { case: 'a credit', golden: 'credits/breakage', input: ['D1_credits_0', 123.45], terms: (terms) => ({ ...terms, credits: terms.credits.map((each, place) => (place === 0 ? { ...each, amount: decimal('123.45') } : each)) }) },
  { case: 'the step of a tier', golden: 'tiers/all-units-tier', input: ['D1_tiers_0_percent_1', 0.25], terms: (terms) => ({ ...terms, tiers: terms.tiers.map((tier) => ({ ...tier, steps: tier.steps.map((step, place) => (place === 1 ? { ...step, percent: decimal(25) } : step)) })) }) },
  { case: 'a price cap', golden: 'currency/x-cap', input: ['D1_protection_0_cap', 0.001], terms: (terms) => ({ ...terms, priceProtection: terms.priceProtection.map((each) => ({ ...each, capPercentPerYear: decimal('0.1') })) }) },
  { case: 'PTU', golden: 'provisioned/one-year-paid-monthly', input: ['D1_provisioned_0_ptu', 100], terms: (terms) => ({ ...terms, provisioned: terms.provisioned.map((block, place) => (place === 0 ? { ...block, ptu: 100 } : block)) }) },
  { case: 'the part that goes by batch', golden: 'rates/batch-and-priority-shares', input: ['D1_shares_1_batch', 0.15], terms: (terms) => ({ ...terms, shares: (terms.shares ?? []).map((each, place) => (place === 1 ? { ...each, batchPercent: decimal(15) } : each)) }) },
  { case: 'the least that support costs', golden: 'credits/support-x-credit', input: ['D1_support_least', 5000], terms: (terms) => ({ ...terms, ...(terms.support && { support: { ...terms.support, minimumPerMonth: decimal(5000) } }) }) },
];

describe.skipIf(office === undefined)('the deal model, worked out by LibreOffice', () => {
  it('comes to what Parley works out, to the cent, and answers a changed input as the exact evaluator does', async () => {
    const wanted = new Map<string, number>();
    for (const { name, terms, usage } of taken) {
      writeFileSync(join(folder, `${fileName(name)}.xlsx`), await modelOf(name, terms, usage));
      wanted.set(fileName(name), toDouble(evaluate(terms, usage, { book: smallBook }).value.total));
    }
    for (const change of changes) {
      const golden = all.find(({ name }) => name === change.golden);
      expect(golden, change.golden).toBeDefined();
      if (golden === undefined) continue;
      const before = toDouble(evaluate(golden.terms, golden.usage, { book: smallBook }).value.total);
      const after = toDouble(evaluate(change.terms?.(golden.terms) ?? golden.terms, change.usage?.(golden.usage) ?? golden.usage, { book: smallBook }).value.total);
      expect(Math.abs(after - before), `${change.case} makes a difference`).toBeGreaterThan(0.01);
      writeFileSync(join(folder, `${fileName(change.case)}.xlsx`), await typedOver(await modelOf(change.golden, golden.terms, golden.usage), change.input));
      wanted.set(fileName(change.case), after);
    }
    execFileSync(office ?? '', [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1', '--outdir', join(folder, 'out'), ...[...wanted.keys()].map((name) => join(folder, `${name}.xlsx`))], { stdio: 'ignore' });
    for (const [name, total] of wanted) expect(Math.abs(totalIn(readFileSync(join(folder, 'out', `${name}-Compare.csv`), 'utf8')) - total), name).toBeLessThan(0.005);
    for (const { name } of taken) expect(readFileSync(join(folder, 'out', `${fileName(name)}-Compare.csv`), 'utf8'), name).toMatch(/The sheet comes to the same,[^,]*,"?yes/);
    for (const { case: name } of changes) expect(readFileSync(join(folder, 'out', `${fileName(name)}-Compare.csv`), 'utf8'), name).toContain('inputs changed');
  }, 180_000);
});

it.runIf(office === undefined)('says where LibreOffice is missing', () => console.log('LibreOffice is not here (apt-get install libreoffice-calc): the deal model was not worked out again.'));

function fileName(name: string): string {
  return name.replace(/[^\w-]+/g, '_');
}

async function modelOf(title: string, terms: DealTerms, usage: UsageSeries): Promise<Uint8Array> {
  return dealModel({ title, day: '2026-11-22', usage, sources: [], deals: [{ title: 'The deal', terms, knowledge: { book: smallBook }, source: 'golden' }] });
}

/** The workbook as somebody saves it who typed over one input. */
async function typedOver(bytes: Uint8Array, [name, value]: readonly [string, number]): Promise<Uint8Array> {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  const inputs = book.getWorksheet('Inputs');
  let found = 0;
  inputs?.eachRow((row) => {
    if (row.getCell(5).value !== name) return;
    row.getCell(3).value = value;
    found += 1;
  });
  expect(found, name).toBe(1);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function totalIn(csv: string): number {
  const [, total = 'NaN'] = /^"?To pay"?,"?[^,"]*"?,"?([-\d.]+)/m.exec(csv) ?? [];
  return Number(total);
}
