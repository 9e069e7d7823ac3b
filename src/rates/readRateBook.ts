import { readDay, type Day } from '../base/calendar.ts';
import { readDecimal, signOf, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { nearest } from '../base/nearest.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { kinds, scopes, tiers } from './meter.ts';
import type { PtuTable } from './ptuTable.ts';
import { sinceUnknown, type Channel, type Rate, type RateBook } from './rateBook.ts';
import { readPtuTable } from './readPtuTable.ts';
import { readSources } from './readSources.ts';
import { readTable, type TableRow } from './readTable.ts';
import { neededAt, pairsAt, readTree } from './tree.ts';

/** The texts of one rate book. */
export interface RateBookTexts {
  /** What the book is: name, currency, sources, groups of regions (`azure-2026-10.yaml`). */
  readonly book: string;
  /** Its rows (`azure-2026-10.csv`). */
  readonly rates: string;
  /** Provisioned throughput (`ptu.yaml`), where the book has it. */
  readonly ptu?: string;
}

/** The names under `data/` of the files of a bundled book; only Azure's has provisioned throughput. */
export function rateBookFiles(name: string): { readonly book: string; readonly rates: string; readonly ptu: string | undefined } {
  return { book: `rates/${name}.yaml`, rates: `rates/${name}.csv`, ptu: name.startsWith('azure') ? 'rates/ptu.yaml' : undefined };
}

/** The rate book that the texts write. A row that cannot be read is left out and is a finding with its line. */
export function readRateBook(texts: RateBookTexts, file = 'rate book'): Outcome<RateBook> {
  const tree = readTree(texts.book, 'rates/1', file);
  const name = neededAt(tree, 'name', file);
  const regions = new Map(pairsAt(tree, 'regions', file).map(([group, members]) => [group, members.split(' ')]));
  const provisioned = texts.ptu === undefined ? undefined : readPtuTable(texts.ptu);
  const sources = { ...provisioned?.sources, ...readSources(tree, file) };
  const reader = new RowReader(`${name}.csv`, Object.keys(sources), regions);
  const rates = readTable(texts.rates, `${name}.csv`, neededColumns, columns).flatMap((row) => reader.read(row) ?? []);
  const book: RateBook = {
    name,
    currency: neededAt(tree, 'currency', file),
    sources,
    rates,
    ptu: provisioned?.table ?? noPtu,
    versions: Object.fromEntries(pairsAt(tree, 'versions', file)),
    geographies: Object.fromEntries(pairsAt(tree, 'geographies', file).map(([part, members]) => [part, members.split(' ')])),
  };
  return outcome(book, reader.findings);
}

const noPtu: PtuTable = { models: [], prices: [] };
const neededColumns = ['channel', 'model', 'scope', 'tier', 'context', 'kind', 'regions', 'from', 'perMillion', 'source', 'seen'];
const columns = [...neededColumns, 'until', 'derived', 'status', 'longAbove', 'lifetime', 'meterName', 'note'];
const channels: readonly Channel[] = ['azure', 'azureMarketplace', 'openai', 'bedrock', 'anthropic', 'google'];
const rateContexts = ['short', 'long', 'any'] as const;
const statuses = ['scheduled', 'notApplied'] as const;

class RowReader {
  readonly findings: Finding[] = [];
  readonly #file: string;
  readonly #sources: readonly string[];
  /** Group or list of regions to its members: rows share the array. */
  readonly #regions: Map<string, readonly string[]>;
  readonly #days = new Map<string, Day | undefined>();

  constructor(file: string, sources: readonly string[], groups: ReadonlyMap<string, readonly string[]>) {
    this.#file = file;
    this.#sources = sources;
    this.#regions = new Map(groups);
  }

  read(row: TableRow): Rate | undefined {
    const channel = this.#one(row, 'channel', channels);
    const scope = this.#one(row, 'scope', scopes);
    const tier = this.#one(row, 'tier', tiers);
    const context = this.#one(row, 'context', rateContexts);
    const kind = this.#one(row, 'kind', kinds);
    const from = row.cell('from') === '' ? sinceUnknown : this.#day(row, 'from');
    const seen = this.#day(row, 'seen');
    const perMillion = this.#price(row);
    const source = this.#one(row, 'source', this.#sources);
    const model = row.cell('model');
    const until = row.cell('until') === '' ? undefined : this.#day(row, 'until');
    if (channel === undefined || scope === undefined || tier === undefined || context === undefined || kind === undefined) return undefined;
    if (from === undefined || seen === undefined || perMillion === undefined || source === undefined) return undefined;
    if (row.cell('until') !== '' && until === undefined) return undefined;
    if (until !== undefined && until < from) return this.#leftOut(row, 'until', `ends on ${until}, before it begins on ${from}`);
    if (model === '') return this.#leftOut(row, 'model', 'names no model');
    const status = row.cell('status') === '' ? undefined : this.#one(row, 'status', statuses);
    if (row.cell('status') !== '' && status === undefined) return undefined;
    const longAbove = row.cell('longAbove');
    return {
      channel,
      model,
      scope,
      tier,
      context,
      kind,
      regions: this.#members(row.cell('regions')),
      from,
      perMillion,
      source,
      seen,
      ...(until === undefined ? {} : { until }),
      ...filled('derived', row.cell('derived')),
      ...(status === undefined ? {} : { status }),
      ...(longAbove === '' ? {} : { longAbove: Number(longAbove) }),
      ...(row.cell('lifetime') === '1h' ? { lifetime: '1h' } : {}),
      ...filled('meterName', row.cell('meterName')),
      ...filled('note', row.cell('note')),
    };
  }

  #one<Word extends string>(row: TableRow, column: string, known: readonly Word[]): Word | undefined {
    const said = row.cell(column);
    const found = known.find((word) => word === said);
    if (found !== undefined) return found;
    const near = nearest(said, known);
    return this.#leftOut(row, column, `has "${said}" as its ${column}${near === undefined ? '' : `; "${near}" may be meant`}`);
  }

  #day(row: TableRow, column: string): Day | undefined {
    const text = row.cell(column);
    if (!this.#days.has(text)) this.#days.set(text, readDay(text));
    return this.#days.get(text) ?? this.#leftOut(row, column, `has "${text}" as its ${column}, which is no day like 2026-10-09`);
  }

  #price(row: TableRow): Decimal | undefined {
    const text = row.cell('perMillion');
    const price = readDecimal(text);
    return price !== undefined && signOf(price) >= 0 ? price : this.#leftOut(row, 'perMillion', `has "${text}" as its price per million tokens, which is no amount`);
  }

  #members(text: string): readonly string[] | 'any' {
    if (text === 'any' || text === '') return 'any';
    let members = this.#regions.get(text);
    if (members === undefined) this.#regions.set(text, (members = text.split(' ')));
    return members;
  }

  #leftOut(row: TableRow, column: string, why: string): undefined {
    const message = `A rate was left out: line ${row.line} of ${this.#file} ${why}. Correct the line, or usage of that meter stays unpriced.`;
    this.findings.push(finding('error', 'rate-left-out', message, { file: this.#file, row: row.line, column }));
    return undefined;
  }
}

function filled<Name extends string>(name: Name, text: string): { readonly [key in Name]?: string } {
  return text === '' ? {} : ({ [name]: text } as { readonly [key in Name]?: string });
}
