import { spelled, type ClauseNumbers } from '../structure/clauseNumbers.ts';
import type { Paper, Paragraph } from '../paper.ts';

/** Where a new clause goes: behind which paragraph, like which it is numbered and styled, and its number where numbers are typed. */
export interface NewClause {
  readonly behind: Paragraph;
  readonly like: Paragraph;
  readonly number: string;
}

/** The place of a new clause behind the clause of this number or title; undefined where the paper has none. */
export function newClauseBehind(after: string, paper: Paper, numbers: ClauseNumbers): NewClause | undefined {
  const clause = numbers.byNumber.get(spelled(after) ?? after.toLowerCase()) ?? numbers.byTitle.get(after.trim().toLowerCase());
  if (!clause) return undefined;
  const key = numbers.keyOf.get(clause.number);
  const body = paper.paragraphs.filter((each) => (each.part === 'body' || each.part === 'table') && each.contents !== true);
  const inside = (each: Paragraph): boolean => {
    const own = numbers.keyOf.get(each.number);
    return key !== undefined && own !== undefined && each.number > clause.number && (own.startsWith(`${key}.`) || own.startsWith(`${key}(`));
  };
  const descendants = body.filter(inside);
  const sections = key === undefined ? [] : descendants.filter((each) => new RegExp(`^${key.replace(/[.()]/g, '\\$&')}\\.\\w+$`).test(numbers.keyOf.get(each.number) ?? ''));
  const like = sections.at(-1) ?? clause;
  let behind = descendants.at(-1) ?? clause;
  // Paragraphs without a number belong to the clause before them, but what follows the last clause is for the signatures.
  const next = body.find((each) => each.number > behind.number && numbers.keyOf.has(each.number));
  if (next) behind = body.findLast((each) => each.number < next.number) ?? behind;
  return { behind, like, number: like.label === undefined ? typedNumber(like, numbers) : '' };
}

/** The number that follows a typed one, in its form: "7.3. " behind "7.2. "; "7.2A. " where 7.3 is taken. */
function typedNumber(like: Paragraph, numbers: ClauseNumbers): string {
  const typed = /^(\(?)(\d{1,3}(?:\.\d{1,3})*|[a-z])([.)]?\)?)(\s+)/.exec(like.text);
  if (!typed) return '';
  const [, opens = '', number = '', closes = '', space = ''] = typed;
  const key = numbers.keyOf.get(like.number) ?? number;
  const steps = number.split('.');
  const last = steps.at(-1) ?? '';
  const next = [...steps.slice(0, -1), /^\d+$/.test(last) ? String(Number(last) + 1) : String.fromCharCode(last.charCodeAt(0) + 1)].join('.');
  const taken = numbers.byNumber.has(opens === '(' ? key.replace(/\([^()]*\)$/, `(${next})`) : next);
  return `${opens}${taken ? `${number}A` : next}${closes}${space}`;
}
