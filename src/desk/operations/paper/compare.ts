import { z } from 'zod';
import type { Watch } from '../../../base/progress.ts';
import type { VersionFile } from '../../../paper/compare/versions.ts';
import { isPdf } from '../../../paper/readPaper.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import type { Ports } from '../../ports.ts';
import { readPaperFile } from '../../readPaperFile.ts';

const words = z.array(z.string());

export const comparePapers = operation({
  name: 'paper.compare',
  summary: 'What differs between two versions of a paper: what was changed without being marked first, then the tracked changes; with the version we sent, also what became of our own changes.',
  effect: 'reads',
  input: z.object({
    files: z
      .array(z.string().min(1))
      .length(2, { error: 'Name two files: the earlier version, then the later one.' })
      .meta({ description: 'the earlier version and the later one, in this order: DOCX, PDF, HTML, Markdown or plain text', 'x-file': 'many' }),
    sent: file('the version that we sent in between: what came back is compared with it, and each of our changes says what became of it').optional(),
    marked: file('the redline that came with a clean copy: only what it shows counts as marked').optional(),
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
        touches: z.array(z.object({ matter: z.enum(['date', 'money', 'number', 'negation', 'modal', 'party']), was: words, is: words })),
        by: z.string().optional(),
        at: z.object({ before: z.number().optional(), after: z.number().optional() }).optional(),
      }),
    ),
    ours: z.array(z.object({ part: z.string(), before: z.string(), after: z.string(), became: z.enum(['kept', 'open', 'dropped', 'changed']), now: z.string() })).optional(),
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [{ title: 'A draft compared with itself', input: { files: ['sample/draft-amendment.docx', 'sample/draft-amendment.docx'] } }],
  run: async (ports, input, watch) => {
    const [old = '', now = ''] = input.files;
    const before = await versionOf(ports, old, watch);
    const after = await versionOf(ports, now, watch);
    const sent = input.sent === undefined ? undefined : await versionOf(ports, input.sent, watch);
    const marked = input.marked === undefined ? undefined : await versionOf(ports, input.marked, watch);
    const { value, findings } = await ports.workers.run('comparePapers', { before: before.version, after: after.version, ...(sent ? { sent: sent.version } : {}), ...(marked ? { marked: marked.version } : {}) }, watch);
    const { changes, ours } = plain(value);
    return { changes, ...(ours ? { ours } : {}), findings: [...findings, ...[before, after, sent, marked].flatMap((each) => each?.findings ?? [])] };
  },
});

/** The version in a file. The reader refuses hostile files; it and the comparison run in workers under limits. */
async function versionOf(ports: Ports, name: string, watch: Watch) {
  const read = await readPaperFile(ports, name, watch);
  const bytes = await ports.files.read(name);
  const version: VersionFile = { bytes, file: name, ...(isPdf(bytes) ? { paper: read.value } : {}) };
  return { version, findings: read.findings };
}
