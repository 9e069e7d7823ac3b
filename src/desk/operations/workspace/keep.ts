import { z } from 'zod';
import { file, findingsShape } from '../../fields.ts';
import { keptFileShape, openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';
import { recogniseFile } from '../../recogniseFile.ts';

export const keepFile = operation({
  name: 'workspace.keep',
  summary: 'Brings a file into the workspace as it is, read-only and under its hash, and says what it was recognised as.',
  effect: 'writes',
  input: z.object({ file: file('a usage file, a contract or a deal file') }),
  output: keptFileShape.extend({ findings: findingsShape }),
  command: { positional: 'file' },
  examples: [{ title: 'Bring a cost export in', input: { file: 'sample/azure-cost-export.csv' } }],
  run: async (ports, input) => {
    const workspace = openWorkspaceOf(ports);
    const bytes = await ports.files.read(input.file);
    const { kind, format, findings } = recogniseFile(bytes, input.file);
    const name = input.file.split(/[/\\]/).at(-1) ?? input.file;
    return { ...(await workspace.keep(name, bytes, kind, format)), findings: [...findings] };
  },
});
