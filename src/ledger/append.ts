import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import { canonicalJson } from './canonicalJson.ts';
import { appended, newLedger } from './chain.ts';
import { entryShape, gateTopics, type Entry, type LedgerPromise } from './entry.ts';
import { readEntries } from './readPromises.ts';
import { bytesOfText, type Sha256 } from './sha256.ts';
import { verifyLedger } from './verifyLedger.ts';

/** What is to be written down; the ledger gives it its number where it has none yet, and `at` says when. */
export type Wanted = Unnumbered<Entry>;
type Unnumbered<Of> = Of extends Entry ? Omit<Of, 'id' | 'at' | 'reason'> & { readonly id?: string | undefined; readonly reason?: string | undefined } : never;

/** The ledger with one more entry at its end, and what was written. Asked twice with one id, it is written once. Refuses a ledger that was changed, a clock that runs behind the last entry, and entries about what is not there. */
export function append(ledger: string | undefined, wanted: Wanted, given: { readonly at: string; readonly name: string; readonly file: string; readonly sha256: Sha256 }): Outcome<{ readonly ledger: string; readonly entry: Entry; readonly isNew: boolean }> {
  const { at, file, sha256 } = given;
  const before = ledger ?? newLedger({ name: given.name, created: at }, sha256);
  const bytes = bytesOfText(before);
  const verified = verifyLedger(bytes, file, { sha256 }).value;
  if (!verified.ok) throw new Refusal('invalid', `${file} was changed after it was written (${verified.firstBad?.why ?? 'its chain does not hold'}): nothing is added to it. Bring the ledger as it was, and see parley ledger verify.`, { file, row: verified.firstBad?.line ?? 1 });
  const entries = readEntries(bytes, file).value;
  const id = wanted.id ?? nextId(wanted.kind, entries);
  const known = entries.find((entry) => entry.id === id);
  const entry = believed(withoutUndefined({ ...wanted, id, at: known?.at ?? at }), file);
  if (known !== undefined) {
    if (canonicalJson(known) !== canonicalJson(entry)) throw new Refusal('invalid', `${file} has an entry ${id} already, and it says something else. What is written stays: give the new entry an id of its own, or none.`, file);
    return outcome({ ledger: before, entry: known, isNew: false }, [finding('info', 'already-written', `${id} stands in the ledger already; it was not written twice.`, file)]);
  }
  const last = entries.at(-1)?.at ?? '';
  // Seconds are compared, as `verifyLedger` does.
  if (at.slice(0, 19) < last.slice(0, 19)) throw new Refusal('invalid', `This computer's clock says ${at}, and the last entry of ${file} was written at ${last}. Set the clock right first: a ledger is only believed in its order.`, file);
  if (entry.kind !== 'promise') mustMean(entry, entries, file);
  return outcome({ ledger: appended(before, entry, sha256), entry, isNew: true }, entry.kind === 'promise' ? notesOn(entry, file) : entry.kind === 'status' ? skippedBy(entry, entries, file) : []);
}

const letters = { promise: 'p', status: 's', override: 'o' } as const;

function nextId(kind: Entry['kind'], entries: readonly Entry[]): string {
  const ids = new Set(entries.map(({ id }) => id));
  for (let number = entries.filter((entry) => entry.kind === kind).length + 1; ; number++) {
    const id = `${letters[kind]}-${String(number).padStart(2, '0')}`;
    if (!ids.has(id)) return id;
  }
}

function withoutUndefined(entry: object): object {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

function believed(entry: unknown, file: string): Entry {
  const read = entryShape.safeParse(entry);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Refusal('invalid', `A ledger does not take this ${issue?.path.join('.') ?? 'entry'}: ${issue?.message ?? 'it is not understood'}.`, file);
}

function mustMean(entry: Exclude<Entry, LedgerPromise>, entries: readonly Entry[], file: string): void {
  const promises = entries.filter((each) => each.kind === 'promise').map(({ id }) => id);
  const known = entry.kind === 'override' ? [...promises, ...gateTopics] : promises;
  if (!known.includes(entry.of)) throw new Refusal('not-found', `${file} has no promise ${entry.of}${entry.kind === 'override' ? `, and no subject of that name (${gateTopics.join(', ')})` : ''}. It has ${promises.join(', ') || 'none yet'}.`, file);
  if (entry.kind !== 'status') return;
  const now = entries.findLast((each) => each.kind === 'status' && each.of === entry.of);
  const from = now?.kind === 'status' ? now.status : 'said';
  if (from === entry.status) throw new Refusal('invalid', `${entry.of} is "${from}" already.`, file);
  const backwards = entry.status === 'withdrawn' || from === 'withdrawn' || order.indexOf(entry.status) < order.indexOf(from);
  if (backwards && entry.reason === undefined) throw new Refusal('invalid', `${entry.of} goes from "${from}" to "${entry.status}": say why with a reason.`, file);
}

const order = ['said', 'in paper', 'signed', 'working'];

/** A promise is said, then in paper, then signed, then works: a step that is left out is pointed at, for it may never have been taken. */
function skippedBy({ of, status }: Extract<Entry, { kind: 'status' }>, entries: readonly Entry[], file: string): Finding[] {
  const now = entries.findLast((each) => each.kind === 'status' && each.of === of);
  const from = now?.kind === 'status' ? now.status : 'said';
  const skipped = order.slice(order.indexOf(from) + 1, Math.max(0, order.indexOf(status)));
  return from === 'withdrawn' || skipped.length === 0 ? [] : [finding('warning', 'status-skipped', `${of} goes from "${from}" to "${status}" and was never "${skipped.join('" or "')}". If it was, write that down too.`, file)];
}

function notesOn(promise: LedgerPromise, file: string): Finding[] {
  const notes: Finding[] = [];
  if (promise.evidence === null) notes.push(finding('warning', 'no-evidence', `${promise.id} has no evidence file: what was only said is denied most easily. Confirm it by mail and record that.`, file));
  if (promise.who.function === 'marketing' || promise.where.kind === 'web page') notes.push(finding('warning', 'not-contractual', `${promise.id} comes from marketing: it is not contractual until a paper says it.`, file));
  if (promise.vehicle === 'none') notes.push(finding('info', 'no-vehicle', `${promise.id} has no paper that is to carry it yet: ask for the contract, an amendment, the quote or a side letter.`, file));
  return notes;
}
