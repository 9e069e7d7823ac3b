import { z } from 'zod';
import { isParquet } from '../../../usage/tableText.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';

const verdicts = ['held', 'broken', 'permitted', 'no-rows', 'not-judged', 'either', 'not-supported'] as const;

export const conformUsage = operation({
  name: 'usage.conform',
  summary: 'A FOCUS export held against FOCUS 1.2: a verdict for each of its 621 rules, with the rows that break one.',
  effect: 'reads',
  input: z.object({ file: file('a FOCUS export of any version, as CSV (gzipped or not) or Parquet') }),
  output: z.object({
    path: z.string(),
    version: z.literal('1.2'),
    rows: z.number(),
    score: z.object({ held: z.number(), broken: z.number(), brokenMust: z.number(), permitted: z.number(), notJudged: z.number(), noRows: z.number() }),
    rules: z.array(z.object({ rule: z.string(), keyword: z.string(), kind: z.string(), about: z.string(), verdict: z.enum(verdicts), reason: z.string(), rows: z.number(), lines: z.array(z.number()) })),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'Does the export keep to FOCUS 1.2?', input: { file: 'examples/formats/focus-1.2.csv' } }],
  run: async (ports, input, watch) => {
    const rules = await ports.data.text('focus/1.2.csv');
    const head = await ports.files.head(input.file, 8);
    const bytes = isParquet(head) ? await ports.columns.parquet(await ports.files.onDisk(input.file), watch) : await ports.files.read(input.file);
    const { value, findings } = await ports.workers.run('conform', { bytes, name: input.file, rules }, watch);
    const count = (...wanted: string[]) => value.verdicts.filter(({ verdict }) => wanted.includes(verdict)).length;
    return {
      path: input.file,
      version: '1.2' as const,
      rows: value.rows,
      score: {
        held: count('held'),
        broken: count('broken'),
        brokenMust: value.verdicts.filter(({ verdict, rule }) => verdict === 'broken' && rule.keyword.startsWith('MUST')).length,
        permitted: count('permitted'),
        notJudged: count('not-judged', 'not-supported'),
        noRows: count('no-rows', 'either'),
      },
      rules: value.verdicts.map(({ rule, verdict, reason, rows, lines }) => ({ rule: rule.id, keyword: rule.keyword, kind: rule.kind, about: rule.about, verdict, reason, rows, lines: [...lines] })),
      findings,
    };
  },
});
