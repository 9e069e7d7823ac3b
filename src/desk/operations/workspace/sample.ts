import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { findingsShape } from '../../fields.ts';
import { keptFileShape, openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';
import { recogniseFile } from '../../recogniseFile.ts';
import { makeSample } from '../../makeSample.ts';

export const loadSample = operation({
  name: 'workspace.sample',
  summary: 'Brings the sample deal into the workspace: a cost export, a request log, a draft amendment, a deal file, and the table with its ledger.',
  effect: 'writes',
  input: z.object({}),
  output: z.object({ files: z.array(keptFileShape), findings: findingsShape }),
  command: {},
  examples: [{ title: 'Load the sample deal', input: {} }],
  run: async (ports, _input, watch) => {
    const workspace = openWorkspaceOf(ports);
    const sample = await makeSample(ports, watch);
    const own = (await workspace.files()).find((file) => file.kind !== 'pack' && sample.every(({ name }) => name !== file.name));
    // A sample among real figures would be added up with them.
    if (own) throw new Refusal('invalid', `This workspace already holds ${own.name}. Open the sample in a workspace of its own: parley serve --workspace <another folder> --sample.`);
    const files = [];
    for (const { name, bytes } of sample) {
      const { kind, format } = recogniseFile(bytes, name);
      files.push(await workspace.keep(name, bytes, kind, format));
    }
    return { files, findings: [] };
  },
});
