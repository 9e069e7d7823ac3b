import { assert } from '../base/assert.ts';
import { fromHex, type Sha256 } from '../ledger/sha256.ts';
import type { Ports } from './ports.ts';

/** The hash function of the ports, as bytes. */
export function bytesSha256(ports: Ports): Sha256 {
  return (bytes) => {
    const hash = fromHex(ports.sha256(bytes));
    assert(hash?.length === 32, 'a SHA-256 is 32 bytes');
    return hash;
  };
}
