import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import { add, compare, decimal, type Decimal } from '../base/decimal.ts';
import { contexts, kinds, scopes, tiers } from '../rates/meter.ts';
import type { Commitment, Match, RateRule } from './dealTerms.ts';
import { amount, count, dayText, described, group, list, maybe, monthText, number, oneOrMore, percent, text, word, yesOrNo } from './dealValues.ts';
import { WrittenNumber } from './plainYaml.ts';

/** Longest deal that is read, in months. */
const longest = 240;

/** What says where traffic comes from, whatever tier it takes. */
const traffic = () => ({
  model: maybe(oneOrMore(text())),
  scope: maybe(oneOrMore(word(...scopes))),
  context: maybe(oneOrMore(word(...contexts))),
  region: maybe(oneOrMore(text())),
  workload: maybe(oneOrMore(text())),
});

const match = (): z.ZodType<Match> => group({ ...traffic(), tier: maybe(oneOrMore(word(...tiers))), kind: maybe(oneOrMore(word(...kinds))) }).transform((written) => compact(written));

const rateRule = group({
  match: match().default({}),
  discountPercent: maybe(percent()),
  fixedPerMillion: maybe(amount()),
  from: maybe(dayText()),
  until: maybe(dayText()),
}).transform((written, context): RateRule => {
  const { discountPercent, fixedPerMillion, from, until } = written;
  if ((discountPercent === undefined) === (fixedPerMillion === undefined)) return refuse(context, 'needs one of discountPercent and fixedPerMillion, and only one');
  if (from !== undefined && until !== undefined && until < from) return refuse(context, `ends on ${until}, before it begins on ${from}`);
  const price: RateRule['price'] = fixedPerMillion === undefined ? { kind: 'discount', percent: discountPercent ?? decimal(0) } : { kind: 'fixed', perMillion: fixedPerMillion };
  return compact({ match: written.match, price, from, until });
});

const tierRule = group({
  match: match().default({}),
  basis: word('tokens', 'spend'),
  period: word('month', 'year'),
  method: word('marginal', 'allUnits'),
  steps: list(group({ from: amount(), percent: percent() }))
    .refine((steps) => steps.length > 0, 'has no step')
    .superRefine((steps, context) => rising(context, steps.map((step) => step.from), 'from', 'steps')),
});

const block = group({
  id: text(),
  model: text(),
  scope: word(...scopes).default('global'),
  region: text().default('eastus2'),
  ptu: count(1, 1_000_000),
  from: monthText(),
  months: count(1, longest),
  purchase: word('hourly', 'oneMonth', 'oneYear'),
  pay: word('monthly', 'upfront').default('monthly'),
  discountPercent: percent().default(decimal(0)),
  spillTo: word('standard', 'priority', 'refuse').default('standard'),
});

const otherEligible = z.unknown().transform((value, context): Commitment['otherEligible'] => {
  const listed = Array.isArray(value);
  const read = listed ? list(group({ at: monthText(), amount: amount() })).safeParse(value) : group({ perMonth: amount() }).safeParse(value);
  if (!read.success) {
    const issue = read.error.issues.find(({ code }) => code === 'unrecognized_keys') ?? read.error.issues[0];
    context.issues.push({ code: 'custom', message: issue?.message ?? 'is not understood', path: [...(issue?.path ?? [])], input: value });
    return z.NEVER;
  }
  return 'perMonth' in read.data ? { kind: 'perMonth', amount: read.data.perMonth } : { kind: 'listed', amounts: read.data };
});

const commitment = group({
  milestones: list(group({ by: dayText(), amount: amount() })).superRefine((milestones, context) => {
    risingDays(context, milestones.map((milestone) => milestone.by));
    rising(context, milestones.map((milestone) => milestone.amount), 'amount', 'milestones, which are cumulative,', true);
  }),
  otherEligible: otherEligible.default({ kind: 'perMonth', amount: decimal(0) }),
  shortfall: word('prepayment', 'forfeit', 'carryOver'),
});

const conditionalCredit = group({
  milestones: list(group({ by: dayText(), spend: amount(), credit: amount() })).superRefine((milestones, context) => {
    risingDays(context, milestones.map((milestone) => milestone.by));
    rising(context, milestones.map((milestone) => milestone.spend), 'spend', 'milestones, which are cumulative,', true);
  }),
  expiresAfterMonths: count(1, longest),
});

const credit = group({
  amount: amount(),
  from: dayText(),
  until: dayText(),
  match: match().default({}),
  countsTowardCommitment: yesOrNo().default(false),
}).superRefine((credit, context) => {
  if (credit.until < credit.from) refuse(context, `ends on ${credit.until}, before it begins on ${credit.from}`);
});

const protection = group({
  match: match().default({}),
  capPercentPerYear: maybe(amount()),
  floorPercentPerYear: maybe(percent()),
  passCuts: yesOrNo().default(true),
}).transform((written) => compact(written));

const newModels = group({
  capOverPredecessorPercent: maybe(amount()),
  optIn: yesOrNo().default(false),
  predecessors: z.record(z.string(), text(), { error: (issue) => `is ${described(issue.input)}, and pairs of a new model and its predecessor are wanted` }).default({}),
})
  .superRefine(({ predecessors }, context) => {
    for (const model of Object.keys(predecessors)) if (inCircle(predecessors, model)) return void refuse(context, `makes ${model} its own predecessor`, ['predecessors', model]);
  })
  .transform((written) => compact(written));

const right = z.discriminatedUnion(
  'kind',
  [
    group({ kind: z.literal('terminate'), afterMonth: count(0, longest), feePercent: number({ atLeast: '0' }).default(decimal(0)) }),
    group({ kind: z.literal('resizeReservation'), maxRefundPer12Months: amount() }),
    group({ kind: z.literal('convertToReserved') }),
    group({ kind: z.literal('downgradeModel') }),
    group({ kind: z.literal('expandCommitment'), byPercent: amount(), atSameRates: yesOrNo().default(true) }),
  ],
  { error: (issue) => `is ${described(kindOf(issue.input))}, and terminate, resizeReservation, convertToReserved, downgradeModel, expandCommitment are known` },
);

const exchange = group({
  listCurrency: text(),
  rates: list(group({ from: dayText(), rate: number({ above: '0' }) })).superRefine((rates, context) => {
    risingDays(context, rates.map(({ from }) => from), 'from', 'rate');
  }),
});

const trafficShare = group({
  match: group(traffic()).transform((written) => compact(written)).default({}),
  batchPercent: percent().default(decimal(0)),
  priorityPercent: percent().default(decimal(0)),
}).superRefine(({ batchPercent, priorityPercent }, context) => {
  if (compare(add(batchPercent, priorityPercent), decimal(100)) > 0) refuse(context, 'sends more than 100 % of the traffic by batch and priority');
});

/** The shape of a deal file; what it gives back are the terms, but for what `readDeal` defaults and checks across terms. */
export const dealShape = group({
  parley: z.unknown(),
  name: maybe(text()),
  currency: maybe(text()),
  start: dayText(),
  months: count(1, longest),
  rateBook: maybe(text()),
  listPrices: word('follow', 'frozen').default('follow'),
  exchange: maybe(exchange),
  shares: maybe(list(trafficShare)),
  rates: list(rateRule).default([]),
  tiers: list(tierRule).default([]),
  provisioned: list(block).default([]),
  commitment: maybe(commitment),
  conditionalCredit: maybe(conditionalCredit),
  credits: list(credit).default([]),
  priceProtection: list(protection).default([]),
  newModels: maybe(newModels),
  support: maybe(group({ percentOfSpend: percent().default(decimal(0)), minimumPerMonth: amount().default(decimal(0)) })),
  payment: maybe(group({ netDays: count(0, 3650), baselineNetDays: count(0, 3650), costOfCapitalPercent: amount() })),
  renewal: maybe(group({ upliftCapPercent: amount() })),
  rights: list(right).default([]),
  nonCash: list(group({ what: text(), worth: amount(), basis: text(), confidence: number({ atLeast: '0', atMost: '1' }) })).default([]),
});

export type DealShape = z.output<typeof dealShape>;

/** Without the keys that are undefined: an absent term is absent. */
export function compact<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Value;
}

function rising(context: z.RefinementCtx, values: readonly Decimal[], key: string, what: string, mayStay = false): void {
  for (const [place, value] of values.entries()) {
    const before = values[place - 1];
    if (before === undefined) continue;
    const step = compare(value, before);
    if (step < 0 || (step === 0 && !mayStay)) return void refuse(context, `does not rise above the one before; write ${what} from the lowest to the highest`, [place, key]);
  }
}

function risingDays(context: z.RefinementCtx, days: readonly Day[], key = 'by', what = 'milestone'): void {
  if (days.length === 0) refuse(context, `has no ${what}`);
  for (const [place, day] of days.entries()) {
    const before = days[place - 1];
    if (before !== undefined && day <= before) return void refuse(context, `is ${day}, not after the ${what} before it (${before})`, [place, key]);
  }
}

function inCircle(predecessors: Readonly<Record<string, string>>, model: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = model; at !== undefined; at = predecessors[at]) {
    if (seen.has(at)) return at === model;
    seen.add(at);
  }
  return false;
}

function kindOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !(value instanceof WrittenNumber) && 'kind' in value ? value.kind : undefined;
}

function refuse(context: z.RefinementCtx, message: string, path: (string | number)[] = []): never {
  context.issues.push({ code: 'custom', message, path, input: undefined });
  return z.NEVER;
}
