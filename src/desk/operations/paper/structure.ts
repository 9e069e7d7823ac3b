import { z } from 'zod';
import { rankPapers } from '../../../paper/structure/ranking.ts';
import { structureOf } from '../../../paper/structure/structure.ts';
import { files, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';

const span = { start: z.number(), end: z.number(), quote: z.string(), paragraph: z.number() };

export const structureOfPapers = operation({
  name: 'paper.structure',
  summary: 'Which document each paper of a deal is, its defined terms, where its cross-references lead, and which paper prevails over which.',
  effect: 'reads',
  input: z.object({ files: files('the papers of one deal: DOCX, PDF, HTML, Markdown or plain text') }),
  output: z.object({
    papers: z.array(
      z.object({
        file: z.string(),
        kind: z.string(),
        because: z.string(),
        definitions: z.array(z.object({ term: z.string(), means: z.string(), uses: z.number(), ...span })),
        references: z.array(z.object({ to: z.string(), leads: z.enum(['resolved', 'elsewhere', 'unsure', 'nowhere']), target: z.number().optional(), ...span })),
      }),
    ),
    ranks: z.array(z.object({ file: z.string(), kind: z.string(), rank: z.number(), because: z.string() })),
    precedence: z.array(z.object({ file: z.string(), ...span })),
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [{ title: 'What a draft is and where its references lead', input: { files: ['sample/draft-amendment.docx'] } }],
  run: async (ports, input, watch) => {
    const read = await Promise.all(input.files.map((name) => readPaperFile(ports, name, watch)));
    const papers = read.map((each) => each.value);
    const structures = papers.map(structureOf);
    const { ranks, clauses } = rankPapers(papers);
    return {
      papers: structures.map(({ value }, index) => ({ file: papers[index]?.file ?? '', ...plain(value) })),
      ranks: plain(ranks),
      precedence: plain(clauses),
      findings: [...read.flatMap((each) => each.findings), ...structures.flatMap((each) => each.findings)],
    };
  },
});
