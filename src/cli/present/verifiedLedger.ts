/** Whether a ledger is whole, in a sentence or two. */
export function verifiedLedger(output: { entries: number; root: string; ok: boolean; bad: { why: string } | null; checkpoints: readonly { size: number; at: string; agrees: boolean; signature: string }[] }): string {
  const checkpoints = output.checkpoints.map(({ size, at, agrees, signature }) => `Checkpoint of ${at} over ${entriesIn(size)}: ${agrees ? 'agrees' : 'denies it'}${signature === 'none' ? '' : `, signature ${signature}`}.\n`);
  return `${output.ok ? 'The ledger is what it was' : 'The ledger is not what it was'}: ${entriesIn(output.entries)}, root ${output.root}.\n${checkpoints.join('')}`;
}

/** "1 entry", "3 entries". */
export function entriesIn(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}
