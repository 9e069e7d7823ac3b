import { array, assert, bigInt, constantFrom, property, record } from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { month, type Day } from '../../base/calendar.ts';
import { add, compare, decimal, show, sum, zero, type Decimal } from '../../base/decimal.ts';
import { requests, tokens } from '../../base/quantity.ts';
import { readRateBook, rateBookFiles } from '../../rates/readRateBook.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { UsageHistory } from '../history.ts';
import type { UsageRow } from '../usageSeries.ts';
import { readMeterVocabulary } from '../../rates/readMeterName.ts';
import { combine } from '../combine.ts';
import { readUsage } from '../readUsage.ts';
import { breakdown } from './breakdown.ts';
import { tagNames, type Dimension } from './dimension.ts';
import { growthSplit } from './growthSplit.ts';
import { costOf, listCost } from './listCost.ts';
import { quotaRunway } from './quotaRunway.ts';
import { savingsRate } from './savingsRate.ts';

const files = rateBookFiles('azure-2026-10');
const read = (name: string) => readFileSync(`data/${name}`, 'utf8');
const vocabulary = readMeterVocabulary(read('meters.yaml'));
const book: RateBook = readRateBook({ book: read(files.book), rates: read(files.rates), ...(files.ptu === undefined ? {} : { ptu: read(files.ptu) }) }, 'azure-2026-10').value;

function row(parts: Partial<UsageRow>): UsageRow {
  return { at: '2026-09', workload: 'support-bot', model: 'gpt-5.4', scope: 'global', tier: 'standard', context: 'short', region: 'eastus2', input: tokens(0n), cached: tokens(0n), cacheWrite: tokens(0n), output: tokens(0n), requests: requests(0n), ...parts };
}

const anyRow = record({ at: constantFrom('2026-09', '2026-10'), workload: constantFrom('a', 'b'), model: constantFrom('gpt-5.4', 'gpt-5', 'no-such-model'), tier: constantFrom('standard', 'provisioned'), fresh: bigInt(0n, 10n ** 12n), cached: bigInt(0n, 10n ** 12n), output: bigInt(0n, 10n ** 12n) }).map(({ fresh, cached, output, ...rest }) =>
  row({ ...(rest as Partial<UsageRow>), input: tokens(fresh + cached), cached: tokens(cached), output: tokens(output) }),
);

describe('list cost', () => {
  it('is tokens times the list price of the month, to the last digit', () => {
    const { value, findings } = listCost([row({ input: tokens(1_000_003n), cached: tokens(3n), output: tokens(500_000n) })], book);
    expect(value.priced.map(({ kind, perMillion, cost }) => [kind, show(perMillion), show(cost)])).toEqual([
      ['input', '2.5', '2.5'],
      ['cached', '0.25', '0.00000075'],
      ['output', '15', '7.5'],
    ]);
    expect(findings).toEqual([]);
  });

  it('leaves nothing out in silence: tokens without a price and tokens of provisioned throughput are counted', () => {
    const { value, findings } = listCost([row({ model: 'no-such-model', input: tokens(5n) }), row({ tier: 'provisioned', input: tokens(7n) })], book);
    expect([value.unpriced, value.provisioned, value.priced.length]).toEqual([5n, 7n, 0]);
    expect(findings.map(({ code }) => code)).toEqual(['no-list-price']);
  });
});

describe('what a bill says about a resource', () => {
  const bill = [
    'Date,MeterCategory,MeterSubCategory,MeterName,UnitOfMeasure,Quantity,Cost,BillingCurrency,ResourceId,SubscriptionName,CostCenter,Tags',
    '2026-09-01,Foundry Models,Azure OpenAI,gpt 4.1 Inp glbl Tokens,1K,100000,190,USD,/x/accounts/aoai-1,prod,CC-7,"""Business Unit"": ""Retail"",""env"": ""prod"""',
    '2026-09-01,Foundry Models,Azure OpenAI,gpt 4.1 Outp glbl Tokens,1K,10000,80,USD,/x/accounts/aoai-1,prod,CC-7,"""env"": ""prod"",""business-unit"": ""Retail"""',
    '2026-09-01,Foundry Models,Azure OpenAI,gpt 4.1 Inp glbl Tokens,1K,100000,150,EUR,/x/accounts/aoai-2,prod,CC-8,"""env"": ""test"",""app"": ""Search"""',
    '2026-09-01,Foundry Models,Azure OpenAI,Provisioned Managed Global Unit,1 Hour,100,100,USD,/x/accounts/aoai-2,prod,CC-8,',
  ].join('\n');
  const { value } = readUsage(new TextEncoder().encode(bill), 'bill.csv', { vocabulary });
  const history = combine([value]).value;
  const priced = listCost(history.usage.rows, book).value.priced;
  const grouped = (...by: Dimension[]) => breakdown(history.usage.rows, priced, by, { charges: history.charges, vocabulary }).map((group) => [...group.by, show(group.list), group.billed.map(({ currency, amount }) => `${currency} ${show(amount)}`).join(' + ')]);

  it.each<{ by: Dimension; groups: string[][] }>([
    // The tag where there is one, and the cost centre where there is none.
    { by: 'businessUnit', groups: [['Retail', '280', 'USD 270'], ['CC-8', '200', 'EUR 150 + USD 100']] },
    { by: 'application', groups: [['aoai-1', '280', 'USD 270'], ['Search', '200', 'EUR 150'], ['aoai-2', '0', 'USD 100']] },
    { by: 'deployment', groups: [['aoai-1', '280', 'USD 270'], ['aoai-2', '200', 'EUR 150 + USD 100']] },
    { by: 'subscription', groups: [['prod', '480', 'EUR 150 + USD 370']] },
    { by: 'tag:ENV', groups: [['prod', '280', 'USD 270'], ['test', '200', 'EUR 150'], ['not known', '0', 'USD 100']] },
    { by: 'model', groups: [['gpt-4.1', '480', 'EUR 150 + USD 270'], ['provisioned units', '0', 'USD 100']] },
  ])('groups tokens, list and billed cost by $by, and never adds two currencies', ({ by, groups }) => {
    expect(grouped(by)).toEqual(groups);
  });

  it('leaves out a tag that tells every row apart, with a finding', () => {
    const rows = Array.from({ length: 300 }, (_, index) => `2026-09-01,Foundry Models,Azure OpenAI,gpt 4.1 Inp glbl Tokens,1K,1000,2,USD,/x/accounts/aoai-1,prod,CC-7,"""run"": ""r${index}"",""env"": ""prod"""`);
    const read = readUsage(new TextEncoder().encode([bill.split('\n')[0], ...rows].join('\n')), 'bill.csv', { vocabulary });
    expect(read.value.usage.rows).toHaveLength(1);
    expect(tagNames(read.value.usage.rows)).toEqual(['costcenter', 'env', 'resource', 'subscription']);
    expect(read.findings.find(({ code }) => code === 'label-left-out')?.message).toContain('"run"');
  });
});

describe('groups', () => {
  it('add up to the whole, whatever they are grouped by', () => {
    assert(
      property(array(anyRow, { maxLength: 20 }), constantFrom(['workload'] as const, ['model', 'month'] as const, ['tier', 'scope', 'region'] as const), (rows, by) => {
        const { priced } = listCost(rows, book).value;
        const groups = breakdown(rows, priced, by);
        expect(show(sum(groups.map(({ list }) => list)))).toBe(show(costOf(priced)));
        const all = groups.reduce((total, { tokens: each }) => total + each.input + each.cached + each.cacheWrite + each.output, 0n);
        expect(all).toBe(rows.reduce((total, each) => total + each.input + each.output, 0n));
        expect(groups.map(({ list }) => list)).toEqual(groups.map(({ list }) => list).toSorted((a, b) => compare(b, a)));
      }),
    );
  });

  it('by hour of the week name the day and the hour in UTC', () => {
    const rows = ['2026-11-22T13:07', '2026-11-23T00:00', '1970-01-01T05:00'].map((at) => row({ at, input: tokens(1n) }));
    expect(breakdown(rows, [], ['hour']).map(({ by }) => by[0])).toEqual(['Mon 00', 'Sun 13', 'Thu 05']);
  });
});

describe('growth between two months', () => {
  it('splits into volume, mix, price and new meters that add up to the change', () => {
    assert(
      property(array(anyRow, { maxLength: 20 }), (rows) => {
        const { priced } = listCost(rows, book).value;
        const split = growthSplit(priced, month('2026-09'), month('2026-10'));
        const before = costOf(priced.filter((each) => each.row.at === '2026-09'));
        if (split === undefined) {
          expect(priced.filter((each) => each.row.at === '2026-09')).toEqual([]);
          return;
        }
        expect(show(split.before)).toBe(show(before));
        expect(show([split.volume, split.mix, split.price, split.newMeters].reduce(add, zero))).toBe(show(split.change));
      }),
    );
  });

  it.each([
    ['twice the tokens are volume alone', [row({ input: tokens(10n ** 9n) }), row({ at: '2026-10', input: tokens(2n * 10n ** 9n) })], ['2500', '0', '0', '0']],
    ['the same tokens on a dearer kind are mix alone', [row({ input: tokens(10n ** 9n), output: tokens(10n ** 9n) }), row({ at: '2026-10', input: tokens(5n * 10n ** 8n), output: tokens(15n * 10n ** 8n) })], ['0', '6250', '0', '0']],
    ['a model that was not there is new', [row({ input: tokens(10n ** 9n) }), row({ at: '2026-10', input: tokens(10n ** 9n) }), row({ at: '2026-10', model: 'gpt-5', input: tokens(10n ** 9n) })], ['0', '0', '0', '1250']],
  ])('%s', (_, rows, expected) => {
    const split = growthSplit(listCost(rows, book).value.priced, month('2026-09'), month('2026-10'));
    expect(split && [split.volume, split.mix, split.price, split.newMeters].map((each) => show(each))).toEqual(expected);
  });

  it('shows a list price cut as price', () => {
    const cheaper: RateBook = { ...book, rates: [...book.rates, ...book.rates.filter((rate) => rate.model === 'gpt-5.4' && rate.kind === 'input' && rate.tier === 'standard' && rate.scope === 'global').map((rate) => ({ ...rate, from: '2026-10-01' as Day, perMillion: decimal('2') }))] };
    const split = growthSplit(listCost([row({ input: tokens(10n ** 9n) }), row({ at: '2026-10', input: tokens(10n ** 9n) })], cheaper).value.priced, month('2026-09'), month('2026-10'));
    expect(split && [show(split.price), show(split.volume), show(split.mix)]).toEqual(['-500', '0', '0']);
  });
});

function history(parts: Partial<UsageHistory>): UsageHistory {
  return { usage: { grain: 'month', rows: [] }, charges: [], months: [], gaps: [], minutes: { grain: 'minute', rows: [] }, ...parts };
}

const whole = (...months: string[]) => months.map((each) => ({ month: month(each), kind: 'whole' as const, days: 30, daysSeen: 30, forForecast: true }));

describe('the effective savings rate', () => {
  const charge = (amount: string, category: 'usage' | 'purchase' | 'credit' = 'usage', currency = 'USD') => ({ month: '2026-09', currency, workload: 'w', meterName: 'm', category, amount: decimal(amount) });
  const rate = (charges: ReturnType<typeof charge>[], months: UsageHistory['months'] = whole('2026-09')): Decimal | undefined => {
    const rows = [row({ input: tokens(10n ** 9n) })];
    return savingsRate(history({ usage: { grain: 'month', rows }, charges, months }), listCost(rows, book).value.priced, 'USD').value.rate;
  };

  it.each([
    ['is nothing where list was paid', [charge('2500')], '0'],
    ['is the discount where one was', [charge('2000')], '0.2'],
    ['counts reservations bought, and is below nothing where they were not used', [charge('1500'), charge('1500', 'purchase')], '-0.2'],
    ['does not take credits for a lower price', [charge('2500'), charge('-400', 'credit')], '0'],
  ])('%s', (_, charges, expected) => {
    const found = rate(charges);
    expect(found && show(found)).toBe(expected);
  });

  it('is not told of a broken month, nor over two currencies', () => {
    expect(rate([charge('2000')], [{ month: month('2026-09'), kind: 'partial', days: 30, daysSeen: 12, forForecast: false }])).toBeUndefined();
    expect(rate([charge('2000', 'usage', 'EUR')])).toBeUndefined();
  });
});

describe('the runway of a quota', () => {
  const usage = { grain: 'month' as const, rows: [row({ at: '2026-08', input: tokens(31n * 10n ** 6n) }), row({ at: '2026-09', input: tokens(33n * 10n ** 6n) })] };
  const minutes = { grain: 'minute' as const, rows: [row({ at: '2026-09-14T10:00', input: tokens(900n), output: tokens(100n) }), row({ at: '2026-09-14T10:01', input: tokens(400n) })] };

  it.each([
    // Tokens a day grew from 1.0 to 1.1 million: at 1.1 a month, 1,000 tokens become 1,200 after ln 1.2 / ln 1.1 = 1.913 months, 58.2 days after the log.
    ['ends on the day on which the busiest minute outgrows it', 1200, '2026-11-12', 0],
    ['is over from the day on which a minute was above it', 900, '2026-09-14', 1],
    ['is longer than three years where growth never gets there', 10_000_000, undefined, 0],
  ])('%s', (_, quota, runsOut, over) => {
    const runway = quotaRunway(history({ usage, minutes, months: whole('2026-08', '2026-09') }), 'gpt-5.4', quota);
    expect(runway && [runway.peak, runway.runsOut, runway.alreadyOver]).toEqual([1000, runsOut, over]);
  });

  it('is not known without a log of the model', () => {
    expect(quotaRunway(history({ usage }), 'gpt-5.4', 1000)).toBeUndefined();
  });
});
