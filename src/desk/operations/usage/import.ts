import { strToU8 } from 'fflate';
import { z } from 'zod';
import { finding, type Finding } from '../../../base/finding.ts';
import type { UsageSeries } from '../../../usage/usageSeries.ts';
import type { UsageImport } from '../../../usage/usageImport.ts';
import { addUp } from '../../addUp.ts';
import { files, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { writeFiles, writtenShape } from '../../writeFiles.ts';

export const importUsage = operation({
  name: 'usage.import',
  summary: 'What each usage file holds: its format, the rows read and refused, control totals that tie to the file, and the tokens in it.',
  effect: 'reads',
  writesWhen: ({ to }) => to !== undefined,
  input: z.object({
    files: files('Azure cost exports (EA, MCA), FOCUS exports, request logs or Parley usage files'),
    model: z.string().optional().meta({ description: 'the model that a request log without a model column is for' }),
    to: z.string().min(1).optional().meta({ description: 'writes what was read as one Parley usage file; what two files both say counts once' }),
  }),
  output: z.object({
    files: z.array(
      z.object({
        path: z.string(),
        format: z.string(),
        rows: z.object({ accepted: z.number(), warned: z.number(), refused: z.number(), otherServices: z.number() }),
        control: z.array(z.object({ month: z.string(), currency: z.string(), amount: z.string() })),
        /** Those with standard or provisioned traffic, most tokens first. */
        models: z.array(z.string()),
        period: z.object({ from: z.string(), to: z.string() }).nullable(),
        findings: findingsShape,
      }),
    ),
    totals: z.object({ input: z.string(), cached: z.string(), cacheWrite: z.string(), output: z.string(), requests: z.string() }),
    written: writtenShape,
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [{ title: 'Read a cost export and a request log', input: { files: ['sample/azure-cost-export.csv', 'sample/requests.csv'] } }],
  run: async (ports, input, watch) => {
    const read = await readUsageFiles(ports, input.files, watch, input.model);
    const totals = { input: 0n, cached: 0n, cacheWrite: 0n, output: 0n, requests: 0n };
    for (const { value } of read) {
      for (const row of value.usage.rows) {
        totals.input += row.input;
        totals.cached += row.cached;
        totals.cacheWrite += row.cacheWrite;
        totals.output += row.output;
        totals.requests += row.requests;
      }
    }
    const kept = input.to === undefined ? undefined : await asOneFile(read.map(({ value }) => value));
    const written = kept === undefined || input.to === undefined ? [] : await writeFiles(ports, '', [{ name: input.to, bytes: strToU8(kept.text) }]);
    return {
      written,
      files: read.map(({ value, findings }) => ({
        path: value.path,
        format: value.format,
        rows: { ...value.rows },
        control: plain(value.control),
        models: modelsOf(value.usage),
        period: value.period ?? null,
        findings: [...findings],
      })),
      totals: plain(totals),
      findings: [...read.flatMap(({ findings }) => [...findings]), ...(kept?.findings ?? [])],
    };
  },
});

/** The rows of all files as one usage file: at the grain they share, else by the month. */
async function asOneFile(read: readonly UsageImport[]): Promise<{ readonly text: string; readonly findings: readonly Finding[] }> {
  const [{ withoutRepeats }, { combine }, { writeUsage }] = await Promise.all([import('../../../usage/duplicates.ts'), import('../../../usage/combine.ts'), import('../../../usage/writeUsage.ts')]);
  const grains = new Set(read.map(({ usage }) => usage.grain));
  if (grains.size > 1) {
    const { value, findings } = combine(read);
    return { text: writeUsage(value.usage), findings: [...findings, finding('info', 'by-month', `The files are by the ${[...grains].join(' and by the ')}; what was written is by the month, where they stand beside each other.`)] };
  }
  const single = withoutRepeats(read);
  return { text: writeUsage(addUp(single.value.map(({ usage }) => usage))), findings: single.findings };
}

function modelsOf({ rows }: UsageSeries): string[] {
  const tokens = new Map<string, bigint>();
  for (const { model, tier, input, output } of rows) if (tier === 'standard' || tier === 'provisioned') tokens.set(model, (tokens.get(model) ?? 0n) + input + output);
  return [...tokens].toSorted(([, a], [, b]) => (b > a ? 1 : b < a ? -1 : 0)).map(([model]) => model);
}
