import type { Finding } from '../base/finding.ts';
import { day } from '../base/calendar.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { calendar, fiscalSource } from '../packs/calendar.ts';
import { readRetirements } from '../packs/readRetirements.ts';
import { readBackPlan, readDates, type DatesFile } from '../room/dates/datesFile.ts';
import { negotiationDates, type NegotiationDay } from '../room/dates/negotiationDates.ts';
import { readOffers } from '../room/offers/offersFile.ts';
import { dealInForce } from './dealInForce.ts';
import { keptNames } from './keptFiles.ts';
import { loadDeal } from './loadDeal.ts';
import type { Ports } from './ports.ts';
import { readPaperFile } from './papers/readPaperFile.ts';
import { readRoomFile } from './roomFile.ts';

export interface CalendarAsked {
  readonly dates?: string | undefined;
  readonly deal?: string | undefined;
  readonly offers?: string | undefined;
  readonly contract?: string | undefined;
  readonly models?: readonly string[] | undefined;
}

/** Every day that moves the negotiation: Microsoft's year, the deal's own days, retirements, and what our dates, the offers and the paper say. */
export async function calendarOf(ports: Ports, asked: CalendarAsked, watch: Watch): Promise<Outcome<readonly NegotiationDay[]>> {
  const nothingNamed = asked.dates === undefined && asked.deal === undefined && asked.offers === undefined && asked.contract === undefined;
  const own = nothingNamed ? ports.workspace : undefined;
  const reading = own === undefined ? ports : { ...ports, files: own.kept };
  const text = async (named: string | undefined, usual: string) => (named === undefined && own === undefined ? undefined : readRoomFile(ports, named, usual, own !== undefined));
  const [datesText, offersText] = [await text(asked.dates, 'dates.yaml'), await text(asked.offers, 'offers.yaml')];
  const none: DatesFile = { priceHolds: [], own: [], owners: {} };
  const dates = datesText?.text === undefined ? none : readDates(datesText.text, datesText.name);
  const offers = offersText?.text === undefined ? outcome([]) : readOffers(offersText.text, offersText.name);
  const dealName = asked.deal ?? (own === undefined ? undefined : await dealInForce(own));
  const deal = dealName === undefined ? undefined : await loadDeal(reading, dealName);
  const contract = asked.contract ?? (own === undefined ? undefined : (await keptNames(own, 'contract')).at(-1));
  const paper = contract === undefined ? undefined : await readPaperFile(reading, contract, watch);
  const retirements = readRetirements(await ports.data.text('models/retirements.yaml'));
  const models = asked.models ?? [...new Set(deal?.value.rates.flatMap(({ match }) => match.model ?? []) ?? [])];
  const asOf = ports.clock.today();
  const known = calendar({ asOf, ...(deal === undefined ? {} : { deal: deal.value, dealFile: dealName ?? 'deal file' }), retirements: retirements.value, models });
  const made = negotiationDates({
    asOf, dates, datesFile: datesText?.name ?? 'dates.yaml', plan: readBackPlan(await ports.data.text('table/back-plan.yaml')),
    offers: offers.value, deal: deal?.value, paper: paper === undefined || contract === undefined ? undefined : { file: contract, text: paper.value.text },
  });
  const entries: NegotiationDay[] = [...known.map(({ day: on, what, why, source }) => ({ id: idOf(on, what, source), day: on, what, why, owner: '', source, remind: [14, 3] })), ...quarterEnds(asOf, known.map(({ day: on }) => on)), ...made.value];
  const findings: Finding[] = [...offers.findings, ...(deal?.findings ?? []), ...(paper?.findings ?? []), ...retirements.findings, ...made.findings];
  return outcome(entries.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), findings);
}

/** The quarter ends of a year ahead that the calendar of the deal does not show yet. */
function quarterEnds(asOf: string, shown: readonly string[]): NegotiationDay[] {
  const year = Number(asOf.slice(0, 4));
  const ends = [year, year + 1].flatMap((each) => [`${each}-03-31`, `${each}-06-30`, `${each}-09-30`, `${each}-12-31`]).filter((each) => each >= asOf).slice(0, 4);
  return ends.filter((each) => !shown.includes(each)).map((each) => ({ id: idOf(each, "Microsoft's quarter ends", fiscalSource), day: day(each), what: "Microsoft's quarter ends", why: 'An offer that can still be signed in the quarter is worth more to the seller.', owner: '', source: fiscalSource, remind: [14, 3] }));
}

/** An id that stays when the day moves: the key of the deal file, or what it is; a day of Microsoft's year is its day. */
function idOf(on: string, what: string, source: string): string {
  const key = source === fiscalSource ? `${what}-${on}` : /, ([A-Za-z[\]0-9.]+)$/.exec(source)?.[1] !== undefined ? `deal-${/, ([A-Za-z[\]0-9.]+)$/.exec(source)?.[1] ?? ''}${/ends \(/.test(what) ? `-${on}` : ''}` : what;
  return key.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
