import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { hashOf } from './chain.ts';
import { signedBytes, type Checkpoint, type VerifySignature } from './checkpoint.ts';
import { MerkleTree } from './merkle.ts';
import { readLines, type LedgerLine } from './readLines.ts';
import { fromHex, toHex, type Sha256 } from './sha256.ts';

/** Whether a ledger is what it was. */
export interface Verified {
  /** Entries in the export, the header not counted. */
  readonly entries: number;
  /** Merkle root over the hashes of the entries as they stand (RFC 6962), hexadecimal. */
  readonly root: string;
  readonly ok: boolean;
  /** The first entry that was changed, moved, put in, or is missing: 1 for the first, 0 for the header; null where all is well or only a signature is wrong. */
  readonly firstBad: FirstBad | null;
  readonly checkpoints: readonly { readonly size: number; readonly at: string; readonly agrees: boolean; readonly signature: 'good' | 'wrong' | 'not checked' | 'none' }[];
}

export interface FirstBad {
  readonly entry: number;
  /** Its id, where it still has one. */
  readonly id: string;
  readonly line: number;
  readonly why: string;
}

export interface VerifyWith {
  readonly sha256: Sha256;
  /** Kept elsewhere: what the ledger was at earlier moments. Only they show that its end is missing or that all of it was written anew. */
  readonly checkpoints?: readonly Checkpoint[];
  readonly verifySignature?: VerifySignature;
  /** The Ed25519 public key that has to have signed the checkpoints, hexadecimal. */
  readonly key?: string;
}

/** Holds the export in `bytes` against its own chain and against the checkpoints; needs nothing else and no network. */
export function verifyLedger(bytes: Uint8Array, file: string, { sha256, checkpoints = [], verifySignature, key }: VerifyWith): Outcome<Verified> {
  const lines = readLines(bytes, file);
  const entries = lines.slice(1);
  const hashes = lines.map((line) => (line.says ? hashOf(line.says, sha256) : toHex(sha256(line.bytes))));
  const broken = firstBroken(lines, hashes);
  const roots = rootsAt(hashes.slice(1), [...checkpoints.map(({ size }) => size), entries.length], sha256);
  const held = checkpoints.map((checkpoint) => ({
    size: checkpoint.size,
    at: checkpoint.at,
    agrees: roots.get(checkpoint.size) === checkpoint.root && checkpoint.ledger === hashes[0],
    signature: signatureOf(checkpoint, verifySignature, key),
  }));
  const denied = firstDenied(held, entries);
  const firstBad = earlier(broken, denied);
  const forged = held.some(({ signature }) => signature === 'wrong');
  const findings: Finding[] = [];
  if (firstBad) findings.push(finding('error', 'ledger-changed', `${firstBad.entry === 0 ? 'The header' : `Entry ${firstBad.entry}${firstBad.id === '' ? '' : ` (${firstBad.id})`}`}: ${firstBad.why}.`, { file, row: firstBad.line }));
  if (forged) findings.push(finding('error', 'signature-wrong', 'A checkpoint is not signed by the key that it should be signed by: it proves nothing.', file));
  if (held.some(({ signature }) => signature === 'not checked')) findings.push(finding('info', 'signature-not-checked', 'Signatures of checkpoints were not checked here; their sizes and roots were.', file));
  if (checkpoints.length === 0) findings.push(finding('info', 'no-checkpoint', 'No checkpoint was given: entries missing at the end, or a ledger written anew from the start, would not be seen. Every pack carries one.', file));
  return outcome({ entries: entries.length, root: roots.get(entries.length) ?? '', ok: !findings.some(({ severity }) => severity === 'error'), firstBad, checkpoints: held }, findings);
}

/** The first line that is not what its hash or the line before says. */
function firstBroken(lines: readonly LedgerLine[], hashes: readonly string[]): FirstBad | null {
  let [before, at] = ['', ''];
  for (const [index, line] of lines.entries()) {
    const why = wrongWith(line, index, hashes[index] ?? '', before, at);
    if (why !== '') return { entry: index, id: textOf(line, 'id'), line: line.line, why };
    before = textOf(line, 'hash');
    at = textOf(line, 'at');
  }
  return null;
}

function wrongWith(line: LedgerLine, index: number, hash: string, before: string, earlier: string): string {
  const { says, wrong } = line;
  if (says === undefined || wrong !== '') return wrong;
  if (textOf(line, 'hash') !== hash) return 'it was changed after it was written: its hash is of other words';
  if (index === 0) return says['parley'] === 'ledger/1' ? '' : 'the first line does not say "parley": "ledger/1"';
  if (textOf(line, 'previous') !== before) return 'it does not follow the entry before it: something was changed, taken out, put in or moved here';
  if (says['seq'] !== index) return `it says that it is number ${JSON.stringify(says['seq'])} and stands as number ${index}`;
  if (!instant.test(textOf(line, 'at'))) return 'it does not say when it was written';
  // Seconds are compared, so that instants with and without fractions of them stand in one order.
  if (textOf(line, 'at').slice(0, 19) < earlier.slice(0, 19)) return `it says that it was written at ${textOf(line, 'at')}, before the entry that stands before it`;
  return '';
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

function textOf({ says }: LedgerLine, key: string): string {
  const value = says?.[key];
  return typeof value === 'string' ? value : '';
}

/** Roots over the first so many hashes, for the sizes asked for that there are. */
function rootsAt(hashes: readonly string[], sizes: readonly number[], sha256: Sha256): ReadonlyMap<number, string> {
  const asked = new Set(sizes);
  const tree = new MerkleTree(sha256);
  const roots = new Map<number, string>();
  if (asked.has(0)) roots.set(0, toHex(tree.root()));
  for (const hash of hashes) {
    tree.append(fromHex(hash) ?? new Uint8Array());
    if (asked.has(tree.size)) roots.set(tree.size, toHex(tree.root()));
  }
  return roots;
}

/** A break in the chain says where; a checkpoint only between which entries. The break counts unless the checkpoint is about entries before it. */
function earlier(broken: FirstBad | null, denied: Denied | null): FirstBad | null {
  if (denied === null || (broken !== null && broken.entry <= denied.until + 1)) return broken;
  return denied.first;
}

interface Denied {
  readonly first: FirstBad;
  readonly until: number;
}

/** The first entry that a checkpoint denies: it lies after the last checkpoint that still agrees. */
function firstDenied(held: readonly { readonly size: number; readonly at: string; readonly agrees: boolean }[], entries: readonly LedgerLine[]): Denied | null {
  const denying = held.filter(({ agrees }) => !agrees).sort((a, b) => a.size - b.size)[0];
  if (!denying) return null;
  const agreed = held.reduce((most, { size, agrees }) => (agrees && size < denying.size ? Math.max(most, size) : most), 0);
  const short = denying.size > entries.length;
  const entry = short ? entries.length + 1 : Math.min(agreed + 1, denying.size);
  const line = entries[entry - 1];
  const why = short
    ? `it is missing: the checkpoint of ${denying.at} counted ${denying.size} entries and here are ${entries.length}`
    : `the checkpoint of ${denying.at} over ${denying.size} entries denies it: ${agreed + 1 === denying.size ? 'it was' : `one or more of the entries ${agreed + 1} to ${denying.size} were`} written anew`;
  return { first: { entry, id: line ? textOf(line, 'id') : '', line: entry + 1, why }, until: denying.size };
}

function signatureOf(checkpoint: Checkpoint, verify: VerifySignature | undefined, expected: string | undefined): 'good' | 'wrong' | 'not checked' | 'none' {
  if (checkpoint.signature === undefined || checkpoint.key === undefined) return expected === undefined && checkpoint.signature === undefined ? 'none' : 'wrong';
  if (expected !== undefined && checkpoint.key !== expected) return 'wrong';
  const [key, signature] = [fromHex(checkpoint.key), fromHex(checkpoint.signature)];
  if (key?.length !== 32 || signature?.length !== 64) return 'wrong';
  if (!verify) return 'not checked';
  return verify(key, signedBytes(checkpoint), signature) ? 'good' : 'wrong';
}
