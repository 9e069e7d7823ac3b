import type { TextSection } from '../brief/brief.ts';
import { words } from '../brief/words.ts';
import type { LedgerProof } from '../dossier/dossier.ts';

/** What the ledger of promises was when the pack was printed: whoever keeps the pack can tell a ledger that was rewritten. */
export function proofSection(proof: LedgerProof | undefined): readonly TextSection[] {
  if (proof === undefined) return [];
  const { entries, root, checkpoint } = proof;
  const signed = checkpoint?.signature === undefined ? ['The checkpoint is not signed.'] : [`Signed at ${checkpoint.at} with the Ed25519 key ${checkpoint.key ?? ''}:`, checkpoint.signature];
  return [{
    title: 'Record of promises',
    blocks: [
      { kind: 'paragraph', words: words(`This pack was printed when the record of promises had ${entries} ${entries === 1 ? 'entry' : 'entries'} with the Merkle root`) },
      { kind: 'paragraph', words: words({ text: spaced(root) }) },
      ...signed.map((line) => ({ kind: 'paragraph' as const, words: words(/^[0-9a-f]{32,}$/.test(line) ? spaced(line) : line.replace(/[0-9a-f]{64}/, (key) => spaced(key))) })),
    ],
  }];
}

/** Sixteen digits at a time: a line of paper breaks between them and not within. */
function spaced(hex: string): string {
  return hex.replace(/(.{16})(?=.)/g, '$1 ');
}
