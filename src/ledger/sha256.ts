import { strToU8 } from 'fflate';

/** SHA-256 as the platform offers it, handed in: the core has neither Node nor a browser. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The bytes that text has in UTF-8. */
export function bytesOfText(text: string): Uint8Array {
  return strToU8(text);
}

/** Lower-case hexadecimal, as hashes are written in the ledger. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** The bytes of lower-case hexadecimal text, or undefined where it is none. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => Number.parseInt(text.slice(2 * index, 2 * index + 2), 16));
}
