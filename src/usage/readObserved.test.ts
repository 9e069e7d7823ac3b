import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { asRead } from '../../tests/cases/usage/asRead.ts';
import { show } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';
import { readMeterVocabulary } from '../rates/readMeterName.ts';
import { combine } from './combine.ts';
import { readMacc } from './macc.ts';
import { readUsage } from './readUsage.ts';

const vocabulary = readMeterVocabulary(readFileSync('data/meters.yaml', 'utf8'));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (given: string | Uint8Array, name: string) => readUsage(typeof given === 'string' ? bytes(given) : given, name, { vocabulary });
const example = (file: string) => readFileSync(`examples/formats/${file}`);
const examples = ['azure-monitor.json', 'azure-monitor.csv', 'openai-usage.json', 'spans.jsonl', 'metrics.jsonl', 'litellm-daily.csv', 'litellm-spend.jsonl'];

describe('what a person reads of logs, metrics and interfaces', () => {
  it.each(examples)('%s', async (file) => {
    await expect(asRead(read(example(file), file))).toMatchFileSnapshot(`../../tests/cases/usage/${file}.read.txt`);
  });

  it.each(examples)('%s is the same gzipped', (file) => {
    expect(read(gzipSync(example(file)), file)).toEqual(read(example(file), file));
  });
});

describe('rows as JSON', () => {
  const header = ['date', 'team_id', 'model', 'custom_llm_provider', 'prompt_tokens', 'completion_tokens', 'cache_read_input_tokens', 'api_requests'];
  const rows = [
    ['2026-09-19', 'claims', 'azure/gpt-5.4', 'azure', 1200, 100, 300, 4],
    ['2026-09-20', 'claims', 'azure/gpt-5.4', 'azure', 1300, 110, 0, 5],
  ];
  const objects = rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index]])));
  const csv = [header, ...rows].map((row) => row.join(',')).join('\n');

  it.each([
    { case: 'a list', text: JSON.stringify(objects) },
    { case: 'JSON Lines', text: objects.map((row) => JSON.stringify(row)).join('\n') },
    { case: 'a page with a list', text: JSON.stringify({ page: 1, data: objects, total: 2 }) },
    { case: 'pages, one a line', text: objects.map((row) => JSON.stringify({ data: [row] })).join('\n') },
  ])('are read as the table of the same rows: $case', ({ text }) => {
    expect(read(text, 'spend')).toEqual(read(csv, 'spend'));
  });

  it('keep the digits of a cost that no double can hold', () => {
    const row = '{"Date":"2026-09-01","MeterCategory":"Foundry Models","MeterName":"5.4 inp Gl 1M Tokens","Quantity":1,"CostInBillingCurrency":0.12345678901234567891}';
    expect(read(`[${row}]`, 'cost.json').value.control.map(({ amount }) => show(amount))).toEqual(['0.12345678901234567891']);
  });
});

describe('two observations of one month', () => {
  it("never add up: Azure's own metrics count, the gateway's table gives way", () => {
    const { value, findings } = combine([read(example('litellm-daily.csv'), 'daily.csv').value, read(example('azure-monitor.json'), 'metrics.json').value]);
    expect(value.usage.rows.map(({ input }) => input)).toEqual([218_000n]);
    expect(findings.find(({ code }) => code === 'log-for-shape')?.at).toBe('daily.csv');
  });
});

describe('a commitment statement', () => {
  it('is balances and events, exact, and no usage', () => {
    const { value, findings } = readMacc(example('macc.json').toString(), 'macc.json');
    expect(value.lots.map(({ status, until, left }) => [status, until, show(left)])).toEqual([['Active', '2029-02-28', '5214880.37']]);
    expect(value.events.map(({ lot, day, charges }) => [lot, day, show(charges)])).toEqual([['G2026030114000000XXXX', '2026-10-05', '-118402.55']]);
    expect(findings).toEqual([]);
    expect(() => read(example('macc.json'), 'macc.json')).toThrow('parley usage commitment');
  });

  it('leaves credits aside, and says so', () => {
    const { value, findings } = readMacc(example('macc.json').toString().replaceAll('"ConsumptionCommitment"', '"PromotionalCredit"'), 'macc.json');
    expect([value.lots, value.events]).toEqual([[], []]);
    expect(findings.map(({ code }) => code)).toEqual(['no-commitment', 'no-commitment']);
  });

  it('is refused where the file holds neither', () => {
    expect(() => readMacc('{"value": []}', 'x.json')).toThrow(Refusal);
  });
});

describe('published samples', () => {
  const samples = '../shared/facts/schemas/samples/';
  it('of the OpenAI usage API and of the MACC API are read as their makers mean them', () => {
    if (!existsSync(samples)) {
      console.info(`${samples} is not beside this checkout: the published samples were not tried.`);
      return;
    }
    const { value } = read(readFileSync(`${samples}openai-usage-api.json`), 'openai-usage-api.json');
    expect(value).toMatchObject({ format: 'openai-usage', usage: { grain: 'day', rows: [{ at: '2024-11-01', input: 1000n, cached: 800n, output: 500n, requests: 5n }] } });
    const macc = readMacc(readFileSync(`${samples}macc-api.json`, 'utf8'), 'macc-api.json').value;
    expect([macc.lots.map(({ left }) => show(left)), macc.events.map(({ charges }) => show(charges))]).toEqual([['9899.42'], ['-100']]);
  });

  it('metrics of provisioned throughput say how full it ran and what spilled over', () => {
    const series = (metric: string, dimensions: Record<string, string>, data: object[]) => ({ name: { value: metric }, timeseries: [{ metadatavalues: Object.entries(dimensions).map(([name, value]) => ({ name: { value: name }, value })), data }] });
    const at = (minute: number, value: object) => ({ timeStamp: `2026-09-19T09:0${minute}:00Z`, ...value });
    const answer = { value: [
      series('ProcessedPromptTokens', { ModelDeploymentName: 'claims' }, [at(0, { total: 1200 }), at(1, { total: 900 })]),
      series('GeneratedTokens', { ModelDeploymentName: 'claims' }, [at(0, { total: 90 }), at(1, { total: 60 })]),
      series('AzureOpenAIRequests', { ModelDeploymentName: 'claims', IsSpillover: 'True', StatusCode: '200' }, [at(0, { total: 3 }), at(1, { total: 0 })]),
      series('AzureOpenAIProvisionedManagedUtilizationV2', { ModelDeploymentName: 'claims' }, [at(0, { average: 80, maximum: 100 }), at(1, { average: 41, maximum: 50 })]),
      series('ActiveTokens', { ModelDeploymentName: 'claims' }, [at(0, { total: 1290 })]),
    ] };
    const { findings } = readUsage(new TextEncoder().encode(JSON.stringify(answer)), 'metrics.json', { vocabulary });
    expect(findings.find(({ code }) => code === 'provisioned-utilisation')?.message).toContain('utilised 60.5 % in the mean, 100 % at most, full in 1 of 2 periods');
    expect(findings.find(({ code }) => code === 'spilled-over')?.message).toContain('3 requests');
    expect(findings.find(({ code }) => code === 'metrics-unused')?.message).toContain('ActiveTokens.');
  });

  it('every example is tried', () => {
    expect(readdirSync('examples/formats').filter((file) => !/gateway-log|macc|diagnostics|focus|reservation|price|retail/.test(file)).sort()).toEqual([...examples].sort());
  });
});
