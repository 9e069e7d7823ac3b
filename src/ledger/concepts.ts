import type { Token } from '../playbook/tokens.ts';

/**
 * What a word is about, so that a promise and a clause meet that say the same thing in other words: "prompts" and
 * "Customer Data", "off list" and "discount". Words that say nothing about the subject are nothing.
 */
export function conceptOf(word: string): string | undefined {
  // Models are compared apart, by their names; so are numbers.
  if (idle.has(word) || modelWords.has(word) || /^\d/.test(word)) return undefined;
  const known = byWord.get(word);
  if (known !== undefined) return known;
  const beginning = beginnings.find(([start]) => word.startsWith(start));
  return beginning === undefined ? stem(word) : beginning[1];
}

/** The words that carry a subject, without their endings: "store" and "delete" are about one thing and are not the same. */
export function stemsOf(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.flatMap(({ word, quantity }) => (quantity === undefined && conceptOf(word) !== undefined ? [stem(word)] : [])));
}

/** Whether two words are one in different endings: "pay" and "payable", "delete" and "deleted". */
export function isSameWord(a: string, b: string): boolean {
  const length = Math.min(5, a.length, b.length);
  return length >= 3 && a.slice(0, length) === b.slice(0, length);
}

/** The concepts of tokens in their order; quantities are compared apart and are none. */
export function conceptsOf(tokens: readonly Token[], without: ReadonlySet<string> = nobody): (string | undefined)[] {
  return tokens.map(({ word, quantity }, at) => (quantity !== undefined || without.has(word) ? undefined : (turned(tokens, at) ?? conceptOf(word))));
}

/** "Go up" and "come down" are about prices as "rise" and "fall" are. */
function turned(tokens: readonly Token[], at: number): string | undefined {
  if (!/^(?:go|goes|went|going|come|comes)$/.test(tokens[at]?.word ?? '')) return undefined;
  const next = tokens[at + 1]?.word;
  return next === 'up' ? 'rise' : next === 'down' ? 'fall' : undefined;
}

const nobody: ReadonlySet<string> = new Set();
const modelWords: ReadonlySet<string> = new Set(['gpt', 'mini', 'nano', 'turbo', 'pro']);

/** What somebody does, or what is done: a clause that speaks of the same things but of no such act says something else. */
export const acts: ReadonlySet<string> = new Set('train improve discount fall rise credit respond renew retain available notify terminate reduce retire pay indemnify suspend audit expire forfeit count limit'.split(' '));

/** Word lists of one subject each; a star stands for any ending. */
const families: Readonly<Record<string, string>> = {
  data: 'data prompt prompts completion completions content inputs outputs conversation conversations embeddings',
  train: 'train training trained trains fine-tune retrain',
  improve: 'improve improves improving improvement develop',
  discount: 'discount discounts discounted off rebate reduction reduced',
  price: 'price prices pricing priced rate rates tariff',
  fall: 'fall falls fell decrease decreases lower lowers cut cuts drop drops',
  rise: 'rise rises increase increases increased uplift raise raised rises higher escalation cap capped',
  credit: 'credit credits',
  promotion: 'promotional promotion migration funding incentive',
  support: 'support supported',
  severity: 'severity sev priority critical',
  respond: 'response responses respond responds answer answered reply',
  renew: 'renew renews renewal renewed renewing extension extend extended',
  retain: 'retain retains retained retention store stores stored keep kept delete deletes deleted deletion erase erased',
  available: 'available availability uptime',
  notify: 'notify notifies notified notification notice inform informs announce',
  terminate: 'terminate terminates termination exit cancel cancels cancellation',
  capacity: 'ptu ptus provisioned throughput capacity quota',
  reduce: 'reduce reduces resize downsize return hand scale shrink',
  commitment: 'commitment commit commits committed macc minimum',
  shortfall: 'shortfall shortfalls',
  model: 'model models version versions successor',
  retire: 'retire retires retired retirement deprecate deprecated deprecation',
  pay: 'pay pays payment payments payable invoice invoices invoiced due',
  liable: 'liability liable damages',
  limit: 'limit limits limited limitation unlimited uncapped',
  incident: 'incident incidents ticket tickets',
  expire: 'expire expires expired expiry lapse lapses lapsed',
  forfeit: 'forfeit forfeits forfeited lost',
  count: 'count counts counted',
  charge: 'charge charges charged fee fees cost costs',
  process: 'process processes processed processing',
  indemnify: 'indemnify indemnity indemnification indemnifies defend',
  suspend: 'suspend suspends suspension suspended',
  region: 'region regions europe eu geography geographies country residency',
  audit: 'audit audits inspect inspection',
  reserve: 'reserve reserved reservation',
  automatic: 'automatic automatically itself themselves',
  begin: 'start starts begin begins launch effective',
};

const byWord = new Map(Object.entries(families).flatMap(([concept, words]) => words.split(' ').map((word): [string, string] => [word, concept])));
const beginnings: readonly (readonly [string, string])[] = [['certif', 'certify'], ['confiden', 'confidential'], ['unauthori', 'unauthorised'], ['utilis', 'utilise'], ['utiliz', 'utilise']];

/** Words that carry no subject: grammar, the sides, modal verbs and hedges, which are looked at apart. */
const idle: ReadonlySet<string> = new Set(
  `a an the this that these those it its of to in on at by for from with without as and or but nor if when where while than then so such each any all every both either whole entire only also again per into out over under up down about
  is are was were be been being has have had do does did will shall would should may might can could must
  we us our ours you your yours they them their he she who which what whose i me my
  customer customers supplier suppliers provider providers vendor vendors microsoft party parties company affiliate affiliates side
  agreement amendment contract enrollment enrolment clause section schedule paper term terms period service services use used uses using day days time times month months year years hour hours minute minutes week weeks once twice end
  not no never neither give gives given get gets got grant grants granted make makes made apply applies applied provide provides provided offer offers like want
  more most less least better up within later before after until during first end ends new other others same one two three percent usd eur % $ €`.split(/\s+/),
);

/** The word without the endings of number and tense: "milestones" is "milestone", "deployed" is "deploy". */
function stem(word: string): string {
  if (word.length <= 4 || /\d/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.endsWith('ing') && word.length > 6) return word.slice(0, -3);
  if (word.endsWith('ed') && word.length > 5) return word.slice(0, -2);
  if (word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word;
}
