import type { UsageRow, UsageSeries } from './usageSeries.ts';

/**
 * The Parley usage file (`parley: usage/1`) of a series, in its canonical form: one row a line, every column said, in the
 * order of `at`. Reading it gives the same series, and writing that again the same bytes.
 */
export function writeUsage(series: UsageSeries): string {
  const rows = series.rows.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(writeRow);
  return `parley: usage/1\ngrain: ${series.grain}\nrows:${rows.length === 0 ? ' []' : `\n${rows.join('\n')}`}\n`;
}

function writeRow(row: UsageRow): string {
  const said = [
    `at: ${scalar(row.at)}`,
    `workload: ${scalar(row.workload)}`,
    `model: ${scalar(row.model)}`,
    `scope: ${row.scope}`,
    `tier: ${row.tier}`,
    `context: ${row.context}`,
    `region: ${scalar(row.region)}`,
    `input: ${row.input}`,
    `cached: ${row.cached}`,
    `cacheWrite: ${row.cacheWrite}`,
    `output: ${row.output}`,
    `requests: ${row.requests}`,
  ];
  return `  - {${said.join(', ')}}`;
}

/** Plain where every YAML reader takes it for this text, else in double quotes as JSON writes it. */
function scalar(text: string): string {
  const plain = /^[A-Za-z][A-Za-z0-9_./-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain || /^\d{4}-\d{2}$/.test(text) ? text : JSON.stringify(text);
}
