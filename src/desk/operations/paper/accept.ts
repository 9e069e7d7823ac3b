import { operation } from '../../operation.ts';
import { settled, settledShape, settleInput } from '../../papers/settlePaper.ts';

export const acceptChanges = operation({
  name: 'paper.accept',
  summary: 'Writes a Word file with every tracked change accepted, as if nobody had objected.',
  effect: 'writes',
  input: settleInput,
  output: settledShape,
  command: { positional: 'file', short: { out: 'o' } },
  examples: [{ title: 'A clean copy of a redline', input: { file: 'redline.docx', out: 'accepted.docx' } }],
  run: (ports, input, watch) => settled(ports, input, 'accept', watch),
});
