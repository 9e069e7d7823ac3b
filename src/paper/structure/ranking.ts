import { codePoints } from '../codePoints.ts';
import type { Paper, Span } from '../paper.ts';
import { documentKindOf, type DocumentKind } from './documentKind.ts';

/** Where a document stands among those of its deal: 1 prevails over 2. */
export interface Rank {
  readonly file: string;
  readonly kind: DocumentKind;
  readonly rank: number;
  readonly because: string;
}

export interface Ranking {
  /** Highest first. */
  readonly ranks: readonly Rank[];
  /** The clauses that say which document prevails. */
  readonly clauses: readonly (Span & { readonly file: string })[];
}

/** What usually prevails: the later and the more specific paper. */
const usual: readonly DocumentKind[] = ['amendment', 'sideLetter', 'dataProtection', 'orderForm', 'serviceLevel', 'supportPlan', 'productTerms', 'confidentiality', 'masterAgreement', 'unknown'];

const prevails = /\border\s+of\s+precedence|\b(?:(?:will|shall)\s+(?:control|prevail|take\s+precedence)|takes?\s+precedence|prevails?|controls)\b/i;
const conflict = /\b(?:conflict(?!s?\s+of\s+laws?\b)|inconsisten|precedence|discrepan|contradict)/i;

/** How the documents of one deal rank: as their own clauses on precedence say, else as papers of their kinds usually do. */
export function rankPapers(papers: readonly Paper[]): Ranking {
  const clauses = papers.flatMap(precedenceClauses);
  const kinds = papers.map((paper) => ({ file: paper.file, kind: documentKindOf(paper).kind }));
  const said = clauses.flatMap((clause) => orderIn(clause.quote).map((kind) => ({ kind, clause })));
  const place = (kind: DocumentKind): number => {
    const at = said.findIndex((each) => each.kind === kind);
    return at >= 0 ? at : said.length + usual.indexOf(kind);
  };
  // The documents that a clause orders keep that order; the others stand where their kind usually does.
  const ordered = kinds.toSorted((a, b) => {
    const both = said.some((each) => each.kind === a.kind) && said.some((each) => each.kind === b.kind);
    return both ? place(a.kind) - place(b.kind) : usual.indexOf(a.kind) - usual.indexOf(b.kind);
  });
  return {
    ranks: ordered.map(({ file, kind }, index) => {
      const clause = said.find((each) => each.kind === kind)?.clause;
      return { file, kind, rank: index + 1, because: clause ? `${clause.file}, paragraph ${clause.paragraph}: "${clause.quote.trim().slice(0, 200)}"` : 'No clause on precedence names it; the later and more specific paper usually prevails.' };
    }),
    clauses,
  };
}

function precedenceClauses(paper: Paper): (Span & { file: string })[] {
  return paper.paragraphs.flatMap(({ text, start, number }) => {
    const found: (Span & { file: string })[] = [];
    // Sentence by sentence: a pattern over a paragraph of megabytes would take for ever.
    for (let from = 0; from < text.length; ) {
      const stop = text.indexOf('.', from);
      const to = stop < 0 ? text.length : stop + 1;
      const quote = text.slice(from, to).trimStart();
      if (quote.length > 40 && quote.length < 5_000 && prevails.test(quote) && conflict.test(quote)) {
        const before = codePoints(text.slice(0, to - quote.length)).length;
        found.push({ file: paper.file, quote, start: start + before, end: start + before + codePoints(quote).length, paragraph: number });
      }
      from = to;
    }
    return found;
  });
}

const mentions: readonly (readonly [DocumentKind, RegExp])[] = [
  ['amendment', /\bamendments?\b|\bthis\s+addendum\b/i],
  ['sideLetter', /\bside\s+letters?\b/i],
  ['dataProtection', /\bdata\s+(?:protection|processing)\s+(?:addendum|agreement|terms)\b|\bDPA\b/i],
  ['orderForm', /\b[Oo]rder\s+[Ff]orms?\b|\bOrders?\b|\b[Ee]nrol?lments?\b|\b[Cc]over\s+[Pp]ages?\b/],
  ['serviceLevel', /\bservice\s+level\s+agreements?\b|\bSLAs?\b/i],
  ['supportPlan', /\bsupport\s+(?:plan|policy|agreement)\b/i],
  ['productTerms', /\bproduct\s+terms\b|\bservice\s+(?:specific\s+)?terms\b/i],
  ['masterAgreement', /\bmaster\b[^,;]{0,30}\bagreement\b|\benterprise\s+agreement\b|\bcustomer\s+agreement\b|\bgeneral\s+terms\b|\bthis\s+agreement\b|\bthe\s+agreement\b/i],
];

/** The kinds a clause names in its order: a list from first to last, or the one that prevails and the one it prevails over. */
function orderIn(clause: string): DocumentKind[] {
  const core = /\b(?:will|shall)\s+(?:control|prevail|take\s+precedence)|takes?\s+precedence|prevails?|controls?\b/i.exec(clause);
  const listed = /order\s+of\s+precedence|following\s+order|listed\s+earlier/i.test(clause);
  const spot = (text: string): { kind: DocumentKind; at: number }[] => mentions.flatMap(([kind, pattern]) => {
    const at = pattern.exec(text)?.index;
    return at === undefined ? [] : [{ kind, at }];
  });
  const inOrder = (text: string): DocumentKind[] => spot(text).toSorted((a, b) => a.at - b.at).map((each) => each.kind);
  if (listed || !core) return listed ? inOrder(clause.replace(/^.*?(?:order\s+of\s+precedence|following\s+order|listed\s+earlier[^:(]*)/is, '')) : [];
  // "In a conflict between the DPA and the Agreement, the DPA prevails": what stands right before the verb wins.
  const winner = spot(clause.slice(0, core.index)).toSorted((a, b) => b.at - a.at)[0]?.kind;
  if (winner === undefined) return [];
  return [winner, ...inOrder(clause).filter((each) => each !== winner)];
}
