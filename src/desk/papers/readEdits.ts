import { z } from 'zod';
import { readDay } from '../../base/calendar.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Standing } from '../../paper/redline/nextRound.ts';

const edit = z.strictObject({
  id: z.union([z.string().min(1), z.int()]).transform(String),
  find: z.string().default(''),
  after: z.string().min(1).optional(),
  replace: z.string(),
  nth: z.int().min(1).optional(),
  comment: z.string().optional(),
  internal: z.string().optional(),
  fallback: z.string().optional(),
});

export const signatureFields = {
  author: z.string().min(1).meta({ description: 'the name the changes carry' }),
  date: z
    .string()
    .optional()
    .meta({ description: 'the day or the instant (UTC) that the changes carry, for example 2026-11-22; today where nothing is said' }),
  audience: z.enum(['supplier', 'internal']).default('supplier').meta({ description: 'who reads it: "internal" also writes the reasons that are only ours, and must not leave the house' }),
};

/** What became of each edit. */
export const editResults = z.array(
  z.object({
    id: z.string(),
    applied: z.boolean(),
    reason: z.string().optional(),
    part: z.string().optional(),
    changes: z.array(z.object({ deleted: z.string(), inserted: z.string() })),
  }),
);

/** The edits that a file holds; the reasons that are only ours only for an internal audience. */
export function readEdits(text: string, name: string, audience: 'supplier' | 'internal'): Standing[] {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Refusal('invalid', `${name} is not JSON. Write a list of edits: [{"id": "price", "find": "…", "replace": "…", "comment": "…"}].`, name);
  }
  // What `paper propose` answers holds them beside what they are for.
  const read = z.array(edit).safeParse(typeof given === 'object' && given !== null && 'edits' in given ? given.edits : given);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new Refusal('invalid', `${name} is no list of edits: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. Each edit has id, find (or after), replace and, where wanted, nth, comment, internal and fallback.`, name);
  }
  const edits = read.data.map(({ nth, after, comment, internal, fallback, ...each }): Standing => {
    // What is only ours is dropped here, before anything is written.
    const said = [comment, audience === 'internal' ? internal : undefined].filter((each) => each !== undefined).join('\n');
    return { ...each, ...(nth === undefined ? {} : { nth }), ...(after === undefined ? {} : { after }), ...(said === '' ? {} : { comment: said }), ...(fallback === undefined ? {} : { fallback }) };
  });
  const twice = edits.find((each, index) => edits.findIndex(({ id }) => id === each.id) !== index);
  if (twice) throw new Refusal('invalid', `${name} has two edits with the id "${twice.id}". Give each its own.`, name);
  return edits;
}

/** The instant that tracked changes carry: a day counts from its first second. */
export function instant(given: string): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z)?$/.exec(given) ?? [];
  if (day === undefined || readDay(day) === undefined) throw new Refusal('invalid', `"${given}" is neither a day nor an instant. Write it as 2026-11-22 or 2026-11-22T09:30:00Z.`);
  return `${day}T${time ?? '00:00:00'}Z`;
}
