import { existsSync, readFileSync } from 'node:fs';
import { readEquivalents, type Equivalent } from '../../../src/rates/alternatives.ts';
import type { RateBook } from '../../../src/rates/rateBook.ts';
import { rateBookFiles, readRateBook } from '../../../src/rates/readRateBook.ts';
import { readMeterVocabulary, type MeterVocabulary } from '../../../src/rates/readMeterName.ts';

export const bookNames: readonly string[] = ['azure-2026-10', 'openai-2026-10', 'bedrock-2026-10', 'anthropic-2026-10', 'google-2026-10'];

export function dataText(name: string): string {
  return readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8');
}

export function readBundled(name: string): ReturnType<typeof readRateBook> {
  const files = rateBookFiles(name);
  return readRateBook({ book: dataText(files.book), rates: dataText(files.rates), ...(files.ptu === undefined ? {} : { ptu: dataText(files.ptu) }) }, name);
}

export function bundledBook(name: string): RateBook {
  return readBundled(name).value;
}

export function bundledVocabulary(): MeterVocabulary {
  return readMeterVocabulary(dataText('meters.yaml'));
}

export function bundledEquivalents(): readonly Equivalent[] {
  return readEquivalents(dataText('rates/equivalents.yaml'));
}

/** The JSON of a file of collected facts beside the checkout, or undefined (and one line that says so) where it is not there. */
export function facts(name: string): unknown {
  const place = new URL(`../../../../shared/facts/${name}`, import.meta.url);
  if (existsSync(place)) return JSON.parse(readFileSync(place, 'utf8'));
  console.info(`../shared/facts/${name} is not beside this checkout: not compared with it.`);
  return undefined;
}
