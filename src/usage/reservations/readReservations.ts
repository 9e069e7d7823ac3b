import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import { findTable } from '../findTable.ts';
import type { HeaderMapping } from '../mapping/headerMapping.ts';
import { tableText } from '../tableText.ts';
import { readReservationAdvice, reservationAdvice, type ReservationAdvice } from './readReservationAdvice.ts';
import { readReservationDetails, reservationDetails, type ReservationUse } from './readReservationDetails.ts';
import { readReservationTransactions, reservationTransactions, type ReservationTransaction } from './readReservationTransactions.ts';

/** What a reservation file says; `others` counts the rows of reservations that are not provisioned throughput. */
export type ReservationFile =
  | { readonly kind: 'details'; readonly uses: readonly ReservationUse[]; readonly others: number }
  | { readonly kind: 'transactions'; readonly transactions: readonly ReservationTransaction[]; readonly others: number }
  | { readonly kind: 'recommendations'; readonly advice: readonly ReservationAdvice[]; readonly others: number };

/** A reservation file of Cost Management, told by its header: details, transactions or recommendations; refuses any other. */
export function readReservations(bytes: Uint8Array, name: string, mappings: readonly HeaderMapping[] = []): Outcome<ReservationFile> {
  const text = tableText(bytes, name);
  const details = findTable(text.value, name, reservationDetails);
  if (details !== undefined) {
    const read = readReservationDetails(details, name, mappings);
    return outcome({ kind: 'details', ...read.value }, [...text.findings, ...read.findings]);
  }
  const transactions = findTable(text.value, name, reservationTransactions);
  if (transactions !== undefined) {
    const read = readReservationTransactions(transactions, name, mappings);
    return outcome({ kind: 'transactions', ...read.value }, [...text.findings, ...read.findings]);
  }
  const advice = findTable(text.value, name, reservationAdvice);
  if (advice !== undefined) {
    const read = readReservationAdvice(advice, name, mappings);
    return outcome({ kind: 'recommendations', ...read.value }, [...text.findings, ...read.findings]);
  }
  throw new Refusal('unreadable', `${name} is no reservation file: it has neither the columns of reservation details (ReservationId, UsedHours, ReservedHours), nor of transactions (EventType, Amount, ArmSkuName), nor of recommendations (RecommendedQuantity, LookBackPeriod). Export one of these in Cost Management.`, name);
}
