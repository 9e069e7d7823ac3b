import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';
import { settleInput } from '../../papers/settlePaper.ts';

export const cleanPaper = operation({
  name: 'paper.clean',
  summary: 'Writes the Word file as it would be signed: tracked changes accepted, comments and the names of those who commented taken out.',
  effect: 'writes',
  input: settleInput,
  output: z.object({ path: z.string(), sha256: z.string(), accepted: z.number(), comments: z.number(), findings: findingsShape }),
  command: { positional: 'file', short: { out: 'o' } },
  examples: [{ title: 'A copy to sign', input: { file: 'redline.docx', out: 'clean.docx' } }],
  run: async (ports, input, watch) => {
    if (input.out === input.file) throw new Refusal('invalid', `The copy would overwrite ${input.file}. Name another file to write.`, input.out);
    // The reader refuses hostile files; both steps run in a worker under limits.
    await readPaperFile(ports, input.file, watch);
    const { value, findings } = await ports.workers.run('cleanPaper', { bytes: await ports.files.read(input.file), name: input.file }, watch);
    watch.signal.throwIfAborted();
    await ports.files.writeAll([{ name: input.out, bytes: value.bytes }]);
    return { path: input.out, sha256: ports.sha256(value.bytes), accepted: value.accepted, comments: value.comments, findings: [...findings] };
  },
});
