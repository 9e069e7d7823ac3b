import { Refusal } from '../base/refusal.ts';
import { hashOf } from './chain.ts';
import { checkpointShape, type Checkpoint } from './checkpoint.ts';
import { readLines } from './readLines.ts';
import type { Sha256 } from './sha256.ts';

/** The checkpoints of a file, one a line. Refuses a line that is damaged: a checkpoint that was changed proves nothing. */
export function readCheckpoints(bytes: Uint8Array, file: string, sha256: Sha256): Checkpoint[] {
  return readLines(bytes, file).map(({ line, says, wrong }) => {
    const read = checkpointShape.safeParse(says);
    if (wrong !== '' || says === undefined || !read.success || hashOf(says, sha256) !== read.data.hash) {
      throw new Refusal('unreadable', `${file}, line ${line} is no checkpoint as a ledger writes it, or it was changed since. Bring it from where it was kept.`, { file, row: line });
    }
    return read.data;
  });
}
