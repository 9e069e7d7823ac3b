import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { entryShape, type Entry, type LedgerPromise } from './entry.ts';
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
  const states = new Map(entries.flatMap((entry) => (entry.kind === 'status' ? [[entry.of, entry.status] as const] : [])));
  return outcome(
    {
      promises: entries.flatMap((entry) => (entry.kind === 'promise' ? [{ promise: entry, withdrawn: states.get(entry.id) === 'withdrawn' }] : [])),
      overrides: entries.flatMap((entry) => (entry.kind === 'override' ? [{ of: entry.of, by: entry.by, reason: entry.reason }] : [])),
    },
    findings,
  );
}
