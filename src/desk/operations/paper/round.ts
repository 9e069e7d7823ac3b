import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { nextRound } from '../../../paper/redline/nextRound.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { editResults, instant, readEdits, signatureFields } from '../../papers/readEdits.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';
import { textOf } from '../../textOf.ts';

export const roundOfPaper = operation({
  name: 'paper.round',
  summary: 'Writes the next redline round: what came back, with our fallback wording wherever our last wording was refused or changed.',
  effect: 'writes',
  input: z.object({
    file: file('what came back, as DOCX'),
    edits: file('the edits of our last round, as JSON, each with the wording we fall back to: [{"id", "find", "replace", "fallback", "comment"}]'),
    out: z.string().min(1).meta({ description: 'the Word file to write' }),
    ...signatureFields,
  }),
  output: z.object({
    path: z.string(),
    sha256: z.string(),
    rounds: z.array(z.object({ id: z.string(), became: z.enum(['kept', 'falls-back', 'open', 'unclear']) })),
    edits: editResults,
    comments: z.number(),
    findings: findingsShape,
  }),
  command: { positional: 'file', short: { out: 'o' } },
  examples: [{ title: 'Fall back where they refused', input: { file: 'came-back.docx', edits: 'edits.json', out: 'round-2.docx', author: 'Procurement', date: '2026-11-22' } }],
  run: async (ports, input, watch) => {
    if (input.out === input.file) throw new Refusal('invalid', `The redline would overwrite ${input.file}. Name another file to write.`, input.out);
    const wishes = readEdits(await textOf(ports, input.edits), input.edits, input.audience);
    const { value: paper } = await readPaperFile(ports, input.file, watch);
    const { edits, rounds } = nextRound(paper, wishes);
    const signature = { author: input.author, date: instant(input.date ?? ports.clock.today()) };
    const { value, findings } = await ports.workers.run('redlinePaper', { bytes: await ports.files.read(input.file), name: input.file, edits, signature }, watch);
    watch.signal.throwIfAborted();
    await ports.files.writeAll([{ name: input.out, bytes: value.bytes }]);
    return { path: input.out, sha256: ports.sha256(value.bytes), rounds: rounds.map((each) => ({ ...each })), edits: value.edits.map((each) => ({ ...each, changes: [...each.changes] })), comments: value.comments, findings: [...findings] };
  },
});
