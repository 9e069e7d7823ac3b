import { monthOf, monthsBetween, monthsFrom } from '../../base/calendar.ts';
import { toDouble, zero } from '../../base/decimal.ts';
import { monthStretches } from '../../capacity/monthLoad.ts';
import type { Deployment } from '../../capacity/servableLoad.ts';
import { sortedLoad } from '../../capacity/sortedLoad.ts';
import type { DealTerms, ProvisionedBlock } from '../../deal/dealTerms.ts';
import { pricing } from '../../deal/evaluate.ts';
import { matches } from '../../deal/match.ts';
import { splitTraffic } from '../../deal/splitTraffic.ts';
import { tokenCharges } from '../../deal/tokenCharges.ts';
import { ptuModel } from '../../rates/lookUp.ts';
import type { RateBook } from '../../rates/rateBook.ts';
import type { LoadShape } from '../../usage/loadShape.ts';
import type { UsageRow, UsageSeries } from '../../usage/usageSeries.ts';
import { savedBy } from '../layerValues.ts';
import { reservationPrice } from '../reservationPrice.ts';

/** Token charges of some traffic in one month, and what of them each tier of the deal counts. */
export interface MonthSpend {
  readonly spend: number;
  /** By tier: tokens and charges that it matches. */
  readonly tiers: readonly { readonly tokens: number; readonly spend: number }[];
}

/** A deployment whose size the plan chooses, and what its tokens cost at each size. */
export interface SizedDeployment extends Deployment {
  /** None first, then rising. */
  readonly sizes: readonly number[];
  /** `spend[month][place of the size]`. */
  readonly spend: readonly (readonly MonthSpend[])[];
}

export interface SpendTable {
  readonly deployments: readonly SizedDeployment[];
  /** By month, what no size changes. */
  readonly rest: readonly MonthSpend[];
  /** True where not every size that can be deployed was looked at, but steps of several increments. */
  readonly isCoarse: boolean;
}

export interface Setting {
  readonly terms: DealTerms;
  readonly usage: UsageSeries;
  readonly book: RateBook;
  readonly shapes: ReadonlyMap<string, LoadShape>;
}

/** Sizes of one deployment that are looked at. */
const mostSizes = 40;

/** What the usage costs by the token at every size of its deployments: read off exact charges, so that the exact bill of a plan comes to the same. */
export function spendTable(setting: Setting): SpendTable {
  const { terms, usage, book } = setting;
  const rows = usage.rows.filter((row) => monthsBetween(monthOf(terms.start), monthOf(row.at)) >= 0 && monthsBetween(monthOf(terms.start), monthOf(row.at)) < terms.months);
  const groups = Map.groupBy(rows, (row) => (isServable(row) && ptuModel(book.ptu, row.model) !== undefined ? `${row.scope} ${row.region} ${row.model}` : ''));
  let isCoarse = false;
  const deployments = [...groups].filter(([key]) => key !== '').toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, own]): SizedDeployment => {
    const { model = '', scope = 'global', region = '' } = own[0] ?? {};
    const of: Deployment = { model, scope, region };
    const looked = sizesOf(setting, of, own);
    isCoarse ||= looked.isCoarse;
    const bySize = looked.sizes.map((size) => monthSpends(setting, own, size === 0 ? [] : [wholeTerm(terms, of, size)]));
    return { ...of, sizes: looked.sizes, spend: Array.from({ length: terms.months }, (_, month) => bySize.map((months) => months[month] ?? nothing)) };
  });
  return { deployments, rest: monthSpends(setting, groups.get('') ?? [], []), isCoarse };
}

const nothing: MonthSpend = { spend: 0, tiers: [] };

function isServable(row: UsageRow): boolean {
  return row.tier === 'standard' || row.tier === 'provisioned';
}

function wholeTerm(terms: DealTerms, of: Deployment, ptu: number): ProvisionedBlock {
  return { id: 'plan', ...of, ptu, from: monthOf(terms.start), months: terms.months, purchase: 'oneMonth', pay: 'monthly', discountPercent: zero, spillTo: 'standard' };
}

function monthSpends({ terms, book, shapes }: Setting, rows: readonly UsageRow[], blocks: readonly ProvisionedBlock[]): readonly MonthSpend[] {
  const aimed: UsageSeries = { grain: 'month', rows: blocks.length === 0 ? rows : rows.map((row) => ({ ...row, tier: 'provisioned' })) };
  const { traffic } = splitTraffic({ ...terms, provisioned: blocks }, aimed, book.ptu, shapes);
  const { charges } = tokenCharges(terms, traffic, pricing({ ...terms, provisioned: [] }, book).card);
  const months = Map.groupBy(charges, ({ month }) => month);
  return Array.from({ length: terms.months }, (_, month): MonthSpend => {
    const own = months.get(month) ?? [];
    const spendOf = (all: typeof own): number => all.reduce((total, { line }) => total + toDouble(line.amount), 0);
    return {
      spend: spendOf(own),
      tiers: terms.tiers.map(({ match }) => {
        const matched = own.filter(({ subject }) => matches(match, subject));
        return { tokens: matched.reduce((total, { tokens }) => total + toDouble(tokens), 0), spend: spendOf(matched) };
      }),
    };
  });
}

/** Sizes from none up to the last one that is worth the cheapest month of a PTU in some month. */
function sizesOf({ terms, book, shapes }: Setting, of: Deployment, rows: readonly UsageRow[]): { readonly sizes: readonly number[]; readonly isCoarse: boolean } {
  const model = ptuModel(book.ptu, of.model);
  if (model === undefined) return { sizes: [0], isCoarse: false };
  const calendar = monthsFrom(monthOf(terms.start), terms.months);
  const prices = calendar.flatMap((month) => [reservationPrice(terms, book, of, 'oneMonth', month), reservationPrice(terms, book, of, 'oneYear', month)].map((price, place) => (price === undefined ? Number.POSITIVE_INFINITY : toDouble(price) / (place === 0 ? 1 : 12))));
  const cheapest = Math.min(...prices);
  const { card } = pricing({ ...terms, provisioned: [] }, book);
  const byMonth = Map.groupBy(rows, (row) => monthOf(row.at));
  const loads = calendar.map((month) => ({ ptu: model, loads: [sortedLoad(monthStretches(month, byMonth.get(month) ?? [], model, card, shapes))] }));
  const [minimum, increment] = [model.minimum[of.scope], model.increment[of.scope]];
  const isWorth = (from: number, until: number): boolean => loads.some((month) => savedBy(month, until) - savedBy(month, from) > (until - from) * cheapest * (1 - 1e-9));
  let most = isWorth(0, minimum) ? minimum : 0;
  // A first step that does not pay by itself may pay together with the next ones.
  for (let size = minimum; size < minimum + 400 * increment && most === 0; size += increment) if (isWorth(0, size)) most = size;
  while (most > 0 && isWorth(most, most + increment)) most += increment;
  if (most === 0) return { sizes: [0], isCoarse: false };
  const steps = (most - minimum) / increment + 1;
  const stride = Math.ceil(steps / mostSizes);
  return { sizes: [0, ...Array.from({ length: Math.ceil(steps / stride) }, (_, step) => minimum + step * stride * increment)], isCoarse: stride > 1 };
}
