import { z } from 'zod';
import { enoughToRecognise, recognise } from '../../../usage/recognise.ts';
import { isParquet } from '../../../usage/tableText.ts';
import type { UsageImport } from '../../../usage/usageImport.ts';
import { confirmedMappings } from '../../confirmedMappings.ts';
import { decimalText, file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';

/** Rows that a preview shows. */
const rowsShown = 20;

export const previewUsage = operation({
  name: 'usage.preview',
  summary: 'What one usage file is taken for, before it counts: its first rows as they are read, which column is what, the days it has rows for, and control totals to hold against an invoice.',
  effect: 'reads',
  input: z.object({ file: file('a usage file of any format'), model: z.string().optional().meta({ description: 'the model that a request log without a model column is for' }) }),
  output: z.object({
    path: z.string(),
    format: z.string(),
    title: z.string(),
    cannotKnow: z.array(z.string()),
    columns: z.array(z.object({ name: z.string(), role: z.string().nullable(), is: z.enum(['day', 'amount', 'other']) })),
    /** The cell as it stands in the file, and as it is read where it is a day or an amount. */
    first: z.array(z.object({ line: z.number(), cells: z.array(z.object({ text: z.string(), as: z.string().nullable() })) })),
    days: z.array(z.object({ day: z.string(), rows: z.number() })),
    rows: z.object({ accepted: z.number(), warned: z.number(), refused: z.number(), otherServices: z.number() }),
    control: z.array(z.object({ month: z.string(), currency: z.string(), amount: decimalText })),
    period: z.object({ from: z.string(), to: z.string() }).nullable(),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'What is this file taken for?', input: { file: 'sample/azure-cost-export.csv' } }],
  run: async (ports, input, watch) => {
    const [head, mappings] = await Promise.all([ports.files.head(input.file, enoughToRecognise), confirmedMappings(ports, input.file)]);
    const [read] = await readUsageFiles(ports, [input.file], watch, input.model);
    const { value, findings } = read ?? { value: undefined, findings: [] };
    const table = value === undefined ? undefined : await previewOf();
    return {
      path: input.file,
      format: value?.format ?? 'unknown',
      title: table?.title ?? value?.format ?? 'unknown',
      cannotKnow: [...(table?.cannotKnow ?? [])],
      columns: (table?.columns ?? []).map(({ name, role, is }) => ({ name, role: role ?? null, is })),
      first: (table?.rows ?? []).map(({ line, cells }) => ({ line, cells: cells.map(({ text, as }) => ({ text, as: as ?? null })) })),
      days: value === undefined ? [] : daysOf(value),
      rows: { accepted: 0, warned: 0, refused: 0, otherServices: 0, ...value?.rows },
      control: plain(value?.control ?? []),
      period: value?.period ?? null,
      findings: [...findings],
    };

    async function previewOf() {
      if (isParquet(head)) return ports.workers.run('previewUsage', { bytes: await ports.columns.parquet(await ports.files.onDisk(input.file), watch), name: input.file, rows: rowsShown, mappings }, watch);
      // A log may be larger than memory, and writes its instants one way: its head says enough.
      const recognised = recognise(head, input.file, mappings);
      const bytes = recognised.kind === 'table' && recognised.format === 'request-log' ? wholeLines(head) : await ports.files.read(input.file);
      return ports.workers.run('previewUsage', { bytes, name: input.file, rows: rowsShown, mappings }, watch);
    }
  },
});

/** The head up to its last line end, so that no row is shown in part. */
function wholeLines(head: Uint8Array): Uint8Array {
  const end = head.lastIndexOf(10);
  return end > 0 && head[0] !== 0x1f ? head.subarray(0, end + 1) : head;
}

/** Rows of usage and charges by day; none of what is known by the month only. */
function daysOf({ usage, charges }: UsageImport): { day: string; rows: number }[] {
  const counts = new Map<string, number>();
  for (const day of [...usage.rows.map(({ at }) => at), ...charges.map((charge) => charge.day ?? '')]) if (day.length >= 10) counts.set(day.slice(0, 10), (counts.get(day.slice(0, 10)) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([day, rows]) => ({ day, rows }));
}
