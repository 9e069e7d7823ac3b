import { z } from 'zod';
import { Refusal } from '../../base/refusal.ts';
import type { Watch } from '../../base/progress.ts';
import { editPlaybook, type PlaybookChange } from '../../playbook/editPlaybook.ts';
import type { ExampleReport } from '../../playbook/examples.ts';
import type { PlaybookText } from '../../playbook/playbookFile.ts';
import { overlayText, wholePlaybookText } from '../knowledge.ts';
import type { Ports } from '../ports.ts';

/** How the sentences of a playbook came out. */
export const triedShape = {
  tried: z.number(),
  failed: z.array(z.object({ where: z.string(), sentence: z.string(), wanted: z.string(), seen: z.string() })),
};

export interface PlaybookEdit {
  readonly playbook: string;
  /** What lies over it already. */
  readonly industry?: readonly string[];
  /** Where it is named, the changes are its. */
  readonly overlay?: string | undefined;
  readonly changes: readonly PlaybookChange[];
}

/** The texts that a playbook is read from once it is changed, the base first, its topics written into it. */
export async function editedTexts(ports: Ports, { playbook, industry = [], overlay, changes }: PlaybookEdit): Promise<readonly [PlaybookText, ...PlaybookText[]]> {
  const base = await wholePlaybookText(ports, playbook);
  const laid = await Promise.all(industry.map(async (name) => ({ text: await overlayText(ports, name), file: name })));
  if (overlay === undefined) return [{ text: editPlaybook(base, changes, playbook), file: playbook }, ...laid];
  return [{ text: base, file: playbook }, ...laid, { text: editPlaybook(await overlayText(ports, overlay), changes, overlay), file: overlay }];
}

/** Its own examples and wording held against a playbook that was changed, away from the event loop. */
export async function tried(ports: Ports, edit: PlaybookEdit, watch: Watch): Promise<ExampleReport & { readonly name: string; readonly version: string }> {
  const [{ text, file }, ...more] = await editedTexts(ports, edit);
  return ports.workers.run('tryPlaybook', { text, file, more }, watch);
}

/** Refuses a change after which a sentence comes out otherwise than the playbook says. */
export function mustComeOut({ tried: count, failed }: ExampleReport): void {
  const [first] = failed;
  if (first === undefined) return;
  throw new Refusal('invalid', `${failed.length} of ${count} sentences of the playbook come out otherwise than it says. ${first.where}: wanted ${first.wanted}, seen ${first.seen}, for “${first.sentence.length > 160 ? `${first.sentence.slice(0, 160)} …` : first.sentence}”. Correct the phrase or the sentence, or save it as it is with --despite.`, first.where);
}
