import type { RateBook } from './rateBook.ts';

/** "rate book azure-2026-10 (2,009 prices, seen 2026-07-31 to 2026-10-09)": what a figure's source says of the prices behind it. */
export function showBook(book: RateBook): string {
  const known = shown.get(book);
  if (known !== undefined) return known;
  const seen = book.rates.map((rate) => rate.seen).toSorted();
  const [first, last] = [seen[0], seen.at(-1)];
  const days = first === undefined ? '' : first === last ? `, seen ${first}` : `, seen ${first} to ${last}`;
  const words = `rate book ${book.name} (${String(book.rates.length).replace(/\B(?=(\d{3})+$)/g, ',')} prices${days})`;
  shown.set(book, words);
  return words;
}

const shown = new WeakMap<RateBook, string>();
