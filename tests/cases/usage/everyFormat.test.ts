import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { day } from '../../../src/base/calendar.ts';
import { show } from '../../../src/base/decimal.ts';
import type { Outcome } from '../../../src/base/outcome.ts';
import { readCsv } from '../../../src/base/readCsv.ts';
import { readMeterVocabulary } from '../../../src/rates/readMeterName.ts';
import { readRetailPage } from '../../../src/rates/retailPage.ts';
import { readMacc } from '../../../src/usage/macc.ts';
import { readDiagnostics } from '../../../src/usage/readDiagnostics.ts';
import { readPriceSheet } from '../../../src/usage/readPriceSheet.ts';
import { readUsage } from '../../../src/usage/readUsage.ts';
import { readReservations } from '../../../src/usage/reservations/readReservations.ts';
import type { UsageImport } from '../../../src/usage/usageImport.ts';
import { asRead } from './asRead.ts';
import { exportsOfOneBill } from './oneBill.ts';

const vocabulary = readMeterVocabulary(readFileSync('data/meters.yaml', 'utf8'));
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (given: Uint8Array, name: string): Outcome<UsageImport> => readUsage(given, name, { vocabulary });

/** What a bill says, whichever export says it: tokens and money. */
const said = ({ control, usage }: UsageImport) => ({
  control: control.map(({ month, currency, amount }) => `${month} ${currency} ${show(amount)}`),
  usage: usage.rows.map((row) => `${row.at} ${row.workload} ${row.model} ${row.tier} ${row.region}: ${row.input} ${row.cached} ${row.output}`),
});

describe('one bill in every export that Azure writes', () => {
  it.each(exportsOfOneBill())('$name is read as $format', async ({ name, format, text }) => {
    const { value, findings } = read(bytes(text), name);
    expect(value.format).toBe(format);
    await expect(text).toMatchFileSnapshot(`formats/${name}`);
    await expect(asRead({ value, findings })).toMatchFileSnapshot(`formats/${name}.read.txt`);
  });

  it('says the same tokens and the same money in all of them, plain, gzipped, in UTF-16 and as JSON', () => {
    const expected = {
      control: ['2026-09 USD 6221.1005'],
      usage: ['2026-09-19 support-bot gpt-5.4 standard eastus2: 1200000000 300000000 240500000', '2026-09-20 support-bot gpt-4.1 standard eastus2: 512000250 0 0'],
    };
    for (const { name, text, format } of exportsOfOneBill()) {
      const amortised = format.endsWith('amortized');
      const wanted = amortised ? { ...expected, control: ['2026-09 USD 7061.1005'] } : expected;
      const [header, ...records] = readCsv(text.replace('\uFEFF', ''), ',', name).value.records;
      const rows = records.map(({ cells }) => Object.fromEntries((header?.cells ?? []).map((column, place) => [column, cells[place] ?? ''])));
      const encodings = [bytes(text), gzipSync(text), Buffer.from(`\uFEFF${text.replace('\uFEFF', '')}`, 'utf16le'), bytes(text.replaceAll('\n', '\r\n')), bytes(JSON.stringify(rows)), bytes(rows.map((row) => JSON.stringify(row)).join('\n'))];
      for (const given of encodings) expect(said(read(given, name).value), name).toEqual(wanted);
    }
  });
});

describe('logs that gateways write', () => {
  it.each([
    { name: 'api-management.csv', text: 'TimeGenerated,CorrelationId,DeploymentName,ModelName,PromptTokens,CompletionTokens,TotalTokens,IsStreamCompletion\n2026-09-19T09:01:07Z,c1,support-bot,gpt-5.4,1200,180,1380,true\n2026-09-19T09:01:40Z,c2,support-bot,gpt-5.4,800,90,890,false\n2026-09-19T09:02:00Z,c3,claims,gpt-5.4-mini,400,20,420,false\n' },
    // As Log Analytics exports a query from the portal.
    { name: 'api-management-portal.csv', text: '"TimeGenerated [UTC]",CorrelationId,DeploymentName,ModelName,PromptTokens,CompletionTokens\n"9/19/2026, 9:01:07.123 AM",c1,support-bot,gpt-5.4,1200,180\n"9/19/2026, 1:01:40.000 PM",c2,support-bot,gpt-5.4,800,90\n' },
    { name: 'api-management.json', text: JSON.stringify([{ TimeGenerated: '2026-09-19T09:01:07Z', DeploymentName: 'support-bot', ModelName: 'gpt-5.4', PromptTokens: 1200, CompletionTokens: 180 }, { TimeGenerated: '2026-09-19T09:01:40Z', DeploymentName: 'support-bot', ModelName: 'gpt-5.4', PromptTokens: 800, CompletionTokens: 90 }]) },
  ])('$name (ApiManagementGatewayLlmLog)', async ({ name, text }) => {
    await expect(asRead(read(bytes(text), name))).toMatchFileSnapshot(`formats/${name}.read.txt`);
  });

  it('a log of our own columns is read as was confirmed for its header', async () => {
    const mappings = [{ header: ['reqStarted', 'callerApp', 'engineUsed', 'promptTok', 'promptTokCached', 'answerTok', 'allTok', 'latencyMs', 'httpStatus'], columns: { timestamp: 'reqStarted', input: 'promptTok', output: 'answerTok', cached: 'promptTokCached', model: 'engineUsed', workload: 'callerApp' }, confirmed: day('2026-11-23') }];
    await expect(asRead(readUsage(readFileSync('examples/formats/gateway-log.csv'), 'gateway-log.csv', { vocabulary, mappings }))).toMatchFileSnapshot('formats/gateway-log.csv.read.txt');
  });
});

describe('files that hold no usage', () => {
  const mcaSheet = 'billingAccountId,meterName,meterCategory,meterSubCategory,product,meterRegion,unitOfMeasure,effectiveStartDate,effectiveEndDate,unitPrice,basePrice,marketPrice,currency,tierMinimumUnits,term,priceType\nb1,5.4 inp Gl 1M Tokens,Foundry Models,Azure OpenAI GPT5,Azure OpenAI GPT5,US East 2,1M,2026-10-01,2026-12-31,2.25,2.5,2.5,USD,0,,Consumption\nb1,5.4 opt Gl 1M Tokens,Foundry Models,Azure OpenAI GPT5,Azure OpenAI GPT5,US East 2,1M,2026-10-01,2026-12-31,13.5,15,15,USD,0,,Consumption\nb1,D8 v5,Virtual Machines,Dv5,Virtual Machines Dv5,US East 2,100 Hours,2026-10-01,2026-12-31,34.2,38.4,38.4,USD,0,,Consumption\n';
  const transactions = (heading: string, cell: string) => `${heading},Amount,ArmSkuName,BillingFrequency,Currency,Description,EventDate,EventType,PurchasingSubscriptionName,Quantity,Region,ReservationOrderId,ReservationOrderName,Term\n${cell},26520,OpenAI_Provisioned_Throughput_Global,OneTime,USD,PTU one year,2026-09-14,Purchase,ai-prod,10,eastus2,o1,ptu-2026,P1Y\n${cell},-2210,OpenAI_Provisioned_Throughput_Global,OneTime,USD,returned,2026-10-14,Refund,ai-prod,1,eastus2,o1,ptu-2026,P1Y\n${cell},100,Standard_D4s_v5,OneTime,USD,VM,2026-09-14,Purchase,ai-prod,1,eastus2,o2,vm,P1Y\n`;
  const adviceEa = 'SKU,Location,CostWithNoReservedInstances,FirstUsageDate,InstanceFlexibilityRatio,LookBackPeriod,MeterId,NetSavings,NormalizedSize,RecommendedQuantity,ResourceType,Scope,SkuName,SubscriptionId,Term,TotalCostWithReservedInstances\nOpenAI_Provisioned_Throughput_Global,eastus2,72000,2026-08-20,1,Last30Days,m4,25200,,100,Azure OpenAI,Shared,OpenAI_Provisioned_Throughput_Global,,P1M,46800\n';
  const adviceMca = 'SKU,Location,Cost With No Reserved Instances,First Usage Date,Instance Flexibility Ratio,Look Back Period,Meter Id,Net Savings,Normalized Size,Recommended Quantity,Resource Type,Scope,Sku Name,Subscription Id,Term,Total Cost With Reserved Instances\nOpenAI_Provisioned_Throughput_Global,eastus2,72000,2026-08-20,1,Last30Days,m4,25200,,100,Azure OpenAI,Shared,OpenAI_Provisioned_Throughput_Global,,P1M,46800\n';
  const page = JSON.stringify({ Items: [{ currencyCode: 'USD', tierMinimumUnits: 0, retailPrice: 2.5, armRegionName: 'eastus2', effectiveStartDate: '2026-03-01T00:00:00Z', meterName: '5.4 inp Gl 1M Tokens', productName: 'Azure OpenAI GPT5', unitOfMeasure: '1M', type: 'Consumption' }], NextPageLink: 'https://prices.azure.com/api/retail/prices?$skip=1000' });
  const example = (name: string) => readFileSync(`examples/formats/${name}`);

  it.each<{ name: string; reading: () => unknown }>([
    { name: 'price-sheet-ea', reading: () => readPriceSheet(example('price-sheet.csv'), 'price-sheet.csv', vocabulary) },
    { name: 'price-sheet-mca', reading: () => readPriceSheet(bytes(mcaSheet), 'sheet.csv', vocabulary) },
    { name: 'reservation-details', reading: () => readReservations(example('reservation-details.csv'), 'details.csv') },
    { name: 'reservation-transactions-ea', reading: () => readReservations(bytes(transactions('AccountName', 'ai')), 'transactions.csv') },
    { name: 'reservation-transactions-mca', reading: () => readReservations(bytes(transactions('BillingProfileName,Invoice,InvoiceId', 'main,G1,G1')), 'transactions.csv') },
    { name: 'reservation-recommendations-ea', reading: () => readReservations(bytes(adviceEa), 'advice.csv') },
    { name: 'reservation-recommendations-mca', reading: () => readReservations(bytes(adviceMca), 'advice.csv') },
    { name: 'diagnostics', reading: () => readDiagnostics(example('diagnostics.csv'), 'diagnostics.csv') },
    { name: 'commitment', reading: () => readMacc(example('macc.json').toString(), 'macc.json') },
    { name: 'retail-page', reading: () => readRetailPage(page, 1) },
  ])('$name', async ({ name, reading }) => {
    await expect(`${JSON.stringify(reading(), plainly, 2)}\n`).toMatchFileSnapshot(`formats/${name}.read.json`);
  });

  it('recommendations and transactions of both agreements say the same', () => {
    const same = (ea: string, mca: string) => expect(JSON.stringify(readReservations(bytes(mca), 'x.csv'), plainly)).toBe(JSON.stringify(readReservations(bytes(ea), 'x.csv'), plainly));
    same(adviceEa, adviceMca);
    same(transactions('AccountName', 'ai'), transactions('BillingProfileName,Invoice,InvoiceId', 'main,G1,G1'));
  });
});

/** Amounts as they are written. */
function plainly(_key: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'coefficient' in value && 'scale' in value) return show(value as Parameters<typeof show>[0]);
  return typeof value === 'bigint' ? value.toString() : value;
}
