import { modelsIn } from '../../ledger/scope.ts';
import type { Figure } from './figures.ts';

/** Whether a mail quotes the line from an earlier one; the head of a quoted mail counts, too. */
export function isQuoted(line: string): boolean {
  return /^\s*>/.test(line) || isMailHead(line);
}

/** Who wrote when to whom, in a mail: no words of an offer. */
export function isMailHead(line: string): boolean {
  return /^\s*(?:On\b.*\bwrote:|From:|Sent:|To:|Cc:)/.test(line);
}

/** Words after which a figure is no promise. */
export const vague = /\b(?:up to|as (?:much|high) as|approximately|around|about|roughly|could|might|potentially|typically|subject to approval|to be confirmed|tbc|tbd|estimated)\b/i;

/** Words of a commitment. */
export const commits = /\bcommit\w*|\bMACC\b|\bminimum (?:spend|consumption)\b/i;
/** Prices that are to stay as they are. */
export const held = /\bprices?\b[^.]*\b(?:held|hold|frozen|freeze|locked|fixed)\b|\bprice (?:hold|freeze|lock)\b/i;
/** Words that promise or take something without a figure: a line that says them and was not read is pointed at. */
export const unreadWords = /\b(?:frozen|price hold|locked|free of charge|at no cost|waived?|unlimited|most favou?red|roll(?:s|ed)? ?over|forfeit\w*|true-?(?:up|down)|terminat\w+|ramp|co-?term\w*)\b/i;

/** "Year 2: USD 3,000,000" is about the second year. */
export function yearNamed(sentence: string): number | undefined {
  const [, said = ''] = /^\W*(?:(?:contract|agreement|deal)\s+)?year\s+(\d{1,2}|one|two|three|four|five)\b/i.exec(sentence) ?? [];
  const year = ['one', 'two', 'three', 'four', 'five'].indexOf(said.toLowerCase()) + 1 || Number(said);
  return said === '' || !Number.isInteger(year) || year < 1 ? undefined : year;
}

/** What becomes of a commitment that is not used up. */
export function shortfallIn(sentence: string): 'carryOver' | 'prepayment' | 'forfeit' | undefined {
  if (!/\bshortfall\b|\bunused commitment\b|\bcommitment[^.]*\bnot (?:used|met|consumed)/i.test(sentence)) return undefined;
  const said = [/\b(?:carr(?:y|ied|ies) (?:over|forward)|roll(?:s|ed)? (?:over|forward))\b/i.test(sentence) ? ('carryOver' as const) : [], /\b(?:pre-?payment|prepaid|credited to later)\b/i.test(sentence) && !/^\W*prepayment of (?:the )?shortfall\W/i.test(sentence) ? ('prepayment' as const) : [], /\b(?:forfeit\w*|lost|expires?)\b/i.test(sentence) ? ('forfeit' as const) : []].flat();
  return said.length === 1 && !/\bnot\b/i.test(sentence) ? said[0] : undefined;
}

/** Numbers that stand beside the name of a model, or in a row of a table, and are no figure: "2.30" in a table whose head does not say of what. */
export function bareNumbers(sentence: string, figures: readonly Figure[]): readonly string[] {
  if (modelsIn(sentence).length === 0 && !sentence.includes('\t')) return [];
  return [...sentence.matchAll(/(?<![\w.,-]|gpt )\d+[.,]\d+(?![\w-]|[.,]\d)/gi)].flatMap(({ 0: number, index }) => (figures.some(({ start, end }) => index >= start && index < end) ? [] : [number]));
}

/** The sentence, cut where it is long, for a finding. */
export function short(sentence: string): string {
  const plain = sentence.trim();
  return plain.length <= 100 ? plain : `${plain.slice(0, 99)}…`;
}

/** The first day of a deal in a sentence: the day behind "starts on", "takes effect on", "from"; never the day that another paper is dated. */
export function startIn(sentence: string, days: readonly Figure[]): Figure | undefined {
  const undated = days.filter(({ start }) => !/\bdated(?: as of)?\s*$/i.test(sentence.slice(0, start)));
  const behind = undated.find(({ start }) => /\b(?:start|starts|starting|effect|effective|commenc\w+|begin\w*|from)\b[^.;,]{0,25}$/i.test(sentence.slice(0, start)));
  if (behind !== undefined || undated.length !== 1) return behind;
  return /\b(?:start|starts|starting|effective|commenc\w+|begin\w*|from)\b/i.test(sentence) ? undated[0] : undefined;
}
