import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdbColumns } from '../../../src/adapters/duckdb/duckdbColumns.ts';
import { add, equals, readDecimal, zero } from '../../../src/base/decimal.ts';
import type { Outcome } from '../../../src/base/outcome.ts';
import { unwatched } from '../../../src/base/progress.ts';
import { readCsv } from '../../../src/base/readCsv.ts';
import { Refusal } from '../../../src/base/refusal.ts';
import { conform } from '../../../src/desk/conform.ts';
import { readMeterVocabulary } from '../../../src/rates/readMeterName.ts';
import { readMacc } from '../../../src/usage/macc.ts';
import { readJson } from '../../../src/usage/readJson.ts';
import { readUsage } from '../../../src/usage/readUsage.ts';
import { isParquet } from '../../../src/usage/tableText.ts';
import type { UsageImport } from '../../../src/usage/usageImport.ts';

const archive = '../shared/data/badinputs.tar.xz';
const folders = ['csv', 'json', 'strings', 'parquet', 'zip', 'focus', 'generated/csv'];
const vocabulary = readMeterVocabulary(readFileSync('data/meters.yaml', 'utf8'));

/** One file of the collection with the verdict of its manifest. */
interface Entry {
  readonly path: string;
  readonly expect: string;
  readonly rows?: number;
  readonly total?: string;
  readonly totals?: Readonly<Record<string, string>>;
}

let unpacked = '';
let manifest: readonly Entry[] = [];
beforeAll(() => {
  if (!existsSync(archive)) return;
  unpacked = mkdtempSync(join(tmpdir(), 'parley-bad-inputs-'));
  execFileSync('tar', ['-xJf', archive, '-C', unpacked, 'badinputs/manifest.json', ...folders.map((folder) => `badinputs/${folder}`)]);
  manifest = (JSON.parse(readFileSync(join(unpacked, 'badinputs/manifest.json'), 'utf8')) as { files: Entry[] }).files;
}, 60_000);
afterAll(() => {
  if (unpacked !== '') rmSync(unpacked, { recursive: true });
});

/** Seconds a file may take: the limit the collection itself sets is ten. */
const secondsMost = 10;

/** Every file under a folder against its verdict; `judge` says what is wrong with what became of it, or nothing. */
async function judgeAll(folder: string, atLeast: number, judge: (bytes: Buffer, entry: Entry) => string | undefined | Promise<string | undefined>): Promise<void> {
  if (unpacked === '') {
    console.info(`${archive} is not beside this checkout: its files under ${folder} were not tried.`);
    return;
  }
  const entries = manifest.filter((entry) => entry.path.startsWith(`${folder}/`) && entry.expect !== '(oracle)');
  expect(entries.length).toBeGreaterThanOrEqual(atLeast);
  const wrong: string[] = [];
  for (const entry of entries) {
    const from = performance.now();
    let said: string | undefined;
    try {
      said = await judge(readFileSync(join(unpacked, 'badinputs', entry.path)), entry);
    } catch (error) {
      said = `failed: ${String(error)}`;
    }
    const seconds = (performance.now() - from) / 1000;
    if (seconds > secondsMost) said = `took ${seconds.toFixed(1)} s`;
    if (said !== undefined) wrong.push(`${entry.path} (${entry.expect}): ${said}`);
  }
  expect(wrong).toEqual([]);
}

type Read = Outcome<UsageImport> | Refusal;

function read(bytes: Uint8Array, name: string): Read {
  try {
    return readUsage(bytes, name, { vocabulary });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** A refusal names the file, and says in a sentence what is wrong and what to do. */
function badRefusal(refusal: Refusal, name: string): string | undefined {
  if (!refusal.message.includes(name)) return `refused without the name of the file: ${refusal.message}`;
  return refusal.message.length < 40 ? `refused without a remedy: ${refusal.message}` : undefined;
}

function totalsOf(value: UsageImport): Map<string, ReturnType<typeof add>> {
  const totals = new Map<string, ReturnType<typeof add>>();
  for (const { currency, amount } of value.control) totals.set(currency, add(totals.get(currency) ?? zero, amount));
  return totals;
}

/** What is wrong with a table of costs that was read, or refused, by what its manifest says. */
function againstVerdict(result: Read, entry: Entry, name: string): string | undefined {
  const refused = result instanceof Refusal;
  switch (entry.expect) {
    case 'reject_malformed':
    case 'reject_bomb':
      return refused ? badRefusal(result, name) : `read ${result.value.rows.accepted} rows`;
    case 'ask_user':
      return refused && /day or the month/.test(result.message) ? badRefusal(result, name) : 'did not ask';
    case 'reject_with_line':
    case 'reject_with_line_or_row_error':
      if (refused) return /line \d+/i.test(`${result.message} ${result.at}`) ? undefined : `refused without a line: ${result.message}`;
      return result.value.rows.refused > 0 && result.findings.some(({ severity, at }) => severity === 'error' && /, line \d+/.test(at)) ? undefined : 'no row was refused with its line';
    case 'open_or_typed_reject':
      return refused ? badRefusal(result, name) : undefined;
    case 'open':
    case 'open_with_warning':
    case 'open_then_export_neutralised': {
      if (refused) return `refused: ${result.message}`;
      const { value, findings } = result;
      if (entry.rows !== undefined && value.rows.accepted !== entry.rows) return `${value.rows.accepted} rows, not ${entry.rows}`;
      const told = entry.totals ?? (entry.total === undefined ? undefined : { USD: entry.total });
      const totals = totalsOf(value);
      for (const [currency, written] of Object.entries(told ?? {})) {
        const [expected, found] = [readDecimal(written), totals.get(currency)];
        if (expected === undefined || found === undefined || !equals(expected, found)) return `the total in ${currency} is not ${written}`;
      }
      if (told !== undefined && totals.size !== Object.keys(told).length) return `${totals.size} currencies`;
      return entry.expect === 'open_with_warning' && findings.length === 0 ? 'read without a word' : undefined;
    }
    default:
      return `no rule for ${entry.expect}`;
  }
}

describe('files that were made to break readers get what their manifest says', () => {
  it('tables of costs', async () => {
    await judgeAll('generated/csv', 45, (bytes, entry) => againstVerdict(read(bytes, entry.path), entry, entry.path));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  }, 120_000);

  it('exports of Azure', () => judgeAll('csv/azure', 3, (bytes, entry) => againstVerdict(read(bytes, entry.path), entry, entry.path)));

  it('CSV that parsers disagree about has the rows of its JSON twin', () =>
    judgeAll('csv/spectrum', 11, (bytes, entry) => {
      const [header, ...records] = readCsv(bytes.toString(), ',', entry.path).value.records;
      const rows = records.map(({ cells }) => Object.fromEntries((header?.cells ?? []).map((name, place) => [name, cells[place]])));
      const twin = JSON.parse(readFileSync(join(unpacked, 'badinputs', entry.path.replace('.csv', '.json')), 'utf8')) as unknown;
      // A line end inside a cell is kept as the file wrote it.
      return JSON.stringify(rows).replaceAll('\\r\\n', '\\n') === JSON.stringify(twin).replaceAll('\\r\\n', '\\n') ? undefined : `read as ${JSON.stringify(rows)}`;
    }));

  it('JSON is read where the standard says so and refused where it does not', () =>
    judgeAll('json', 300, (bytes, entry) => {
      const usage = read(bytes, entry.path);
      if (usage instanceof Refusal && badRefusal(usage, entry.path) !== undefined) return badRefusal(usage, entry.path);
      readsOrRefuses(() => readMacc(bytes.toString(), entry.path));
      if (entry.expect === 'open_or_typed_reject') return undefined;
      // Text, as the reader is handed it: letters that are no UTF-8 are refused before.
      const parsed = readsOrRefuses(() => readJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes), entry.path));
      return parsed === (entry.expect === 'open' ? 'read' : 'refused') ? undefined : `was ${parsed}`;
    }), 120_000);

  it('ZIP archives are refused by what they are, whatever is in them', () =>
    judgeAll('zip', 60, (bytes, entry) => {
      const result = read(bytes, entry.path);
      return result instanceof Refusal ? badRefusal(result, entry.path) : 'was read';
    }));

  it('Parquet is read, or refused before it takes the memory of the machine', () =>
    judgeAll('parquet', 60, async (bytes, entry) => {
      const before = process.memoryUsage().rss;
      const path = join(unpacked, 'badinputs', entry.path);
      let text: Uint8Array;
      try {
        text = isParquet(bytes) ? await duckdbColumns.parquet(path, unwatched) : bytes;
      } catch (error) {
        return error instanceof Refusal ? undefined : `failed: ${String(error)}`;
      }
      read(text, entry.path);
      const grown = (process.memoryUsage().rss - before) / 2 ** 20;
      return grown > 512 ? `took ${grown.toFixed(0)} MB` : undefined;
    }), 180_000);

  it('exports that claim FOCUS are judged or refused', () =>
    judgeAll('focus', 9, async (bytes, entry) => {
      const rules = readFileSync('data/focus/1.2.csv', 'utf8');
      const path = join(unpacked, 'badinputs', entry.path);
      const text = isParquet(bytes) ? await duckdbColumns.parquet(path, unwatched) : bytes;
      try {
        const { value } = conform(text, entry.path, rules);
        return value.verdicts.length === 621 ? undefined : `${value.verdicts.length} verdicts`;
      } catch (error) {
        return error instanceof Refusal ? badRefusal(error, entry.path) : `failed: ${String(error)}`;
      }
    }), 60_000);

  it('naughty strings in every cell change no total, and no row is lost in silence', () => {
    if (unpacked === '') return;
    const strings = (JSON.parse(readFileSync(join(unpacked, 'badinputs/strings/blns.json'), 'utf8')) as string[]).filter((text) => !text.includes('\0'));
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const lines = strings.map((text) => `2026-09-01,Foundry Models,${quoted(text)},${quoted(text)},1,0.01,${quoted(text)},Usage`);
    const text = ['Date,MeterCategory,MeterSubCategory,MeterName,Quantity,Cost,Tags,ChargeType', ...lines].join('\n');
    const { value } = readUsage(new TextEncoder().encode(text), 'naughty.csv', { vocabulary });
    expect(value.rows.accepted + value.rows.refused).toBe(strings.length);
    expect(value.control.map(({ amount }) => amount.coefficient * 10n ** BigInt(2 - amount.scale))).toEqual([BigInt(strings.length)]);
  });

  it('every file of these folders has a rule here', () => {
    if (unpacked === '') return;
    const tried = ['generated/csv/', 'csv/azure/', 'csv/spectrum/', 'json/', 'zip/', 'parquet/', 'focus/'];
    const left = manifest.filter(({ path, expect: verdict }) => verdict !== '(oracle)' && folders.some((folder) => path.startsWith(`${folder}/`)) && !tried.some((each) => path.startsWith(each)));
    // What is written into spreadsheets is checked where they are written; the strings are in the test above.
    expect(left.map(({ path }) => path)).toEqual(['csv/csv-injection-payloads.txt', 'strings/blns.base64.json', 'strings/blns.json']);
  });
});

function readsOrRefuses(reading: () => unknown): 'read' | 'refused' {
  try {
    reading();
    return 'read';
  } catch (error) {
    if (error instanceof Refusal || error instanceof TypeError) return 'refused';
    throw error;
  }
}
