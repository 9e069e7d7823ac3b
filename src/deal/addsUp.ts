import { equals, sum } from '../base/decimal.ts';
import type { Bill } from './bill.ts';

/** Whether a bill holds together: its lines make the total, and the months make it too. */
export function addsUp(bill: Pick<Bill, 'lines' | 'byMonth' | 'total'>): boolean {
  return equals(sum(bill.lines.map((line) => line.amount)), bill.total) && equals(sum(bill.byMonth.map((month) => month.amount)), bill.total);
}
