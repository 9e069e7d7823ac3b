import { decodeText } from '../base/decodeText.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { readDocx } from './docx/readDocx.ts';
import { readHtml } from './markup/readHtml.ts';
import { readMarkdown } from './markup/readMarkdown.ts';
import type { Paper } from './paper.ts';
import type { PdfPages } from './pdf/pdfPages.ts';
import { readPdf } from './pdf/readPdf.ts';
import { readText } from './readText.ts';
import { suspicions } from './suspicions.ts';

/**
 * The contract in a Word document, an HTML page, a Markdown file or a plain text. Findings say what was not read, who changed what,
 * and what hides in the file; a file that is none of these is refused with what to do.
 */
export function readPaper(bytes: Uint8Array, name: string): Outcome<Paper> {
  if (!isPacked(bytes) && (/\.(?:html?|xhtml)$/i.test(name) || (!/\.do[ct][xm]?$/i.test(name) && beginsLikeHtml(bytes)))) return looked(readHtml(bytes, name));
  if (looksLikeText(bytes, name)) return looked(/\.(?:md|markdown)$/i.test(name) ? readMarkdown(bytes, name) : outcome(readText(bytes, name)));
  return looked(readDocx(bytes, name));
}

/** Another kind of file by its first bytes: an archive, a PDF, an old Word file, or nothing at all. */
function isPacked(bytes: Uint8Array): boolean {
  const archive = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03;
  const pdf = bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46;
  const ole = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  return bytes.length === 0 || archive || pdf || ole;
}

/** The first words of a page, whatever its file is called; a Word document never begins so. */
function beginsLikeHtml(bytes: Uint8Array): boolean {
  const start = decodeText(bytes.slice(0, 512)) ?? '';
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html)[\s>]/i.test(start);
}

/** The contract on the pages of a PDF, with what else must be known of it. */
export function readPages(pages: PdfPages, name: string): Outcome<Paper> {
  return looked(readPdf(pages, name));
}

/** Whether the bytes are those of a PDF: viewers allow something before its first mark. */
export function isPdf(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return false;
  for (let at = 0; at < Math.min(bytes.length - 4, 4096); at++) if (bytes[at] === 0x25 && bytes[at + 1] === 0x50 && bytes[at + 2] === 0x44 && bytes[at + 3] === 0x46 && bytes[at + 4] === 0x2d) return true;
  return false;
}

function looked({ value: paper, findings }: Outcome<Paper>): Outcome<Paper> {
  return outcome(paper, [...findings, ...emptiness(paper), ...suspicions(paper)]);
}

/** A text file is one by its name and by not beginning like anything else; a .docx that holds text is still no Word document. */
function looksLikeText(bytes: Uint8Array, name: string): boolean {
  return /\.(txt|md|markdown|text)$/i.test(name) && !isPacked(bytes);
}

function emptiness(paper: Paper): Finding[] {
  const words = paper.text.match(/\p{L}{2,}/gu)?.length ?? 0;
  if (words === 0) return [finding('error', 'no-text', 'The document holds no words that can be read; if it is a scan, have it recognised (OCR) and give the result. Nothing in it was assessed.', paper.file)];
  if ((paper.pictures ?? 0) > 0 && words < 100) {
    return [finding('warning', 'hardly-any-text', `The document holds ${paper.pictures === 1 ? 'a picture' : `${paper.pictures} pictures`} and only ${words} words: if its pages are scans, have them recognised (OCR) and give the result.`, paper.file)];
  }
  return [];
}
