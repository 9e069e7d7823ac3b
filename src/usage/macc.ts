import { readDay, type Day } from '../base/calendar.ts';
import { readDecimal, type Decimal } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import type { FileContract } from './readerContract.ts';
import { isObject, readJson, textUnder, type Json, type JsonObject } from './readJson.ts';

/** What the answers of the interface hold, by their own keys. */
export const maccStatement: FileContract = {
  title: 'Commitment lots and events (MACC, Microsoft.Consumption)',
  needs: { kind: ['type'], left: ['properties.closedBalance'], amount: ['properties.originalAmount', 'properties.charges'] },
  uses: { lot: ['name', 'properties.lotId'], source: ['properties.source', 'properties.lotSource'], status: ['properties.status'], from: ['properties.startDate'], until: ['properties.expirationDate'], day: ['properties.transactionDate'], event: ['properties.eventType'], invoice: ['properties.invoiceNumber'] },
  cannotKnow: ['which charges counted: an event is an invoice, not its lines', 'what is owed at the end: the shortfall and its date stand in the contract'],
};

/** A consumption commitment (MACC) as Microsoft counts it. */
export interface CommitmentLot {
  readonly name: string;
  /** "Active", "Completed", "Expired", "Canceled". */
  readonly status: string;
  readonly from: Day | undefined;
  readonly until: Day | undefined;
  readonly currency: string;
  readonly original: Decimal;
  /** What is left after the last invoice. */
  readonly left: Decimal;
}

/** One change of a commitment's balance: eligible spend that was invoiced, or a correction. */
export interface CommitmentEvent {
  readonly lot: string;
  readonly day: Day | undefined;
  /** "SettledCharges", "PendingCharges", "UnbilledCharges", … */
  readonly type: string;
  readonly invoice: string;
  readonly currency: string;
  readonly charges: Decimal;
  readonly left: Decimal;
}

export interface CommitmentStatement {
  readonly lots: readonly CommitmentLot[];
  readonly events: readonly CommitmentEvent[];
}

/**
 * The lots and events of a commitment as the Microsoft.Consumption interface answers them (api-version 2021-05-01); refuses
 * a file without any. Lots of other kinds (prepayment, credits) are left aside with a finding: they are no commitment.
 */
export function readMacc(text: string, file: string): Outcome<CommitmentStatement> {
  const found = entriesIn(readJson(text, file));
  const findings: Finding[] = [];
  const lots: CommitmentLot[] = [];
  const events: CommitmentEvent[] = [];
  for (const [index, { type, name, properties }] of found.entries()) {
    const source = textUnder(properties, 'source') || textUnder(properties, 'lotSource');
    const left = amountUnder(properties, 'closedBalance');
    const moved = amountUnder(properties, type === 'lots' ? 'originalAmount' : 'charges');
    const at = `${file}, entry ${index + 1}`;
    if (source !== '' && source !== 'ConsumptionCommitment') findings.push(finding('info', 'no-commitment', `Entry ${index + 1} of ${file} is of "${source}", not of a commitment, and was left aside.`, at));
    else if (left === undefined || moved === undefined || left.currency !== moved.currency) findings.push(finding('error', 'entry-not-read', `Entry ${index + 1} of ${file} was not read: its amounts are missing or in two currencies.`, at));
    else if (type === 'lots') lots.push({ name, status: textUnder(properties, 'status'), from: dayUnder(properties, 'startDate'), until: dayUnder(properties, 'expirationDate'), currency: left.currency, original: moved.amount, left: left.amount });
    else events.push({ lot: textUnder(properties, 'lotId').split('/').at(-1) ?? '', day: dayUnder(properties, 'transactionDate'), type: textUnder(properties, 'eventType'), invoice: textUnder(properties, 'invoiceNumber'), currency: left.currency, charges: moved.amount, left: left.amount });
  }
  if (found.length === 0) throw new Refusal('unreadable', `${file} holds no lots or events of a commitment: bring the answer of Microsoft.Consumption/lots or /events as it came.`, file);
  return outcome({ lots, events }, findings);
}

interface Entry {
  readonly type: 'lots' | 'events';
  readonly name: string;
  readonly properties: JsonObject;
}

function entriesIn(json: Json, depth = 0): Entry[] {
  if (depth > 6) return [];
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap((each) => entriesIn(each, depth + 1));
  if (!isObject(json)) return [];
  const type = /^Microsoft\.Consumption\/(lots|events)$/i.exec(textUnder(json, 'type'))?.[1]?.toLowerCase();
  const properties = json['properties'];
  if ((type === 'lots' || type === 'events') && isObject(properties)) return [{ type, name: textUnder(json, 'name'), properties }];
  return Object.values(json).flatMap((each) => entriesIn(each, depth + 1));
}

function amountUnder(properties: JsonObject, key: string): { readonly currency: string; readonly amount: Decimal } | undefined {
  const value = properties[key];
  const amount = readDecimal(textUnder(value, 'value'));
  return amount === undefined ? undefined : { currency: textUnder(value, 'currency'), amount };
}

function dayUnder(properties: JsonObject, key: string): Day | undefined {
  return readDay(textUnder(properties, key).slice(0, 10));
}
