import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { addMonths, month } from '../src/base/calendar.ts';
import { show } from '../src/base/decimal.ts';
import { requests, tokens } from '../src/base/quantity.ts';
import { seeded } from '../src/base/random.ts';
import { evaluate } from '../src/deal/evaluate.ts';
import { readDeal } from '../src/deal/readDeal.ts';
import { rateBookFiles, readRateBook } from '../src/rates/readRateBook.ts';
import type { UsageRow, UsageSeries } from '../src/usage/usageSeries.ts';
import { benchOracle } from './dealOracle.ts';
import { benchPaths } from './dealPaths.ts';
import { ratio } from './ratio.ts';
import { benchSimulatedPaths, benchSquiggle } from './simulatedPaths.ts';

const months = 36;
const workloads = 12;
const discounted = `{parley: deal/1, name: bench, currency: USD, start: 2027-01-01, months: ${months}, rateBook: azure-2026-10, rates: [{match: {model: gpt-5.4}, discountPercent: 12}]}`;
const whole = `{parley: deal/1, name: bench, currency: USD, start: 2027-01-01, months: ${months}, rateBook: azure-2026-10,
  rates: [{match: {model: gpt-5.4}, discountPercent: 12}],
  tiers: [{match: {}, basis: spend, period: year, method: marginal, steps: [{from: 0, percent: 0}, {from: 500000, percent: 5}]}],
  provisioned: [{id: a, model: gpt-5.4, scope: global, region: eastus2, ptu: 60, from: 2027-01, months: 36, purchase: oneYear, pay: monthly, spillTo: standard}],
  commitment: {milestones: [{by: 2027-12-31, amount: 2000000}, {by: 2028-12-31, amount: 4500000}, {by: 2029-12-31, amount: 7500000}], otherEligible: {perMonth: 90000}, shortfall: prepayment},
  credits: [{amount: 100000, from: 2027-01-01, until: 2027-06-30, match: {}, countsTowardCommitment: false}],
  priceProtection: [{match: {}, capPercentPerYear: 3, passCuts: true}], support: {percentOfSpend: 3, minimumPerMonth: 1000}}`;

/** Exact bills a second, and the plain part of one against the same sum as one SQL statement in DuckDB's DECIMAL. */
export async function benchDeal(): Promise<string[]> {
  const book = readBook();
  const usage = usageOf(1);
  const bills = (text: string) => {
    const { value: terms } = readDeal(text, 'bench.yaml');
    evaluate(terms, usage, { book });
    // The best of five seconds: others on the machine only ever slow it down.
    return Math.max(
      ...Array.from({ length: 5 }, () => {
        const from = performance.now();
        let count = 0;
        while (performance.now() < from + 1000) for (let bill = 0; bill < 10; bill++, count++) evaluate(terms, usage, { book });
        return (count * 1000) / (performance.now() - from);
      }),
    );
  };
  const lines = [
    `bills of ${months} months × ${workloads} workloads a second: ${bills(discounted).toFixed(0)} of rates alone, ${bills(whole).toFixed(0)} with tiers, provisioned throughput, commitment, credits, price cap and support`,
  ];

  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const { value: terms } = readDeal(discounted, 'bench.yaml');
  await connection.run('create table usage (input bigint, cached bigint, output bigint)');
  const appender = await connection.createAppender('usage');
  for (const row of usage.rows) {
    appender.appendBigInt(row.input);
    appender.appendBigInt(row.cached);
    appender.appendBigInt(row.output);
    appender.endRow();
  }
  appender.closeSync();
  // List of gpt-5.4 global standard less 12 %: 2.20 fresh, 0.22 cached, 13.20 output per million.
  const sum = `select sum((input - cached)::decimal(18, 0) * 2.2000::decimal(6, 4) + cached::decimal(18, 0) * 0.2200::decimal(6, 4) + output::decimal(18, 0) * 13.2000::decimal(6, 4))::varchar as micros from usage`;
  const ours = () => evaluate(terms, usage, { book }).value.total;
  const theirs = async () => (await connection.runAndReadAll(sum)).getRows()[0]?.[0];
  const [total, micros] = [show(ours()), String(await theirs())];
  const same = BigInt(micros.replace('.', '')) * 10n ** 6n === BigInt(total.split('.')[0] ?? '0') * 10n ** 16n + BigInt((total.split('.')[1] ?? '').padEnd(16, '0'));
  if (!same) throw new Error(`the two do not find the same total: ${total} and ${micros} millionths`);
  const seen = await ratio(200, ours, theirs);
  lines.push(`one bill of rates alone, every line explained, against one bare DuckDB sum over the same rows, same total to the last digit: ours ${(seen.ours * 1000).toFixed(2)} ms, DuckDB ${(seen.theirs * 1000).toFixed(2)} ms, ratio ${seen.ratio.toFixed(2)} (${seen.least.toFixed(2)} to ${seen.most.toFixed(2)})`);
  connection.closeSync();
  instance.closeSync();
  lines.push(await benchOracle());
  return [...lines, ...(await benchPaths(readDeal(whole, 'bench.yaml').value, usage, book))];
}

/** The deal with every lever on ten thousand paths, and the same in NumPy and in Squiggle. */
export async function benchManyPaths(): Promise<string[]> {
  const [terms, usage, book] = [readDeal(whole, 'bench.yaml').value, usageOf(1), readBook()];
  return [...benchSimulatedPaths(terms, usage, book), await benchSquiggle(terms, usage, book)];
}

function readBook() {
  const data = (name: string) => readFileSync(join(import.meta.dirname, '../data', name), 'utf8');
  const { book, rates, ptu } = rateBookFiles('azure-2026-10');
  return readRateBook({ book: data(book), rates: data(rates), ...(ptu === undefined ? {} : { ptu: data(ptu) }) }).value;
}

function usageOf(seed: number): UsageSeries {
  const random = seeded(seed);
  const rows: UsageRow[] = [];
  for (let index = 0; index < months; index++) {
    for (let workload = 0; workload < workloads; workload++) {
      const input = Math.floor((0.5 + random.next()) * 2e9);
      rows.push({
        at: addMonths(month('2027-01'), index), workload: `app-${workload}`, model: 'gpt-5.4', scope: 'global', tier: 'standard', context: 'short', region: 'eastus2',
        input: tokens(input), cached: tokens(Math.floor(input * random.next() * 0.6)), cacheWrite: tokens(0), output: tokens(Math.floor(input * 0.15)), requests: requests(1),
      });
    }
  }
  return { grain: 'month', rows };
}
