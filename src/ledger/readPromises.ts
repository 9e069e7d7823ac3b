import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { entryShape, gateTopics, type Entry, type LedgerPromise } from './entry.ts';
import { readLines } from './readLines.ts';

/** A promise with what became of it. */
export interface Promised {
  readonly promise: LedgerPromise;
  /** What its last entry says. */
  readonly status: PromiseStatus;
  /** Every later state, in the order in which they were written. */
  readonly history: readonly { readonly status: PromiseStatus; readonly at: string; readonly by: string; readonly reason: string | undefined }[];
  readonly withdrawn: boolean;
}

export type PromiseStatus = Extract<Entry, { kind: 'status' }>['status'];

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
  const { value: entries, findings } = readEntries(bytes, file);
  const said = entries.flatMap((entry) => (entry.kind === 'promise' ? [entry] : []));
  return outcome(
    {
      promises: said.map((promise) => {
        const history = entries.flatMap((entry) => (entry.kind === 'status' && entry.of === promise.id ? [{ status: entry.status, at: entry.at, by: entry.by, reason: entry.reason }] : []));
        const status = history.at(-1)?.status ?? 'said';
        return { promise, status, history, withdrawn: status === 'withdrawn' };
      }),
      overrides: entries.flatMap((entry) => (entry.kind === 'override' ? [{ of: entry.of, by: entry.by, reason: entry.reason }] : [])),
    },
    [...findings, ...strays(entries, file)],
  );
}

/** The entries of an export, in their order; one that is none is a finding with its line. */
export function readEntries(bytes: Uint8Array, file: string): Outcome<readonly Entry[]> {
  const findings: Finding[] = [];
  const entries: Entry[] = [];
  for (const { line, says } of readLines(bytes, file).slice(1)) {
    const { seq: _, previous: __, hash: ___, ...written } = says ?? {};
    const read = entryShape.safeParse(written);
    if (read.success) entries.push(read.data);
    else findings.push(finding('error', 'entry-not-understood', `This entry is not understood and was left out: ${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}.`.replace(/\s+/g, ' '), { file, row: line }));
  }
  return outcome(entries, findings);
}

/** Two promises of one id cannot be told apart, and an entry about a promise that is not there does nothing. */
function strays(entries: readonly Entry[], file: string): Finding[] {
  const ids = entries.flatMap((entry) => (entry.kind === 'promise' ? [entry.id] : []));
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => finding('error', 'promise-twice', `Two promises have the id ${id}: an entry about one would count for both.`, file));
  const known = new Set<string>([...ids, ...gateTopics]);
  const lost = entries.flatMap((entry) => (entry.kind === 'promise' || known.has(entry.of) ? [] : [finding('warning', 'promise-not-there', `${entry.id} is about ${entry.of}, and no promise or subject has that name: it does nothing.`, file)]));
  return [...twice, ...lost];
}
