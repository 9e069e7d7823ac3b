import { codePoints } from '../paper/codePoints.ts';
import type { Paper, Paragraph, Section } from '../paper/paper.ts';
import { bindsNobody } from '../paper/suspicions.ts';
import { passingMentions, pointsElsewhere } from './passing.ts';
import { tokenise, type Token } from './tokens.ts';

/** One sentence of a paper with what a reader carries in mind when reading it. */
export interface Sentence {
  readonly paragraph: Paragraph;
  /** Code point offsets into the paper's text. */
  readonly start: number;
  readonly end: number;
  /** The code point from which its tokens' places count. */
  readonly origin: number;
  /** The words that lead into a list ("Provider may suspend if:") and then its own. */
  readonly tokens: readonly Token[];
  /** How many of `tokens` are the lead-in. */
  readonly led: number;
  /** The sentence that leads in, to be shown beside it. */
  readonly leadIn?: { readonly start: number; readonly end: number; readonly paragraph: Paragraph };
  /** Words of the headings it stands under, nearest last; its paragraph's own run-in title included. */
  readonly under: readonly Token[];
  /** Words of the nearest of them alone. */
  readonly nearest: readonly Token[];
  /** True where it is only a number or a title. */
  readonly title: boolean;
  /** True where it only says what a word means: “Downtime” means …. */
  readonly definition: boolean;
  /** True where it only points to other clauses: a list of the sections that survive. */
  readonly pointer: boolean;
  /** Where its own words name other clauses in passing, as offsets that its own tokens count. */
  readonly passing: readonly (readonly [number, number])[];
}

/** The sentences of the paper in reading order. Headers and footers repeat, tables of contents promise nothing and orders to software bind nobody: they are left out. */
export function sentencesOf(paper: Paper): Sentence[] {
  const titles = sectionTitles(paper.outline);
  const sentences: Sentence[] = [];
  let lead: Lead | undefined;
  for (const unit of unitsOf(paper)) {
    const { paragraph } = unit;
    const mark = markOf(unit);
    if (lead && (mark === undefined || !continues(lead, mark))) lead = undefined;
    const item = lead !== undefined;
    if (lead) lead.last = mark;
    const above = titlesAt(titles, paragraph.start);
    const under = tokenise(above.join(' . '));
    const last = tokenise(above.at(-1) ?? '');
    const points = codePoints(unit.text);
    const cut = cuts(unit.text);
    let runIn: readonly Token[] = [];
    for (const [index, [from, until]] of cut.entries()) {
      const own = tokenise(unit.text.slice(from, until), from);
      if (own.length === 0 || bindsNobody(unit.text.slice(from, until))) continue;
      const title = index === 0 && isTitle(own, unit.text.slice(from, until), cut.length === 1 && paragraph.heading === undefined);
      if (title) runIn = own;
      const leading = item && lead ? lead.sentence : undefined;
      const sentence: Sentence = {
        paragraph,
        start: unit.start + points.before(from),
        end: unit.start + points.before(until),
        origin: unit.start,
        tokens: leading ? [...leading.tokens, ...own] : own,
        led: leading?.tokens.length ?? 0,
        ...(leading ? { leadIn: { start: leading.start, end: leading.end, paragraph: leading.paragraph } } : {}),
        under: [...under, ...runIn],
        nearest: runIn.length > 0 ? runIn : last,
        title,
        definition: defines(unit.text.slice(from, until)),
        pointer: pointsElsewhere(unit.text.slice(from, until)),
        passing: passingMentions(unit.text.slice(from, until)).map(([start, end]) => [from + start, from + end]),
      };
      sentences.push(sentence);
      // A lead-in within a list leads the items below it; two deep is as far as contracts go and still read.
      if (index === cut.length - 1 && leadsIn(unit.text) && (lead?.depth ?? 0) < 2) lead = { sentence, depth: (lead?.depth ?? 0) + 1, first: undefined, last: undefined };
    }
  }
  return sentences;
}

/** What is read as one piece: a paragraph, or a table row with its cells side by side. */
interface Unit {
  readonly paragraph: Paragraph;
  readonly start: number;
  readonly text: string;
}

function unitsOf(paper: Paper): Unit[] {
  const points = codePoints(paper.text);
  const units: Unit[] = [];
  const read = paper.paragraphs.filter((each) => each.part !== 'header' && each.part !== 'footer' && each.part !== 'comment' && each.contents !== true);
  for (let at = 0; at < read.length; ) {
    const paragraph = read[at];
    if (!paragraph) break;
    let last = at;
    // Short cells ("Uptime" | "99.9 %") say something only together; cells of prose stand for themselves.
    while (paragraph.row !== undefined && read[last + 1]?.row === paragraph.row && (read[last + 1]?.text.length ?? 0) < 200 && (read[last]?.text.length ?? 0) < 200) last++;
    const end = read[last]?.end ?? paragraph.end;
    units.push({ paragraph, start: paragraph.start, text: paper.text.slice(points.unitOf(paragraph.start), points.unitOf(end)) });
    at = last + 1;
  }
  return units;
}

const itemMark = /^\s*(?:[*•▪➢‣–-]\s|\(?(?:[a-z]{1,3}|[ivx]{1,5}|\d{1,2})[.)]\s|\([A-Za-z0-9]{1,4}\)\s)/;

/** A sentence that leads into a list, and the marks of its items so far. */
interface Lead {
  readonly sentence: Sentence;
  readonly depth: number;
  first: Mark | undefined;
  last: Mark | undefined;
}

/** How an item is marked: by a bullet, a letter, a number, or only by going on in lower case. */
interface Mark {
  readonly kind: 'bullet' | 'letter' | 'number' | 'running';
  readonly number: number;
}

function markOf({ text, paragraph }: Unit): Mark | undefined {
  const written = /^\s*\(?([a-z]{1,4}|\d{1,2})[.)](?=\s)/i.exec(text)?.[1] ?? /^\(?([a-z]{1,4}|\d{1,2})[.)]$/i.exec(paragraph.label ?? '')?.[1];
  if (written !== undefined) return /^\d/.test(written) ? { kind: 'number', number: Number(written) } : { kind: 'letter', number: 0 };
  if (/^\s*[*•▪➢‣–-]\s/.test(text)) return { kind: 'bullet', number: 0 };
  return /^\s*\p{Ll}/u.test(text) ? { kind: 'running', number: 0 } : undefined;
}

/** Numbered items go on from 1 without a gap; after lettered or bulleted items a number begins the next section. */
function continues(lead: Lead, mark: Mark): boolean {
  lead.first ??= mark;
  if (mark.kind !== 'number') return true;
  return lead.first.kind === 'number' && mark.number === (lead.last?.kind === 'number' ? lead.last.number : 0) + 1;
}

function leadsIn(text: string): boolean {
  return /(?::|\b(?:if|to|that|will|shall|may|not|the following))\s*$/i.test(text);
}

/** Where each sentence of `text` begins and ends, spaces around it left out. */
function cuts(text: string): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const stop = /[.!?]["'”’)\]]*\s+(?=["'“‘([]?[\p{Lu}\d*•(])|\n+/gu;
  let from = 0;
  const take = (until: number): void => {
    const piece = text.slice(from, until);
    const [start, end] = [from + piece.length - piece.trimStart().length, from + piece.trimEnd().length];
    if (end > start) found.push([start, end]);
    from = until;
  };
  for (let match = stop.exec(text); match; match = stop.exec(text)) {
    const until = match.index + match[0].length;
    // A line that stops in mid-sentence was broken for its width.
    if (match[0].startsWith('\n') && match.index - Math.max(from, text.lastIndexOf('\n', match.index - 1)) > 40 && !/[.:;!?]$/.test(text.slice(0, match.index).trimEnd().slice(-1)) && !itemMark.test(text.slice(until, until + 12))) continue;
    if (!match[0].startsWith('\n') && isAbbreviation(text.slice(Math.max(from, match.index - 12), match.index))) continue;
    // "5.2." before "Security." belongs to the title.
    if (/^[\s#*]*(?:[A-Z]|\d{1,3}(?:\.\d{1,3})*|\(?[a-z]\)?)$/.test(text.slice(from, match.index))) continue;
    take(until);
  }
  take(text.length);
  return found;
}

function isAbbreviation(before: string): boolean {
  return /(?:^|[\s(])(?:e\.g|i\.e|etc|no|nos|art|sec|cf|vs|approx|inc|ltd|corp|co|u\.s|mr|ms|dr|st)$/i.test(before) || /\b(?:[A-Z]\.)+[A-Z]$/.test(before);
}

function defines(text: string): boolean {
  return /^[\s*_#]*(?:(?:\d{1,3}(?:\.\d{1,3})*|\(?[a-z]{1,3})[.)]\s*)?["'“‘*_]{1,4}[^"”’*_]{2,80}["”’*_]{1,4}\s*(?:\([^)]{1,60}\)\s*)?(?:means?|refers? to|is|are|has|have|includes?)\b/.test(text);
}

/** A few words without a verb; where nothing follows them, they must not end like a sentence or an item either. */
function isTitle(tokens: readonly Token[], text: string, alone: boolean): boolean {
  return tokens.length <= 12 && !tokens.some((token) => verbs.has(token.word)) && (!alone || (!/[.;:,]$/.test(text) && !itemMark.test(text)));
}

const verbs = new Set(['is', 'are', 'will', 'shall', 'may', 'must', 'can', 'has', 'have', 'does', 'do', 'agrees', 'agree', 'means', 'applies', 'apply', 'provides']);

interface Titled {
  readonly start: number;
  readonly end: number;
  readonly titles: readonly string[];
}

function sectionTitles(outline: readonly Section[], above: readonly string[] = []): Titled[] {
  return outline.flatMap((section) => {
    const titles = [...above, section.title];
    return [{ start: section.start, end: section.end, titles }, ...sectionTitles(section.sections, titles)];
  });
}

/** The titles over a place: those of the section that begins last before it. */
function titlesAt(sections: readonly Titled[], at: number): readonly string[] {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const section = sections[low - 1];
  return section && at <= section.end ? section.titles : [];
}
