import { z } from 'zod';
import type { Ports } from './ports.ts';

export const writtenShape = z.array(z.object({ path: z.string(), sha256: z.string() }));

/** Writes the files into `folder`, all or none; comes back with their paths and hashes. */
export async function writeFiles(ports: Ports, folder: string, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<z.infer<typeof writtenShape>> {
  const placed = files.map(({ name, bytes }) => ({ name: folder === '' ? name : `${folder.replace(/\/+$/, '')}/${name}`, bytes }));
  await ports.files.writeAll(placed);
  return placed.map(({ name, bytes }) => ({ path: name, sha256: ports.sha256(bytes) }));
}
