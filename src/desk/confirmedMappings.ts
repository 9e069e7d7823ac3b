import { Refusal } from '../base/refusal.ts';
import type { HeaderMapping } from '../usage/mapping/headerMapping.ts';
import { mappingsFile, readMappings } from '../usage/mapping/mappingsFile.ts';
import { besideFile } from './besideFile.ts';
import type { Ports } from './ports.ts';
import { textOf } from './textOf.ts';

/** What was confirmed about files like this one: the mappings.yaml beside it, which in a workspace is the kept one; nothing where there is none. */
export async function confirmedMappings(ports: Ports, name: string): Promise<readonly HeaderMapping[]> {
  const file = besideFile(name, mappingsFile);
  try {
    return readMappings(await textOf(ports, file), file);
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'not-found' || error.code === 'forbidden')) return [];
    throw error;
  }
}
