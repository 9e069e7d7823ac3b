import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goldenCases } from '../../tests/cases/deals/goldenCases.ts';
import { oracle, type Oracle, type OracleBill } from '../../tests/cases/deals/oracle/oracle.ts';
import { anyDeal, someUsage } from '../../tests/cases/deals/someDeal.ts';
import { smallBook } from '../../tests/cases/deals/smallBook.ts';
import { runs } from '../../tests/cases/runs.ts';
import { decimal } from '../base/decimal.ts';
import type { Bill } from './bill.ts';
import { billJson } from './billJson.ts';
import { evaluate } from './evaluate.ts';
import { showNumber } from './showNumber.ts';
import { writeDeal } from './writeDeal.ts';

// Every figure of every golden bill, computed a second time by PostgreSQL in SQL on `numeric`: equal to the last digit.
describe('PostgreSQL comes to every figure of', { timeout: 900_000 }, () => {
  let postgres: Oracle;
  beforeAll(async () => void (postgres = await oracle(smallBook)), 60_000);
  afterAll(() => postgres.close());

  it('deals that nobody thought of', async () => {
    await fc.assert(
      fc.asyncProperty(anyDeal(), someUsage(), async (terms, usage) => {
        const rows = usage.rows.map(({ source: _source, ...row }) => row);
        const theirs = await postgres.bill(writeDeal(terms), JSON.stringify({ rows }, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
        expect(figuresOf(evaluate(terms, usage, { book: smallBook }).value)).toEqual(inOrder(theirs));
      }),
      runs(60),
    );
  });

  it.each(goldenCases())('$name', async ({ written, terms, usage }) => {
    const bill = evaluate(terms, usage, { book: smallBook }).value;
    const theirs = await postgres.bill(written.deal, written.usage);
    expect(figuresOf(bill)).toEqual(inOrder(theirs));
    for (const [code, figure] of findingsOf(theirs)) expect(bill.findings.filter((found) => found.code === code).map(({ message }) => message).join(' '), code).toContain(showNumber(decimal(figure)));
  });
});

type Figures = Omit<OracleBill, 'due' | 'unpriced'>;

function figuresOf(bill: Bill): Figures {
  const { lines, byMonth, total, totalRounded, ledgers } = billJson(bill);
  const prepayment = ledgers.credits.find(({ id }) => id === 'prepayment');
  return {
    lines: sorted(
      lines.map(({ month, kind, what, workload, quantity, rate, per, amount, source }) => ({
        month,
        kind,
        what: kind === 'tokens' ? what : kind === 'tier' ? (what.split(' ')[0] ?? '') : null,
        workload: workload ?? null,
        quantity: quantity ?? null,
        rate: rate ?? null,
        per: per ?? null,
        amount,
        source: source.join(' + '),
      })),
    ),
    months: byMonth.map(({ amount }) => amount),
    total,
    cents: totalRounded,
    commitment: ledgers.commitment.map((month) => [month.countable, month.cumulative, month.milestone, month.shortfall ?? null]),
    conditionalCredit: ledgers.conditionalCredit.map((month) => [month.countable, month.cumulative, month.milestone, month.earned ?? null]),
    credits: ledgers.credits.filter(({ id }) => id !== 'prepayment').map((credit) => [credit.id, credit.granted, credit.used, credit.breakage, credit.remaining ?? null]),
    prepayment: prepayment === undefined ? null : [prepayment.granted, prepayment.used, prepayment.remaining ?? '0'],
    reservations: ledgers.reservations.map((block) => [block.id, block.ptuMinutes, block.servedPtuMinutes, block.spilledTokens, block.refusedTokens]),
  };
}

/** Lines in one order: that of the bill is held by the printed bills. */
function inOrder({ due: _due, unpriced: _unpriced, ...figures }: OracleBill): Figures {
  return { ...figures, lines: sorted(figures.lines) };
}

function sorted(lines: Figures['lines']): Figures['lines'] {
  const key = (line: Figures['lines'][number]): string => JSON.stringify([line.month, line.kind, line.source, line.what, line.workload, line.quantity, line.rate, line.amount]);
  return lines.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Figures that stand in findings only, by their code. */
function findingsOf({ due, unpriced, prepayment }: OracleBill): (readonly [string, string])[] {
  return [
    ...due.flatMap(([, before, after]) => [...(before === '0' ? [] : [['due-before-deal', before] as const]), ...(after === '0' ? [] : [['due-after-deal', after] as const])]),
    ...unpriced.map(([, tokens]) => ['meter-unpriced', tokens] as const),
    ...(prepayment?.[2] === undefined || prepayment[2] === '0' ? [] : [['prepayment-unused', prepayment[2]] as const]),
  ];
}
