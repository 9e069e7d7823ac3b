import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { delimiters, readCsv } from '../base/readCsv.ts';
import { Refusal } from '../base/refusal.ts';
import { missingColumns, placeColumns, type ColumnNames } from '../usage/readerContract.ts';
import type { SpillCount } from './calibrateBucket.ts';
import { secondOf } from './readArrivals.ts';

const columns: ColumnNames<'from' | 'requests' | 'spilled'> = {
  needs: {
    from: ['from', 'timestamp', 'time', 'period', 'hour', 'TimeGenerated'],
    requests: ['requests', 'total', 'count', 'AzureOpenAIRequests'],
    spilled: ['spilled', 'throttled', 'refused', '429', 'spillover', 'IsSpillover'],
  },
  uses: {},
};

/**
 * The customer's own counts from a CSV of period, requests and how many of them met 429 or spilled (Azure Monitor's
 * AzureOpenAIRequests split by StatusCode or IsSpillover). A period lasts until the next one begins, the last as long as the one before.
 */
export function readSpillCounts(text: string, name: string): Outcome<readonly SpillCount[]> {
  const delimiter = delimiters.find((each) => missingColumns(columns, readCsv(text, each, name, 1).value.records[0]?.cells ?? []).length === 0);
  if (delimiter === undefined) throw new Refusal('unreadable', `${name} is no table of counts: it needs a column for the period (from), one for requests and one for those that met 429 or spilled (spilled).`, name);
  const [header, ...records] = readCsv(text, delimiter, name).value.records;
  const places = placeColumns(columns, header?.cells ?? [], name);
  const findings: Finding[] = [];
  const read = records.flatMap(({ line, cells }) => {
    const [from, requests, spilled] = [secondOf((cells[places.from ?? 0] ?? '').trim()), Number(cells[places.requests ?? 0]), Number(cells[places.spilled ?? 0])];
    if (from !== undefined && requests >= 0 && spilled >= 0 && spilled <= requests) return [{ from, requests, spilled }];
    findings.push(finding('error', 'row-refused', `Line ${line} of ${name} was not read: it needs a time and counts of which the spilled are not more than all.`, { file: name, row: line }));
    return [];
  });
  read.sort((a, b) => a.from - b.from);
  if (read.length < 4) throw new Refusal('invalid', `${name} has ${read.length} periods with counts; a bucket is fitted to half of them and judged on the other half, so bring at least four.`, name);
  return outcome(read.map((each, place) => ({ ...each, until: read[place + 1]?.from ?? each.from + (each.from - (read[place - 1]?.from ?? each.from)) })), findings);
}
