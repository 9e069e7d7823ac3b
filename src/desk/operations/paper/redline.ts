import { z } from 'zod';
import { readDay } from '../../../base/calendar.ts';
import { finding } from '../../../base/finding.ts';
import { Refusal } from '../../../base/refusal.ts';
import type { Edit } from '../../../paper/redline/edit.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { readPaperFile } from '../../readPaperFile.ts';
import { textOf } from '../../textOf.ts';

const edit = z.strictObject({
  id: z.union([z.string().min(1), z.int()]).transform(String),
  find: z.string().default(''),
  after: z.string().min(1).optional(),
  replace: z.string(),
  nth: z.int().min(1).optional(),
  comment: z.string().optional(),
  internal: z.string().optional(),
});

export const redlinePaper = operation({
  name: 'paper.redline',
  summary: "Writes our edits into the other side's own Word file as tracked changes with comments; an edit that cannot be made says why.",
  effect: 'writes',
  input: z.object({
    file: file('the draft, as DOCX'),
    edits: file('the edits, as JSON: [{"id", "find", "replace", "nth", "comment", "internal"}], find as `parley paper text` prints it; {"id", "after": "7.2", "replace"} puts in a new clause behind that one'),
    out: z.string().min(1).meta({ description: 'the Word file to write' }),
    audience: z.enum(['supplier', 'internal']).default('supplier').meta({ description: 'who reads it: "internal" also writes the reasons that are only ours, and must not leave the house' }),
    author: z.string().min(1).meta({ description: 'the name the changes carry' }),
    date: z
      .string()
      .optional()
      .meta({ description: 'the day or the instant (UTC) that the changes carry, for example 2026-11-22; today where nothing is said' }),
  }),
  output: z.object({
    path: z.string(),
    sha256: z.string(),
    edits: z.array(
      z.object({
        id: z.string(),
        applied: z.boolean(),
        reason: z.string().optional(),
        part: z.string().optional(),
        changes: z.array(z.object({ deleted: z.string(), inserted: z.string() })),
      }),
    ),
    comments: z.number(),
    findings: findingsShape,
  }),
  command: { positional: 'file', short: { out: 'o' } },
  examples: [{ title: 'Put our wording into their draft', input: { file: 'sample/draft-amendment.docx', edits: 'edits.json', out: 'redline.docx', author: 'Procurement', date: '2026-11-22' } }],
  run: async (ports, input, watch) => {
    if (input.out === input.file) throw new Refusal('invalid', `The redline would overwrite ${input.file}. Name another file to write.`, input.out);
    const date = instant(input.date ?? ports.clock.today());
    const edits = editsOf(await textOf(ports, input.edits), input.edits, input.audience);
    // The reader refuses hostile files; both steps run in a worker under limits.
    await readPaperFile(ports, input.file, watch);
    const { value, findings } = await ports.workers.run('redlinePaper', { bytes: await ports.files.read(input.file), name: input.file, edits, signature: { author: input.author, date } }, watch);
    watch.signal.throwIfAborted();
    await ports.files.writeAll([{ name: input.out, bytes: value.bytes }]);
    return { path: input.out, sha256: ports.sha256(value.bytes), edits: value.edits.map((each) => ({ ...each, changes: [...each.changes] })), comments: value.comments, findings: [...(input.audience === 'internal' ? [finding('warning', 'internal-copy', 'This copy holds reasons that are only ours: keep it in the house.', input.out)] : []), ...findings] };
  },
});

export function editsOf(text: string, name: string, audience: 'supplier' | 'internal'): Edit[] {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Refusal('invalid', `${name} is not JSON. Write a list of edits: [{"id": "price", "find": "…", "replace": "…", "comment": "…"}].`, name);
  }
  const read = z.array(edit).safeParse(given);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new Refusal('invalid', `${name} is no list of edits: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. Each edit has id, find, replace and, where wanted, nth and comment.`, name);
  }
  const edits = read.data.map(({ nth, after, comment, internal, ...each }): Edit => {
    // What is only ours is dropped here, before anything is written.
    const said = [comment, audience === 'internal' ? internal : undefined].filter((each) => each !== undefined).join('\n');
    return { ...each, ...(nth === undefined ? {} : { nth }), ...(after === undefined ? {} : { after }), ...(said === '' ? {} : { comment: said }) };
  });
  const twice = edits.find((each, index) => edits.findIndex(({ id }) => id === each.id) !== index);
  if (twice) throw new Refusal('invalid', `${name} has two edits with the id "${twice.id}". Give each its own.`, name);
  return edits;
}

function instant(given: string): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z)?$/.exec(given) ?? [];
  if (day === undefined || readDay(day) === undefined) throw new Refusal('invalid', `"${given}" is neither a day nor an instant. Write it as 2026-11-22 or 2026-11-22T09:30:00Z.`);
  return `${day}T${time ?? '00:00:00'}Z`;
}
