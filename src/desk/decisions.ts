import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { codePoints } from '../paper/codePoints.ts';
import type { Paper } from '../paper/paper.ts';
import type { Edit } from '../paper/redline/edit.ts';
import type { Workspace } from './ports.ts';

const place = z.strictObject({
  /** Code points of the paper's text, inside one paragraph. */
  start: z.number(),
  end: z.number(),
  how: z.enum(['replace', 'strike']),
});

const proposal = z.strictObject({
  /** Whether it goes into the redline. */
  accepted: z.boolean(),
  /** Our words. */
  text: z.string(),
  /** Why, for the other side to read beside the change. */
  reason: z.string(),
  /** The words of theirs that ours replace, and those that go. */
  places: z.array(place),
  /** The paragraph that ours follow as a new one, where they replace none. */
  after: z.int().optional(),
});

/** What was decided on one paper: the findings that are dealt with, and by playbook row the wording that we propose. */
export const decisionsShape = z.strictObject({ ticked: z.array(z.string()).default([]), proposals: z.record(z.string(), proposal).default({}) });

export type Decisions = z.output<typeof decisionsShape>;
export type Proposal = Decisions['proposals'][string];

/** The hash of the kept contract `name`; refuses one that is not in the workspace. */
export async function hashOf(workspace: Workspace, name: string): Promise<string> {
  const kept = (await workspace.files()).find((file) => file.name === name);
  if (kept === undefined) throw new Refusal('not-found', `This workspace has no file ${name}. Drop it on the start page first.`);
  return kept.sha256;
}

const keyOf = (sha256: string): string => `decisions:${sha256}`;

/** What was decided on the paper of this hash; nothing yet where nobody decided. */
export async function decisionsOn(workspace: Workspace, sha256: string): Promise<Decisions> {
  const known = (await workspace.facts())[keyOf(sha256)];
  return decisionsShape.parse(known === undefined ? {} : JSON.parse(known));
}

export async function decideOn(workspace: Workspace, sha256: string, decisions: Decisions): Promise<void> {
  await workspace.setFact(keyOf(sha256), JSON.stringify(decisions));
}

/** Decisions as JSON text; refuses what they cannot be. */
export function readDecisions(text: string): Decisions {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Refusal('invalid', 'The decisions are not JSON. Write {"ticked": ["liability"], "proposals": {}}.', 'decisions');
  }
  const read = decisionsShape.safeParse(given);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Refusal('invalid', `The decisions cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. Write {"ticked": ["liability"], "proposals": {}}.`, 'decisions');
}

/** Whether a fact is one of these: too long to show among the facts that a person typed. */
export function isDecisions(key: string): boolean {
  return key.startsWith('decisions:');
}

/** The accepted proposals as edits of `paper`: one for each place, the first with our words and those that go with none. */
export function editsOf(paper: Paper, { proposals }: Decisions, comments: boolean): Edit[] {
  const points = codePoints(paper.text);
  return Object.entries(proposals).flatMap(([topic, { accepted, text, reason, places, after }]): Edit[] => {
    if (!accepted) return [];
    const comment = comments && reason.trim() !== '' ? { comment: reason } : {};
    const behind = paper.paragraphs.find(({ number }) => number === after);
    if (behind !== undefined) return [{ id: topic, ...found(paper.text, points.unitOf(behind.start), behind.text), replace: `${behind.text}\n${text.replace(/\s*\n\s*/g, '\n')}`, ...comment }];
    const stretches = stretchesOf(paper.text, places.map(({ start, end, how }) => ({ from: points.unitOf(start), to: points.unitOf(end), ours: how === 'replace' })));
    const first = stretches.findIndex(({ ours }) => ours);
    return stretches.map((stretch, index) => {
      const ours = index === first;
      const { from, to } = ours ? stretch : withItsSpace(paper.text, stretch);
      return { id: index === 0 ? topic : `${topic} ${index + 1}`, ...found(paper.text, from, paper.text.slice(from, to)), replace: ours ? text.replace(/\s*\n\s*/g, ' ') : '', ...(ours || (first === -1 && index === 0) ? comment : {}) };
    });
  });
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly ours: boolean;
}

/** The places in the order of the text; neighbours with nothing but spaces between them are one. */
function stretchesOf(text: string, places: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const place of places.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && /^[ \t\u00a0]*$/.test(text.slice(last.to, Math.max(last.to, place.from)))) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, place.to), ours: last.ours || place.ours };
    else joined.push(place);
  }
  return joined;
}

/** Words that go take the space before them along, so that no two are left side by side. */
function withItsSpace(text: string, { from, to, ours }: Stretch): Stretch {
  return text[from - 1] === ' ' && /^(?:[ \n]|$)/.test(text.slice(to, to + 1)) ? { from: from - 1, to, ours } : { from, to, ours };
}

/** The words at `from`, with the number of their occurrence where they stand more than once. */
function found(text: string, from: number, find: string): Pick<Edit, 'find' | 'nth'> {
  const places: number[] = [];
  for (let at = find === '' ? -1 : text.indexOf(find); at >= 0; at = text.indexOf(find, at + find.length)) places.push(at);
  return places.length > 1 ? { find, nth: places.indexOf(from) + 1 } : { find };
}
