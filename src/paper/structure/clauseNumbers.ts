import type { Paper, Paragraph } from '../paper.ts';

/** The clauses of a paper by their full numbers: "4.2", "4.2(b)", "schedule 3". */
export interface ClauseNumbers {
  readonly byNumber: ReadonlyMap<string, Paragraph>;
  /** The title behind a number: "feedback and usage data". */
  readonly byTitle: ReadonlyMap<string, Paragraph>;
  /** True where one number stands at several clauses, as in lists that lost their nesting. */
  readonly restarts: boolean;
  /** The full number of a paragraph by its count, where it has one. */
  readonly keyOf: ReadonlyMap<number, string>;
  /** The paragraphs of a clause, its first one included. */
  textFrom(paragraph: Paragraph): string;
}

/** Every numbered clause of a paper, numbers that a word processor prints and numbers that were typed alike. */
export function clauseNumbers(paper: Paper): ClauseNumbers {
  const byNumber = new Map<string, Paragraph>();
  const byTitle = new Map<string, Paragraph>();
  const keyOf = new Map<number, string>();
  let restarts = false;
  let section = '';
  const open: { kind: string; mark: string }[] = [];
  const inOrder = paper.paragraphs.filter((each) => (each.part === 'body' || each.part === 'table') && each.contents !== true);
  for (const paragraph of inOrder) {
    const { mark, rest } = markOf(paragraph);
    const title = titleOf(rest);
    if (title !== '' && !byTitle.has(title)) byTitle.set(title, paragraph);
    if (mark === undefined) continue;
    let key = mark;
    if (mark.startsWith('(')) {
      const kind = kindOf(mark, open);
      const at = open.findIndex((each) => each.kind === kind);
      if (at >= 0) open.splice(at);
      open.push({ kind, mark });
      key = section + open.map((each) => each.mark).join('');
    } else {
      open.length = 0;
      section = mark;
    }
    keyOf.set(paragraph.number, key);
    if (byNumber.has(key)) restarts ||= !key.includes('(');
    else byNumber.set(key, paragraph);
  }
  return {
    byNumber,
    byTitle,
    keyOf,
    restarts,
    textFrom: (paragraph) => {
      const at = inOrder.indexOf(paragraph);
      const end = inOrder.findIndex((each, index) => index > at && markOf(each).mark !== undefined && !(markOf(each).mark ?? '').startsWith('('));
      return inOrder.slice(at, end < 0 ? undefined : end).map((each) => `${each.label ?? ''} ${each.text}`).join('\n');
    },
  };
}

/** The number of a paragraph in one spelling, and its words without it. */
function markOf({ label, text }: Paragraph): { readonly mark?: string; readonly rest: string } {
  const printed = label === undefined ? undefined : spelled(label);
  if (printed !== undefined) return { mark: printed, rest: text };
  const typed = /^\s*(?:#{1,6}\s+|\*{1,2})?((?:section|article|clause|schedule|exhibit|annex|appendix|attachment)\s+(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]{1,2}|[IVX]{1,5})\b|\d{1,3}(?:\.\d{1,3})*|[A-Z]\.\d{1,3}(?:\.\d{1,3})*|\(?(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2}|[A-Z])\)|(?:[a-z]|[ivx]{2,5})(?=\.\s+[\p{Lu}“"]))[.:)]?\*{0,2}(?:\s+|$|(?=[–—-]))/iu.exec(text);
  const mark = typed ? spelled(typed[1] ?? '') : undefined;
  return mark === undefined ? { rest: text } : { mark, rest: text.slice(typed?.[0].length ?? 0) };
}

/** "Section 4.2." and "4.2" are one number; "b)" is "(b)"; "Schedule A" keeps its word. */
export function spelled(number: string): string | undefined {
  const bare = number.trim().replace(/[.:]+$/, '');
  const attached = /^(schedule|exhibit|annex|appendix|attachment)\s+(.+)$/i.exec(bare);
  if (attached) return `${(attached[1] ?? '').toLowerCase()} ${(attached[2] ?? '').toLowerCase()}`;
  const plain = bare.replace(/^(?:section|article|clause|paragraph|part)\s+/i, '');
  if (/^[A-Z]?\.?\d{1,3}(?:\.\d{1,3})*(?:\([a-z0-9]{1,4}\))*$/i.test(plain)) return plain.toLowerCase().replace(/^\./, '');
  const inner = /^\(?([a-z]{1,4}|\d{1,2})\)?$/i.exec(plain);
  if (inner && (plain.includes(')') || /^[a-z]{1,2}$|^[ivx]{1,5}$/.test(plain))) return `(${(inner[1] ?? '').toLowerCase()})`;
  return /^[IVX]{1,5}$/.test(plain) ? plain.toLowerCase() : undefined;
}

/** Letters, roman numbers or digits: "(i)" is a letter only behind "(h)". */
function kindOf(mark: string, open: readonly { readonly kind: string; readonly mark: string }[]): string {
  const inner = mark.slice(1, -1);
  if (/^\d+$/.test(inner)) return 'digit';
  if (/^[ivx]+$/.test(inner) && !(inner === 'i' && open.some((each) => each.mark === '(h)')) && !(inner === 'v' && open.some((each) => each.mark === '(u)')) && !(inner === 'x' && open.some((each) => each.mark === '(w)'))) return 'roman';
  return 'letter';
}

/** The name that a clause begins with. */
export function titleOf(words: string): string {
  const title = /^[“"*_#\s]*([\p{Lu}][^.:;\n]{1,80}?)(?:\*{1,2}|_)?(?:[.:;\n]|\s[–—-]\s|$)/u.exec(words)?.[1] ?? '';
  return title.split(/\s+/).length <= 10 ? title.toLowerCase().replace(/[*_]/g, '').replace(/\s+/g, ' ').trim() : '';
}
