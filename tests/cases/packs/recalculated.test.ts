import { Workbook, type Cell } from '@cj-tech-master/excelts';
import { calculateFormulas } from '@cj-tech-master/excelts/formula';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toDouble } from '../../../src/base/decimal.ts';
import { tokens } from '../../../src/base/quantity.ts';
import { seeded } from '../../../src/base/random.ts';
import type { DealTerms } from '../../../src/deal/dealTerms.ts';
import { evaluate, type Knowledge } from '../../../src/deal/evaluate.ts';
import { dealModel } from '../../../src/packs/model/dealModel.ts';
import type { UsageSeries } from '../../../src/usage/usageSeries.ts';
import { goldenCases } from '../deals/goldenCases.ts';
import { smallBook } from '../deals/smallBook.ts';
import { changedInputs, type ChangedInput } from './changedInputs.ts';

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
const folder = mkdtempSync(join(tmpdir(), 'parley-model-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const all = goldenCases();
const some = ['rates/worked-example', 'tiers/yearly-tier-two-models', 'tiers/all-units-tier', 'commitment/macc-shortfall-prepayment', 'commitment/three-milestones-forfeit', 'credits/credits-two-expiries', 'currency/x-cap', 'rates/batch-and-priority-shares', 'provisioned/one-year-paid-monthly', 'together/every-lever', 'together/every-lever-carried-over'];
const taken = process.env['PARLEY_FULL'] === undefined ? all.filter(({ name }) => some.includes(name)) : all;

/** Deals of which every line follows its inputs: the minute-by-minute ones are stated and say so. */
const live = all.filter(({ usage }) => usage.grain === 'month');
const random = seeded(Number(process.env['PARLEY_SEED'] ?? 20261123));
const changes = live.flatMap((golden) => changedInputs(golden.terms, random).map((change) => ({ golden, change })));
const changed = sampled(changes, process.env['PARLEY_FULL'] === undefined ? 8 : 60);
const opened = process.env['PARLEY_FULL'] === undefined ? taken.filter(({ name }) => ['currency/x-cap', 'together/every-lever', 'together/every-lever-carried-over'].includes(name)) : all.filter(({ name }) => some.includes(name));

describe.skipIf(office === undefined)('the deal model, worked out by LibreOffice', () => {
  it(`comes to what Parley works out, to the cent, on ${opened.length} deals, and answers ${changed.length} changed inputs as the exact evaluator does`, async () => {
    const wanted = new Map<string, number>();
    for (const { name, terms, usage } of opened) {
      writeFileSync(join(folder, `${fileName(name)}.xlsx`), await modelOf(name, terms, usage));
      wanted.set(fileName(name), toDouble(evaluate(terms, usage, { book: smallBook }).value.total));
    }
    let moved = 0;
    const models = new Map<string, Uint8Array>();
    for (const { golden: { name, terms, usage }, change } of changed) {
      const model = models.get(name) ?? (await modelOf(name, terms, usage));
      models.set(name, model);
      const before = toDouble(evaluate(terms, usage, { book: smallBook }).value.total);
      const after = toDouble(evaluate(change.terms?.(terms) ?? terms, change.usage?.(usage) ?? usage, { book: smallBook }).value.total);
      const typed = await typedOver(model, change.input);
      // A term that no month of the deal reads has no input: a rate of exchange of later days.
      if (typed === undefined) {
        expect(after, change.input[0]).toBe(before);
        continue;
      }
      if (Math.abs(after - before) > 0.01) moved++;
      const key = `${fileName(name)}-${change.input[0]}`;
      writeFileSync(join(folder, `${key}.xlsx`), typed);
      wanted.set(key, after);
    }
    const every = all.find(({ name }) => name === 'together/every-lever');
    if (every !== undefined) {
      // Load that moves within the month spills by the segments of the sheet Load, at fewer PTU too.
      const fewer = { ...every.terms, provisioned: every.terms.provisioned.map((block) => ({ ...block, ptu: 16 })) };
      writeFileSync(join(folder, 'moving-load.xlsx'), (await typedOver(await modelOf('moving load', every.terms, every.usage, movingLoad), ['D1_provisioned_0_ptu', 16])) ?? new Uint8Array());
      wanted.set('moving-load', toDouble(evaluate(fewer, every.usage, movingLoad).value.total));
    }
    // A change that changes nothing shows nothing.
    expect(moved).toBeGreaterThan(changed.length / 2);
    mkdirSync(join(folder, 'office/user'), { recursive: true });
    writeFileSync(join(folder, 'office/user/registrymodifications.xcu'), alwaysRecalculate);
    execFileSync(office ?? '', [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1', '--outdir', join(folder, 'out'), ...[...wanted.keys()].map((name) => join(folder, `${name}.xlsx`))], { stdio: 'ignore' });
    const off = [...wanted].flatMap(([name, total]) => {
      const made = totalIn(readFileSync(join(folder, 'out', `${name}-Compare.csv`), 'utf8'));
      return Math.abs(made - total) < 0.005 ? [] : [`${name}: ${made}, it is ${total}`];
    });
    expect(off).toEqual([]);
    for (const { name } of opened) expect(readFileSync(join(folder, 'out', `${fileName(name)}-Compare.csv`), 'utf8'), name).toMatch(/The sheet comes to the same,[^,]*,"?yes/);
  }, 600_000);
});

/** Deals whose every input is typed over: a part of them, or all with --full. */
const asked = sampled(live, process.env['PARLEY_FULL'] === undefined ? 9 : live.length);

describe('the deal model, worked out by the library that wrote it', () => {
  it.each(asked)('answers each changed input of $name as the exact evaluator does', async ({ name, terms, usage }) => {
    const book = new Workbook();
    await book.xlsx.load(await modelOf(name, terms, usage));
    // The total needs no other volumes, and the library works out no more than ten thousand formulas that differ.
    book.removeWorksheet('Sensitivity');
    const inputs = new Map<unknown, Cell>();
    book.getWorksheet('Inputs')?.eachRow((row) => void inputs.set(row.getCell(5).value, row.getCell(3)));
    const total = new Map<unknown, Cell>();
    book.getWorksheet('Compare')?.eachRow((row) => void total.set(row.getCell(1).value, row.getCell(3)));
    const exact = (change?: ChangedInput): number => toDouble(evaluate(change?.terms?.(terms) ?? terms, change?.usage?.(usage) ?? usage, { book: smallBook }).value.total);
    for (const change of changedInputs(terms, seeded(Number(process.env['PARLEY_SEED'] ?? 20261123)))) {
      const cell = inputs.get(change.input[0]);
      const after = exact(change);
      // A term that no month of the deal reads has no input.
      if (cell === undefined) {
        expect(after, change.input[0]).toBeCloseTo(exact(), 2);
        continue;
      }
      const before = cell.value;
      cell.value = change.input[1];
      calculateFormulas(book);
      expect(Math.abs(Number(total.get('To pay')?.result) - after), `${change.input.join(' = ')}: it is ${after}`).toBeLessThan(0.005);
      cell.value = before;
    }
  });
});

describe('the deal model, before anybody opens it', () => {
  it.each(taken)('holds what its formulas come to, and its lines at other volumes are what the exact evaluator has: $name', async ({ name, terms, usage }) => {
    const book = new Workbook();
    await book.xlsx.load(await modelOf(name, terms, usage));
    const lines = book.getWorksheet('Sensitivity');
    const asStated = JSON.stringify(lines?.getRow(14).values).includes('stay as they are');
    for (let row = 4; row <= 12; row++) {
      const tenths = BigInt(Math.round(Number(lines?.getCell(row, 1).value) * 10));
      const times = (count: bigint) => tokens((count * tenths) / 10n);
      const scaled = { ...usage, rows: usage.rows.map((each) => ({ ...each, input: times(each.input), cached: times(each.cached), cacheWrite: times(each.cacheWrite), output: times(each.output) })) };
      // Tokens are counted down to whole ones here and not on the sheet.
      if (!asStated) expect(Number(lines?.getCell(row, 3).result), `at ${tenths} tenths`).toBeCloseTo(toDouble(evaluate(terms, scaled, { book: smallBook }).value.total), 1);
    }
    for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => {
      if (cell.formula !== undefined) expect(['number', 'string'], `${sheet.name}!${cell.address}`).toContain(typeof cell.result);
    }));
  });
});

it.runIf(office === undefined)('says where LibreOffice is missing', () => console.log('LibreOffice is not here (apt-get install libreoffice-calc): the deal model was not worked out again.'));

/** A workbook that carries results is shown with them unless LibreOffice is told to work it out again. */
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/** So many of the items, spread over all of them. */
function sampled<Item>(items: readonly Item[], count: number): readonly Item[] {
  return items.filter((_, place) => Math.floor((place * count) / items.length) !== Math.floor(((place - 1) * count) / items.length));
}

function fileName(name: string): string {
  return name.replace(/[^\w-]+/g, '_');
}

/** A bot that is busy a fifth of the time. */
const movingLoad: Knowledge = { book: smallBook, shapes: new Map([['support-bot', { steps: [{ share: 0.5, load: 0.2 }, { share: 0.3, load: 1 }, { share: 0.2, load: 3 }] }]]) };

async function modelOf(title: string, terms: DealTerms, usage: UsageSeries, knowledge: Knowledge = { book: smallBook }): Promise<Uint8Array> {
  return dealModel({ title, day: '2026-11-22', usage, sources: [], deals: [{ title: 'The deal', terms, knowledge, source: 'golden' }] });
}

/** The workbook as somebody saves it who typed over one input; undefined where it has no such input. */
async function typedOver(bytes: Uint8Array, [name, value]: readonly [string, number]): Promise<Uint8Array | undefined> {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  const inputs = book.getWorksheet('Inputs');
  let found = 0;
  inputs?.eachRow((row) => {
    if (row.getCell(5).value !== name) return;
    row.getCell(3).value = value;
    found += 1;
  });
  expect(found, name).toBeLessThan(2);
  if (found === 0) return undefined;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function totalIn(csv: string): number {
  const [, total = 'NaN'] = /^"?To pay"?,"?[^,"]*"?,"?([-\d.]+)/m.exec(csv) ?? [];
  return Number(total);
}
