import { Refusal } from '../base/refusal.ts';
import { assemble, type Piece } from './assemble.ts';
import { decodeText } from '../base/decodeText.ts';
import type { Paper } from './paper.ts';

/** The paper that a plain text or Markdown file holds: its text is the file's own, less a byte order mark; each line with words is a paragraph. */
export function readText(bytes: Uint8Array, file: string): Paper {
  const text = decodeText(bytes);
  if (text === undefined || text.includes('\0')) throw new Refusal('unreadable', `${file} is not a text file in UTF-8 or UTF-16: save it as UTF-8, or give the contract as .docx.`, file);
  const pieces: Piece[] = [];
  const lines = /[^\r\n\u2028\u2029]+/g;
  for (let match = lines.exec(text); match; match = lines.exec(text)) {
    const line = match[0];
    const trimmed = line.trim();
    if (trimmed === '') continue;
    pieces.push({ text: trimmed, part: 'body', contents: false, bold: /^\*\*[^*]+\*\*$/.test(trimmed), at: match.index + line.indexOf(trimmed) });
  }
  return assemble(file, text, pieces, { unprinted: [], pictures: 0 });
}
