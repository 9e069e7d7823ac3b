import type { z } from 'zod';
import { lastDay, addMonths, monthOf } from '../base/calendar.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import { compact, dealShape, type DealShape } from './dealShape.ts';
import type { DealTerms } from './dealTerms.ts';
import { described } from './dealValues.ts';
import { readPlainYaml, WrittenNumber, type Plain } from './plainYaml.ts';

/** The terms of a deal file `parley.deal/1`, YAML or JSON, amounts exact. Refuses what cannot be meant in one sentence with its place. */
export function readDeal(text: string, file: string): Outcome<DealTerms> {
  const written = readPlainYaml(text, file);
  checkFormat(written, file);
  const read = dealShape.safeParse(withoutEmpty(written));
  if (!read.success) throw refusal(read.error.issues, file);
  const findings: Finding[] = [];
  const terms = withDefaults(read.data, file, findings);
  checkAcross(terms, file);
  return outcome(terms, [...findings, ...periodFindings(terms, file)]);
}

/** The rate book that a deal file without one is priced by. */
export const bundledRateBook = 'azure-2026-10';

function checkFormat(written: Plain, file: string): asserts written is PlainGroup {
  if (!isGroup(written)) {
    throw new Refusal('unreadable', `${file} is no deal file: it should begin with "parley: deal/1" and hold named terms.`, { file });
  }
  const format = written['parley'];
  if (format === 'deal/1') return;
  const other = typeof format === 'string' && format.startsWith('deal/') ? 'This Parley reads deal/1.' : 'Is it the right file?';
  throw new Refusal('unreadable', `${file} should begin with "parley: deal/1", and ${format === undefined ? 'does not say what it is' : `says ${described(format)}`}. ${other}`, { file, key: 'parley' });
}

type PlainGroup = { [key: string]: Plain };

function isGroup(value: Plain): value is PlainGroup {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber);
}

/** A key with nothing behind it ("credits:") says that there is none. */
function withoutEmpty(written: PlainGroup): PlainGroup {
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null));
}

/** The first problem in one sentence, with its place and how many more there are. */
function refusal(issues: readonly z.core.$ZodIssue[], file: string): Refusal {
  // A misspelt key is the reason why another one is missing.
  const first = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const key = placeOf(first?.path ?? []);
  const more = issues.length > 1 ? ` ${issues.length - 1} more ${issues.length === 2 ? 'place needs' : 'places need'} correcting, too.` : '';
  const where = key === '' ? file : `${file}, ${key}`;
  return new Refusal('invalid', `${where} ${first?.message ?? 'is not understood'}.${more}`.replace('?.', '?'), { file, key: key === '' ? 'the deal' : key });
}

/** "rates[0].match". */
function placeOf(path: readonly PropertyKey[]): string {
  return path.map((step, place) => (typeof step === 'number' ? `[${step}]` : place === 0 ? String(step) : `.${String(step)}`)).join('');
}

function withDefaults(read: DealShape, file: string, findings: Finding[]): DealTerms {
  const { parley: _format, name, currency, rateBook, ...terms } = read;
  const assumed = (key: string, value: string): string => {
    findings.push(finding('info', 'deal-default', `${file} does not say its ${key}: ${value} is assumed.`, { file, key }));
    return value;
  };
  const fileName = (file.split(/[/\\]/).at(-1) ?? file).replace(/\.(ya?ml|json)$/i, '');
  return compact({ ...terms, name: name ?? assumed('name', fileName), currency: currency ?? assumed('currency', 'USD'), rateBook: rateBook ?? assumed('rateBook', bundledRateBook) });
}

/** What no single term can know. */
function checkAcross(terms: DealTerms, file: string): void {
  const refuse = (key: string, sentence: string): never => {
    throw new Refusal('invalid', `${file}, ${key} ${sentence}`, { file, key });
  };
  if (!terms.start.endsWith('-01')) refuse('start', `is ${terms.start}, and a deal starts on the first day of a month; write ${monthOf(terms.start)}-01, or the first of the month after.`);
  if (!/^[A-Z]{3}$/.test(terms.currency)) refuse('currency', `is "${terms.currency}", and a currency code of three capital letters is wanted (USD).`);
  const { exchange } = terms;
  if (exchange !== undefined && !/^[A-Z]{3}$/.test(exchange.listCurrency)) refuse('exchange.listCurrency', `is "${exchange.listCurrency}", and a currency code of three capital letters is wanted (USD).`);
  if (exchange?.listCurrency === terms.currency) refuse('exchange.listCurrency', `is ${terms.currency}, the currency of the deal itself; leave exchange out where list is in that currency.`);
  const first = exchange?.rates[0]?.from;
  if (first !== undefined && first > terms.start) refuse('exchange.rates[0].from', `is ${first}, after the deal starts on ${terms.start}: list of the days before could not be converted. Give the rate of the start.`);
  for (const [place, block] of terms.provisioned.entries()) {
    const same = terms.provisioned.findIndex((other) => other.id === block.id);
    if (same < place) refuse(`provisioned[${place}].id`, `is "${block.id}", as is that of provisioned[${same}]; give each block its own.`);
  }
  const milestones = [...(terms.commitment?.milestones ?? []).map((milestone, place) => ({ ...milestone, key: `commitment.milestones[${place}].by` })), ...(terms.conditionalCredit?.milestones ?? []).map((milestone, place) => ({ ...milestone, key: `conditionalCredit.milestones[${place}].by` }))];
  for (const { by, key } of milestones) if (by < terms.start) refuse(key, `is ${by}, before the deal starts on ${terms.start}.`);
  const matches = new Set(terms.credits.map((credit) => JSON.stringify(credit.match)));
  if (matches.size > 12) refuse('credits', `match ${matches.size} different sets of charges, and at most 12 are read; put credits with the same match together.`);
}

/** Terms that never take effect within the deal. */
function periodFindings(terms: DealTerms, file: string): Finding[] {
  const end = lastDay(addMonths(monthOf(terms.start), terms.months - 1));
  const never = (key: string, what: string): Finding => finding('warning', 'term-without-effect', `${file}, ${key} ${what}, so it has no effect within the deal (${terms.start} to ${end}).`, { file, key });
  return [
    ...terms.rates.flatMap((rule, place) => ((rule.until ?? end) < terms.start || (rule.from ?? end) > end ? [never(`rates[${place}]`, 'holds only outside the months of the deal')] : [])),
    ...terms.credits.flatMap((credit, place) => (credit.until < terms.start || credit.from > end ? [never(`credits[${place}]`, 'is usable only outside the months of the deal')] : [])),
    ...terms.provisioned.flatMap((block, place) => (block.from > monthOf(end) ? [never(`provisioned[${place}]`, `begins in ${block.from}`)] : [])),
  ];
}
