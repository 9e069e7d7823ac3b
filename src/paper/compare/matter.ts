import { fold } from '../redline/locate.ts';
import { hidden } from './versions.ts';

/** What a change touches: whatever a lawyer asks about first. */
export type Matter = 'number' | 'date' | 'money' | 'unit' | 'negation' | 'modal' | 'party' | 'condition' | 'hidden' | 'invisible' | 'look-alike' | 'case' | 'wording' | 'style' | 'typography' | 'layout';

/** What differs between two stretches of text, weightiest first; never empty for two that differ. */
export function mattersOf(before: string, after: string): Matter[] {
  if (spaceless(before) === spaceless(after)) return ['layout'];
  const matters: Matter[] = [];
  if (before.includes(hidden.opens) !== after.includes(hidden.opens)) matters.push('hidden');
  if (differs(before, after, invisible)) matters.push('invisible');
  if (skeleton(before) !== before || skeleton(after) !== after) {
    if (differs(before, after, /\p{Script=Cyrillic}|\p{Script=Greek}|[\uff01-\uff5e]/gu)) matters.push('look-alike');
  }
  if (matters.length === 0 && fold(before).replace(/[\u2013\u2014]/g, '-').replaceAll('\u2026', '...') === fold(after).replace(/[\u2013\u2014]/g, '-').replaceAll('\u2026', '...')) return ['typography'];
  for (const [matter, words] of wordLists) if (differs(before, after, words)) matters.push(matter);
  if (matters.length > 0) return matters;
  if (before.toLowerCase() === after.toLowerCase()) return ['case'];
  return essence(before) === essence(after) ? ['style'] : ['wording'];
}

/** What of one kind stood in a stretch of text and stands there now, each as it is written. */
export interface Touch {
  readonly matter: Extract<Matter, 'date' | 'money' | 'number' | 'negation' | 'modal' | 'party'>;
  readonly was: readonly string[];
  readonly is: readonly string[];
}

/** Every number, date, amount, negation, modal verb and party that a change takes out or puts in. */
export function touchesOf(before: string, after: string): Touch[] {
  return wordLists.flatMap(([matter, words]): Touch[] => {
    if (matter !== 'date' && matter !== 'money' && matter !== 'number' && matter !== 'negation' && matter !== 'modal' && matter !== 'party') return [];
    const [was, is] = [before.match(words) ?? [], after.match(words) ?? []];
    const [gone, came] = [without(was, is), without(is, was)];
    return gone.length + came.length === 0 ? [] : [{ matter, was: gone, is: came }];
  });
}

/** The words of `all` less those of `taken`, one for one. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = taken.map((word) => word.toLowerCase());
  return all.filter((word) => {
    const at = left.indexOf(word.toLowerCase());
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Whether a change may shift what is owed: everything but form. */
export function isMaterial(matters: readonly Matter[]): boolean {
  return matters.some((matter) => matter !== 'style' && matter !== 'typography' && matter !== 'layout');
}

const numberWords = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|third|quarter|double|triple|twice|once|first|second|last';

const wordLists: readonly (readonly [Matter, RegExp])[] = [
  ['date', /\b(?:january|february|march|april|may \d|june|july|august|september|october|november|december)\b|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b|\b(?:19|20)\d\d\b/gi],
  ['money', /\b(?:USD|EUR|GBP|CAD|AUD|CHF|JPY|INR|dollars?|euros?|pounds?)\b|[$€£¥]/gi],
  ['number', new RegExp(`\\d+(?:[.,]\\d+)*|\\b(?:${numberWords})\\b|%|\\bper ?cent\\b`, 'gi')],
  ['negation', /\b(?:not|no|never|nor|neither|none|cannot|without|non)\b|n['’]t\b/gi],
  ['modal', /\b(?:shall|may|must|will|should|can|could|would|might|agrees?|undertakes?|entitled|obliged|required|permitted)\b/gi],
  ['party', /\b(?:microsoft|customers?|providers?|suppliers?|vendors?|licensors?|licensees?|company|client|part(?:y|ies)|affiliates?|subprocessors?|openai|you|your|we|our|us|each|either|both|mutual(?:ly)?|sole(?:ly)?)\b/gi],
  ['unit', /\b(?:hours?|days?|weeks?|months?|quarters?|years?|annual(?:ly)?|monthly|business|calendar|tokens?|users?|units?|minutes?|seconds?)\b/gi],
  ['condition', /\b(?:unless|except|excluding|including|only|if|provided|subject|notwithstanding|and|or|any|all|prior|written|reasonable|reasonably|commercially|material(?:ly)?|best|endeavours|efforts|before|after|until|within|upon)\b/gi],
];

/** Zero-width and direction signs, tags, fillers. */
const invisible = /\p{Cf}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0/gu;

function differs(before: string, after: string, pattern: RegExp): boolean {
  const all = (text: string): string => (text.match(pattern) ?? []).map((word) => word.toLowerCase()).toSorted().join('\n');
  return all(before) !== all(after);
}

function skeleton(text: string): string {
  return text.replace(/\p{Script=Cyrillic}|\p{Script=Greek}|[\uff01-\uff5e]/gu, '');
}

function spaceless(text: string): string {
  return text.replace(/[ \t\r\n]+/g, '');
}

/** The words without articles and without signs. */
function essence(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word !== 'the' && word !== 'a' && word !== 'an').join(' ');
}
