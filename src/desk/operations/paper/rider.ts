import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { writeRider } from '../../../paper/redline/rider.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { editResults, instant, readEdits, signatureFields } from '../../papers/readEdits.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';
import { textOf } from '../../textOf.ts';

export const riderOfPaper = operation({
  name: 'paper.rider',
  summary: 'Writes our wording as a Word document of its own, for a draft that cannot be marked up: each change with the clause, paragraph and page of theirs that it amends.',
  effect: 'writes',
  input: z.object({
    file: file('the draft, usually a PDF'),
    edits: file('the edits, as `parley paper redline` takes them'),
    out: z.string().min(1).meta({ description: 'the Word file to write' }),
    ...signatureFields,
  }),
  output: z.object({ path: z.string(), sha256: z.string(), edits: editResults, findings: findingsShape }),
  command: { positional: 'file', short: { out: 'o' } },
  examples: [{ title: 'Our wording for a draft that came as PDF', input: { file: 'draft.pdf', edits: 'edits.json', out: 'rider.docx', author: 'Procurement', date: '2026-11-22' } }],
  run: async (ports, input, watch) => {
    if (input.out === input.file) throw new Refusal('invalid', `The rider would overwrite ${input.file}. Name another file to write.`, input.out);
    const edits = readEdits(await textOf(ports, input.edits), input.edits, input.audience);
    const { value: paper, findings: read } = await readPaperFile(ports, input.file, watch);
    const { value, findings } = writeRider(paper, edits, { author: input.author, date: instant(input.date ?? ports.clock.today()) });
    watch.signal.throwIfAborted();
    await ports.files.writeAll([{ name: input.out, bytes: value.bytes }]);
    return { path: input.out, sha256: ports.sha256(value.bytes), edits: value.edits.map((each) => ({ ...each, changes: [...each.changes] })), findings: [...findings, ...read] };
  },
});
