import { z } from 'zod';
import { assessOnce } from '../../../playbook/assessOnce.ts';
import { propose } from '../../../playbook/propose.ts';
import { file, findingsShape } from '../../fields.ts';
import { loadFinder, loadPlaybook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { playbookInput, positionName, topicVerdictShape } from '../../papers/paperShapes.ts';
import { plain } from '../../plain.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';

export const proposeEdits = operation({
  name: 'paper.propose',
  summary: 'The edits that bring a draft to the position wanted, in our wording, as `parley paper redline` takes them; ask for the fallback in the next round.',
  effect: 'reads',
  input: z.object({
    file: file('the draft: DOCX, PDF, HTML, Markdown or plain text'),
    position: positionName.default('preferred').meta({ description: 'what is asked for: preferred, fallback, or walkAway for the least that is acceptable' }),
    topics: z.array(z.string().min(1)).optional().meta({ description: 'only these topics; all that fall short where nothing is said' }),
    comments: z.boolean().default(false).meta({ description: 'give the reason as a comment, which the other side can read' }),
    ...playbookInput,
  }),
  output: z.object({
    edits: z.array(z.object({ id: z.string(), find: z.string(), replace: z.string(), nth: z.number().optional(), comment: z.string().optional(), internal: z.string().optional(), fallback: z.string().optional() })),
    topics: z.array(z.object({ topic: z.string(), title: z.string(), from: topicVerdictShape, edits: z.array(z.string()), approver: z.string() })),
    left: z.array(z.object({ topic: z.string(), because: z.string() })),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'What to send in the second round', input: { file: 'sample/draft-amendment.docx', position: 'fallback' } }],
  run: async (ports, { file: name, position, topics, comments, playbook: book, industry }, watch) => {
    const [paper, playbook, finder] = await Promise.all([readPaperFile(ports, name, watch), loadPlaybook(ports, book, industry), loadFinder(ports)]);
    const assessed = assessOnce(paper.value, playbook.value, finder);
    const proposed = propose(paper.value, playbook.value, assessed.value.topics, { wanted: position, comments, ...(topics === undefined ? {} : { topics }) });
    return { ...plain(proposed), findings: [...paper.findings, ...playbook.findings, ...assessed.findings] };
  },
});
