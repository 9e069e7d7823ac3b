import { z } from 'zod';
import { file, findingsShape } from '../../fields.ts';

/** Which ledger: the workspace's own where none is named. */
export const ledgerField = file('the ledger of promises (JSON Lines); without it, that of the open workspace').optional();

/** What an operation answers that wrote one entry. */
export const writtenShape = z.object({
  /** Of the entry that was written. */
  id: z.string(),
  at: z.string(),
  /** In the ledger now. */
  entries: z.number(),
  root: z.string(),
  findings: findingsShape,
});
