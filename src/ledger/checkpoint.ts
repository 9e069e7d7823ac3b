import { strToU8 } from 'fflate';
import { z } from 'zod';
import { canonicalJson } from './canonicalJson.ts';
import { sealed } from './chain.ts';
import type { Sha256 } from './sha256.ts';

/** What a ledger was at one moment, small enough to be printed on every pack and kept elsewhere: whoever has one can tell a rewritten ledger. */
export const checkpointShape = z.strictObject({
  kind: z.literal('checkpoint'),
  /** The hash of the ledger's header. */
  ledger: z.string(),
  /** How many entries it had. */
  size: z.int().min(0),
  /** The Merkle root over their hashes, hexadecimal. */
  root: z.string(),
  at: z.string(),
  /** Ed25519 public key (32 bytes) and signature (64 bytes) over `signedBytes`, in hexadecimal; both or neither. */
  key: z.string().optional(),
  signature: z.string().optional(),
  hash: z.string(),
});
export type Checkpoint = z.infer<typeof checkpointShape>;

/** Ed25519 as the platform offers it: whether `signature` of `message` is by `key`. */
export type VerifySignature = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** A checkpoint as one line of JSON; `sign` gives key and signature in hexadecimal where it is to be signed. */
export function checkpointLine(of: Pick<Checkpoint, 'ledger' | 'size' | 'root' | 'at'>, sha256: Sha256, sign?: { readonly key: string; readonly sign: (message: Uint8Array) => string }): string {
  const unsigned = { kind: 'checkpoint', ...of, ...(sign ? { key: sign.key } : {}) };
  return `${sealed(sign ? { ...unsigned, signature: sign.sign(signedBytes(unsigned)) } : unsigned, sha256)}\n`;
}

/** What a signature is over: the canonical JSON of the checkpoint without `signature` and `hash`. */
export function signedBytes(checkpoint: Readonly<Record<string, unknown>>): Uint8Array {
  const { signature: _, hash: __, ...signed } = checkpoint;
  return strToU8(canonicalJson(signed));
}
