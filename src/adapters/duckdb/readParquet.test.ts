import { DuckDBInstance } from '@duckdb/node-api';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { show } from '../../base/decimal.ts';
import { unwatched } from '../../base/progress.ts';
import { Refusal } from '../../base/refusal.ts';
import { readMeterVocabulary } from '../../rates/readMeterName.ts';
import { readUsage } from '../../usage/readUsage.ts';
import { duckdbColumns } from './duckdbColumns.ts';

const vocabulary = readMeterVocabulary(readFileSync('data/meters.yaml', 'utf8'));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-parquet-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function written(name: string, sql: string): Promise<string> {
  const path = join(folder, name);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`);
  connection.disconnectSync();
  instance.closeSync();
  return path;
}

describe('a Parquet export', () => {
  it.each(['ea.csv', 'mca.csv', 'focus-1.2.csv'])('of %s is the same import as the CSV', async (file) => {
    const path = await written(`${file}.parquet`, `SELECT * FROM read_csv('tests/cases/usage/${file}', all_varchar = true)`);
    const csv = readUsage(readFileSync(`tests/cases/usage/${file}`), file, { vocabulary });
    const parquet = readUsage(await duckdbColumns.parquet(path, unwatched), file, { vocabulary });
    expect(parquet.value).toEqual(csv.value);
  });

  it('with columns of its own types keeps every digit, and reads times, maps and zones', async () => {
    const path = await written(
      'typed.parquet',
      `SELECT 0.1234567890123456789::DECIMAL(38, 19) AS BilledCost, 0.25::DOUBLE AS PricingQuantity, 'USD' AS BillingCurrency, TIMESTAMP '2026-09-19 00:00:00' AS ChargePeriodStart,
        TIMESTAMPTZ '2026-09-01 00:00:00+00' AS BillingPeriodStart, 'Usage' AS ChargeCategory, '5.4 inp Gl 1M Tokens' AS SkuMeter, 'Foundry Models' AS x_SkuMeterCategory, 1000000 AS x_PricingBlockSize,
        MAP {'workload': 'a, "quoted" bot', 'team': 'x'} AS Tags, 'Microsoft' AS ProviderName`,
    );
    const text = new TextDecoder().decode(await duckdbColumns.parquet(path, unwatched));
    expect(text).toContain('2026-09-01 00:00:00+00:00');
    const { value } = readUsage(new TextEncoder().encode(text), 'focus.parquet', { vocabulary });
    expect(value.control.map(({ amount }) => show(amount))).toEqual(['0.1234567890123456789']);
    expect(value.usage.rows).toMatchObject([{ at: '2026-09-19', input: 250_000n }]);
    expect(text.split('\n')[1]).toContain('""team"":""x""');
  });

  it('that is damaged or none is refused', async () => {
    const path = join(folder, 'damaged.parquet');
    writeFileSync(path, 'PAR1 and nothing more');
    await expect(duckdbColumns.parquet(path, unwatched)).rejects.toMatchObject({ code: 'unreadable' });
  });
});

describe('Parquet files that were made to break readers', () => {
  const archive = '../shared/data/badinputs.tar.xz';
  it('are each read as a table or refused with a sentence', async () => {
    if (!existsSync(archive)) {
      console.info(`${archive} is not beside this checkout: its files were not tried.`);
      return;
    }
    execFileSync('tar', ['-xJf', archive, '-C', folder, 'badinputs/parquet']);
    const root = join(folder, 'badinputs', 'parquet');
    const files = readdirSync(root, { recursive: true }).map(String).filter((file) => file.endsWith('.parquet'));
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const answer = await duckdbColumns.parquet(join(root, file), unwatched).then(
        (bytes) => `read ${bytes.length}`,
        (error: unknown) => (error instanceof Refusal ? `refused: ${error.message}` : `failed: ${String(error)}`),
      );
      expect(answer, `${file} was neither read nor refused`).toMatch(/^(read|refused: .{20,})/s);
    }
  }, 60_000);
});
