import { Refusal } from '../base/refusal.ts';
import { dealInForce } from './dealInForce.ts';
import { keptNames } from './keptFiles.ts';
import type { Ports } from './ports.ts';

/** Where files of a question lie: their names, and the ports that open them under these names. */
export interface OnHand<Name> {
  readonly name: Name;
  readonly ports: Ports;
}

/** The deal file that was named, or the offer that stands in the open workspace; undefined where there is neither. */
export async function dealOnHand(ports: Ports, named: string | undefined): Promise<OnHand<string> | undefined> {
  if (named !== undefined) return { name: named, ports };
  const name = ports.workspace === undefined ? undefined : await dealInForce(ports.workspace);
  return name === undefined || ports.workspace === undefined ? undefined : { name, ports: { ...ports, files: ports.workspace.kept } };
}

/** The usage files that were named, or those of the open workspace; undefined where there are none. */
export async function usageOnHand(ports: Ports, named: readonly string[] | undefined): Promise<OnHand<readonly string[]> | undefined> {
  if (named !== undefined) return { name: named, ports };
  const name = ports.workspace === undefined ? [] : await keptNames(ports.workspace, 'usage');
  return name.length === 0 || ports.workspace === undefined ? undefined : { name, ports: { ...ports, files: ports.workspace.kept } };
}

/** What is needed and was found; refuses where it was not, with what to do. */
export function needed<Name>(found: OnHand<Name> | undefined, what: 'deal' | 'usage'): OnHand<Name> {
  if (found === undefined) throw new Refusal('invalid', what === 'deal' ? 'Which deal? Name its file with --deal, or bring an offer into the workspace.' : 'On which usage? Name the files with --usage, or bring them into the workspace.');
  return found;
}

/** A document of the table that was named, or the one the open workspace keeps under its usual name; undefined where there is neither. */
export async function documentOnHand(ports: Ports, named: string | undefined, usual: string): Promise<OnHand<string> | undefined> {
  if (named !== undefined) return { name: named, ports };
  const there = (await ports.workspace?.files())?.some(({ name }) => name === usual) === true;
  return there && ports.workspace !== undefined ? { name: usual, ports: { ...ports, files: ports.workspace.kept } } : undefined;
}
