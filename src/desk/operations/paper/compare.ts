import { z } from 'zod';
import { findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readPaperFile } from '../../readPaperFile.ts';

export const comparePapers = operation({
  name: 'paper.compare',
  summary: 'What differs between two versions of a paper: what was changed without being marked first, then the tracked changes.',
  effect: 'reads',
  input: z.object({
    files: z
      .array(z.string().min(1))
      .length(2, { error: 'Name two files: the earlier version, then the later one.' })
      .meta({ description: 'the earlier version and the later one, in this order: DOCX, or plain text', 'x-file': 'many' }),
  }),
  output: z.object({
    changes: z.array(
      z.object({
        kind: z.enum(['changed', 'inserted', 'deleted', 'moved', 'accepted', 'rejected']),
        part: z.string(),
        before: z.string(),
        after: z.string(),
        marked: z.boolean(),
        material: z.boolean(),
        about: z.array(z.string()),
        by: z.string().optional(),
        at: z.object({ before: z.number().optional(), after: z.number().optional() }).optional(),
      }),
    ),
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [{ title: 'A draft compared with itself', input: { files: ['sample/draft-amendment.docx', 'sample/draft-amendment.docx'] } }],
  run: async (ports, input, watch) => {
    const [old = '', now = ''] = input.files;
    // The reader refuses hostile files; both steps run in a worker under limits.
    const [before, after] = [await readPaperFile(ports, old, watch), await readPaperFile(ports, now, watch)];
    const compared = await ports.workers.run('comparePapers', { before: { bytes: await ports.files.read(old), file: old }, after: { bytes: await ports.files.read(now), file: now } }, watch);
    return { changes: plain(compared.value), findings: [...compared.findings, ...before.findings, ...after.findings] };
  },
});
