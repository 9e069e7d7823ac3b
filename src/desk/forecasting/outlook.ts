import type { Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { openOutlook, type Outlook } from '../../forecast/outlook/outlook.ts';
import { estimatePrices } from '../../forecast/prices/estimatePrices.ts';
import { groupForecasts, type GroupForecast } from '../../forecast/spend/futures.ts';
import { readRateBook } from '../../rates/readRateBook.ts';
import { combine } from '../../usage/combine.ts';
import type { OutlookInput } from './outlookInput.ts';
import { readDrivers } from './readDrivers.ts';

/** An outlook without its futures: what a thread sends back. */
export type OutlookSeen = Omit<Outlook, 'members' | 'groups'> & { readonly groups: readonly GroupForecast[] };

/** The outlook of texts and files as they were read, each group month by month. */
export function outlook(input: OutlookInput, watch: Watch): Outcome<OutlookSeen> {
  const book = readRateBook(input.book, 'azure-2026-10');
  const drivers = input.drivers === undefined ? undefined : readDrivers(input.drivers.text, input.drivers.file);
  const history = input.usage === undefined ? undefined : combine(input.usage.map(({ value }) => value));
  const { months, seed, paths, reconcile, today, budgets } = input;
  const basis = { ...(history === undefined ? {} : { history: history.value }), book: book.value, estimated: estimatePrices(book.value, readRateBook(input.maker, 'openai-2026-10').value), months, seed, paths, reconcile, today };
  const made = openOutlook(basis, watch)({ ...(drivers === undefined ? {} : { drivers }), budgets });
  const { members, groups, ...rest } = made.value;
  const read: Finding[] = [...book.findings, ...(input.usage ?? []).flatMap(({ findings }) => findings), ...(history?.findings ?? [])];
  return outcome({ ...rest, groups: groupForecasts(members, groups, rest.months) }, [...new Map([...read, ...made.findings].map((each) => [`${each.code}\n${each.at}\n${each.message}`, each])).values()]);
}
