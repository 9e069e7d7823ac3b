import { firstDay, monthOf, type Day } from '../../base/calendar.ts';
import { show } from '../../base/decimal.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Figure } from './figures.ts';
import { conditionalCreditOf, type SaidMilestone } from './milestoneCredits.ts';
import { offerDeal, type OfferHead } from './offerDeal.ts';
import { withPtuDiscounts, type OfferedBlock, type SaidPtuDiscount } from './ptuDiscounts.ts';
import { of, priceOf, subjectOf, type Rule } from './saidRule.ts';

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

/** A sentence with its figures, of which each is taken by one term at most. */
export interface SaidSentence {
  readonly sentence: string;
  readonly line: number;
  readonly open: Open;
  readonly say: Say;
}

/** The figures of a kind that no term has taken yet. */
type Open = (kind: Figure['kind'], unit?: string) => readonly Figure[];
type Say = (key: string, says: string, inDeal: boolean, ...taken: (Figure | undefined)[]) => void;

/** What was understood of a text while its sentences are read, and what is said of the rest. */
export class OfferNotes {
  readonly #file: string;
  readonly understood: UnderstoodTerm[] = [];
  readonly #findings: Finding[] = [];
  readonly #rules: { readonly rule: Rule; readonly line: number }[] = [];
  readonly #single = new Map<string, { readonly value: unknown; readonly line: number }[]>();
  readonly currencies = new Set<string>();
  /** The last line without a figure: what the lines below it are about. */
  heading = '';
  /** Terms that are settled when the whole text was read, each with its place among what was understood. */
  readonly ptuDiscounts: { readonly said: SaidPtuDiscount; readonly at: number }[] = [];
  readonly milestones: { readonly said: SaidMilestone; readonly at: number; readonly line: number }[] = [];
  quoted = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** How much was said so far. */
  get length(): number {
    return this.understood.length + this.#findings.length;
  }

  /** All of it, once the last sentence was read. */
  offer({ name, start: given, months: length, currency, rateBook }: OfferContext): Outcome<OfferRead> {
    // What the words say themselves stands before what was known besides.
    const start = (this.one('start') as Day | undefined) ?? given;
    const months = (this.one('months') as number | undefined) ?? length;
    const expires = this.one('expires') as Day | undefined;
    if (this.quoted > 0) this.#findings.push(finding('info', 'quoted-text-left-out', `${this.quoted} quoted lines of earlier mails were left out.`, this.#file));
    if (this.understood.length === 0) this.#findings.push(finding('warning', 'no-terms-found', 'No term of an offer was found in this text. Is it the right file?', this.#file));
    const money = currency ?? ([...this.currencies].length === 1 ? [...this.currencies][0] : undefined) ?? 'USD';
    if (this.currencies.size > 1 || [...this.currencies].some((each) => each !== money)) this.#findings.push(finding('error', 'two-currencies', `The text speaks of ${[...this.currencies].join(' and ')}, and the deal file would be in ${money}: amounts in another currency were not converted. Check every amount.`, this.#file));
    const missing = [...(start === undefined ? ['the day it starts'] : []), ...(months === undefined ? ['how long it runs'] : [])];
    if (missing.length > 0) this.#findings.push(finding('warning', 'offer-incomplete', `The text does not say ${missing.join(' and ')}: no deal file was made. Say it with --start and --months.`, this.#file));
    this.#settlePtu();
    const conditional = start === undefined ? undefined : this.#settleMilestones(firstDay(monthOf(start)));
    const deal = start === undefined || months === undefined ? undefined : this.#deal({ name, start: firstDay(monthOf(start)), months, currency: money, rateBook }, conditional);
    if (start !== undefined && !start.endsWith('-01')) this.#findings.push(finding('info', 'start-moved', `The offer starts on ${start}; a deal file counts whole months, so it was put to ${firstDay(monthOf(start))}.`, this.#file));
    const [said, netDays, starts] = [this.one('months') as number | undefined, this.one('netDays') as number | undefined, this.one('start') as Day | undefined];
    return outcome({ understood: this.understood, expires, deal, said: { ...(said === undefined ? {} : { months: said }), ...(netDays === undefined ? {} : { netDays }), ...(starts === undefined ? {} : { start: starts }) } }, this.#findings);
  }

  /** Keeps a price of tokens, or says that another line gives another. */
  rule(rule: Rule, say: Say, line: number, figure: Figure, ...beside: readonly Figure[]): void {
    const same = this.#rules.find(({ rule: other }) => subjectOf(other) === subjectOf(rule));
    const price = 'discountPercent' in rule.price ? `${show(rule.price.discountPercent)} % off` : `${show(rule.price.fixedPerMillion)} a million${rule.kind === undefined ? '' : ` ${rule.kind}`} tokens`;
    if (same && priceOf(same.rule) !== priceOf(rule)) {
      this.note('said-twice', `Line ${same.line} and line ${line} give two prices for the same tokens (${subjectOf(rule)}): the first stands in the deal file. Ask which holds.`, line);
      return say('rates', `${price}, against line ${same.line}`, false, figure, ...beside);
    }
    if (!same) this.#rules.push({ rule, line });
    if (figure.kind === 'money') this.currencies.add(figure.unit);
    say('rates', `${price}${of(rule.models)}`, true, figure, ...beside);
  }

  /** Puts the discounts on PTU into the blocks they are for, and says of the others why they are in none. */
  #settlePtu(): void {
    const read = (this.#single.get('provisioned') ?? []) as readonly { readonly value: OfferedBlock; readonly line: number }[];
    const { blocks, left } = withPtuDiscounts(read.map(({ value }) => value), this.ptuDiscounts.map(({ said }) => said));
    if (read.length > 0) this.#single.set('provisioned', blocks.map((value, place) => ({ value, line: read[place]?.line ?? 0 })));
    for (const { said, because } of left) {
      this.note('ptu-discount-left-out', `${show(said.percent)} % off provisioned throughput belongs to a block of PTU, and ${because}: write it as discountPercent of the block in the deal file.`, said.line);
      this.#leaveOut(this.ptuDiscounts.find((each) => each.said === said)?.at);
    }
  }

  #settleMilestones(start: Day): object | undefined {
    const [first] = this.milestones;
    if (first === undefined) return undefined;
    const made = conditionalCreditOf(this.milestones.map(({ said }) => said), start);
    if (typeof made !== 'string') return made;
    this.note('credit-conditional', `${made}: no conditional credit was written. Ask which holds, or write conditionalCredit into the deal file.`, first.line);
    for (const { at } of this.milestones) this.#leaveOut(at);
    return undefined;
  }

  #leaveOut(at: number | undefined): void {
    const term = at === undefined ? undefined : this.understood[at];
    if (at !== undefined && term !== undefined) this.understood[at] = { ...term, inDeal: false };
  }

  #deal(head: OfferHead, conditionalCredit: object | undefined): string {
    if (this.one('commitment') !== undefined && this.one('shortfall') === undefined) {
      this.#findings.push(finding('warning', 'shortfall-not-said', 'The text does not say what happens to a shortfall: it is taken as forfeited, the harder reading for you. Ask for prepayment or carry-over and correct the deal file.', this.#file));
    }
    return offerDeal(head, this.#rules.map(({ rule }) => rule), (key) => (key === 'conditionalCredit' ? (conditionalCredit === undefined ? [] : [conditionalCredit]) : (this.#single.get(key) ?? []).map(({ value }) => value)));
  }

  /** Keeps what a line says of a term; a second line that says otherwise is told. */
  put(key: string, value: unknown, line: number): void {
    const said = this.#single.get(key) ?? [];
    const other = said.find((each) => !many.has(key) && JSON.stringify(each.value, plainly) !== JSON.stringify(value, plainly));
    if (other) this.note('said-twice', `Line ${other.line} and line ${line} say two things about ${key}: the first is taken. Ask which holds.`, line);
    if (!said.some((each) => JSON.stringify(each.value, plainly) === JSON.stringify(value, plainly))) this.#single.set(key, [...said, { value, line }]);
  }

  /** What was first said of a term. */
  one(key: string): unknown {
    return this.#single.get(key)?.[0]?.value;
  }

  /** What a person must look at, with its line. */
  note(code: string, message: string, row: number): void {
    this.#findings.push(finding('warning', code, message, { file: this.#file, row }));
  }
}

const many: ReadonlySet<string> = new Set(['credits', 'priceProtection', 'tiers', 'provisioned', 'commitment']);

function plainly(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
