import { z } from 'zod';
import { files, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';

export const importUsage = operation({
  name: 'usage.import',
  summary: 'What each usage file holds: its format, the rows read and refused, control totals that tie to the file, and the tokens in it.',
  effect: 'reads',
  input: z.object({
    files: files('Azure cost exports (EA, MCA), FOCUS exports, request logs or Parley usage files'),
    model: z.string().optional().meta({ description: 'the model that a request log without a model column is for' }),
  }),
  output: z.object({
    files: z.array(
      z.object({
        path: z.string(),
        format: z.string(),
        rows: z.object({ accepted: z.number(), warned: z.number(), refused: z.number(), otherServices: z.number() }),
        control: z.array(z.object({ month: z.string(), currency: z.string(), amount: z.string() })),
        period: z.object({ from: z.string(), to: z.string() }).nullable(),
        findings: findingsShape,
      }),
    ),
    /** Those of all files, most tokens first. */
    models: z.array(z.string()),
    totals: z.object({ input: z.string(), cached: z.string(), cacheWrite: z.string(), output: z.string(), requests: z.string() }),
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [{ title: 'Read a cost export and a request log', input: { files: ['sample/azure-cost-export.csv', 'sample/requests.csv'] } }],
  run: async (ports, input, watch) => {
    const read = await readUsageFiles(ports, input.files, watch, input.model);
    const models = new Map<string, bigint>();
    const totals = { input: 0n, cached: 0n, cacheWrite: 0n, output: 0n, requests: 0n };
    for (const { value } of read) {
      for (const row of value.usage.rows) {
        models.set(row.model, (models.get(row.model) ?? 0n) + row.input + row.output);
        totals.input += row.input;
        totals.cached += row.cached;
        totals.cacheWrite += row.cacheWrite;
        totals.output += row.output;
        totals.requests += row.requests;
      }
    }
    return {
      files: read.map(({ value, findings }) => ({
        path: value.path,
        format: value.format,
        rows: { ...value.rows },
        control: plain(value.control),
        period: value.period ?? null,
        findings: [...findings],
      })),
      models: [...models].toSorted(([, a], [, b]) => (b > a ? 1 : b < a ? -1 : 0)).map(([model]) => model),
      totals: plain(totals),
      findings: read.flatMap(({ findings }) => [...findings]),
    };
  },
});
