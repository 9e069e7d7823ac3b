import { z } from 'zod';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';

export interface OutlineEntry {
  title: string;
  label?: string;
  level: number;
  start: number;
  end: number;
  sections: OutlineEntry[];
}

const section: z.ZodType<OutlineEntry> = z.object({
  title: z.string(),
  label: z.string().optional(),
  level: z.number(),
  start: z.number(),
  end: z.number(),
  get sections() {
    return z.array(section);
  },
});

export const textOfPaper = operation({
  name: 'paper.text',
  summary: 'The plain text of a document with its paragraphs and outline; offsets everywhere count Unicode code points of this text.',
  effect: 'reads',
  input: z.object({ file: file('a contract: DOCX, PDF, HTML, Markdown or plain text') }),
  output: z.object({
    file: z.string(),
    characters: z.number(),
    text: z.string(),
    paragraphs: z.array(z.object({ number: z.number(), start: z.number(), end: z.number(), text: z.string(), heading: z.number().optional(), label: z.string().optional(), part: z.string(), page: z.number().optional() })),
    outline: z.array(section),
    revisions: z.array(z.object({ kind: z.enum(['insertion', 'deletion']), text: z.string(), by: z.string().optional(), date: z.string().optional(), at: z.string() })),
    unprinted: z.array(z.object({ layer: z.enum(['comment', 'deleted', 'hidden', 'metadata']), text: z.string(), by: z.string().optional(), at: z.string() })),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'Print the text of a draft', input: { file: 'sample/draft-amendment.docx' } }],
  run: async (ports, input, watch) => {
    const { value: paper, findings } = await readPaperFile(ports, input.file, watch);
    const { characters, text, paragraphs, outline, revisions = [], unprinted = [] } = plain(paper);
    return { file: input.file, characters, text, paragraphs, outline, revisions, unprinted, findings: [...findings] };
  },
});
