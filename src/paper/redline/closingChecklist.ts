import type { Finding } from '../../base/finding.ts';
import type { Paper } from '../paper.ts';
import type { Structure } from '../structure/structure.ts';

export interface ChecklistItem {
  readonly item: string;
  readonly done: boolean;
  /** What is left to do, with its places. */
  readonly open: readonly { readonly what: string; readonly at: string }[];
}

/** What must be true before a paper is signed, each item done or with what is left. */
export function closingChecklist(paper: Paper, findings: readonly Finding[], { references, definitions }: Structure): ChecklistItem[] {
  const at = (paragraph: number): string => `${paper.file}, paragraph ${paragraph}`;
  const from = (...codes: string[]) => findings.filter((each) => codes.includes(each.code)).map((each) => ({ what: each.message, at: each.at }));
  const inText = (pattern: RegExp, say: (words: string) => string) =>
    paper.paragraphs.filter((each) => each.contents !== true).flatMap((each) => (each.text.match(pattern) ?? []).slice(0, 3).map((words) => ({ what: say(words.trim()), at: at(each.number) })));
  const comments = (paper.unprinted ?? []).filter((each) => each.layer === 'comment').map((each) => ({ what: `${each.by ?? 'Somebody'}: "${each.text.slice(0, 120)}"`, at: `${paper.file}, ${each.at}` }));
  const attached = references.filter((each) => each.leads === 'elsewhere' && /^(?:schedule|exhibit|annex|appendix|attachment)\b/i.test(each.quote));
  const items: readonly (readonly [string, ChecklistItem['open']])[] = [
    ['Every tracked change is decided', from('tracked-changes', 'tracked-formatting', 'cell-change-kept')],
    ['Every comment is answered and taken out', comments],
    ['Every blank is filled in', [...from('blank'), ...inText(/\[(?:[_●•\s.…*-]*|insert[^\]]*|tbd|to be [^\]]*|date|name|amount|xx+)\]|_{4,}|\bT\.?B\.?[CD]\.?\b|\bXX+\b/gi, (words) => `"${words}" stands open.`)]],
    ['No note to the draft is left', inText(/\b(?:note to (?:draft|self)|drafting note|NTD|internal note)\b[^.]{0,60}|\bdraft (?:of|dated|v(?:ersion)?\.?\s*\d)[^.]{0,30}|\bfor discussion (?:purposes )?only\b|\bsubject to contract\b/gi, (words) => `"${words}" is still there.`)],
    ['Every cross-reference leads somewhere', [...references.filter((each) => each.leads === 'nowhere').map((each) => ({ what: `"${each.quote}" leads nowhere.`, at: at(each.paragraph) })), ...from('lost-reference', 'references-not-checked')]],
    ['Every attachment that is named is there', [...new Map(attached.map((each) => [each.to, { what: `"${each.quote}" is not in this file: attach it, or strike the reference.`, at: at(each.paragraph) }])).values()]],
    ['Defined terms mean one thing', from('defined-twice')],
    ['Nothing hides in the file', from('hidden-text', 'concealed-text', 'invisible-characters', 'mixed-alphabets', 'instruction-like-text', 'alternative-chunk', 'macro', 'external-link', 'active-field', 'active-content', 'embedded-file')],
    ['Everything was read', from('page-not-read', 'page-not-assessed', 'page-hardly-any-text', 'picture-not-read', 'diagram-not-read', 'symbol-not-read', 'no-text', 'hardly-any-text')],
    ['Parties and dates are named', [...(definitions.length === 0 && paper.paragraphs.length > 20 ? [{ what: 'No defined term was found, the parties among them.', at: paper.file }] : []), ...inText(/\beffective date\b[^.]{0,20}\[[^\]]*\]/gi, (words) => `"${words}" has no date.`)]],
  ];
  return items.map(([item, open]) => ({ item, done: open.length === 0, open }));
}
