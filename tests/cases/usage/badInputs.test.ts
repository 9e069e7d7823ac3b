import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/base/refusal.ts';
import { readMeterVocabulary } from '../../../src/rates/readMeterName.ts';
import { readMacc } from '../../../src/usage/macc.ts';
import { readUsage } from '../../../src/usage/readUsage.ts';

const archive = '../shared/data/badinputs.tar.xz';
const folders = ['csv', 'json', 'strings', 'parquet', 'focus', 'generated/csv'];
const vocabulary = readMeterVocabulary(readFileSync('data/meters.yaml', 'utf8'));
let unpacked = '';

beforeAll(() => {
  if (!existsSync(archive)) return;
  unpacked = mkdtempSync(join(tmpdir(), 'parley-bad-inputs-'));
  execFileSync('tar', ['-xJf', archive, '-C', unpacked, ...folders.map((folder) => `badinputs/${folder}`)]);
}, 60_000);
afterAll(() => {
  if (unpacked !== '') rmSync(unpacked, { recursive: true });
});

/** Seconds a file may take: the limit the collection itself sets is ten. */
const secondsMost = 10;

describe('files that were made to break readers', () => {
  it.each(folders)('under %s are each read or refused with a sentence, in time', (folder) => {
    if (unpacked === '') {
      console.info(`${archive} is not beside this checkout: its files were not tried.`);
      return;
    }
    const root = join(unpacked, 'badinputs', folder);
    const files = readdirSync(root, { recursive: true }).map(String).filter((file) => statSync(join(root, file)).isFile());
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const bytes = readFileSync(join(root, file));
      const from = performance.now();
      for (const read of [() => readUsage(bytes, file, { vocabulary }), () => readMacc(bytes.toString(), file)]) expect(answered(read), `${file} was neither read nor refused`).toMatch(/^(read|refused: .{20,})/s);
      expect((performance.now() - from) / 1000, `${file} took too long`).toBeLessThan(secondsMost);
    }
  }, 120_000);

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
});

function answered(read: () => { readonly value: unknown }): string {
  try {
    return read().value === undefined ? 'nothing' : 'read';
  } catch (error) {
    return error instanceof Refusal ? `refused: ${error.message}` : `failed: ${String(error)}`;
  }
}
