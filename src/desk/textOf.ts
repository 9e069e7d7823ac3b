import { decodeText } from '../base/decodeText.ts';
import { Refusal } from '../base/refusal.ts';
import type { Ports } from './ports.ts';

/** The text of a file that people write: a deal file, a playbook. */
export async function textOf(ports: Ports, name: string): Promise<string> {
  const text = decodeText(await ports.files.read(name));
  if (text === undefined) throw new Refusal('unreadable', `${name} is not text in UTF-8 or UTF-16. Save it as UTF-8 and bring it again.`, name);
  return text;
}
