import { show } from '../src/base/decimal.ts';
import { evaluate } from '../src/deal/evaluate.ts';
import { goldenCases } from '../tests/cases/deals/goldenCases.ts';
import { oracle } from '../tests/cases/deals/oracle/oracle.ts';
import { smallBook } from '../tests/cases/deals/smallBook.ts';
import { ratio } from './ratio.ts';

/** Every golden bill, every lever, against the same terms in SQL on PostgreSQL's `numeric`, same totals to the last digit. */
export async function benchOracle(): Promise<string> {
  const postgres = await oracle(smallBook);
  try {
    const cases = goldenCases();
    const ours = () => cases.map(({ terms, usage }) => show(evaluate(terms, usage, { book: smallBook }).value.total));
    const theirs = async () => {
      const totals: string[] = [];
      for (const { written } of cases) totals.push((await postgres.bill(written.deal, written.usage)).total);
      return totals;
    };
    const apart = (await theirs()).findIndex((total, place) => total !== ours()[place]);
    if (apart >= 0) throw new Error(`the two do not find the same total of ${cases[apart]?.name}`);
    const seen = await ratio(2, ours, theirs);
    return `${cases.length} golden bills, same totals to the last digit: ours ${(seen.ours * 1000).toFixed(1)} ms, the same terms in SQL on PostgreSQL numeric (PGlite) ${(seen.theirs * 1000).toFixed(0)} ms, ratio ${seen.ratio.toFixed(4)} (${seen.least.toFixed(4)} to ${seen.most.toFixed(4)})`;
  } finally {
    await postgres.close();
  }
}
