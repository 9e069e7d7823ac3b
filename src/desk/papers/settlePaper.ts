import { z } from 'zod';
import type { Watch } from '../../base/progress.ts';
import { Refusal } from '../../base/refusal.ts';
import { file, findingsShape } from '../fields.ts';
import type { Ports } from '../ports.ts';
import { readPaperFile } from './readPaperFile.ts';

export const settleInput = z.object({
  file: file('a Word file with tracked changes'),
  out: z.string().min(1).meta({ description: 'the Word file to write' }),
});

export const settledShape = z.object({
  path: z.string(),
  sha256: z.string(),
  changes: z.array(z.object({ part: z.string(), count: z.number() })),
  findings: findingsShape,
});

/** Writes the file with every tracked change accepted or rejected; comes back with how many there were in each part. */
export async function settled(ports: Ports, input: z.output<typeof settleInput>, decision: 'accept' | 'reject', watch: Watch): Promise<z.infer<typeof settledShape>> {
  if (input.out === input.file) throw new Refusal('invalid', `The copy would overwrite ${input.file}. Name another file to write.`, input.out);
  // The reader refuses hostile files; both steps run in a worker under limits.
  await readPaperFile(ports, input.file, watch);
  const { value, findings } = await ports.workers.run('settlePaper', { bytes: await ports.files.read(input.file), name: input.file, decision }, watch);
  watch.signal.throwIfAborted();
  await ports.files.writeAll([{ name: input.out, bytes: value.bytes }]);
  return { path: input.out, sha256: ports.sha256(value.bytes), changes: [...value.changes], findings: [...findings] };
}
