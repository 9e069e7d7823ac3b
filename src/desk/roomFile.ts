import { strToU8 } from 'fflate';
import { Refusal } from '../base/refusal.ts';
import type { Files, Ports } from './ports.ts';
import { recogniseFile } from './recogniseFile.ts';
import { textOf } from './textOf.ts';

/** A document of the table: the file that was named, or the one that the open workspace keeps under its usual name. */
export interface RoomFile {
  readonly name: string;
  /** Undefined where it is not there yet. */
  readonly text: string | undefined;
}

/** The document asked for; one that is named and not there is not there yet, where `mayBeNew`. */
export async function readRoomFile(ports: Ports, given: string | undefined, usual: string, mayBeNew = false): Promise<RoomFile> {
  const { files, name } = placeOf(ports, given, usual);
  try {
    return { name, text: await textOf({ ...ports, files }, name) };
  } catch (error) {
    if (mayBeNew && error instanceof Refusal && error.code === 'not-found') return { name, text: undefined };
    throw error;
  }
}

/** The text of a document that has to be there. */
export async function roomText(ports: Ports, given: string | undefined, usual: string): Promise<{ readonly name: string; readonly text: string }> {
  const { name, text = '' } = await readRoomFile(ports, given, usual);
  return { name, text };
}

/** Writes the document where it was read from: whole or not at all. */
export async function writeRoomFile(ports: Ports, given: string | undefined, usual: string, text: string): Promise<void> {
  const { files, name, kept } = placeOf(ports, given, usual);
  const bytes = strToU8(text);
  if (!kept || ports.workspace === undefined) return files.writeAll([{ name, bytes }]);
  const { kind, format } = recogniseFile(bytes, name);
  await ports.workspace.keep(name, bytes, kind, format);
}

function placeOf(ports: Ports, given: string | undefined, usual: string): { readonly files: Files; readonly name: string; readonly kept: boolean } {
  const { workspace, files } = ports;
  if (given !== undefined) return { files, name: given, kept: workspace?.kept === files };
  if (workspace === undefined) throw new Refusal('invalid', `Name the file (usually ${usual}), or open a workspace that keeps it.`);
  return { files: workspace.kept, name: usual, kept: true };
}
