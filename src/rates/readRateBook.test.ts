import { describe, expect, it } from 'vitest';
import { show } from '../base/decimal.ts';
import { bookNames, bundledBook, facts, readBundled } from '../../tests/cases/rates/bundled.ts';
import type { Rate } from './rateBook.ts';
import { readRateBook } from './readRateBook.ts';

const header = 'channel,model,scope,tier,context,kind,regions,from,until,perMillion,source,seen';
const good = 'azure,gpt-5.4,global,standard,any,input,pair,2026-03-01,,2.5,S1,2026-07-31';
const book = "parley: rates/1\nname: mine\ncurrency: EUR\nsources: {S1: {what: 'our price sheet', trust: official}}\nregions: {pair: eastus westus}\n";

describe('a rate book of one’s own', () => {
  it('gives each row its group of regions, its exact price and its days', () => {
    const read = readRateBook({ book, rates: `${header}\n${good}\n` });
    expect(read.findings).toEqual([]);
    expect(read.value).toMatchObject({ name: 'mine', currency: 'EUR', rates: [{ model: 'gpt-5.4', regions: ['eastus', 'westus'], from: '2026-03-01' }] });
    expect(show(read.value.rates[0]!.perMillion)).toBe('2.5');
    expect(read.value.rates[0]).not.toHaveProperty('until');
  });

  it.each([
    { case: 'an unknown scope', row: good.replace('global', 'globl'), says: 'line 3 of mine.csv has "globl" as its scope; "global" may be meant' },
    { case: 'a day that is none', row: good.replace('2026-03-01', '2026-02-30'), says: 'has "2026-02-30" as its from, which is no day like 2026-10-09' },
    { case: 'a price that is none', row: good.replace('2.5', 'USD 2.5'), says: 'has "USD 2.5" as its price per million tokens, which is no amount' },
    { case: 'a negative price', row: good.replace('2.5', '-2.5'), says: 'has "-2.5" as its price per million tokens, which is no amount' },
    { case: 'an unknown source', row: good.replace('S1', 'S9'), says: 'has "S9" as its source' },
    { case: 'an end before its beginning', row: good.replace('2026-03-01,', '2026-03-01,2026-02-28'), says: 'ends on 2026-02-28, before it begins on 2026-03-01' },
  ])('leaves out a row with $case, says so, and keeps the others', ({ row, says }) => {
    const read = readRateBook({ book, rates: `${header}\n${good}\n${row}\n` });
    expect(read.value.rates).toHaveLength(1);
    expect(read.findings.length).toBeGreaterThan(0);
    expect(read.findings[0]).toMatchObject({ code: 'rate-left-out', severity: 'error' });
    expect(read.findings[0]!.message).toContain(says);
    expect(read.findings[0]!.at).toContain('mine.csv, line 3');
  });

  it('reads a cell with commas and quotes as one', () => {
    const read = readRateBook({ book, rates: `${header},note\n${good},"US, EU ""and"" more"\n` });
    expect(read.value.rates[0]!.note).toBe('US, EU "and" more');
  });

  it.each([
    { case: 'a table without prices', texts: { book, rates: 'channel,model\n' }, says: 'should have the column "scope"' },
    { case: 'a column nobody knows', texts: { book, rates: `${header},discount\n` }, says: 'has the column "discount"' },
    { case: 'a file of another kind', texts: { book: 'parley: deal/1\n', rates: header }, says: 'should begin with "parley: rates/1" and says "deal/1"' },
    { case: 'text that is no YAML', texts: { book: 'parley: [rates/1', rates: header }, says: 'is not readable as YAML' },
    { case: 'a book without a currency', texts: { book: book.replace('currency: EUR\n', ''), rates: header }, says: 'should say "currency"' },
  ])('refuses $case', ({ texts, says }) => {
    expect(() => readRateBook(texts, 'mine.yaml')).toThrow(says);
  });
});

describe('the bundled books', () => {
  it.each(bookNames)('%s is read without a finding, and every row names a source that the book describes', (name) => {
    const read = readBundled(name);
    expect(read.findings).toEqual([]);
    expect(read.value.rates.filter((rate) => read.value.sources[rate.source] === undefined)).toEqual([]);
    expect(read.value.rates.length).toBeGreaterThan(100);
  });

  it.each(bookNames)('%s has one price for a meter in a region from a day', (name) => {
    const prices = new Map<string, string>();
    const torn: string[] = [];
    for (const rate of bundledBook(name).rates) {
      for (const region of rate.regions === 'any' ? ['any'] : rate.regions) {
        const key = [rate.model, rate.scope, rate.tier, rate.context, rate.kind, region, rate.from, rate.until, rate.lifetime, rate.status].join(' ');
        if ((prices.get(key) ?? show(rate.perMillion)) !== show(rate.perMillion)) torn.push(key);
        prices.set(key, show(rate.perMillion));
      }
    }
    expect(torn).toEqual([]);
  });

  it('hold every collected price exactly, each once, with its source, its day and its first day', () => {
    const collected = facts('prices.json') as { readonly records: readonly Collected[]; readonly regionGroups: Record<string, readonly string[]> } | undefined;
    if (collected === undefined) return;
    const held = Map.groupBy(bookNames.flatMap((name) => bundledBook(name).rates), keyOfRate);
    const wanted = Map.groupBy(collected.records, (record) => keyOfRecord(record, collected.regionGroups));
    expect(collected.records).toHaveLength(2596);
    expect([...held.keys()].filter((key) => !wanted.has(key))).toEqual([]);
    for (const [key, records] of wanted) {
      const rates = held.get(key) ?? [];
      expect(rates.length, key).toBe(records.length);
      const undated = rates.map((rate) => rate.from);
      for (const { effectiveFrom } of records) {
        if (effectiveFrom === null) continue;
        const place = undated.findIndex((from) => from === effectiveFrom);
        expect(place, `${key} from ${effectiveFrom}`).not.toBe(-1);
        undated.splice(place, 1);
      }
      expect(undated.every((from) => from <= rates[0]!.seen), key).toBe(true);
    }
  });
});

interface Collected {
  readonly channel: string;
  readonly model: string;
  readonly deploymentScope: string;
  readonly tier: string;
  readonly context: string;
  readonly kind: string;
  readonly usd: number;
  readonly regionGroup: string | null;
  readonly effectiveFrom: string | null;
  readonly observedAt: string;
  readonly src: string;
  readonly meterName?: string | null;
  readonly derivedFrom?: string;
  readonly promoEndsNoEarlierThan?: string;
}

const channels: Record<string, string> = { azure_direct: 'azure', azure_marketplace: 'azureMarketplace', openai_direct: 'openai', aws_bedrock: 'bedrock', anthropic_direct: 'anthropic', google_vertex_or_gemini_api: 'google' };
const scopeOf: Record<string, string> = { global: 'global', data_zone: 'dataZone', regional: 'regional', in_region: 'regional' };
const kindOf: Record<string, string> = { input: 'input', cached_input: 'cached', cache_write: 'cacheWrite', cache_write_1h: 'cacheWrite 1h', output: 'output' };

/** What a record says besides its first day, in the book's words; regions only where the record names them, a model without its version. */
function keyOfRecord(record: Collected, groups: Record<string, readonly string[]>): string {
  return [
    channels[record.channel],
    record.model,
    scopeOf[record.deploymentScope],
    record.tier,
    record.context === 'long' ? 'long' : 'not long',
    kindOf[record.kind],
    record.usd,
    record.regionGroup === null ? 'not named' : (groups[record.regionGroup] ?? [record.regionGroup]).join(' '),
    record.observedAt,
    record.src,
    record.meterName ?? '',
    record.derivedFrom ?? '',
    record.promoEndsNoEarlierThan ?? '',
  ].join(' | ');
}

function keyOfRate(rate: Rate): string {
  const family = rate.channel !== 'azure' ? rate.model : rate.model.startsWith('gpt-35') ? rate.model.replace(/-(0125|1106)$/, '') : rate.model.replace(/-20\d\d-\d\d-\d\d$/, '');
  const zoneOfNote = (rate.source === 'S3' || rate.source === 'S6') && rate.scope === 'dataZone' && rate.regions.length > 1;
  return [
    rate.channel,
    family,
    rate.scope,
    rate.tier,
    rate.context === 'long' ? 'long' : 'not long',
    rate.lifetime === undefined ? rate.kind : `${rate.kind} ${rate.lifetime}`,
    Number(show(rate.perMillion)),
    rate.regions === 'any' || zoneOfNote ? 'not named' : rate.regions.join(' '),
    rate.seen,
    rate.source,
    rate.meterName ?? '',
    rate.derived ?? '',
    rate.note?.startsWith('a promotion') === true ? rate.until : '',
  ].join(' | ');
}
