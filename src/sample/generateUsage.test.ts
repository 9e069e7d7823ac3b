import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare, decimal, divide, multiply, round, subtract, toDouble } from '../base/decimal.ts';
import { seeded } from '../base/random.ts';
import { lookUp, ptuModel } from '../rates/lookUp.ts';
import { readMeterVocabulary } from '../rates/readMeterName.ts';
import { rateBookFiles, readRateBook } from '../rates/readRateBook.ts';
import { combine } from '../usage/combine.ts';
import { loadProfile } from '../usage/loadProfile.ts';
import { readUsage } from '../usage/readUsage.ts';
import { eaColumns } from './costExport.ts';
import { sampleUsage } from './generateUsage.ts';
import { code, conversation, drawTokens, type RequestShape } from './requestShapes.ts';
import { loggedDay } from './sampleWorkloads.ts';

const data = (name: string): string => readFileSync(`data/${name}`, 'utf8');
const files = rateBookFiles('azure-2026-10');
const book = readRateBook({ book: data(files.book), rates: data(files.rates), ...(files.ptu === undefined ? {} : { ptu: data(files.ptu) }) }).value;
const vocabulary = readMeterVocabulary(data('meters.yaml'));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const sample = sampleUsage(seeded(2026), book);
const bill = readUsage(bytes(sample.costExport), 'cost.csv', { vocabulary });
const log = readUsage(bytes(sample.requestLog), 'requests.csv', { vocabulary });
const history = combine([bill.value, log.value]);

describe('the usage of the sample company', () => {
  it('is the same from the same seed, to the byte, and another from another', () => {
    expect(sampleUsage(seeded(2026), book)).toEqual(sample);
    expect(sampleUsage(seeded(2027), book)).not.toEqual(sample);
  });

  it('is small enough to ship, and its log is of tens of thousands of requests', () => {
    expect(sample.costExport.length + sample.requestLog.length).toBeLessThan(6_000_000);
    expect(log.value.rows.accepted).toBeGreaterThan(20_000);
    expect(log.value.rows).toMatchObject({ refused: 0, warned: 0 });
  });

  it('comes as Azure exports do: a mark, 57 columns, month before day', () => {
    expect(sample.costExport.startsWith('\uFEFFInvoiceSectionName,')).toBe(true);
    expect(eaColumns.length).toBe(57);
    const header = '../shared/facts/schemas/headers/cost-usage-details-ea_2024-08-01.header.csv';
    if (existsSync(header)) expect(eaColumns.join(',')).toBe(readFileSync(header, 'utf8').trim());
    else console.info(`${header} is not beside this checkout: the columns were not compared with the published header.`);
  });

  it('runs from September 2025 to October 2026 and ends between 150 and 300 thousand dollars a month', () => {
    expect(bill.value.period).toEqual({ from: '2025-09-01', to: '2026-10-31' });
    const spend = history.value.charges.filter(({ month }) => month === '2026-10').reduce((sum, { amount }) => sum + toDouble(amount), 0);
    expect(spend).toBeGreaterThan(150_000);
    expect(spend).toBeLessThan(300_000);
  });

  it('holds each trouble once, and each is found', () => {
    expect(history.value.gaps).toEqual(['2026-01-20 to 2026-01-22']);
    expect(history.findings.map(({ code: found }) => found).sort()).toEqual(['days-missing', 'log-for-shape', 'spike', 'workload-renamed']);
    expect(bill.findings.map(({ code: found }) => found).sort()).toEqual(['credits', 'other-services', 'row-refused', 'workload-per-resource']);
    expect(bill.value.rows).toMatchObject({ refused: 1, warned: 0 });
  });

  it('is priced at the list price of each day less four percent', () => {
    const [names = [], ...rows] = sample.costExport.slice(1).split('\r\n').filter((line) => line.includes('Azure OpenAI') || line.startsWith('Invoice')).map((line) => line.replace(/"[^"]*(?:""[^"]*)*"/g, '').split(','));
    const at = (name: string): number => names.indexOf(name);
    let checked = 0;
    for (const row of rows) {
      if (row[at('ChargeType')] !== 'Usage' || row[at('CostInBillingCurrency')] === '#REF!') continue;
      const [price, list, quantity, cost] = ['UnitPrice', 'PayGPrice', 'Quantity', 'CostInBillingCurrency'].map((name) => decimal(row[at(name)] ?? ''));
      if (price === undefined || list === undefined || quantity === undefined || cost === undefined) continue;
      expect(compare(price, multiply(list, decimal('0.96')))).toBe(0);
      expect(compare(cost, multiply(quantity, price))).toBe(0);
      checked++;
    }
    expect(checked).toBeGreaterThan(6000);
  });

  it('costs, row by row of its tokens, what was billed for them', () => {
    // An independent way round: tokens as read × the rate book, less four percent, against the charges.
    const first = history.value.charges.filter(({ month, category, workload }) => month === '2026-09' && category === 'usage' && workload === 'claims-triage');
    const [row] = history.value.usage.rows.filter(({ at, workload }) => at === '2026-09' && workload === 'claims-triage');
    const parts = { input: (row?.input ?? 0n) - (row?.cached ?? 0n), cached: row?.cached ?? 0n, output: row?.output ?? 0n };
    let expected = decimal(0);
    for (const kind of ['input', 'cached', 'output'] as const) {
      const rate = lookUp(book, { model: 'gpt-5', scope: 'dataZone', tier: 'standard', context: 'short', kind }, 'swedencentral', loggedDay);
      expected = subtract(expected, multiply(divide(multiply(decimal(parts[kind]), rate?.perMillion ?? decimal(0)), decimal(1_000_000), 12, 'half-even'), decimal('-0.96')));
    }
    const billed = first.reduce((sum, { amount }) => subtract(sum, multiply(amount, decimal(-1))), decimal(0));
    expect(toDouble(round(billed, 6, 'half-even'))).toBeCloseTo(toDouble(expected), 4);
  });

  it('shows in its log the very tokens that the bill charges for that day', () => {
    const ofDay = bill.value.usage.rows.filter(({ at, workload }) => at === loggedDay && workload === 'policy-assistant');
    expect(ofDay.length).toBe(1);
    const logged = log.value.usage.rows.reduce((sum, row) => ({ input: sum.input + row.input, cached: sum.cached + row.cached, output: sum.output + row.output }), { input: 0n, cached: 0n, output: 0n });
    expect({ input: ofDay[0]?.input, cached: ofDay[0]?.cached, output: ofDay[0]?.output }).toEqual(logged);
  });

  it('gives a load that rises and falls with the day', () => {
    const model = ptuModel(book.ptu, 'gpt-5.4');
    if (model === undefined) throw new Error('gpt-5.4 is in the PTU table');
    expect(loadProfile(history.value.minutes, 'gpt-5.4', model).value).toMatchObject({ minutes: 1440, verdict: 'diurnal' });
  });

  it.each([
    ['conv', conversation],
    ['code', code],
  ] as const)('has requests of the sizes of the %s trace it was fitted to', (service, shape: RequestShape) => {
    const path = `../shared/data/azure-llm-trace/AzureLLMInferenceTrace_${service}.csv`;
    if (!existsSync(path)) {
      console.info(`${path} is not beside this checkout: the shapes were not held against the published trace.`);
      return;
    }
    const rows = readFileSync(path, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number));
    const random = seeded(5);
    for (const [column, quantiles] of [[1, shape.input], [2, shape.output]] as const) {
      const real = rows.map((row) => row[column] ?? 0).sort((a, b) => a - b);
      const drawn = Array.from({ length: 20_000 }, () => drawTokens(quantiles, random)).sort((a, b) => a - b);
      for (const share of [0.1, 0.25, 0.5, 0.75, 0.9, 0.95]) {
        const [wanted, got] = [real[Math.floor(share * real.length)] ?? 0, drawn[Math.floor(share * drawn.length)] ?? 0];
        expect(Math.abs(got - wanted)).toBeLessThanOrEqual(0.06 * wanted + 2);
      }
    }
  });
});
