import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Signatures } from '../../desk/ports.ts';

/** Ed25519 of Node's own library; a key or signature of a wrong length is simply no valid one. */
export const ed25519: Signatures = {
  verify: (key, message, signature) => {
    if (key.length !== 32 || signature.length !== 64) return false;
    return verify(null, message, createPublicKey({ key: Buffer.concat([spkiPrefix, key]), format: 'der', type: 'spki' }), signature);
  },
  newKey: () => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  sign: (privateKey, message) => {
    const key = createPrivateKey(privateKey);
    const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
    return { key: new Uint8Array(der.subarray(-32)), signature: new Uint8Array(sign(null, message, key)) };
  },
};

/** What stands before the 32 bytes of a raw key in its DER form (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
