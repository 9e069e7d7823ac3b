import { describe, expect, it } from 'vitest';
import { bytesOf, sha256 } from '../../tests/cases/ledger/someLedger.ts';
import { leafHash, MerkleTree } from './merkle.ts';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proof.ts';
import { toHex } from './sha256.ts';

const leaves = Array.from({ length: 40 }, (_, index) => bytesOf(`promise ${index}`));
const rootOf = (size: number): Uint8Array => {
  const tree = new MerkleTree(sha256);
  for (const leaf of leaves.slice(0, size)) tree.append(leaf);
  return tree.root();
};

describe('a Merkle tree', () => {
  // The tree of certificate transparency's own test data: the same eight leaves and roots as in its reference implementation.
  const given = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  it.each([
    { size: 0, root: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    { size: 1, root: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d' },
    { size: 2, root: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125' },
    { size: 3, root: 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77' },
    { size: 8, root: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328' },
  ])('of $size leaves has the root that RFC 6962 gives it', ({ size, root }) => {
    const tree = new MerkleTree(sha256);
    for (const leaf of given.slice(0, size)) tree.append(new Uint8Array(Buffer.from(leaf, 'hex')));
    expect(toHex(tree.root())).toBe(root);
  });

  it('proves every leaf in every size, and no other leaf, place or root', () => {
    for (let size = 1; size <= leaves.length; size++) {
      const root = rootOf(size);
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(leaves.slice(0, size), index, sha256);
        const given = { index: BigInt(index), size: BigInt(size), leaf: leafHash(leaves[index] ?? new Uint8Array(), sha256), root, proof };
        expect(verifyInclusion(given, sha256)).toBe(true);
        expect(verifyInclusion({ ...given, leaf: leafHash(bytesOf('another'), sha256) }, sha256)).toBe(false);
        expect(verifyInclusion({ ...given, index: BigInt(index + 1) }, sha256)).toBe(false);
        expect(verifyInclusion({ ...given, proof: [...proof, root] }, sha256)).toBe(false);
      }
    }
  });

  it('proves that every earlier tree is its beginning, and no other tree', () => {
    for (let size = 1; size <= leaves.length; size++) {
      for (let first = 1; first <= size; first++) {
        const proof = consistencyProof(leaves.slice(0, size), first, sha256);
        const given = { size1: BigInt(first), size2: BigInt(size), root1: rootOf(first), root2: rootOf(size), proof };
        expect(verifyConsistency(given, sha256)).toBe(true);
        expect(verifyConsistency({ ...given, root1: sha256(given.root1) }, sha256)).toBe(false);
        expect(verifyConsistency({ ...given, size1: BigInt(first + 1) }, sha256)).toBe(false);
      }
    }
  });
});
