import { addMonths, firstDay, lastDay, monthOf, monthsFrom, readDay, readMonth, type Day, type Month } from '../../base/calendar.ts';
import { decimal, multiply, negate, readDecimal, type Decimal } from '../../base/decimal.ts';
import { nearest } from '../../base/nearest.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import type { Change } from './change.ts';

/** What words may name. */
export interface Names {
  readonly terms: Pick<DealTerms, 'start' | 'months'>;
  /** Models of the usage. */
  readonly models: readonly string[];
  readonly workloads: readonly string[];
  /** Models that the rate book prices. */
  readonly listed: readonly string[];
  /** The model to take where only "a cheaper model" is asked for; undefined where none is cheaper. */
  readonly cheaperThan: (model: string) => string | undefined;
}

/** What can be asked in plain words, one example a pattern. */
export const askables: readonly string[] = [
  'double usage', 'half the usage', 'usage of support-bot up 30 % from July', 'drop gpt-5.4 for a cheaper model', 'move gpt-5.4 to gpt-5.4-mini from 2027-06', 'OpenAI cuts prices 40 % in March', 'prices of gpt-5.4 rise 10 % from 2028-01',
  '12 % off gpt-5.4', '15 % discount', '$500k more commitment', '20 % less commitment', 'no commitment', 'no PTU', '60 PTU', 'a credit of 100k until 2027-06-30', 'list prices frozen', 'shortfall carried over', '60 days to pay', 'without support',
];

/** The changes that a sentence asks for; parts are joined by "and", "," or ";". Refuses what it does not understand, and says what can be asked. */
export function readChanges(sentence: string, names: Names): readonly Change[] {
  const parts = sentence.split(/\s*(?:;|,(?!\d)|\band\b|\bthen\b)\s*/i).map((part) => part.trim()).filter((part) => part !== '');
  if (parts.length === 0) throw notUnderstood(sentence);
  return parts.map((part) => readOne(part.toLowerCase().replace(/[.?!]+$/, '').replace(/^(?:what )?if (?:we |they |you )?/, '').replace(/^we /, '').replace(/\s+/g, ' ').replace(/\bgpt (?=\d)/g, 'gpt-'), part, names));
}

interface Pattern {
  readonly says: RegExp;
  readonly read: (found: Found) => Change;
}

interface Found {
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly names: Names;
  readonly said: string;
}

const number = String.raw`(?<number>[\d.,]+)`;
const amount = String.raw`[$€£]?(?:usd |eur |gbp )?(?<number>[\d.,]+) ?(?<unit>k|m|thousand|million)?`;
const whose = String.raw`(?: (?:of|on|for|with) (?<whose>[a-z0-9][\w.\- ]*?))?`;
const when = String.raw`(?: (?:in|from|as of|starting|since) (?<when>[a-z0-9-]+(?: \d{4})?)(?: on)?)?`;
const times: Readonly<Record<string, string>> = { double: '2', twice: '2', triple: '3', treble: '3', quadruple: '4', halve: '0.5', half: '0.5' };

const patterns: readonly Pattern[] = [
  { says: say(`(?<times>double|twice|triple|treble|quadruple|halve|half)s?(?: (?:the|our))? (?:usage|use|tokens|traffic|volume)${whose}${when}`), read: ({ groups, ...found }) => usage(found, times[groups['times'] ?? ''] ?? '1', groups) },
  { says: say(`(?:usage|use|traffic|volume)${whose} (?<times>doubles|triples|quadruples|halves)${when}`), read: ({ groups, ...found }) => usage(found, times[(groups['times'] ?? '').replace(/s$/, '')] ?? '1', groups) },
  { says: say(`(?:the )?(?:usage|use|traffic|volume)${whose} (?:is |goes |grows |falls |rises )?(?<way>up|down|by|more|less)? ?(?:by )?${number} ?%(?: (?<after>more|less|up|down|higher|lower))?${when}`), read: ({ groups, ...found }) => usage(found, factor(groups), groups) },
  { says: say(`${number} ?% (?<after>more|less) (?:usage|use|tokens|traffic|volume)${whose}${when}`), read: ({ groups, ...found }) => usage(found, factor(groups), groups) },
  { says: say(`${number} ?(?:x|times) (?:the )?(?:usage|use|tokens|traffic|volume)${whose}${when}`), read: ({ groups, ...found }) => usage(found, groups['number'] ?? '1', groups) },
  { says: say(`(?:drop|replace|leave|swap|exchange) (?<model>[\\w.\\-]+) (?:for|by|with) (?:a|the|some) cheaper (?:model|one)${when}`), read: cheaper },
  { says: say(`(?:drop|replace|swap|exchange|move|switch|migrate) (?<model>[\\w.\\-]+) (?:for|by|with|to) (?<to>[\\w.\\-]+)${when}`), read: ({ groups, names, said }) => replaced(modelIn(groups['model'], names.models, said), modelIn(groups['to'], names.listed, said), groups, names, said) },
  { says: say(`(?:openai|microsoft|azure|they|list)?(?: (?:cuts?|lowers?|drops?|reduces?))(?: list| its| their| the)* prices?${whose} (?:by )?${number} ?%${when}`), read: (found) => list(found, '-') },
  { says: say(`(?:openai|microsoft|azure|they|list)?(?: (?:raises?|increases?))(?: list| its| their| the)* prices?${whose} (?:by )?${number} ?%${when}`), read: (found) => list(found, '') },
  { says: say(`(?:list |the )*prices?${whose} (?:fall|falls|drop|drops|go down|down|are cut)(?: by)? ${number} ?%${when}`), read: (found) => list(found, '-') },
  { says: say(`(?:list |the )*prices?${whose} (?:rise|rises|go up|up|increase|increases)(?: by)? ${number} ?%${when}`), read: (found) => list(found, '') },
  { says: say(`(?:a )?${number} ?% (?:off|discount)(?: (?:on|off|for|of))? ?(?<whose>[\\w.\\-]+)?`), read: discount },
  { says: say(`(?:a )?discount(?: of)? ${number} ?%${whose}`), read: discount },
  { says: say(`(?:commit(?:ment|ting)?(?: of)? )?(?<sign>[+-])? ?${amount} (?<after>more|less|higher|lower)?(?: of)? ?(?:on the |in )?commitment`), read: commitment },
  { says: say(`commit(?:ment)? ?(?:of )?(?<sign>[+-])? ?${amount} (?<after>more|less|higher|lower)`), read: commitment },
  { says: say(`(?:a )?commitment (?:is )?(?<after>up|down)(?: by)? ${amount}`), read: commitment },
  { says: say(`${number} ?% (?<after>more|less|higher|lower)(?: of)? (?:a )?commitment`), read: ({ groups }) => ({ kind: 'commitment', unit: 'percent', by: signed(groups, numberOf(groups)) }) },
  { says: say(`(?:no|without|drop|drop the|remove the|without the) (?<term>commitment|support|credits?|tiers?|ptus?|blocks?|provisioned|payment|price protection|discounts?|conditional credit)`), read: ({ groups }) => ({ kind: 'without', term: termNames[(groups['term'] ?? '').replace(/s$/, '')] ?? 'commitment' }) },
  { says: say(`${number} ptus?(?: (?:of|for) (?<model>[\\w.\\-]+))?(?: instead.*)?`), read: ({ groups, names, said }) => ({ kind: 'ptu', ptu: Number(numberOf(groups).coefficient), ...(groups['model'] === undefined ? {} : { model: modelIn(groups['model'], names.models, said) }) }) },
  { says: say(`(?:add )?a credit of ${amount}(?: until (?<until>\\d{4}-\\d{2}-\\d{2}))?`), read: ({ groups, names }) => credit(groups, names) },
  { says: say('(?:freeze (?:the )?(?:list )?prices?|(?:list )?prices? (?:are )?frozen)'), read: () => ({ kind: 'listPrices', listPrices: 'frozen' }) },
  { says: say('(?:list )?prices? follow(?: list)?'), read: () => ({ kind: 'listPrices', listPrices: 'follow' }) },
  { says: say('(?:a |the )?shortfall (?:is )?(?<how>carried over|forfeited|prepaid|becomes prepayment)'), read: ({ groups }) => ({ kind: 'shortfall', shortfall: groups['how'] === 'carried over' ? 'carryOver' : groups['how'] === 'forfeited' ? 'forfeit' : 'prepayment' }) },
  { says: say(`${number} days to pay`), read: ({ groups }) => ({ kind: 'netDays', netDays: Number(numberOf(groups).coefficient) }) },
];

const termNames: Readonly<Record<string, string>> = { commitment: 'commitment', support: 'support', credit: 'credits', tier: 'tiers', ptu: 'provisioned', block: 'provisioned', provisioned: 'provisioned', payment: 'payment', 'price protection': 'priceProtection', discount: 'rates', 'conditional credit': 'conditionalCredit' };

function say(words: string): RegExp {
  return new RegExp(`^${words}$`);
}

function readOne(text: string, said: string, names: Names): Change {
  for (const { says, read } of patterns) {
    const match = says.exec(text);
    if (match !== null) return read({ groups: match.groups ?? {}, names, said });
  }
  throw notUnderstood(said);
}

function notUnderstood(said: string): Refusal {
  return new Refusal('invalid', `"${said}" is not understood. What can be asked, alone or joined by "and": ${askables.join('; ')}.`, 'ask');
}

type Groups = Found['groups'];

function usage({ names, said }: Omit<Found, 'groups'>, by: string, groups: Groups): Change {
  const { whose: named } = groups;
  const from = monthIn(groups['when'], names, said);
  const base = { kind: 'usage' as const, times: decimal(by.replaceAll(',', '')), ...(from === undefined ? {} : { from }) };
  if (named === undefined) return base;
  const workload = names.workloads.find((each) => each.toLowerCase() === named);
  if (workload !== undefined) return { ...base, workloads: [workload] };
  return { ...base, models: [modelIn(named, [...names.models, ...names.workloads], said)] };
}

function factor(groups: Groups): string {
  const down = /down|less|lower/.test(`${groups['way'] ?? ''} ${groups['after'] ?? ''}`);
  const percent = numberOf(groups);
  const share = multiply(percent, decimal('0.01'));
  const one = decimal(1);
  const sum = down ? negate(share) : share;
  const { coefficient, scale } = { coefficient: one.coefficient * 10n ** BigInt(sum.scale) + sum.coefficient, scale: sum.scale };
  return coefficient < 0n ? '0' : `${coefficient}e-${scale}`;
}

function cheaper({ groups, names, said }: Found): Change {
  const model = modelIn(groups['model'], names.models, said);
  const to = names.cheaperThan(model);
  if (to === undefined) throw new Refusal('not-found', `No model of the rate book is cheaper than ${model} for what it is used for. Name the model to move to.`, 'ask');
  return replaced(model, to, groups, names, said);
}

function replaced(model: string, to: string, groups: Groups, names: Names, said: string): Change {
  const from = monthIn(groups['when'], names, said);
  return { kind: 'model', model, to, ...(from === undefined ? {} : { from }) };
}

function list({ groups, names, said }: Found, sign: string): Change {
  const month = monthIn(groups['when'], names, said) ?? monthOf(names.terms.start);
  const percent = numberOf(groups);
  return { kind: 'list', percent: sign === '-' ? negate(percent) : percent, from: firstDay(month), ...(groups['whose'] === undefined ? {} : { models: [modelIn(groups['whose'], names.models, said)] }) };
}

function discount({ groups, names, said }: Found): Change {
  return { kind: 'discount', percent: numberOf(groups), ...(groups['whose'] === undefined || /^(?:everything|all|list)$/.test(groups['whose']) ? {} : { models: [modelIn(groups['whose'], names.models, said)] }) };
}

function commitment({ groups }: Found): Change {
  return { kind: 'commitment', unit: 'amount', by: signed(groups, amountOf(groups)) };
}

function credit(groups: Groups, { terms }: Names): Change {
  const until: Day = readDay(groups['until'] ?? '') ?? lastDay(addMonths(monthOf(terms.start), terms.months - 1));
  return { kind: 'credit', credit: { amount: amountOf(groups), from: terms.start, until, match: {}, countsTowardCommitment: false } };
}

function signed(groups: Groups, value: Decimal): Decimal {
  return groups['sign'] === '-' || /less|lower|down/.test(groups['after'] ?? '') ? negate(value) : value;
}

function numberOf(groups: Groups): Decimal {
  const read = readDecimal((groups['number'] ?? '').replaceAll(',', ''));
  if (read === undefined) throw notUnderstood(groups['number'] ?? '');
  return read;
}

function amountOf(groups: Groups): Decimal {
  const unit = groups['unit'] ?? '';
  return multiply(numberOf(groups), decimal(/^k|^t/.test(unit) ? 1000 : unit.startsWith('m') ? 1_000_000 : 1));
}

function modelIn(named: string | undefined, known: readonly string[], said: string): string {
  const wanted = (named ?? '').replace(/ /g, '-');
  const found = known.find((each) => each.toLowerCase() === wanted || each.toLowerCase() === named);
  if (found !== undefined) return found;
  const meant = nearest(wanted, known);
  throw new Refusal('not-found', `"${named ?? ''}" in "${said}" is neither a model nor a workload known here.${meant === undefined ? '' : ` Did you mean ${meant}?`} Known: ${known.join(', ')}.`, 'ask');
}

const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** "2027-03", "2027-03-15", "march", "march 2028": the first such month of the deal where no year is said. */
function monthIn(said: string | undefined, { terms }: Names, sentence: string): Month | undefined {
  if (said === undefined) return undefined;
  const written = readMonth(said) ?? (readDay(said) === undefined ? undefined : monthOf(said));
  if (written !== undefined) return written;
  const [name = '', year] = said.split(' ');
  const place = monthNames.findIndex((each) => each === name || (name.length >= 3 && each.startsWith(name)));
  const wanted = `-${String(place + 1).padStart(2, '0')}`;
  const found = place < 0 ? undefined : year === undefined ? monthsFrom(monthOf(terms.start), terms.months).find((month) => month.endsWith(wanted)) : readMonth(`${year}${wanted}`);
  if (found === undefined) throw new Refusal('invalid', `"${said}" in "${sentence}" is no month of the deal. Write it as 2027-03, March, or March 2028.`, 'ask');
  return found;
}
