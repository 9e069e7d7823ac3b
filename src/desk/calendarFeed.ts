import { strToU8 } from 'fflate';
import { openWorkspaceOf } from './keptFiles.ts';
import type { Ports } from './ports.ts';

/** Where the workbench gives the calendar out. */
export const feedPath = '/calendar.ics';

/** The token of the workspace's feed: made from its private key, so that it stays when Parley is started again, and says nothing of the key. */
export async function feedToken(ports: Ports): Promise<string> {
  const key = await openWorkspaceOf(ports).signingKey(() => ports.signatures.newKey());
  return ports.sha256(strToU8(`parley calendar feed\n${key}`));
}
