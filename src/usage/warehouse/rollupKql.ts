import { addDays } from '../../base/calendar.ts';
import { answerColumns, sizeEdges, type RollupQuestion } from './rollupQuestion.ts';

/**
 * The same rollup of one day in KQL, for Azure Data Explorer, Fabric Eventhouse and Log Analytics. Written from the language reference
 * (Microsoft Learn, kusto/query: summarize, bin, countif, sumif) and held by golden files; it was not run against Azure.
 */
export function rollupKql({ table, columns, day, longAbove }: RollupQuestion): string {
  const count = (column: string) => `coalesce(tolong(${name(column)}), 0)`;
  const text = (column: string | undefined) => (column === undefined ? `''` : `coalesce(tostring(${name(column)}), '')`);
  const sizes = [...sizeEdges, undefined].map((edge, place) => {
    const bounds = [...(place === 0 ? [] : [`Input >= ${sizeEdges[place - 1]}`]), ...(edge === undefined ? [] : [`Input < ${edge}`])].join(' and ');
    return `size${place} = countif(${bounds})`;
  });
  return [
    name(table),
    `| where ${name(columns.timestamp)} >= datetime(${day}) and ${name(columns.timestamp)} < datetime(${addDays(day, 1)})`,
    `| extend Input = ${count(columns.input)}, Cached = ${columns.cached === undefined ? '0' : count(columns.cached)}, Output = ${count(columns.output)}, Status = ${columns.status === undefined ? '0' : count(columns.status)}`,
    `| summarize requests = count(), input = sum(Input), cached = sum(Cached), output = sum(Output), throttled = countif(Status == 429), ${sizes.join(', ')} by minute = datetime_diff('minute', bin(${name(columns.timestamp)}, 1m), datetime(1970-01-01)), workload = ${text(columns.workload)}, model = ${text(columns.model)}, long = toint(Input > ${longAbove})`,
    `| project ${answerColumns.join(', ')}`,
  ].join('\n');
}

/** Any name, quoted as the language has it; the one place where one is. */
function name(of: string): string {
  return `['${of.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;
}
