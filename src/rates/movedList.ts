import { addDays, type Day } from '../base/calendar.ts';
import { multiply, type Decimal } from '../base/decimal.ts';
import { newestFirst } from './lookUp.ts';
import type { Rate, RateBook } from './rateBook.ts';

/** From a day on the list stands at `factor` times what the rate book says, until the next move. */
export interface ListMove {
  readonly from: Day;
  readonly factor: Decimal;
}

/**
 * The rate book with its token prices moved from the days of `moves` on, rising by day; prices that begin later move too, PTU
 * prices do not. `models` says whose prices; everybody's where it is absent.
 */
export function movedList(book: RateBook, moves: readonly ListMove[], models?: readonly string[]): RateBook {
  if (moves.length === 0) return book;
  const whose = models && new Set(models);
  const isMoved = ({ model }: Rate): boolean => whose === undefined || whose.has(model);
  // Pieces that begin on the day of a move stand in the order in which their rows are found: the last one wins.
  const moved = book.rates.filter(isMoved).sort((a, b) => newestFirst(b, a));
  return { ...book, rates: [...book.rates.filter((rate) => !isMoved(rate)), ...moved.flatMap((rate) => piecesOf(rate, moves))] };
}

/** The row as it is before the first move, and then once for each move that it lives through. */
function piecesOf(rate: Rate, moves: readonly ListMove[]): Rate[] {
  const [first] = moves;
  const before: Rate[] = first !== undefined && rate.from < first.from ? [rate] : [];
  const after = moves.flatMap(({ from, factor }, place): Rate[] => {
    const next = moves[place + 1]?.from;
    const until = next === undefined ? rate.until : earlier(rate.until, addDays(next, -1));
    const begins = rate.from < from ? from : rate.from;
    if (until !== undefined && until < begins) return [];
    return [{ ...rate, from: begins, ...(until === undefined ? {} : { until }), perMillion: multiply(rate.perMillion, factor), seen: from, derived: 'list price moved as was asked' }];
  });
  return [...before, ...after];
}

function earlier(a: Day | undefined, b: Day): Day {
  return a !== undefined && a < b ? a : b;
}
