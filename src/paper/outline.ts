import type { Paragraph, Section } from './paper.ts';

/** What the outline needs to know of a paragraph beside its text. */
export interface Outlined extends Paragraph {
  readonly bold: boolean;
}

/** A paragraph that begins a section: its words, its number and how deep it stands. */
export interface Heading {
  readonly title: string;
  readonly label?: string;
  readonly level: number;
  /** False for a heading that runs on into its text ("5.1. Security. Provider will …"). */
  readonly whole: boolean;
}

/** The sections of a document: from heading styles where it has them, else from numbers, capitals and bold type. */
export function readOutline(paragraphs: readonly Outlined[]): Section[] {
  const open: { level: number; section: { -readonly [Key in keyof Section]: Section[Key] } & { sections: Section[] } }[] = [];
  const outline: Section[] = [];
  let end = 0;
  const closeTo = (level: number): void => {
    while ((open.at(-1)?.level ?? 0) >= level) {
      const closed = open.pop();
      if (closed) closed.section.end = end;
    }
  };
  for (const { paragraph, heading } of headings(paragraphs)) {
    if (heading) {
      closeTo(heading.level);
      const section = { title: heading.title, ...(heading.label === undefined ? {} : { label: heading.label }), level: heading.level, start: paragraph.start, end: paragraph.end, sections: [] };
      (open.at(-1)?.section.sections ?? outline).push(section);
      open.push({ level: heading.level, section });
    }
    end = paragraph.end;
  }
  closeTo(1);
  return outline;
}

/** Each paragraph of the body with the heading it is, if it is one. */
export function headings(paragraphs: readonly Outlined[]): { readonly paragraph: Outlined; readonly heading: Heading | undefined }[] {
  const inBody = paragraphs.filter((each) => (each.part === 'body' || each.part === 'table') && !each.contents);
  // A document with one or two styled headings has a styled title, not styled sections.
  const styled = inBody.filter((each) => each.heading !== undefined).length > 2;
  return inBody.map((paragraph, index) => {
    const alone = paragraph.row === undefined || (inBody[index - 1]?.row !== paragraph.row && inBody[index + 1]?.row !== paragraph.row);
    return { paragraph, heading: styledHeading(paragraph) ?? (styled ? undefined : inferredHeading(paragraph, alone)) };
  });
}

function styledHeading(paragraph: Outlined): Heading | undefined {
  if (paragraph.heading === undefined) return undefined;
  const typed = typedNumber(paragraph.text);
  const words = typed?.rest ?? paragraph.text;
  const label = paragraph.label ?? typed?.label;
  const runIn = words.length > 120 ? runInTitle(words) : undefined;
  return { title: tidy(runIn ?? words), ...(label === undefined ? {} : { label }), level: paragraph.heading, whole: runIn === undefined };
}

/** A table cell is a heading only where it has its row to itself and is bold. */
function inferredHeading(paragraph: Outlined, alone: boolean): Heading | undefined {
  if (paragraph.part === 'table' && !(alone && paragraph.bold)) return undefined;
  const marked = /^(#{1,6})\s+(\S.*)$/.exec(paragraph.text);
  if (marked) {
    const typed = typedNumber(marked[2] ?? '');
    return { title: tidy(typed?.rest ?? marked[2] ?? ''), ...(typed === undefined ? {} : { label: typed.label }), level: marked[1]?.length ?? 1, whole: true };
  }
  const typed = typedNumber(paragraph.text);
  const label = sectionNumber(paragraph.label) ?? typed?.label;
  const words = (typed?.rest ?? paragraph.text).trim();
  const level = label === undefined ? 1 : depthOf(label);
  const named = label === undefined ? {} : { label };
  if (isShort(label === undefined ? words : words.replace(/[.:]$/, '')) && (isCapitals(words) || paragraph.bold || (label !== undefined && isTitle(words)) || isAttachment(paragraph.text))) {
    return { title: tidy(words), ...named, level: isAttachment(paragraph.text) ? 1 : level, whole: true };
  }
  const runIn = label === undefined ? undefined : runInTitle(words);
  return runIn === undefined ? undefined : { title: runIn, ...named, level, whole: false };
}

/** "5.1. Security" is number 5.1 and the words "Security"; "(a)" numbers a list, not a section. */
function typedNumber(text: string): { label: string; rest: string } | undefined {
  const match = /^\s*((?:section|article|clause|part)\s+[0-9ivxlc]{1,6}|[A-Z]\.\d{1,3}(?:\.[0-9a-z]{1,3}){0,4}|\d{1,3}(?:\.\d{1,3}){0,5})(?:[.:)]\s*|\s+[-–—]\s+|\s+)(?=\S)/i.exec(text);
  if (!match) return undefined;
  const [whole, label = ''] = match;
  return { label, rest: text.slice(whole.length) };
}

function sectionNumber(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  const bare = label.replace(/[.:)]$/, '');
  return /^((section|article|clause|part)\s+\S+|\d{1,3}(\.\d{1,3}){0,5}|[IVX]{1,5}|[A-Z])$/i.test(bare) && !/^[a-z]$/.test(bare) ? bare : undefined;
}

function depthOf(label: string): number {
  return Math.min((label.match(/\.[0-9a-z]/gi)?.length ?? 0) + 1, 9);
}

function isShort(words: string): boolean {
  return words.length > 1 && words.length <= 100 && words.split(/\s+/).length <= 14 && !/[.;,:]$/.test(words.replace(/\b(?:inc|ltd|llc|corp|co)\.$/i, '')) && /\p{L}{2}/u.test(words);
}

function isCapitals(words: string): boolean {
  const letters = words.replace(/[^\p{L}]/gu, '');
  return letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

function isAttachment(words: string): boolean {
  return /^(schedule|exhibit|annex|appendix|attachment)\s+(\d{1,3}|[A-Z]{1,3})\b/i.test(words);
}

/** Every word that carries meaning begins with a capital: "Use of Customer Data". */
function isTitle(words: string): boolean {
  const all = words.split(/[\s/]+/).filter((word) => /\p{L}/u.test(word));
  return all.length > 0 && /^[\p{Lu}“"']/u.test(words) && all.every((word) => small.has(word.toLowerCase()) || /^[^\p{L}]*[\p{Lu}]/u.test(word));
}

/** "Security. Provider will …" and "Security: Provider will …" begin with the title "Security". */
function runInTitle(words: string): string | undefined {
  const match = /^(.{2,80}?)(?:[.:]|\s[-–—])\s+\S/u.exec(words);
  const title = match?.[1]?.trim();
  return title !== undefined && title.split(/\s+/).length <= 10 && (isTitle(title) || /^\p{Lu}[^.]{2,40}$/u.test(title) && title.split(/\s+/).length <= 4) ? title : undefined;
}

function tidy(title: string): string {
  return title.replace(/\s+/g, ' ').replace(/[.:\s]+$/, '').trim();
}

const small = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'under', 'upon', 'via', 'with', 'without', 'not', 'vs']);
