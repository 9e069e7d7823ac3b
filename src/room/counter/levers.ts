import { z } from 'zod';
import { add, decimal, divide, multiply, round, show, toDouble, type Decimal } from '../../base/decimal.ts';
import { Refusal } from '../../base/refusal.ts';
import { dealShape } from '../../deal/dealShape.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { amount, group, list, maybe, number, text, word, yesOrNo } from '../../deal/dealValues.ts';
import { readShaped } from '../../deal/readShaped.ts';
import { standings } from '../offers/offersFile.ts';

type Stands = (typeof standings)[number];

/** Something that can be moved at the table. */
export interface Lever {
  readonly issue: string;
  readonly options: readonly LeverOption[];
  /** The options that may be proposed, by their place; all where nothing is said. A red line leaves those that keep it. */
  readonly allowed?: readonly number[];
}

export type LeverOption =
  | { readonly says: string; readonly kind: 'terms'; /** What the deal file says under these keys instead. */ readonly set: Partial<DealTerms>; /** Keys under which it then says nothing. */ readonly without?: readonly (keyof DealTerms)[]; /** It keeps a red line on this issue. */ readonly keeps?: boolean }
  | { readonly says: string; readonly kind: 'clause'; readonly clause: string; /** Where the clause stands with it, in the words of the list of offers. */ readonly stands?: Stands | undefined; readonly keeps?: boolean; /** Stated worth to us over the term, and what it may cost them. */ readonly worth: number; readonly costsThem: { readonly low: number; readonly high: number } };

/** The levers in a document `parley: levers/1`: each option sets terms of the deal file, or says where a clause stands with a stated worth and cost. */
export function readLevers(written: string, file: string): readonly Lever[] {
  const { levers } = readShaped(written, file, { format: 'levers/1', what: 'list of levers', holds: 'issues and the options of each' }, shape);
  const read = levers.map(({ issue, clause, options }, place): Lever => ({ issue, options: options.map((option, at) => optionOf(option, clause, `${file}, levers[${place}].options[${at}]`)) }));
  mustNotClash(read, file);
  return read;
}

/** Levers that any deal has: its discounts, its commitment, its credits and its days to pay, in steps. Steps to price, not market facts. */
export function usualLevers(base: DealTerms): readonly Lever[] {
  const rates = base.rates.flatMap((rule, place): Lever[] => {
    if (rule.price.kind !== 'discount') return [{ issue: `agreed price ${place + 1}`, options: [{ says: 'as offered', kind: 'terms', set: { rates: [rule] } }] }];
    const { percent } = rule.price;
    const named = rule.match.model?.join(' and ') ?? 'everything';
    const steps = [0, 2, 4, 6, 8].map((points) => add(percent, decimal(points))).filter((each) => toDouble(each) <= 100);
    return [{ issue: `discount on ${named}${base.rates.filter(({ match }) => JSON.stringify(match) === JSON.stringify(rule.match)).length > 1 ? ` (rule ${place + 1})` : ''}`, options: steps.map((each) => ({ says: `${show(each)} % off`, kind: 'terms', set: { rates: [{ ...rule, price: { kind: 'discount', percent: each } }] } })) }];
  });
  const none: Lever[] = base.rates.length > 0 ? [] : [{ issue: 'discount on everything', options: [0, 3, 6, 9, 12].map((percent) => ({ says: `${percent} % off`, kind: 'terms', set: { rates: percent === 0 ? [] : [{ match: {}, price: { kind: 'discount', percent: decimal(percent) } }] } })) }];
  const { commitment, credits, payment } = base;
  const committed: Lever[] = commitment === undefined ? [] : [{ issue: 'commitment', options: ['0.8', '1', '1.2'].map((factor) => {
    const milestones = commitment.milestones.map(({ by, amount: each }) => ({ by, amount: times(each, factor) }));
    return { says: `${grouped(milestones.at(-1)?.amount)} by ${milestones.at(-1)?.by ?? ''}`, kind: 'terms', set: { commitment: { ...commitment, milestones } } };
  }) }];
  const credited: Lever[] = credits.length === 0 ? [] : [{ issue: 'credits', options: ['0', '1', '2'].map((factor) => {
    const given = credits.map((credit) => ({ ...credit, amount: times(credit.amount, factor) }));
    return { says: factor === '0' ? 'none' : given.map((each) => grouped(each.amount)).join(' and '), kind: 'terms', set: { credits: factor === '0' ? [] : given } };
  }) }];
  const paid: Lever[] = payment === undefined ? [] : [{ issue: 'payment', options: [...new Set([payment.netDays, 60, 90])].toSorted((a, b) => a - b).map((netDays) => ({ says: `net ${netDays} days`, kind: 'terms', set: { payment: { ...payment, netDays } } })) }];
  return [...rates, ...none, ...committed, ...credited, ...paid];
}

/** The deal with one option of each lever: what several say under one key of a list is put together. */
export function dealWith(base: DealTerms, options: readonly LeverOption[]): DealTerms {
  const set: Record<string, unknown> = {};
  for (const option of options) {
    if (option.kind !== 'terms') continue;
    for (const [key, value] of Object.entries(option.set)) set[key] = Array.isArray(value) && Array.isArray(set[key]) ? [...(set[key] as readonly unknown[]), ...(value as readonly unknown[])] : value;
  }
  const without = new Set<string>(options.flatMap((option) => (option.kind === 'terms' ? (option.without ?? []) : [])));
  return Object.fromEntries(Object.entries({ ...base, ...set }).filter(([key]) => !without.has(key))) as unknown as DealTerms;
}

/** The option at which a clause stands in an offer: the one that says so, or where the lever stands. */
export function optionAt({ options }: Lever, stands: Stands | undefined): number {
  const at = stands === undefined ? -1 : options.findIndex((option) => option.kind === 'clause' && (option.stands ?? option.says) === stands);
  return Math.max(0, at);
}

function optionOf({ says, set, worth, costsThem, stands, keeps }: z.output<typeof optionShape>, clause: string | undefined, at: string): LeverOption {
  if (clause !== undefined) {
    if (set !== undefined) throw new Refusal('invalid', `${at} is about the clause ${clause} and sets terms, too: put the terms into a lever of their own.`, at);
    return { says, kind: 'clause', clause, stands, ...(keeps === undefined ? {} : { keeps }), worth: worth === undefined ? 0 : toDouble(worth), costsThem: { low: costsThem === undefined ? 0 : toDouble(costsThem.low), high: costsThem === undefined ? 0 : toDouble(costsThem.high) } };
  }
  const terms = dealShape.safeParse({ parley: 'deal/1', start: '2000-01-01', months: '1', ...set });
  if (!terms.success) throw new Refusal('invalid', `${at}.set ${terms.error.issues[0]?.path.join('.') ?? ''} ${terms.error.issues[0]?.message ?? 'is not understood'}.`.replace(/ {2,}/g, ' '), at);
  const kept = Object.keys(set ?? {});
  const strange = kept.find((key) => ['name', 'currency', 'start', 'months', 'rateBook', 'parley'].includes(key));
  if (strange !== undefined) throw new Refusal('invalid', `${at} sets ${strange}: that cannot be moved within one comparison. Make a deal file of its own and compare offers.`, at);
  return { says, kind: 'terms', ...(keeps === undefined ? {} : { keeps }), set: Object.fromEntries(Object.entries(terms.data).filter(([key]) => kept.includes(key))) };
}

/** Two levers that set one single thing would undo each other. */
function mustNotClash(levers: readonly Lever[], file: string): void {
  const owner = new Map<string, string>();
  for (const { issue, options } of levers) {
    for (const key of new Set(options.flatMap((option) => (option.kind === 'terms' ? Object.entries(option.set).flatMap(([name, value]) => (Array.isArray(value) ? [] : [name])) : [])))) {
      const other = owner.get(key);
      if (other !== undefined) throw new Refusal('invalid', `${file}: "${other}" and "${issue}" both set ${key}, and only one can. Put their options into one lever.`, { file, key: issue });
      owner.set(key, issue);
    }
  }
}

function times(value: Decimal, factor: string): Decimal {
  return round(multiply(value, decimal(factor)), 0, 'half-even');
}

function grouped(value: Decimal | undefined): string {
  return value === undefined ? '' : show(divide(value, decimal(1), 0, 'half-even')).replace(/\B(?=(\d{3})+$)/g, ',');
}

const optionShape = group({ says: text(), stands: maybe(word(...standings)), keeps: maybe(yesOrNo()), set: maybe(z.record(z.string(), z.unknown())), worth: maybe(number()), costsThem: maybe(group({ low: amount(), high: amount() })) });
const shape = group({ parley: text(), levers: list(group({ issue: text(), clause: maybe(text()), options: list(optionShape).refine((options) => options.length > 0, 'has no option') })) });
