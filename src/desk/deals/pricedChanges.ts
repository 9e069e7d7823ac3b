import { outcome, type Outcome } from '../../base/outcome.ts';
import { finding, type Finding } from '../../base/finding.ts';
import type { Watch } from '../../base/progress.ts';
import { readDeal } from '../../deal/readDeal.ts';
import { writeDeal } from '../../deal/writeDeal.ts';
import type { Change } from '../../paper/compare/compare.ts';
import { changedLines } from '../../paper/compare/changedLines.ts';
import type { Line, VersionFile } from '../../paper/compare/versions.ts';
import { readRateBook } from '../../rates/readRateBook.ts';
import { readPaper } from '../../paper/readPaper.ts';
import { changedTerms, type LinePair } from '../../room/offers/changedTerms.ts';
import { monthsPriced, priceTerms, type PricedTerm, type PricedTerms } from '../../room/offers/priceTerms.ts';
import { readyDeal, type DealQuestion } from './readyDeal.ts';
import { typicalUsage } from './whatIfOfDeal.ts';

export interface PricedChangesInput extends DealQuestion {
  readonly before: VersionFile;
  readonly after: VersionFile;
  readonly changes: readonly Change[];
}

/** A term that the later version puts differently, priced, beside the change it stands in. */
export interface PricedChange extends Omit<PricedTerm, 'pairs'> {
  /** The places in the list of changes; none where it stands in a line that is no change of its own. */
  readonly changes: readonly number[];
  readonly quote: { readonly before: string; readonly after: string };
}

export interface PricedChanges extends Omit<PricedTerms, 'terms'> {
  readonly on: 'the usage given' | 'the median future';
  readonly terms: readonly PricedChange[];
}

/** What the changes between two versions of a paper cost, term by term: exact bills of one usage, before and after each. */
export function pricedChanges(input: PricedChangesInput, watch: Watch): Outcome<PricedChanges> {
  const deal = readDeal(input.deal.text, input.deal.file).value;
  const pairs = pairsBetween(linesOf(input.before), linesOf(input.after));
  const changed = changedTerms(pairs, deal, readRateBook(input.book, deal.rateBook).value);
  const months = monthsPriced(changed, deal);
  // The usage has to cover the longer of the two terms.
  const ready = readyDeal({ ...input, deal: { ...input.deal, text: months === deal.months ? input.deal.text : writeDeal({ ...deal, months }) } }, { paths: 200, futures: 1, covered: 'walk' }, watch);
  const { terms: pricedTerms, ...whole } = priceTerms(changed, { terms: deal, usage: typicalUsage(ready.value), book: ready.value.book, shapes: ready.value.shapes });
  const terms = pricedTerms.map(({ pairs: places, ...term }): PricedChange => {
    const said = places.flatMap((place) => pairs[place] ?? []);
    const [first = { before: '', after: '' }] = said;
    return { ...term, changes: said.flatMap((pair) => placeOf(input.changes, pair, term)), quote: first };
  });
  const on = ready.value.sampled.how === 'forecast' ? 'the median future' : 'the usage given';
  return outcome({ ...whole, on, terms }, [...ready.findings, ...without(terms)]);
}

/** Paragraphs, and rows of a table as one line each: a figure means what stands beside it. */
function linesOf({ bytes, file, paper }: VersionFile): Line[] {
  return (paper ?? readPaper(bytes, file).value).text.split('\n').map((text, index) => ({ text, part: 'body', number: index + 1 }));
}

/** The lines that changed, whole, each pair once. */
function pairsBetween(old: readonly Line[], now: readonly Line[]): LinePair[] {
  const seen = new Map<string, LinePair>();
  for (const { kind, at } of changedLines(old, now)) {
    if (kind === 'moved') continue;
    seen.set(`${at.before ?? ''} ${at.after ?? ''}`, {
      before: at.before === undefined ? '' : (old[at.before - 1]?.text ?? ''),
      after: at.after === undefined ? '' : (now[at.after - 1]?.text ?? ''),
      columns: { before: columnsOf(old, at.before), after: columnsOf(now, at.after) },
    });
  }
  return [...seen.values()];
}

/** The first row of the table that a line is a row of. */
function columnsOf(lines: readonly Line[], number: number | undefined): string | undefined {
  let index = (number ?? 0) - 1;
  if (lines[index]?.text.includes('\t') !== true) return undefined;
  while (lines[index - 1]?.text.includes('\t') === true) index -= 1;
  return lines[index]?.text;
}

/** The change of the list that stands in the pair of lines, the one with the term's own figure before others. */
function placeOf(changes: readonly Change[], pair: LinePair, { was, is }: Pick<PricedTerm, 'was' | 'is'>): number[] {
  const [before, after] = [evenly(pair.before), evenly(pair.after)];
  const inside = changes.flatMap((change, index) => (stands(change.before, before) && stands(change.after, after) && change.before + change.after !== '' ? [{ index, change }] : []));
  const figures = (text: string): string[] => text.replaceAll(',', '').match(/\d+(?:\.\d+)?/g) ?? [];
  const wanted = [...figures(was), ...figures(is)];
  const best = inside.find(({ change }) => figures(`${change.before} ${change.after}`).some((each) => wanted.includes(each))) ?? inside[0];
  return best ? [best.index] : [];
}

function stands(words: string, line: string): boolean {
  return words === '' || line.includes(evenly(words));
}

function evenly(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function without(terms: readonly PricedChange[]): Finding[] {
  const left = terms.filter(({ price }) => price === undefined);
  return left.length === 0 ? [] : [finding('warning', 'change-not-priced', `${left.length === 1 ? 'One change of figures has' : `${left.length} changes of figures have`} no price: ${left.slice(0, 3).map(({ was, is, because }) => `${was === '' ? 'nothing' : was} to ${is === '' ? 'nothing' : is} (${because ?? ''})`).join('; ')}${left.length > 3 ? ' …' : ''}`)];
}
