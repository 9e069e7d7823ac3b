import { operation } from '../../operation.ts';
import { settled, settledShape, settleInput } from '../../papers/settlePaper.ts';

export const rejectChanges = operation({
  name: 'paper.reject',
  summary: 'Writes a Word file with every tracked change rejected, as it was before anybody marked it.',
  effect: 'writes',
  input: settleInput,
  output: settledShape,
  command: { positional: 'file', short: { out: 'o' } },
  examples: [{ title: 'What the draft said before it was marked', input: { file: 'redline.docx', out: 'rejected.docx' } }],
  run: (ports, input, watch) => settled(ports, input, 'reject', watch),
});
