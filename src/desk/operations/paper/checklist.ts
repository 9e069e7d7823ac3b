import { z } from 'zod';
import { closingChecklist } from '../../../paper/redline/closingChecklist.ts';
import { structureOf } from '../../../paper/structure/structure.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';

export const checkPaper = operation({
  name: 'paper.checklist',
  summary: 'What is left to do before a paper is signed: open changes, comments, blanks, references that lead nowhere, attachments, what hides in the file.',
  effect: 'reads',
  input: z.object({ file: file('the paper that is about to be signed: DOCX, PDF, HTML, Markdown or plain text') }),
  output: z.object({
    items: z.array(z.object({ item: z.string(), done: z.boolean(), open: z.array(z.object({ what: z.string(), at: z.string() })) })),
    ready: z.boolean(),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'Is the draft ready to sign?', input: { file: 'sample/draft-amendment.docx' } }],
  holds: (output) => output.ready,
  run: async (ports, input, watch) => {
    const { value: paper, findings } = await readPaperFile(ports, input.file, watch);
    const structure = structureOf(paper);
    const all = [...findings, ...structure.findings];
    const items = plain(closingChecklist(paper, all, structure.value));
    return { items, ready: items.every((each) => each.done), findings: all };
  },
});
