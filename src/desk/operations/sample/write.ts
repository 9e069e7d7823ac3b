import { z } from 'zod';
import { findingsShape } from '../../fields.ts';
import { makeSample } from '../../makeSample.ts';
import { operation } from '../../operation.ts';
import { writtenShape, writeFiles } from '../../writeFiles.ts';

export const writeSample = operation({
  name: 'sample.write',
  summary: 'Writes the files of the sample deal into a folder, to try Parley on.',
  effect: 'writes',
  input: z.object({ out: z.string().min(1).default('sample').meta({ description: 'the folder to write to' }) }),
  output: z.object({ files: writtenShape, findings: findingsShape }),
  command: { words: ['sample'], short: { out: 'o' } },
  examples: [{ title: 'Write the sample deal into ./sample', input: { out: 'sample' } }],
  run: async (ports, input, watch) => ({ files: await writeFiles(ports, input.out, await makeSample(ports, watch)), findings: [] }),
});
