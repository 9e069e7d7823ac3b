import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import type { Dossier } from '../packs/dossier/dossier.ts';
import { layersOf } from '../packs/leak/layers.ts';
import { leakCheck, type LeakCheck } from '../packs/leak/leakCheck.ts';
import { openWords, secretsOf } from '../packs/leak/secrets.ts';
import { isPdf } from '../paper/readPaper.ts';
import type { Ports } from './ports.ts';

/** A look through every layer of a file for what the dossier keeps to ourselves. */
export async function checkForLeaks(ports: Ports, bytes: Uint8Array, name: string, dossier: Dossier, watch: Watch): Promise<LeakCheck> {
  if (isPdf(bytes) && ports.pdf === undefined) throw new Refusal('unsupported', `${name} is a PDF, which is not read here, so it cannot be looked through. Check it on the command line.`, name);
  const pages = isPdf(bytes) ? await ports.pdf?.read(bytes, name, watch) : undefined;
  return leakCheck(layersOf(bytes, name, pages), secretsOf(dossier), openWords(dossier), name);
}
