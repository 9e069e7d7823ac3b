import type { TextSection } from '../brief/brief.ts';
import { strong, words } from '../brief/words.ts';
import type { LedgerProof } from '../dossier/dossier.ts';

/** What the ledger of promises was when the pack was printed: whoever keeps the pack can tell a ledger that was rewritten. */
export function proofSection(proof: LedgerProof | undefined): readonly TextSection[] {
  if (proof === undefined) return [];
  const { entries, root, checkpoint } = proof;
  const signed: [string, string][] = checkpoint?.signature === undefined ? [['Checkpoint', 'not signed']] : [['Signed at', checkpoint.at], ['With the Ed25519 key', spaced(checkpoint.key ?? '')], ['Signature', spaced(checkpoint.signature)]];
  const rows: [string, string][] = [['Entries', String(entries)], ['Merkle root', spaced(root)], ...signed];
  return [{
    title: 'Record of promises',
    blocks: [{
      kind: 'table', caption: words('What it was when this pack was printed: whoever keeps the pack can tell a record that was rewritten'),
      columns: [{ title: 'What', align: 'left', width: 0.17 }, { title: 'Value', align: 'left', width: 0.83 }],
      rows: rows.map(([name, value]) => [words(strong(name)), words(value)]),
    }],
  }];
}

/** Sixteen digits at a time: a line of paper breaks between them and not within. */
function spaced(hex: string): string {
  return hex.replace(/(.{16})(?=.)/g, '$1 ');
}
