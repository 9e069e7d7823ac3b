import type { Finding } from '../base/finding.ts';
import { finding } from '../base/finding.ts';
import { append, type Wanted } from '../ledger/append.ts';
import { checkpointLine } from '../ledger/checkpoint.ts';
import type { Entry } from '../ledger/entry.ts';
import { bytesOfText, toHex } from '../ledger/sha256.ts';
import { verifyLedger } from '../ledger/verifyLedger.ts';
import { bytesSha256 } from './bytesSha256.ts';
import type { Ports } from './ports.ts';
import { readRoomFile, writeRoomFile } from './roomFile.ts';

/** The names under which a workspace keeps them. */
export const ledgerName = 'promises.jsonl';
export const checkpointsName = 'checkpoints.jsonl';

/** One entry more in the ledger, and in a workspace a signed checkpoint beside it. */
export async function appendToLedger(ports: Ports, given: string | undefined, wanted: Wanted, name = 'Ledger of promises'): Promise<{ readonly entry: Entry; readonly entries: number; readonly root: string; readonly findings: readonly Finding[] }> {
  const sha256 = bytesSha256(ports);
  const { text, name: file } = await readRoomFile(ports, given, ledgerName, true);
  const { value, findings } = append(text, wanted, { at: ports.clock.now(), name, file, sha256 });
  if (value.isNew) {
    await writeRoomFile(ports, given, ledgerName, value.ledger);
    if (ports.workspace !== undefined && (given === undefined || ports.workspace.kept === ports.files)) await keepCheckpoint(ports, value.ledger);
  }
  const { entries, root } = verifyLedger(bytesOfText(value.ledger), file, { sha256 }).value;
  return { entry: value.entry, entries, root, findings };
}

/** What the ledger is now, as one line to be printed on packs and kept elsewhere: signed with the workspace's key where one is open. */
export async function checkpointNow(ports: Ports, ledger: string, file: string): Promise<{ readonly line: string; readonly size: number; readonly root: string; readonly key: string | null; readonly findings: readonly Finding[] }> {
  const sha256 = bytesSha256(ports);
  const { entries: size, root, ok } = verifyLedger(bytesOfText(ledger), file, { sha256 }).value;
  const { hash } = JSON.parse(ledger.slice(0, ledger.indexOf('\n'))) as { hash: string };
  const of = { ledger: hash, size, root, at: ports.clock.now() };
  const changed = ok ? [] : [finding('error', 'ledger-changed', `${file} was changed after it was written: this checkpoint is of what it has become. See parley ledger verify.`, file)];
  if (ports.workspace === undefined) {
    return { line: checkpointLine(of, sha256), size, root, key: null, findings: [...changed, finding('warning', 'not-signed', 'This checkpoint is not signed: the signing key lives in a workspace. Add --workspace <folder> to sign it.', file)] };
  }
  const privateKey = await ports.workspace.signingKey(() => ports.signatures.newKey());
  const key = toHex(ports.signatures.sign(privateKey, new Uint8Array()).key);
  return { line: checkpointLine(of, sha256, { key, sign: (message) => toHex(ports.signatures.sign(privateKey, message).signature) }), size, root, key, findings: changed };
}

async function keepCheckpoint(ports: Ports, ledger: string): Promise<void> {
  const { text = '' } = await readRoomFile(ports, undefined, checkpointsName, true);
  const { line } = await checkpointNow(ports, ledger, ledgerName);
  await writeRoomFile(ports, undefined, checkpointsName, `${text}${line}`);
}
