import { z } from 'zod';
import { Refusal } from '../../base/refusal.ts';
import { editPlaybook, type PlaybookChange } from '../../playbook/editPlaybook.ts';
import { overlayText, playbookText, wholePlaybookText } from '../knowledge.ts';
import type { Ports } from '../ports.ts';

const shape = z.array(z.strictObject({ path: z.array(z.union([z.string(), z.int().min(0)])).min(1), value: z.json() }));

/** What a playbook or an overlay is edited with. */
export const editInput = {
  playbook: z.string().default('azure-openai').meta({ description: 'a bundled playbook by name, or the path of a playbook file' }),
  overlay: z.string().optional().meta({ description: 'what lies over it and is meant instead: bank, health, public-sector, eu, the path of an overlay file, or new' }),
  changes: z.string().default('[]').meta({ description: 'the fields to set, as JSON: [{"path": ["rows", 0, "title"], "value": "…"}]; a value of null takes the field away' }),
};

/** The text of a playbook with some fields changed; topics of other files stand in it where they are changed, or asked for. */
export async function changedPlaybook(ports: Ports, name: string, changes: readonly PlaybookChange[], file: string, withTopics = changes.some(({ path }) => path[0] === 'topics')): Promise<string> {
  return editPlaybook(await (withTopics ? wholePlaybookText(ports, name) : playbookText(ports, name)), changes, file);
}

/** The text of an overlay with some fields changed. */
export async function changedOverlay(ports: Ports, name: string, changes: readonly PlaybookChange[], file: string): Promise<string> {
  return editPlaybook(await overlayText(ports, name), changes, file);
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
