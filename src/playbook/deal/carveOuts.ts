import type { Span } from '../../paper/paper.ts';
import type { Reading } from '../reading.ts';
import type { Sentence } from '../sentences.ts';

/** The sentences that take something out of a limit of liability: the words by which they do, and what they name. */
export function carveOuts(reading: Reading): Span[] {
  return reading.sentences.flatMap((sentence) => (!sentence.title && takesOut(sentence) ? [reading.span(sentence.start, sentence.end, sentence.paragraph.number)] : []));
}

/** The first carve-out that names one of the words, at the beginning of a word of its own. */
export function outsideBy<Carved extends Span>(words: readonly string[], carved: readonly Carved[]): Carved | undefined {
  return carved.find(({ quote }) => words.some((word) => new RegExp(`(?<!\\p{L})${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')}`, 'iu').test(quote)));
}

/** "The limits do not apply to …", "nothing limits …", "… is unlimited", "liability is limited to …, except for …"; a sentence that shuts a loss out is none. */
function takesOut({ tokens }: Sentence): boolean {
  const text = ` ${tokens.map(({ word }) => word).join(' ')} `;
  if (!/ (?:liability|liable|limitations?|limits?|cap) /.test(text)) return false;
  if (/ (?:limitations?|limits?|caps?|exclusions?|section|clause|paragraph|foregoing)(?: [\p{L}\d]+){0,8} (?:(?:shall|will|do|does) not|does n't|never) (?:apply|limit|cap|restrict)/u.test(text)) return true;
  if (/ nothing in (?:this|these|the)(?: \p{L}+){0,5} (?:limits?|excludes?|restricts?|shall limit|will limit)(?: \p{L}+){0,6} liab/u.test(text)) return true;
  if (/ (?:unlimited|uncapped|without limit(?:ation)? of amount) /.test(text) && / liab/.test(text)) return true;
  return / (?:limited to|not exceed|exceed|cap) /.test(text) && / (?:except (?:for|in|with)|other than|excluding|save for|with the exception of) /.test(text);
}
