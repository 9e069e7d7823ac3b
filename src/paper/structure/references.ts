import { codePoints } from '../codePoints.ts';
import type { Paper, Paragraph, Span } from '../paper.ts';
import { clauseNumbers, spelled, type ClauseNumbers } from './clauseNumbers.ts';

/** A place of a paper that sends the reader to another. */
export interface Reference extends Span {
  /** The number it names, in one spelling: "4.2(b)". */
  readonly to: string;
  /**
   * `resolved`: it leads to `target`. `elsewhere`: it names another document or a law. `unsure`: numbers in this paper are not unique, so nothing
   * can be said. `nowhere`: nothing has this number.
   */
  readonly leads: 'resolved' | 'elsewhere' | 'unsure' | 'nowhere';
  /** The paragraph it leads to. */
  readonly target?: number;
}

/** Every cross-reference of a paper and where it leads. */
export function referencesOf(paper: Paper): Reference[] {
  const numbers = clauseNumbers(paper);
  const points = codePoints(paper.text);
  const references = paper.paragraphs.filter((each) => each.contents !== true).flatMap((paragraph) => {
    const base = points.unitOf(paragraph.start);
    return inText(paragraph.text).map(({ at, length, to, kind, name, around }): Reference => {
      const found = target(to, kind, name, numbers);
      const span = { start: points.before(base + at), end: points.before(base + at + length), quote: paragraph.text.slice(at, at + length), paragraph: paragraph.number };
      if (around === 'law') return { ...span, to, leads: 'elsewhere' };
      if (found) return { ...span, to, leads: 'resolved', target: found.number };
      // A part of the document that is attached may come in a file of its own.
      if (around === 'elsewhere' || kind === 'attachment') return { ...span, to, leads: 'elsewhere' };
      return { ...span, to, leads: numbers.byNumber.size === 0 || (numbers.restarts && numbers.byNumber.has(to.split('.')[0] ?? '')) ? 'unsure' : 'nowhere' };
    });
  });
  return believed(references, /\bSCCs?\b|\bstandard contractual clauses\b/i.test(paper.text));
}

/**
 * References by a word that mostly leads nowhere here, where another word does not, count in another paper ("Clause 9" of standard clauses
 * in a contract of sections); and where most lead nowhere, the paper speaks of another one's numbers.
 */
function believed(references: readonly Reference[], standardClauses: boolean): Reference[] {
  const word = (each: Reference): string => /^\p{L}+?(?=s?\s)/iu.exec(each.quote)?.[0].toLowerCase() ?? '';
  const times = (wanted: string, leads: Reference['leads']): number => references.filter((each) => each.leads === leads && word(each) === wanted).length;
  const foreign = new Set(['clause', 'article', 'paragraph'].filter((each) => ((standardClauses && each === 'clause') || times(each, 'nowhere') >= times(each, 'resolved')) && references.some((other) => other.leads === 'resolved' && word(other) !== each)));
  const sorted = references.map((each): Reference => (each.leads === 'nowhere' && foreign.has(word(each)) ? { ...each, leads: 'elsewhere' } : each));
  const count = (leads: Reference['leads']): number => sorted.filter((each) => each.leads === leads).length;
  return count('nowhere') >= 3 && count('nowhere') > count('resolved') ? sorted.map((each) => (each.leads === 'nowhere' ? { ...each, leads: 'unsure' } : each)) : sorted;
}

interface Mention {
  readonly at: number;
  readonly length: number;
  readonly to: string;
  readonly kind: 'clause' | 'attachment';
  readonly name?: string;
  readonly around: 'here' | 'elsewhere' | 'law';
}

const mention = /\b(sections?|articles?|clauses?|paragraphs?|schedules?|exhibits?|annex(?:es)?|appendix|appendices|attachments?)\s+((?:\d{1,3}(?:\.\d{1,3})*|(?<=(?:schedules?|exhibits?|annex|annexes|appendix|attachments?)\s+)(?:[A-Z]{1,2}|[IVX]{1,4})\b|[A-Z]\.\d{1,3}(?:\.\d{1,3})*)(?:\([a-zA-Z0-9]{1,4}\))*)/gi;
const further = /^(\s*\(([^)]{3,60})\))?(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or|to|through)\s+|\s*[–-]\s*)(?=(\d{1,3}(?:\.\d{1,3})*(?:\([a-zA-Z0-9]{1,4}\))*)(?!\s*(?:days?|months?|years?|hours?|%|percent|business|,\d{3})))/;
/** What follows a number that counts in another paper: "of the Master Agreement", "of the main body". */
const ofOther = /^(?:\s*\([^)]{1,60}\))?(?:,?\s+respectively,?)?,?\s+(?:of|to|in|under)\s+(?:the\s+|that\s+|its\s+|such\s+|our\s+|your\s+|each\s+)?(?!(?:this|these|the present)\b)(?:(?:applicable|main|underlying|original)\s|\p{Lu})/u;
const lawNames = "(?:GDPR|Regulation|Directive|Act|Code|CCPA|HIPAA|U\\.?S\\.?C\\.?|C\\.?F\\.?R\\.?|D?FAR|SCCs?|Standard Contractual Clauses|Laws?)";
const lawBefore = new RegExp(`\\b${lawNames}(?:['’]s)?(?:\\s+(?:No\\.?\\s*)?[\\d/]+)?,?\\s*(?:\\([^)]*\\)\\s*)?$`, 'i');
const lawAfter = new RegExp(`^(?:\\s*\\([^)]{1,60}\\))?(?:,?\\s+respectively,?)?,?(?:\\s+(?:of|to|in|under)\\s+(?:the\\s+|that\\s+)?(?:[\\p{L}&-]+\\s+){0,5}?)?\\s*${lawNames}\\b`, 'u');
/** A number that goes on as no clause number does: 227.7202, 119A, 1542, 252.227-7014. */
const lawNumber = /^(?:\d|[A-Z]\b|\.\d|-\d)/;

function inText(text: string): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(mention)) {
    const word = (match[1] ?? '').toLowerCase();
    const kind = /^(?:schedule|exhibit|annex|append|attach)/.test(word) ? 'attachment' : 'clause';
    let at = match.index + match[0].length - (match[2] ?? '').length;
    const group: { at: number; number: string; after: string }[] = [];
    let number: string | undefined = match[2];
    while (number !== undefined) {
      const after = text.slice(at + number.length, at + number.length + 200);
      group.push({ at, number, after });
      const next = further.exec(after);
      at += number.length + (next?.[0].length ?? 0);
      number = next?.[3];
    }
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const last = group.at(-1)?.after ?? '';
    const around = lawBefore.test(before) || lawAfter.test(last) || group.some((each) => lawNumber.test(each.after)) ? 'law' : ofOther.test(last) ? 'elsewhere' : 'here';
    const heading = match.index === 0;
    for (const [index, { at: place, number: named, after }] of group.entries()) {
      const to = spelled(kind === 'attachment' ? `${singular(word)} ${named}` : named);
      if (to === undefined || (heading && index === 0)) continue;
      const start = index === 0 ? match.index : place;
      const name = /^\s*\(([^)]{3,60})\)/.exec(after)?.[1];
      found.push({ at: start, length: place + named.length - start, to, kind, ...(name === undefined ? {} : { name }), around });
    }
  }
  return found;
}

function singular(word: string): string {
  return word.replace(/^appendices$/, 'appendix').replace(/^annexes$/, 'annex').replace(/(schedule|exhibit|attachment)s$/, '$1');
}

/** The clause of this number; a part "(b)" may stand inside the text of its clause instead of on its own. */
function target(to: string, kind: Mention['kind'], name: string | undefined, numbers: ClauseNumbers): Paragraph | undefined {
  const titled = name === undefined ? undefined : numbers.byTitle.get(name.toLowerCase().replace(/\s+/g, ' ').trim());
  if (titled) return titled;
  const exact = numbers.byNumber.get(to);
  if (exact || kind === 'attachment') return exact;
  const base = /^[^(]+/.exec(to)?.[0] ?? to;
  const clause = numbers.byNumber.get(base) ?? [...numbers.byNumber].find(([key]) => key.startsWith(`${base}.`))?.[1];
  if (!clause || base === to) return clause;
  const text = numbers.textFrom(clause).toLowerCase();
  return (to.slice(base.length).match(/\([^)]+\)/g) ?? []).every((part) => text.includes(part)) ? clause : undefined;
}
