import { briefOf } from './brief/briefOf.ts';
import type { LedgerProof } from './dossier/dossier.ts';
import type { Standing } from './standing.ts';
import { documentDocx } from './write/documentDocx.ts';

/** The brief as a Word document with charts that Word can edit: at most four A4 pages, the same bytes for the same standing. */
export async function briefDocx(standing: Standing, proof?: LedgerProof): Promise<Uint8Array> {
  return documentDocx(briefOf(standing, proof));
}
