import { z } from 'zod';
import { bringIn } from '../../bringIn.ts';
import { file, findingsShape } from '../../fields.ts';
import { keptFileShape } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';

export const keepFile = operation({
  name: 'workspace.keep',
  summary: 'Brings a file into the workspace as it is, read-only and under its hash, and says what it was recognised as.',
  effect: 'writes',
  input: z.object({ file: file('a usage file, a contract or a deal file') }),
  output: keptFileShape.extend({ import: z.number().meta({ description: 'the step that workspace.undo takes back' }), findings: findingsShape }),
  command: { positional: 'file' },
  examples: [{ title: 'Bring a cost export in', input: { file: 'sample/azure-cost-export.csv' } }],
  run: async (ports, input, watch) => {
    const { value, findings } = await bringIn(ports, [input.file], watch);
    const [kept] = value.files;
    if (kept === undefined) throw new Error('one file came in');
    return { ...kept, import: value.id, findings: [...findings] };
  },
});
