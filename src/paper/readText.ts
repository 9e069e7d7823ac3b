import { Refusal } from '../base/refusal.ts';
import { assemble, type Piece } from './assemble.ts';
import { decodeText } from '../base/decodeText.ts';
import type { Paper } from './paper.ts';

/**
 * The paper that a plain text file holds: its text is the file's own, less a byte order mark. Each line with words
 * is a paragraph; in a file whose lines were broken at a fixed width, lines up to the next blank one are.
 */
export function readText(bytes: Uint8Array, file: string): Paper {
  const text = decodeText(bytes);
  if (text === undefined || text.includes('\0')) throw new Refusal('unreadable', `${file} is not a text file in UTF-8 or UTF-16: save it as UTF-8, or give the contract as .docx.`, file);
  const lines = linesOf(text);
  const pieces = (isWrapped(lines) ? joined(lines, text) : lines).map((line): Piece => ({ ...line, part: 'body', contents: false, bold: /^\*\*[^*]+\*\*$/.test(line.text) }));
  return assemble(file, text, pieces, { unprinted: [], pictures: 0 });
}

/** A line's words without the spaces around them, and where they stand (UTF-16). */
interface Line {
  readonly text: string;
  readonly at: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const pattern = /[^\r\n\u2028\u2029]+/g;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const line = match[0];
    const trimmed = line.trim();
    if (trimmed !== '') lines.push({ text: trimmed, at: match.index + line.indexOf(trimmed) });
  }
  return lines;
}

/** Lines of one width, many of which stop in mid-sentence, were broken by a program and not by whoever drafted them. */
function isWrapped(lines: readonly Line[]): boolean {
  const long = lines.filter((line) => line.text.length > 40);
  const broken = long.filter((line) => !/[.:;!?)"”]$/.test(line.text)).length;
  return long.length >= 20 && long.every((line) => line.text.length <= 160) && broken > long.length / 2;
}

function joined(lines: readonly Line[], text: string): Line[] {
  const paragraphs: Line[] = [];
  for (const line of lines) {
    const before = paragraphs.at(-1);
    const gap = before ? text.slice(before.at + before.text.length, line.at) : '\n\n';
    const follows = (gap.match(/\n|\r(?!\n)/g) ?? []).length === 1 && !/^(?:\(?[a-z0-9]{1,4}[.)]|\d{1,3}(?:\.\d{1,3})+|[*•-])\s/i.test(line.text);
    if (before && follows) paragraphs[paragraphs.length - 1] = { text: text.slice(before.at, line.at + line.text.length), at: before.at };
    else paragraphs.push(line);
  }
  return paragraphs;
}
