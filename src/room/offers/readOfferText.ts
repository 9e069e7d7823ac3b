import { addDays, firstDay, monthOf, type Day } from '../../base/calendar.ts';
import { compare, show, zero } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { modelsIn } from '../../ledger/scope.ts';
import { figuresIn, type Figure } from './figures.ts';
import { conditionalCreditOf, milestoneIn, type SaidMilestone } from './milestoneCredits.ts';
import { ptuDiscountIn, withPtuDiscounts, type OfferedBlock, type SaidPtuDiscount } from './ptuDiscounts.ts';
import { kindIn, of, priceOf, scopeIn, subjectOf, type Rule } from './saidRule.ts';
import { bareNumbers, commits, held, isMailHead, startIn, shortfallIn, short, unreadWords, vague, yearNamed } from './saidWords.ts';
import { blockIn, discountsIn, tiersIn, type SaidBlock } from './severalFigures.ts';
import { asSentence, headsPrices, ptuPriceIn, unitPricesIn } from './unitPrices.ts';
import { offerDeal, type OfferHead } from './offerDeal.ts';

/** One term that the text says, with the words it stands in. */
export interface UnderstoodTerm {
  /** The key of the deal file, or "expires". */
  readonly key: string;
  readonly says: string;
  readonly line: number;
  readonly quote: string;
  /** False where it is understood and a deal file cannot hold it as it stands. */
  readonly inDeal: boolean;
}

export interface OfferRead {
  readonly understood: readonly UnderstoodTerm[];
  readonly expires: Day | undefined;
  /** The deal file of what was understood; undefined where start or length are not known. */
  readonly deal: string | undefined;
  /** What the text itself says and a deal file holds only with what was known besides. */
  readonly said: { readonly months?: number; readonly netDays?: number; readonly start?: Day };
}

/** What is known besides the text: said by the asker, never guessed. */
export interface OfferContext {
  readonly name: string;
  readonly start?: Day | undefined;
  readonly months?: number | undefined;
  readonly currency?: string | undefined;
  readonly rateBook: string;
}

/**
 * The terms that the text of a mail, a quote or an order form says in figures: discounts, commitment, credits, length,
 * PTU, support, caps, expiry. Every figure that none of them explains is a finding with its line: nothing is guessed.
 */
export function readOfferText(text: string, file: string, context: OfferContext): Outcome<OfferRead> {
  const lines = text.split(/\r?\n/);
  const reader = new OfferReader(file);
  let columns: string | undefined;
  lines.forEach((line, index) => {
    if (/^\s*>/.test(line)) reader.quoted++;
    // The words before what is quoted are not theirs either.
    else if (isMailHead(line)) return;
    else if (headsPrices(line)) columns = line;
    else {
      if (!line.includes('\t')) columns = undefined;
      for (const sentence of sentencesOf(asSentence(line, columns))) reader.read(sentence, index + 1);
    }
  });
  return reader.offer(context);
}

/** A stop or a semicolon ends a sentence where a space and a capital follow: "gpt-5.4" is one word. */
export function sentencesOf(line: string): string[] {
  return line.split(/(?<=[.;!?])\s+(?=[A-Z(•-])/).filter((each) => each.trim() !== '');
}

class OfferReader {
  readonly #file: string;
  readonly #understood: UnderstoodTerm[] = [];
  readonly #findings: Finding[] = [];
  readonly #rules: { readonly rule: Rule; readonly line: number }[] = [];
  readonly #single = new Map<string, { readonly value: unknown; readonly line: number }[]>();
  readonly #currencies = new Set<string>();
  /** The last line without a figure: what the lines below it are about. */
  #heading = '';
  /** Terms that are settled when the whole text was read, each with its place among what was understood. */
  readonly #ptuDiscounts: { readonly said: SaidPtuDiscount; readonly at: number }[] = [];
  readonly #milestones: { readonly said: SaidMilestone; readonly at: number; readonly line: number }[] = [];
  quoted = 0;

  constructor(file: string) {
    this.#file = file;
  }

  read(sentence: string, line: number): void {
    const figures = figuresIn(sentence);
    const used = new Set<Figure>();
    for (const figure of figures) {
      if (figure.doubtful !== undefined) {
        this.#note('figure-doubtful', `${figure.doubtful}: it was left out. Ask them to write it so that it can be read in one way.`, line);
        used.add(figure);
      }
    }
    const open = (kind: Figure['kind'], unit?: string) => figures.filter((each) => each.kind === kind && !used.has(each) && (unit === undefined || each.unit === unit));
    const say = (key: string, says: string, inDeal: boolean, ...taken: (Figure | undefined)[]) => {
      this.#understood.push({ key, says, line, quote: sentence.trim(), inDeal });
      for (const each of taken) if (each) used.add(each);
    };
    if (vague.test(sentence) && figures.length > 0) {
      this.#note('offer-vague', `"${sentence.trim()}" promises nothing that can be priced: it was left out. Ask for the figure without "${vague.exec(sentence)?.[0].trim() ?? ''}".`, line);
      return;
    }
    const before = this.#understood.length + this.#findings.length;
    this.#words(sentence, open, say, line);
    this.#dates(sentence, open, say, line);
    this.#prices(sentence, open, say, line);
    this.#amounts(sentence, open, say, line);
    for (const bare of bareNumbers(sentence, figures)) this.#note('figure-not-understood', `"${bare}" in "${short(sentence)}" has no unit that is known and is in no term. If it is a price or a term, write it into the deal file by hand.`, line);
    if (figures.length === 0) this.#heading = sentence;
    const silent = this.#understood.length + this.#findings.length === before ? unreadWords.exec(sentence)?.[0] : undefined;
    if (silent !== undefined && figures.length === 0) this.#note('words-not-read', `"${short(sentence)}" speaks of "${silent.trim()}" and was not read: it is in no term. If it is one, write it into the deal file by hand.`, line);
    for (const figure of figures) if (!used.has(figure)) this.#note('figure-not-understood', `"${figure.written}" in "${short(sentence)}" was not understood and is in no term. If it is a term, write it into the deal file by hand.`, line);
  }

  offer({ name, start: given, months: length, currency, rateBook }: OfferContext): Outcome<OfferRead> {
    // What the words say themselves stands before what was known besides.
    const start = (this.#one('start') as Day | undefined) ?? given;
    const months = (this.#one('months') as number | undefined) ?? length;
    const expires = this.#one('expires') as Day | undefined;
    if (this.quoted > 0) this.#findings.push(finding('info', 'quoted-text-left-out', `${this.quoted} quoted lines of earlier mails were left out.`, this.#file));
    if (this.#understood.length === 0) this.#findings.push(finding('warning', 'no-terms-found', 'No term of an offer was found in this text. Is it the right file?', this.#file));
    const money = currency ?? ([...this.#currencies].length === 1 ? [...this.#currencies][0] : undefined) ?? 'USD';
    if (this.#currencies.size > 1 || [...this.#currencies].some((each) => each !== money)) this.#findings.push(finding('error', 'two-currencies', `The text speaks of ${[...this.#currencies].join(' and ')}, and the deal file would be in ${money}: amounts in another currency were not converted. Check every amount.`, this.#file));
    const missing = [...(start === undefined ? ['the day it starts'] : []), ...(months === undefined ? ['how long it runs'] : [])];
    if (missing.length > 0) this.#findings.push(finding('warning', 'offer-incomplete', `The text does not say ${missing.join(' and ')}: no deal file was made. Say it with --start and --months.`, this.#file));
    this.#settlePtu();
    const conditional = start === undefined ? undefined : this.#settleMilestones(firstDay(monthOf(start)));
    const deal = start === undefined || months === undefined ? undefined : this.#deal({ name, start: firstDay(monthOf(start)), months, currency: money, rateBook }, conditional);
    if (start !== undefined && !start.endsWith('-01')) this.#findings.push(finding('info', 'start-moved', `The offer starts on ${start}; a deal file counts whole months, so it was put to ${firstDay(monthOf(start))}.`, this.#file));
    const [said, netDays, starts] = [this.#one('months') as number | undefined, this.#one('netDays') as number | undefined, this.#one('start') as Day | undefined];
    return outcome({ understood: this.#understood, expires, deal, said: { ...(said === undefined ? {} : { months: said }), ...(netDays === undefined ? {} : { netDays }), ...(starts === undefined ? {} : { start: starts }) } }, this.#findings);
  }

  /** What a sentence says in words beside its figures: what becomes of a shortfall, prices that are held, the day of the paper. */
  #words(sentence: string, open: Open, say: Say, line: number): void {
    const becomes = shortfallIn(sentence);
    if (becomes !== undefined) {
      this.#put('shortfall', becomes, line);
      say('commitment', `a shortfall is ${{ carryOver: 'carried over', prepayment: 'prepayment of later charges', forfeit: 'forfeited' }[becomes]}`, true);
    }
    const [day] = open('day');
    if (day?.day && /^\W*(?:order|quote|offer|issue|document)?\s*(?:date|dated)\b/i.test(sentence)) {
      this.#put('dated', day.day, line);
      say('dated', `it is dated ${day.day}`, false, day);
    }
    const [days] = open('span', 'days');
    const dated = this.#one('dated') as Day | undefined;
    if (days && /\b(?:validity|valid for)\b/i.test(sentence) && dated !== undefined) {
      this.#put('expires', addDays(dated, Number(show(days.value))), line);
      say('expires', `the offer expires ${show(days.value)} days after ${dated}`, false, days);
    }
    if (!held.test(sentence) || open('percent').length > 0) return;
    const [span] = open('span', 'months');
    if (/\b(?:whole|entire|full|during the|throughout the|for the) (?:term|agreement|contract|duration)\b/i.test(sentence)) {
      this.#put('listPrices', 'frozen', line);
      return say('listPrices', 'list prices are frozen on the first day', true);
    }
    this.#note('price-hold-part', `"${short(sentence)}" holds prices for a part of the term: a deal file can freeze them for all of it (listPrices: frozen), or say fixed prices until a day. It was left out; write it in by hand.`, line);
    say('listPrices', `prices are held${span === undefined ? ' for a part of the term' : ` for ${months(span)}`}`, false, span);
  }

  #dates(sentence: string, open: Open, say: Say, line: number): void {
    const [date] = open('day');
    if (date?.day && /\b(?:valid|expires?|expiry|offer ends|good (?:through|until)|held? (?:until|through)|accept(?:ed)? (?:by|before)|sign(?:ed)? (?:by|before))\b/i.test(sentence) && !/credit/i.test(sentence)) {
      this.#put('expires', date.day, line);
      say('expires', `the offer expires on ${date.day}`, false, date);
    } else if (!/credit/i.test(sentence)) {
      const first = startIn(sentence, open('day'));
      if (first?.day) {
        this.#put('start', first.day, line);
        say('start', `it starts on ${first.day}`, true, first);
      }
    }
    const [span] = open('span', 'months');
    if (span && /\b(?:term|agreement|enrol\w+|contract|renewal for|deal)\b/i.test(sentence) && !/\b(?:notice|retention|credit|PTU|reserv|terminat|payment|expire|surviv|confiden|liab|claim)\w*/i.test(sentence)) {
      this.#put('months', Number(show(span.value)), line);
      say('months', `it runs ${months(span)}`, true, span);
    }
    const [days] = open('span', 'days');
    if (days && (/\bnet\s*\d+/i.test(sentence) || /\bpay(?:able|ment|ments)?\b/i.test(sentence))) {
      this.#put('netDays', Number(show(days.value)), line);
      say('payment', `payment after ${show(days.value)} days`, false, days);
      this.#note('payment-needs-capital-cost', `Payment after ${show(days.value)} days was understood; add "payment" to the deal file with the days of today and your cost of capital, so that it has a worth.`, line);
    }
  }

  #prices(sentence: string, open: Open, say: Say, line: number): void {
    const models = modelsIn(sentence);
    const [percent, second] = open('percent');
    const [tokens] = open('count', 'tokens');
    const prices = models.length > 0 ? unitPricesIn(sentence, open('money')) : [];
    for (const { figure, kind, perMillion } of prices) this.#rule({ models, kind, scope: scopeIn(sentence), price: { fixedPerMillion: perMillion } }, say, line, figure, ...open('count', 'tokens'));
    if (prices.length > 0) return;
    if (this.#several(sentence, open, say, line) || !percent || second) return;
    if (/\bnew models?\b|\bsuccessors?\b/i.test(sentence) && /\b(?:above|over|than)\b[^.]*\bpredecessor/i.test(sentence) && /\b(?:at most|no more than|not more than|capped|cap|maximum|not exceed)\b/i.test(sentence)) {
      this.#put('newModels', { capOverPredecessorPercent: percent.value }, line);
      return say('newModels', `a new model costs at most ${show(percent.value)} % more than its predecessor`, true, percent);
    }
    if (/\b(?:support)\b/i.test(sentence) && /\bof\b/i.test(sentence)) {
      const [least] = /\b(?:at least|minimum|no less than|not less than)\b/i.test(sentence) && /\b(?:per month|a month|monthly|each month)\b/i.test(sentence) ? open('money') : [];
      this.#put('support', { percentOfSpend: percent.value, minimumPerMonth: least?.value ?? zero }, line);
      if (least) this.#currencies.add(least.unit);
      return say('support', `support at ${show(percent.value)} % of spend${least === undefined ? '' : `, at least ${least.written} a month`}`, true, percent, least);
    }
    if (/\b(?:increase|rise|uplift|escalat\w+|cap)\w*\b/i.test(sentence)) {
      if (/\brenew\w*/i.test(sentence)) {
        this.#put('renewal', { upliftCapPercent: percent.value }, line);
        return say('renewal', `at most ${show(percent.value)} % at renewal`, true, percent);
      }
      if (/\b(?:per year|a year|annual\w*|each year|yearly)\b/i.test(sentence)) {
        this.#put('priceProtection', { match: models.length === 0 ? {} : { model: models }, capPercentPerYear: percent.value, passCuts: true }, line);
        return say('priceProtection', `prices rise by at most ${show(percent.value)} % a year${of(models)}`, true, percent);
      }
      return;
    }
    if (!/\b(?:off|discount\w*|reduc\w+|rebate)\b/i.test(sentence) || tokens) return;
    const [threshold] = /\b(?:exceed\w*|above|beyond|in excess of|more than)\b/i.test(sentence) ? open('money') : [];
    if (threshold) {
      // Off the part above an amount is no discount on all of it.
      this.#note('tiers-unclear', `${show(percent.value)} % that depend on ${threshold.written}: a step of a volume discount, written so that it was not read. It was left out; write it as tiers in the deal file.`, line);
      return say('tiers', `${show(percent.value)} % from ${threshold.written}`, false, percent, threshold);
    }
    if (/\b(?:PTUs?|provisioned|reserv\w+)\b/i.test(sentence)) {
      // Which block it is for is known when all of them were read.
      this.#ptuDiscounts.push({ said: ptuDiscountIn(sentence, percent.value, line), at: this.#understood.length });
      return say('provisioned', `${show(percent.value)} % off provisioned throughput`, true, percent);
    }
    const everything = /\b(?:all|every|any)\b[^.]*\bmodels?\b|\bAzure OpenAI\b|\blist\b/i.test(sentence);
    if (models.length === 0 && !everything) return this.#note('discount-on-what', `${show(percent.value)} % off what? "${short(sentence)}" names no model: it was left out.`, line);
    this.#rule({ models, kind: kindIn(sentence), scope: scopeIn(sentence), price: { discountPercent: percent.value } }, say, line, percent);
  }

  /** What one sentence says with several figures: steps of a volume discount, discounts each on its own models, a block of PTU. */
  #several(sentence: string, open: Open, say: Say, line: number): boolean {
    const free = [...open('percent'), ...open('money'), ...open('count')].toSorted((a, b) => a.start - b.start);
    const tiers = /\b(?:off|discount\w*|rebate|tier\w*)\b/i.test(sentence) ? tiersIn(sentence, free) : undefined;
    if (tiers) {
      const [steps, open] = [tiers.steps.map(({ from, percent }) => `${show(percent)} % from ${show(from)}`).join(', '), [...(tiers.period === undefined ? ['a month or a year'] : []), ...(tiers.method === undefined ? ['on the part above each step, or on all of it'] : [])]];
      const whole = open.length === 0 && tiers.steps.every(({ from }, place) => place === 0 || compare(from, tiers.steps[place - 1]?.from ?? zero) > 0);
      if (whole) this.#put('tiers', { match: tiers.models.length === 0 ? {} : { model: tiers.models }, basis: 'spend', period: tiers.period, method: tiers.method, steps: tiers.steps }, line);
      else this.#note('tiers-unclear', `A volume discount of ${steps}: ${open.length === 0 ? 'its steps do not rise' : `${open.join('; ')}? The text does not say so`}, and it was left out. Ask them to write it.`, line);
      for (const { unit } of tiers.taken.filter(({ kind }) => kind === 'money')) this.#currencies.add(unit);
      say('tiers', `a volume discount of ${steps}${tiers.period === undefined ? '' : ` a ${tiers.period}`}${of(tiers.models)}`, whole, ...tiers.taken);
      return true;
    }
    const discounts = discountsIn(sentence, free);
    if (discounts) {
      for (const { figure, models } of discounts) this.#rule({ models, kind: undefined, scope: scopeIn(sentence), price: { discountPercent: figure.value } }, say, line, figure);
      return true;
    }
    const unit = ptuPriceIn(sentence, open('money'));
    if (unit) {
      this.#note('ptu-price-left-out', `${unit.says} is a price of provisioned throughput: a block of PTU holds a discount on list. Write it as discountPercent of the block in the deal file.`, line);
      say('provisioned', unit.says, false, unit.figure);
    }
    const [off, other] = open('percent');
    const block = (off === undefined || (other === undefined && /\b(?:off|discount\w*|rebate)\b/i.test(sentence))) && open('money').length === 0 ? blockIn(sentence, open('count'), scopeIn(sentence)) : undefined;
    if (block) this.#block(block, sentence, say, line, ...open('span', 'months'));
    // A discount in the same sentence goes on as one on PTU.
    return block !== undefined && off === undefined;
  }

  #block({ ptu, model, purchase, scope, region }: SaidBlock, sentence: string, say: Say, line: number, ...spans: readonly Figure[]): void {
    const missing = [...(model === undefined ? ['the model'] : []), ...(purchase === undefined ? ['hourly, one month or one year'] : []), ...(scope === undefined ? ['global, data zone or regional'] : [])];
    if (missing.length > 0) this.#note('block-unclear', `${show(ptu.value)} PTU in "${short(sentence)}" without ${missing.join(', ')}: no block was made. Ask for it, or write it into the deal file.`, line);
    else {
      this.#put('provisioned', { model, scope, ptu: ptu.value, purchase, ...(region === undefined ? {} : { region }) }, line);
      if (region === undefined) this.#note('block-region-not-said', `The block of ${show(ptu.value)} PTU of ${model ?? ''} names no region: a deal file takes eastus2 where nothing is said, and prices can differ by region. Ask which it is.`, line);
    }
    say('provisioned', `${show(ptu.value)} PTU${model === undefined ? '' : ` of ${model}`}${purchase === undefined ? '' : `, ${purchase}`}`, missing.length === 0, ptu, ...spans.slice(0, purchase === undefined ? 0 : 1));
  }

  #amounts(sentence: string, open: Open, say: Say, line: number): void {
    const [money, second] = open('money');
    const hangs = /\bcredits?\b/i.test(sentence) && /\b(?:if|when|once|upon|subject to|conditional)\b[^.]*\b(?:spend|reach|consum|milestone)\w*/i.test(sentence);
    if (money && hangs) {
      const milestone = milestoneIn(sentence, [...open('money'), ...open('span'), ...open('day')]);
      const taken = [...open('money'), ...open('span', 'months'), ...open('day')];
      if ('open' in milestone) {
        this.#note('credit-conditional', `The credit of ${money.written} hangs on a condition, and the words do not say ${milestone.open.join('; ')}: it was left out. Ask for it, or write conditionalCredit into the deal file.`, line);
        return say('conditionalCredit', `a credit of ${money.written} on a condition`, false, ...taken);
      }
      this.#currencies.add(milestone.currency);
      this.#milestones.push({ said: milestone, at: this.#understood.length, line });
      return say('conditionalCredit', `a credit of ${milestone.currency} ${show(milestone.credit)} for a spend of ${show(milestone.spend)} ${typeof milestone.by === 'number' ? `in the first ${milestone.by} months` : `by ${milestone.by}`}, usable for ${milestone.expiresAfterMonths} months`, true, ...taken);
    }
    if (!money || second) return;
    const year = yearNamed(sentence);
    if (year !== undefined && commits.test(`${this.#heading} ${sentence}`)) {
      this.#currencies.add(money.unit);
      this.#put('commitment', { amount: money.value, year }, line);
      return say('commitment', `a commitment of ${money.unit} ${show(money.value)} in year ${year}`, true, money);
    }
    if (/\bcommit\w*|\bMACC\b|\bminimum (?:spend|consumption)\b/i.test(sentence)) {
      const yearly = /\b(?:per year|a year|annual(?:ly)?|each year|yearly|p\.a\.)(?!\w)/i.test(sentence);
      const whole = /\b(?:total|over (?:the|three|two|five|\d)|for the (?:whole )?term|in all|aggregate)\b/i.test(sentence);
      if (yearly === whole) return this.#note('commitment-period-unclear', `A commitment of ${money.written} a year, or in all? The text does not say so clearly: it was left out.`, line);
      this.#currencies.add(money.unit);
      this.#put('commitment', { amount: money.value, yearly }, line);
      for (const span of open('span', 'months').slice(0, 1)) {
        this.#put('months', Number(show(span.value)), line);
        say('months', `it runs ${months(span)}`, true, span);
      }
      return say('commitment', `a commitment of ${money.unit} ${show(money.value)} ${yearly ? 'a year' : 'in all'}`, true, money);
    }
    if (/\bcredits?\b/i.test(sentence) && !/\bservice credits?\b|\bSLA\b/i.test(sentence)) {
      const [until] = open('day');
      const [within] = open('span', 'months');
      if (until === undefined && within === undefined) return this.#note('credit-without-expiry', `A credit of ${money.written} that does not say how long it can be used: it was left out. Ask for the day.`, line);
      this.#currencies.add(money.unit);
      this.#put('credits', { amount: money.value, until: until?.day, months: within === undefined ? undefined : Number(show(within.value)) }, line);
      say('credits', `a credit of ${money.unit} ${show(money.value)}, usable ${until?.day === undefined ? `for ${show(within?.value ?? zero)} months` : `until ${until.day}`}`, true, money, until, until === undefined ? within : undefined);
    }
  }

  #rule(rule: Rule, say: Say, line: number, figure: Figure, ...beside: readonly Figure[]): void {
    const same = this.#rules.find(({ rule: other }) => subjectOf(other) === subjectOf(rule));
    const price = 'discountPercent' in rule.price ? `${show(rule.price.discountPercent)} % off` : `${show(rule.price.fixedPerMillion)} a million${rule.kind === undefined ? '' : ` ${rule.kind}`} tokens`;
    if (same && priceOf(same.rule) !== priceOf(rule)) {
      this.#note('said-twice', `Line ${same.line} and line ${line} give two prices for the same tokens (${subjectOf(rule)}): the first stands in the deal file. Ask which holds.`, line);
      return say('rates', `${price}, against line ${same.line}`, false, figure, ...beside);
    }
    if (!same) this.#rules.push({ rule, line });
    if (figure.kind === 'money') this.#currencies.add(figure.unit);
    say('rates', `${price}${of(rule.models)}`, true, figure, ...beside);
  }

  /** Puts the discounts on PTU into the blocks they are for, and says of the others why they are in none. */
  #settlePtu(): void {
    const read = (this.#single.get('provisioned') ?? []) as readonly { readonly value: OfferedBlock; readonly line: number }[];
    const { blocks, left } = withPtuDiscounts(read.map(({ value }) => value), this.#ptuDiscounts.map(({ said }) => said));
    if (read.length > 0) this.#single.set('provisioned', blocks.map((value, place) => ({ value, line: read[place]?.line ?? 0 })));
    for (const { said, because } of left) {
      this.#note('ptu-discount-left-out', `${show(said.percent)} % off provisioned throughput belongs to a block of PTU, and ${because}: write it as discountPercent of the block in the deal file.`, said.line);
      this.#leaveOut(this.#ptuDiscounts.find((each) => each.said === said)?.at);
    }
  }

  #settleMilestones(start: Day): object | undefined {
    const [first] = this.#milestones;
    if (first === undefined) return undefined;
    const made = conditionalCreditOf(this.#milestones.map(({ said }) => said), start);
    if (typeof made !== 'string') return made;
    this.#note('credit-conditional', `${made}: no conditional credit was written. Ask which holds, or write conditionalCredit into the deal file.`, first.line);
    for (const { at } of this.#milestones) this.#leaveOut(at);
    return undefined;
  }

  #leaveOut(at: number | undefined): void {
    const term = at === undefined ? undefined : this.#understood[at];
    if (at !== undefined && term !== undefined) this.#understood[at] = { ...term, inDeal: false };
  }

  #deal(head: OfferHead, conditionalCredit: object | undefined): string {
    if (this.#one('commitment') !== undefined && this.#one('shortfall') === undefined) {
      this.#findings.push(finding('warning', 'shortfall-not-said', 'The text does not say what happens to a shortfall: it is taken as forfeited, the harder reading for you. Ask for prepayment or carry-over and correct the deal file.', this.#file));
    }
    return offerDeal(head, this.#rules.map(({ rule }) => rule), (key) => (key === 'conditionalCredit' ? (conditionalCredit === undefined ? [] : [conditionalCredit]) : (this.#single.get(key) ?? []).map(({ value }) => value)));
  }

  #put(key: string, value: unknown, line: number): void {
    const said = this.#single.get(key) ?? [];
    const other = said.find((each) => !many.has(key) && JSON.stringify(each.value, plainly) !== JSON.stringify(value, plainly));
    if (other) this.#note('said-twice', `Line ${other.line} and line ${line} say two things about ${key}: the first is taken. Ask which holds.`, line);
    if (!said.some((each) => JSON.stringify(each.value, plainly) === JSON.stringify(value, plainly))) this.#single.set(key, [...said, { value, line }]);
  }

  #one(key: string): unknown {
    return this.#single.get(key)?.[0]?.value;
  }

  #note(code: string, message: string, row: number): void {
    this.#findings.push(finding('warning', code, message, { file: this.#file, row }));
  }
}

type Open = (kind: Figure['kind'], unit?: string) => readonly Figure[];
type Say = (key: string, says: string, inDeal: boolean, ...taken: (Figure | undefined)[]) => void;

const many: ReadonlySet<string> = new Set(['credits', 'priceProtection', 'tiers', 'provisioned', 'commitment']);
function plainly(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function months({ value }: Figure): string {
  return show(value) === '1' ? '1 month' : `${show(value)} months`;
}
