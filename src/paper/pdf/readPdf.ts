import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { assemble, type Piece } from '../assemble.ts';
import type { Paper, Unprinted } from '../paper.ts';
import { pageLines, type PageLine } from './pageLines.ts';
import { pageParagraphs } from './pageParagraphs.ts';
import type { PdfPages } from './pdfPages.ts';
import { withoutRunningHeads, type RunningHead } from './runningHeads.ts';

/**
 * The paper whose words stand on `pages`: in reading order, column after column, broken lines joined, each paragraph with its page.
 * Lines that pages repeat stand once, behind the rest; a page without words is a finding, for nothing on it was assessed.
 */
export function readPdf(pages: PdfPages, file: string): Outcome<Paper> {
  const read = pages.pages.map(pageLines);
  const { lines, heads } = withoutRunningHeads(read.map((page) => page.lines));
  const turned = read.flatMap((page, index) => (page.turned.length === 0 ? [] : [{ text: page.turned.join(' '), page: pages.pages[index]?.number ?? 0 }]));
  const pieces = piecesOf(lines, turned, heads);
  const paper = assemble(file, pieces.map((piece) => piece.text).join('\n'), pieces, { unprinted: [...propertiesOf(pages), ...unseenIn(pages)], pictures: pages.pages.reduce((sum, page) => sum + page.pictures, 0) });
  return outcome(paper, [...pageFindings(pages, read.map((page) => page.lines), file), ...unseenFindings(pages, file), ...headFindings(heads, file), ...turned.map(({ text, page }) => finding('info', 'turned-text', `Words written on a slant or sideways were read last: "${shorten(text)}".`, `${file}, page ${page}`)), ...otherFindings(pages, file)]);
}

function piecesOf(lines: readonly PageLine[], turned: readonly { readonly text: string; readonly page: number }[], heads: readonly RunningHead[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (text: string, part: Piece['part'], page: number): void => {
    pieces.push({ text, part, page, contents: /(?:\.\s?){4,}\s*\d{1,4}$/.test(text), bold: false, at });
    at += text.length + 1;
  };
  for (const { text, page } of pageParagraphs(lines)) add(text, 'body', page);
  for (const { text, page } of turned) add(text, 'textBox', page);
  for (const { text, part, pages } of heads) add(text, part, pages[0] ?? 1);
  return pieces;
}

function propertiesOf({ properties }: PdfPages): Unprinted[] {
  return Object.entries(properties).map(([name, text]) => ({ layer: 'metadata', text, at: `its properties, ${name}` }));
}

function unseenIn({ pages }: PdfPages): Unprinted[] {
  return pages.flatMap(({ number, unseen = [] }) => unseen.map(({ text }): Unprinted => ({ layer: 'hidden', text, at: `page ${number}` })));
}

function unseenFindings({ pages }: PdfPages, file: string): Finding[] {
  return pages.flatMap(({ number, unseen = [] }) => unseen.map(({ text, why }) => finding('warning', 'hidden-text', `Words stand on this page that nobody sees (${why}): "${shorten(text)}". They were read with the rest: ask the sender why they are there.`, `${file}, page ${number}`)));
}

function pageFindings({ pages }: PdfPages, lines: readonly (readonly PageLine[])[], file: string): Finding[] {
  const broken = pages.filter((page) => page.broken !== undefined);
  const empty = pages.filter((page, index) => page.broken === undefined && (lines[index]?.length ?? 0) === 0 && page.words.length === 0);
  const scanned = pages.filter((page, index) => page.pictures > 0 && (lines[index]?.length ?? 0) > 0);
  return [
    ...broken.map((page) => finding('error', 'page-not-read', `This page could not be read (${page.broken ?? ''}): nothing on it was assessed. Ask for a fresh copy, or for the Word file.`, `${file}, page ${page.number}`)),
    ...(empty.length === 0
      ? []
      : [
          finding(
            empty.some((page) => page.pictures > 0) || empty.length === pages.length ? 'error' : 'warning',
            'page-not-assessed',
            `${empty.length === 1 ? 'A page holds' : `${empty.length} pages hold`} no words that can be read${empty.some((page) => page.pictures > 0) ? ', only pictures' : ''}: a scan, or an empty page. Not assessed: have ${empty.length === 1 ? 'it' : 'them'} recognised (OCR) and give the result.`,
            `${file}, page${empty.length === 1 ? '' : 's'} ${ranges(empty.map((page) => page.number))}`,
          ),
        ]),
    ...(scanned.length === 0 ? [] : [finding('warning', 'page-hardly-any-text', `${scanned.length === 1 ? 'A page holds' : `${scanned.length} pages hold`} pictures and hardly any words: what the pictures say was not assessed.`, `${file}, page${scanned.length === 1 ? '' : 's'} ${ranges(scanned.map((page) => page.number))}`)]),
  ];
}

function headFindings(heads: readonly RunningHead[], file: string): Finding[] {
  return heads.map(({ part, text, pages }) => finding('info', 'running-head', `This line repeats at the ${part === 'header' ? 'top' : 'foot'} of ${pages.length} pages and was taken out of the running text; it stands once at the end: "${shorten(text)}".`, `${file}, pages ${ranges(pages)}`));
}

function otherFindings({ active, attachments, revisions, forms }: PdfPages, file: string): Finding[] {
  return [
    ...(active.length === 0 ? [] : [finding('warning', 'active-content', `The PDF does something when it is opened or clicked (${active.join(', ')}). Nothing of it was run or fetched: ask the sender why it is there.`, file)]),
    ...(attachments === 0 ? [] : [finding('warning', 'embedded-file', `${attachments === 1 ? 'A file is' : `${attachments} files are`} attached inside the PDF and ${attachments === 1 ? 'was' : 'were'} not read: check whether ${attachments === 1 ? 'it is' : 'they are'} part of the contract.`, file)]),
    ...(revisions === 0 ? [] : [finding('warning', 'earlier-revision', `The file still holds ${revisions === 1 ? 'an earlier state' : `${revisions} earlier states`} of itself; the last one was read. Somebody can look up what it said before.`, file)]),
    ...(forms === 0 ? [] : [finding('info', 'form-fields', `${forms === 1 ? 'A form field was' : `${forms} form fields were`} not read as text: check what is filled in.`, file)]),
  ];
}

/** "1-3, 7". */
function ranges(numbers: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last && last[1] + 1 >= number) last[1] = number;
    else spans.push([number, number]);
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99).toWellFormed()}…` : text;
}
