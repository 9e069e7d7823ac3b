import { table } from './table.ts';

type Row<Keys extends string> = Readonly<Record<Keys, string>>;

/** Reservations as a table: how they were used, what was bought, or what Azure recommends. */
export function reservations(output: {
  others: number;
  uses: readonly (Row<'reservation' | 'sku' | 'from' | 'until' | 'quantity' | 'reservedHours' | 'usedHours' | 'idleHours'> & { utilisation: string | null })[];
  transactions: readonly (Row<'day' | 'event' | 'sku' | 'region' | 'term' | 'quantity' | 'currency' | 'amount'> & { perUnit: string | null })[];
  advice: readonly (Row<'sku' | 'region' | 'term' | 'lookBack' | 'quantity' | 'currency' | 'costWithout' | 'costWith'> & { saved: string | null })[];
}): string {
  const tables = [
    output.uses.length === 0 ? '' : table(['reservation', 'sku', 'from', 'until', 'PTU', 'reserved h', 'used h', 'idle h', 'utilisation'], output.uses.map((use) => [use.reservation, use.sku, use.from, use.until, use.quantity, use.reservedHours, use.usedHours, use.idleHours, use.utilisation === null ? '' : `${(Number(use.utilisation) * 100).toFixed(1)} %`])),
    output.transactions.length === 0 ? '' : table(['day', 'event', 'sku', 'region', 'term', 'PTU', 'amount', 'a unit and term'], output.transactions.map((each) => [each.day, each.event, each.sku, each.region, each.term, each.quantity, `${each.currency} ${each.amount}`, each.perUnit ?? ''])),
    output.advice.length === 0 ? '' : table(['sku', 'region', 'term', 'look-back', 'PTU', 'without', 'with', 'saved'], output.advice.map((each) => [each.sku, each.region, each.term, each.lookBack, each.quantity, `${each.currency} ${each.costWithout}`, each.costWith, each.saved ?? ''])),
  ].filter((text) => text !== '');
  return `${tables.join('\n')}${output.others > 0 ? `\n${output.others} rows are of reservations that are not provisioned throughput.\n` : ''}`;
}
