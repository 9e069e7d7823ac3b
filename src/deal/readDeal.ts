import { lastDay, addMonths, monthOf } from '../base/calendar.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import { compact, dealShape, type DealShape } from './dealShape.ts';
import type { DealTerms } from './dealTerms.ts';
import { readShaped } from './readShaped.ts';

/** The terms of a deal file `parley.deal/1`, YAML or JSON, amounts exact. Refuses what cannot be meant in one sentence with its place. */
export function readDeal(text: string, file: string): Outcome<DealTerms> {
  const read = readShaped(text, file, { format: 'deal/1', what: 'deal file', holds: 'named terms' }, dealShape);
  const findings: Finding[] = [];
  const terms = withDefaults(read, file, findings);
  checkAcross(terms, file);
  return outcome(terms, [...findings, ...periodFindings(terms, file)]);
}

/** The rate book that a deal file without one is priced by. */
export const bundledRateBook = 'azure-2026-10';

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
    ...terms.provisioned.flatMap(({ purchase, pay }, place) => (purchase === 'hourly' && pay === 'upfront' ? [never(`provisioned[${place}].pay`, 'is upfront, and what is bought by the hour is paid by the hour')] : [])),
    ...(terms.newModels?.capOverPredecessorPercent !== undefined && Object.keys(terms.newModels.predecessors).length === 0 ? [never('newModels', 'caps a price over a predecessor and names none')] : []),
    ...terms.provisioned.flatMap((block, place) => (block.from > monthOf(end) ? [never(`provisioned[${place}]`, `begins in ${block.from}`)] : [])),
  ];
}
