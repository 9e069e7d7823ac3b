import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { entryShape, gateTopics, type Entry, type LedgerPromise } from './entry.ts';
import { readLines } from './readLines.ts';

/** A promise with what became of it. */
export interface Promised {
  readonly promise: LedgerPromise;
  readonly withdrawn: boolean;
}

export interface Override {
  readonly of: string;
  readonly by: string;
  readonly reason: string;
}

/** What a ledger says, as it stands after its last entry. */
export interface Ledger {
  readonly promises: readonly Promised[];
  readonly overrides: readonly Override[];
}

/** The promises of an export in the order in which they were written down; an entry that is none is a finding with its line. */
export function readPromises(bytes: Uint8Array, file: string): Outcome<Ledger> {
  const findings: Finding[] = [];
  const entries: Entry[] = [];
  for (const { line, says } of readLines(bytes, file).slice(1)) {
    const { seq: _, previous: __, hash: ___, ...written } = says ?? {};
    const read = entryShape.safeParse(written);
    if (read.success) entries.push(read.data);
    else findings.push(finding('error', 'entry-not-understood', `This entry is not understood and was left out: ${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}.`.replace(/\s+/g, ' '), { file, row: line }));
  }
  findings.push(...strays(entries, file));
  const states = new Map(entries.flatMap((entry) => (entry.kind === 'status' ? [[entry.of, entry.status] as const] : [])));
  return outcome(
    {
      promises: entries.flatMap((entry) => (entry.kind === 'promise' ? [{ promise: entry, withdrawn: states.get(entry.id) === 'withdrawn' }] : [])),
      overrides: entries.flatMap((entry) => (entry.kind === 'override' ? [{ of: entry.of, by: entry.by, reason: entry.reason }] : [])),
    },
    findings,
  );
}

/** Two promises of one id cannot be told apart, and an entry about a promise that is not there does nothing. */
function strays(entries: readonly Entry[], file: string): Finding[] {
  const ids = entries.flatMap((entry) => (entry.kind === 'promise' ? [entry.id] : []));
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => finding('error', 'promise-twice', `Two promises have the id ${id}: an entry about one would count for both.`, file));
  const known = new Set<string>([...ids, ...gateTopics]);
  const lost = entries.flatMap((entry) => (entry.kind === 'promise' || known.has(entry.of) ? [] : [finding('warning', 'promise-not-there', `${entry.id} is about ${entry.of}, and no promise or subject has that name: it does nothing.`, file)]));
  return [...twice, ...lost];
}
