import { assert } from '../base/assert.ts';
import { MerkleTree, nodeHash } from './merkle.ts';
import type { Sha256 } from './sha256.ts';

/** Whether `proof` shows that the leaf with this hash stands at `index` in the tree of that size and root (RFC 9162, 2.1.3.2). */
export function verifyInclusion(given: { readonly index: bigint; readonly size: bigint; readonly leaf: Uint8Array; readonly root: Uint8Array; readonly proof: readonly Uint8Array[] }, sha256: Sha256): boolean {
  const { index, size, leaf, root, proof } = given;
  if (index < 0n || index >= size || leaf.length !== hashBytes) return false;
  let [at, last, hash] = [index, size - 1n, leaf];
  for (const step of proof) {
    if (last === 0n || step.length !== hashBytes) return false;
    if (isOdd(at) || at === last) {
      hash = nodeHash(step, hash, sha256);
      while (!isOdd(at) && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else hash = nodeHash(hash, step, sha256);
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && same(hash, root);
}

/**
 * Whether `proof` shows that the tree of `size1` and `root1` is the beginning of the tree of `size2` and `root2`
 * (RFC 9162, 2.1.4.2). An empty first tree proves nothing and is no.
 */
export function verifyConsistency(given: { readonly size1: bigint; readonly size2: bigint; readonly root1: Uint8Array; readonly root2: Uint8Array; readonly proof: readonly Uint8Array[] }, sha256: Sha256): boolean {
  const { size1, size2, root1, root2, proof } = given;
  if (size1 <= 0n || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && same(root1, root2);
  if (!proof.every((step) => step.length === hashBytes)) return false;
  // Where the first tree is whole, its root is where the proof begins and is not repeated in it.
  const path = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  const [start, ...steps] = path;
  if (proof.length === 0 || start === undefined || start.length !== hashBytes) return false;
  let [at, last] = [size1 - 1n, size2 - 1n];
  while (isOdd(at)) [at, last] = [at >> 1n, last >> 1n];
  let [first, second] = [start, start];
  for (const step of steps) {
    if (last === 0n) return false;
    if (isOdd(at) || at === last) {
      [first, second] = [nodeHash(step, first, sha256), nodeHash(step, second, sha256)];
      while (!isOdd(at) && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else second = nodeHash(second, step, sha256);
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && same(first, root1) && same(second, root2);
}

/** The hashes that lead from leaf number `index` to the root of the tree over `leaves`. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number, sha256: Sha256): Uint8Array[] {
  assert(index >= 0 && index < leaves.length, 'the leaf is in the tree');
  if (leaves.length === 1) return [];
  const half = largestPowerBelow(leaves.length);
  return index < half
    ? [...inclusionProof(leaves.slice(0, half), index, sha256), rootOf(leaves.slice(half), sha256)]
    : [...inclusionProof(leaves.slice(half), index - half, sha256), rootOf(leaves.slice(0, half), sha256)];
}

/** The hashes that show that the first `size` leaves are the beginning of `leaves`. */
export function consistencyProof(leaves: readonly Uint8Array[], size: number, sha256: Sha256): Uint8Array[] {
  assert(size > 0 && size <= leaves.length, 'the earlier tree is a beginning of the later');
  return subproof(leaves, size, true, sha256);
}

function subproof(leaves: readonly Uint8Array[], size: number, whole: boolean, sha256: Sha256): Uint8Array[] {
  if (size === leaves.length) return whole ? [] : [rootOf(leaves, sha256)];
  const half = largestPowerBelow(leaves.length);
  return size <= half
    ? [...subproof(leaves.slice(0, half), size, whole, sha256), rootOf(leaves.slice(half), sha256)]
    : [...subproof(leaves.slice(half), size - half, false, sha256), rootOf(leaves.slice(0, half), sha256)];
}

function rootOf(leaves: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  const tree = new MerkleTree(sha256);
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}

const hashBytes = 32;

function largestPowerBelow(size: number): number {
  let power = 1;
  while (2 * power < size) power *= 2;
  return power;
}

function isOdd(value: bigint): boolean {
  return (value & 1n) === 1n;
}

function isPowerOfTwo(value: bigint): boolean {
  return (value & (value - 1n)) === 0n;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
