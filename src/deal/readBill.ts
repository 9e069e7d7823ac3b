import { z } from 'zod';
import { readMonth } from '../base/calendar.ts';
import { readDecimal, show, showPlaces, sum, type Decimal } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';
import { addsUp } from './addsUp.ts';
import type { Bill } from './bill.ts';

/** The bill of a `parley.bill/1` text. Refuses one whose lines do not make its total. */
export function readBill(text: string, file: string): Bill {
  const read = billShape.safeParse(parsed(text, file));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Refusal('unreadable', `${file} is no bill of this Parley: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. Make it again with deal evaluate --json.`, { file });
  }
  const { parley: _format, totalRounded, ...bill } = read.data;
  if (!addsUp(bill)) {
    const lines = show(sum(bill.lines.map((line) => line.amount)));
    const months = show(sum(bill.byMonth.map((month) => month.amount)));
    throw new Refusal('invalid', `${file} does not add up: its lines make ${lines}, its months ${months} and its total says ${show(bill.total)}. It was changed after it was made; make it again.`, { file, key: 'total' });
  }
  const rounded = showPlaces(bill.total, 2, 'half-even');
  if (rounded !== totalRounded) throw new Refusal('invalid', `${file} says that its total of ${show(bill.total)} is ${totalRounded} in cents, and it is ${rounded}. Make the bill again.`, { file, key: 'totalRounded' });
  return bill;
}

const amount = z.string().transform((text, context): Decimal => {
  const read = readDecimal(text);
  if (read !== undefined) return read;
  context.issues.push({ code: 'custom', message: `is "${text}", not an exact decimal`, input: text });
  return z.NEVER;
});

const month = z.string().transform((text, context) => {
  const read = readMonth(text);
  if (read !== undefined) return read;
  context.issues.push({ code: 'custom', message: `is "${text}", not a month`, input: text });
  return z.NEVER;
});

const billShape = z.object({
  parley: z.literal('bill/1'),
  currency: z.string(),
  months: z.int(),
  lines: z.array(
    z.object({
      month,
      kind: z.enum(['tokens', 'tier', 'ptu', 'support', 'credit', 'shortfall', 'prepayment', 'other']),
      what: z.string(),
      workload: z.string().optional(),
      quantity: amount.optional(),
      unit: z.string().optional(),
      rate: amount.optional(),
      per: z.int().optional(),
      amount,
      source: z.array(z.string()),
    }),
  ),
  byMonth: z.array(z.object({ month, amount })),
  total: amount,
  totalRounded: z.string(),
  ledgers: z.object({
    commitment: z.array(z.object({ month, countable: amount, cumulative: amount, milestone: amount.nullable().transform((milestone) => milestone ?? undefined), shortfall: amount.optional() })),
    conditionalCredit: z.array(z.object({ month, countable: amount, cumulative: amount, milestone: amount.nullable().transform((milestone) => milestone ?? undefined), earned: amount.optional() })).default([]),
    credits: z.array(z.object({ id: z.string(), granted: amount, used: amount, breakage: amount, remaining: amount.optional() })),
    reservations: z.array(z.object({ id: z.string(), ptuMinutes: amount, servedPtuMinutes: amount, utilisation: z.number(), spilledTokens: amount, refusedTokens: amount })),
  }),
  findings: z.array(z.object({ code: z.string(), severity: z.enum(['info', 'warning', 'error']), message: z.string(), at: z.string() })),
});

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('unreadable', `${file} is not JSON, and a bill is. Is it the right file?`, { file });
  }
}
