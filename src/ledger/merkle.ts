import type { Sha256 } from './sha256.ts';

/** What stands at a leaf of the tree: SHA-256 of a zero byte and the data (RFC 6962, 2.1). */
export function leafHash(data: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(joined(0, data));
}

/** What stands over two subtrees: SHA-256 of a one byte and both (RFC 6962, 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(joined(1, left, right));
}

/** A Merkle tree that only grows: it keeps one hash for each power of two in its size. */
export class MerkleTree {
  readonly #sha256: Sha256;
  readonly #whole: { readonly size: number; readonly hash: Uint8Array }[] = [];
  #size = 0;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  get size(): number {
    return this.#size;
  }

  append(data: Uint8Array): void {
    let node = { size: 1, hash: leafHash(data, this.#sha256) };
    for (let last = this.#whole.at(-1); last?.size === node.size; last = this.#whole.at(-1)) {
      this.#whole.pop();
      node = { size: 2 * node.size, hash: nodeHash(last.hash, node.hash, this.#sha256) };
    }
    this.#whole.push(node);
    this.#size++;
  }

  /** The root over everything appended so far; of an empty tree it is SHA-256 of nothing. */
  root(): Uint8Array {
    const [last, ...before] = this.#whole.toReversed();
    return last === undefined ? this.#sha256(new Uint8Array()) : before.reduce((right, left) => nodeHash(left.hash, right, this.#sha256), last.hash);
  }
}

function joined(mark: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 1));
  bytes[0] = mark;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
