import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import type { PlaybookChange } from '../playbook/editPlaybook.ts';

const shape = z.array(z.strictObject({ path: z.array(z.union([z.string(), z.int().min(0)])).min(1), value: z.json() }));

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
