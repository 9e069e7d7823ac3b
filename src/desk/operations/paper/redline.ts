import { z } from 'zod';
import { finding } from '../../../base/finding.ts';
import { Refusal } from '../../../base/refusal.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { editResults, instant, readEdits, signatureFields } from '../../papers/readEdits.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';
import { textOf } from '../../textOf.ts';

export const redlinePaper = operation({
  name: 'paper.redline',
  summary: "Writes our edits into the other side's own Word file as tracked changes with comments; an edit that cannot be made says why.",
  effect: 'writes',
  input: z.object({
    file: file('the draft, as DOCX'),
    edits: file('the edits, as JSON: [{"id", "find", "replace", "nth", "comment", "internal"}], find as `parley paper text` prints it; {"id", "after": "7.2", "replace"} puts in a new clause behind that one'),
    out: z.string().min(1).meta({ description: 'the Word file to write' }),
    ...signatureFields,
  }),
  output: z.object({
    path: z.string(),
    sha256: z.string(),
    edits: editResults,
    comments: z.number(),
    findings: findingsShape,
  }),
  command: { positional: 'file', short: { out: 'o' } },
  examples: [{ title: 'Put our wording into their draft', input: { file: 'sample/draft-amendment.docx', edits: 'edits.json', out: 'redline.docx', author: 'Procurement', date: '2026-11-22' } }],
  run: async (ports, input, watch) => {
    if (input.out === input.file) throw new Refusal('invalid', `The redline would overwrite ${input.file}. Name another file to write.`, input.out);
    const date = instant(input.date ?? ports.clock.today());
    const edits = readEdits(await textOf(ports, input.edits), input.edits, input.audience);
    // The reader refuses hostile files; both steps run in a worker under limits.
    await readPaperFile(ports, input.file, watch);
    const { value, findings } = await ports.workers.run('redlinePaper', { bytes: await ports.files.read(input.file), name: input.file, edits, signature: { author: input.author, date } }, watch);
    watch.signal.throwIfAborted();
    await ports.files.writeAll([{ name: input.out, bytes: value.bytes }]);
    return { path: input.out, sha256: ports.sha256(value.bytes), edits: value.edits.map((each) => ({ ...each, changes: [...each.changes] })), comments: value.comments, findings: [...(input.audience === 'internal' ? [finding('warning', 'internal-copy', 'This copy holds reasons that are only ours: keep it in the house.', input.out)] : []), ...findings] };
  },
});
