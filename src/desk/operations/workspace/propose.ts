import { z } from 'zod';
import { findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { editResultsShape, redlinedAsDecided } from '../../papers/proposedEdits.ts';

export const previewRedline = operation({
  name: 'workspace.propose',
  summary: 'What the proposals that were accepted for a paper would change in it: each edit with its words, and the paragraphs as they would read.',
  effect: 'reads',
  input: z.object({ file: z.string().min(1).meta({ description: 'the name of a kept contract' }) }),
  output: z.object({
    edits: editResultsShape,
    /** The paragraphs with every proposal accepted. */
    after: z.array(z.object({ number: z.number(), text: z.string(), label: z.string().optional(), heading: z.number().optional(), part: z.string() })),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'What would our redline change?', input: { file: 'draft-amendment.docx' } }],
  run: async (ports, input, watch) => {
    const { value, findings } = await redlinedAsDecided(ports, input.file, { author: 'Preview', date: `${ports.clock.today()}T00:00:00Z`, comments: false }, watch);
    const after = await ports.workers.run('readPaper', { bytes: value.bytes, name: input.file }, watch);
    return { edits: plain(value.edits), after: after.value.paragraphs.map(({ number, text, label, heading, part }) => ({ number, text, part, ...(label === undefined ? {} : { label }), ...(heading === undefined ? {} : { heading }) })), findings: [...findings] };
  },
});
