import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { editPlaybook, type PlaybookChange } from '../playbook/editPlaybook.ts';
import { playbookText, wholePlaybookText } from './knowledge.ts';
import type { Ports } from './ports.ts';

const shape = z.array(z.strictObject({ path: z.array(z.union([z.string(), z.int().min(0)])).min(1), value: z.json() }));

/** The text of a playbook with some fields changed; topics of other files stand in it where they are changed, or asked for. */
export async function changedPlaybook(ports: Ports, name: string, changes: readonly PlaybookChange[], file: string, withTopics = changes.some(({ path }) => path[0] === 'topics')): Promise<string> {
  return editPlaybook(await (withTopics ? wholePlaybookText(ports, name) : playbookText(ports, name)), changes, file);
}

/** Changes of a playbook as JSON text; refuses what they cannot be. */
export function readChanges(text: string): readonly PlaybookChange[] {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    given = undefined;
  }
  const read = shape.safeParse(given);
  if (!read.success) throw new Refusal('invalid', 'The changes are no list of fields. Write [{"path": ["rows", 0, "title"], "value": "Liability"}].', 'changes');
  return read.data;
}
