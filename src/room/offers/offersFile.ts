import type { Day } from '../../base/calendar.ts';
import { finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import { count, dayText, group, list, maybe, text, word } from '../../deal/dealValues.ts';
import { readShaped } from '../../deal/readShaped.ts';
import { written } from '../../deal/writeDeal.ts';

export const parties = ['us', 'them'] as const;
/** Where a clause stands in an offer, as in the playbook; `absent`: the paper that it came in says nothing of it. */
export const standings = ['preferred', 'fallback', 'walkAway', 'refused', 'open', 'absent'] as const;

/** An offer or a counter of either side: a deal file and where the clauses stand, dated, with the document it came in. */
export interface Offer {
  readonly id: string;
  readonly by: (typeof parties)[number];
  readonly on: Day;
  readonly title: string;
  /** The deal file that says its terms, beside the list of offers. */
  readonly deal: string;
  /** `paragraph`: where it was read in the document that the offer came in; absent where a person said it. */
  readonly clauses: readonly { readonly clause: string; readonly stands: (typeof standings)[number]; readonly paragraph?: number | undefined }[];
  readonly source?: { readonly file: string; readonly sha256?: string | undefined } | undefined;
  readonly expires?: Day | undefined;
  readonly note?: string | undefined;
}

/** The offers in a document `parley: offers/1`, in the order of their days. */
export function readOffers(yaml: string, file: string): Outcome<readonly Offer[]> {
  const { offers } = readShaped(yaml, file, { format: 'offers/1', what: 'list of offers', holds: 'a list of offers' }, shape);
  for (const [place, { id }] of offers.entries()) {
    if (offers.findIndex((other) => other.id === id) < place) throw new Refusal('invalid', `${file}, offers[${place}] has the id "${id}" of an offer before it; give each its own.`, { file, key: `offers[${place}].id` });
  }
  const bare = offers.filter(({ by, source }) => by === 'them' && source === undefined).map(({ id, title }) => finding('warning', 'offer-without-source', `"${title}" is theirs and names no document: keep the mail or the order form with it.`, { file, key: id }));
  return outcome(offers.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)), bare);
}

/** The document with one more offer at its end; what stood in it stays as it was written. */
export function withOffer(yaml: string | undefined, offer: Offer, file: string): string {
  if (yaml !== undefined && readOffers(yaml, file).value.some(({ id }) => id === offer.id)) throw new Refusal('invalid', `${file} has an offer ${offer.id} already: an offer that was made stays as it was made. Give the new one an id of its own.`, file);
  const line = `  - ${written(offer)}\n`;
  const longer = `${(yaml ?? 'parley: offers/1\noffers:\n').replace(/\n*$/, '\n')}${line}`;
  const read = readOffers(longer, file).value;
  if (!read.some(({ id }) => id === offer.id)) throw new Refusal('unsupported', `${file} is not written as a list at its end ("offers:" and one "- " a line), so nothing can be added to it. Write offers last.`, file);
  return longer;
}

const shape = group({
  parley: text(),
  offers: list(
    group({
      id: text(),
      by: word(...parties),
      on: dayText(),
      title: text(),
      deal: text(),
      clauses: list(group({ clause: text(), stands: word(...standings), paragraph: maybe(count(1, 10_000_000)) })).default([]),
      source: maybe(group({ file: text(), sha256: maybe(text()) })),
      expires: maybe(dayText()),
      note: maybe(text()),
    }),
  ),
});
