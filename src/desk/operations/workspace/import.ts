import { z } from 'zod';
import { show } from '../../../base/decimal.ts';
import { Refusal } from '../../../base/refusal.ts';
import type { UsageImport } from '../../../usage/usageImport.ts';
import { mappingsFile } from '../../../usage/mapping/mappingsFile.ts';
import { bringIn } from '../../bringIn.ts';
import { decimalText, files, findingsShape } from '../../fields.ts';
import { keptFileShape, keptNames, openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';

/** What two files both say. */
const repeats: ReadonlySet<string> = new Set(['file-twice', 'rows-twice', 'rows-overlap']);

export const importFiles = operation({
  name: 'workspace.import',
  summary: 'Brings usage files into the workspace in one step, all or none: each is read first, held against what came before, and workspace.undo takes the step back.',
  effect: 'writes',
  input: z.object({ files: files('usage files of any format') }),
  output: z.object({
    import: z.number(),
    files: z.array(keptFileShape.extend({ rows: z.object({ accepted: z.number(), warned: z.number(), refused: z.number(), otherServices: z.number() }), control: z.array(z.object({ month: z.string(), currency: z.string(), amount: decimalText })) })),
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [{ title: 'A quarter of cost exports at once', input: { files: ['2026-07.csv', '2026-08.csv', '2026-09.csv'] } }],
  run: async (ports, input, watch) => {
    const workspace = openWorkspaceOf(ports);
    let read: readonly UsageImport[] = [];
    const { value, findings } = await bringIn(ports, input.files, watch, async (arrived) => {
      const other = arrived.find(({ kind, name }) => kind !== 'usage' && kind !== 'unknown' && name !== mappingsFile);
      if (other !== undefined) throw new Refusal('invalid', `${other.name} is no usage but ${other.kind === 'room' ? 'a file of the table' : `a ${other.kind}`}: bring it with workspace keep. Nothing came in.`, other.name);
      const now = await readUsageFiles(ports, input.files, watch);
      read = now.map(({ value: one }) => one);
      const replaced = new Set(arrived.map(({ name }) => name));
      const earlier = (await keptNames(workspace, 'usage')).filter((name) => !replaced.has(name));
      const { withoutRepeats } = await import('../../../usage/duplicates.ts');
      const before = await readUsageFiles({ ...ports, files: workspace.kept }, earlier, watch);
      const twice = withoutRepeats([...before.map(({ value: one }) => one), ...read]).findings.filter(({ code, at }) => repeats.has(code) && input.files.includes(at));
      return [...now.flatMap((one) => one.findings), ...twice];
    });
    return {
      import: value.id,
      files: value.files.filter((_, index) => index < input.files.length).map((kept, index) => ({ ...kept, rows: { ...(read[index]?.rows ?? { accepted: 0, warned: 0, refused: 0, otherServices: 0 }) }, control: (read[index]?.control ?? []).map(({ month, currency, amount }) => ({ month, currency, amount: show(amount) })) })),
      findings: [...findings],
    };
  },
});
