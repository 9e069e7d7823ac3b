import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import type { HeaderMapping } from '../../../usage/mapping/headerMapping.ts';
import { enoughToRecognise } from '../../../usage/recognise.ts';
import { requestRoles } from '../../../usage/requestRollup.ts';
import { isParquet } from '../../../usage/tableText.ts';
import { confirmedMappings } from '../../confirmedMappings.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';

/** Rows that are shown as they would be read. */
const rowsShown = 5;

const readShape = z.object({ line: z.number(), minute: z.string().nullable(), input: z.string().nullable(), output: z.string().nullable(), cached: z.string().nullable(), model: z.string(), workload: z.string(), why: z.string().nullable() });

export const mapUsage = operation({
  name: 'usage.map',
  summary: 'What each column of a request log may be, and why, where its names are not known: proposed, with the first rows as they would be read, and remembered only by usage.confirm.',
  effect: 'reads',
  input: z.object({ file: file('a table with one row a request, CSV or JSON, whatever its columns are called') }),
  output: z.object({
    path: z.string(),
    header: z.array(z.string()),
    columns: z.array(z.object({ role: z.enum(requestRoles), needed: z.boolean(), column: z.string().nullable(), why: z.string() })),
    /** Whether every column that a request needs was found. */
    whole: z.boolean(),
    first: z.array(readShape),
    /** What was confirmed before for files with this header. */
    remembered: z.object({ confirmed: z.string(), columns: z.record(z.string(), z.string()), dates: z.enum(['day-first', 'month-first']).nullable() }).nullable(),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'Which column of our gateway log is what?', input: { file: 'examples/formats/gateway-log.csv' } }],
  run: async (ports, input, watch) => {
    const [{ mappableTable, wholeProposal }, { mappingFor }, { readAsRequests }] = await Promise.all([import('../../../usage/mapping/mappableTable.ts'), import('../../../usage/mapping/headerMapping.ts'), import('../../../usage/mapping/readAsRequests.ts')]);
    const [head, mappings] = await Promise.all([ports.files.head(input.file, enoughToRecognise), confirmedMappings(ports, input.file)]);
    const bytes = isParquet(head) ? (await ports.columns.parquet(await ports.files.onDisk(input.file), watch)).subarray(0, enoughToRecognise) : head;
    const table = mappableTable(bytes, input.file);
    if (table === undefined) throw new Refusal('unreadable', `${input.file} is no table with a header and at least three columns, so there is nothing to map. Bring a log as CSV or JSON, one row a request.`, input.file);
    const known = mappingFor(mappings, table.header);
    const columns = known?.columns ?? wholeProposal(table.proposals);
    return {
      path: input.file,
      header: [...table.header],
      columns: table.proposals.map(({ role, needed, column, why }) => {
        const said = known?.columns;
        return said === undefined ? { role, needed, column: column ?? null, why } : { role, needed, column: said[role] ?? null, why: said[role] === undefined ? 'confirmed: no column' : `confirmed on ${known?.confirmed}` };
      }),
      whole: columns !== undefined,
      first: columns === undefined ? [] : readAsRequests(table, columns, known?.dates, rowsShown),
      remembered: known === undefined ? null : rememberedAs(known),
      findings: [],
    };
  },
});

function rememberedAs({ confirmed, columns, dates }: HeaderMapping): { confirmed: string; columns: Record<string, string>; dates: 'day-first' | 'month-first' | null } {
  return { confirmed, columns: { ...columns }, dates: dates ?? null };
}
