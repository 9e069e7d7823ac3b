import { entriesIn } from './verifiedLedger.ts';
import { table } from './table.ts';

/** Every promise on a line: what became of it, who said it when and where, and what shows it. */
export function shownLedger(output: {
  entries: number;
  root: string;
  ok: boolean;
  promises: readonly { id: string; topic: string; what: string; who: { name: string; function: string }; said: string; where: { kind: string; reference: string }; vehicle: string; status: string; contractual: boolean; evidence: unknown; override: { by: string } | null }[];
}): string {
  const rows = output.promises.map(({ id, topic, status, contractual, who, said, where, vehicle, evidence, override, what }) => [
    id, topic, contractual ? status : `${status}, not contractual`, said, `${who.name} (${who.function})`, `${where.kind}: ${where.reference}`, vehicle, evidence === null ? 'none' : 'file', override === null ? '' : override.by, what.length > 70 ? `${what.slice(0, 69)}…` : what,
  ]);
  return `${table(['id', 'topic', 'status', 'said', 'who', 'where', 'vehicle', 'evidence', 'overridden by', 'promised'], rows)}\n${entriesIn(output.entries)}, root ${output.root}${output.ok ? '' : ': the ledger is NOT what it was'}.\n`;
}

/** One line on the entry that was written. */
export function writtenEntry(output: { id: string; entries: number; root: string }): string {
  return `Written as ${output.id}; ${entriesIn(output.entries)}, root ${output.root}.\n`;
}
