import pdfmake from 'pdfmake';
import roboto from 'pdfmake/build/fonts/Roboto.js';
import { audienceInWords, type Block, type Brief, type BriefTable, type Piece, type Words } from '../brief/brief.ts';
import { drawChart } from '../charts/drawChart.ts';

/** A document as PDF on A4, without a browser: Roboto (SIL Open Font License 1.1) is embedded, and the same content has the same bytes. */
export async function documentPdf(document: Brief): Promise<Uint8Array> {
  prepare();
  const at = new Date(`${document.day}T00:00:00Z`);
  const made = pdfmake.createPdf({
    pageSize: 'A4', pageMargins: [48, 38, 48, 40], compress: true, lang: 'en-GB',
    info: { title: plain(document.title), author: 'Parley', creator: 'Parley', producer: 'Parley', creationDate: at, modDate: at },
    defaultStyle: { font: 'Roboto', fontSize: 8.8, color: ink, lineHeight: 1.06 },
    footer: (page: number, pages: number) => ({ columns: [{ text: audienceInWords[document.audience] }, { text: `${plain(document.title)} · ${page} of ${pages}`, alignment: 'right' }], margin: [48, 12, 48, 0], fontSize: 7, color: soft }),
    content: [
      { text: plain(document.title), fontSize: 18, bold: true },
      { text: plain(document.subtitle), color: soft, margin: [0, 1, 0, 2] },
      ...document.sections.flatMap(({ title, blocks }) => withHeading(title, blocks.flatMap((block) => parts(block)))),
      ...(document.notes.length === 0 ? [] : [heading('Sources'), notes(document.notes)]),
    ],
  });
  const bytes = await made.getBuffer();
  return new Uint8Array(bytes);
}

type Content = Readonly<Record<string, unknown>>;

const ink = '#17202b';
const soft = '#55606d';
const line = '#d7dce2';
/** Points between the margins of A4. */
const width = 595.28 - 96;

/** The engine and its fonts, once in the life of the process; it may fetch and open nothing. */
function prepare(): void {
  if (prepared) return;
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  // Under their PostScript names, by which drawings find a font that the text has loaded.
  for (const [name, { data }] of Object.entries(roboto.vfs)) pdfmake.virtualfs.writeFileSync(name.replace(/\.ttf$/, ''), data, 'base64');
  pdfmake.setFonts({ Roboto: { normal: 'Roboto-Regular', bold: 'Roboto-Medium', italics: 'Roboto-Italic', bolditalics: 'Roboto-MediumItalic' } });
  prepared = true;
}
let prepared = false;

/** A heading never stands alone at the foot of a page: where what follows is kept whole, it is kept with that. */
function withHeading(title: string, [first, ...rest]: readonly Content[]): Content[] {
  if (first === undefined) return [heading(title)];
  return first['unbreakable'] === true ? [{ ...first, stack: [{ ...heading(title), unbreakable: false }, { ...first, unbreakable: false }] }, ...rest] : [heading(title), first, ...rest];
}

function heading(title: string): Content {
  return {
    stack: [{ canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 1.2, lineColor: ink }] }, { text: plain(title), fontSize: 11.5, bold: true, margin: [0, 3, 0, 0] }],
    margin: [0, 7, 0, 3], unbreakable: true, headlineLevel: 1,
  };
}

function parts(block: Block): Content[] {
  switch (block.kind) {
    case 'lead':
      return [{ text: runs([block.figure]), fontSize: 19, margin: [0, 0, 0, 0] }, { text: runs(block.words), fontSize: 9.5, margin: [0, 0, 0, 4] }];
    case 'paragraph':
      return [{ text: runs(block.words), margin: [0, 0, 0, 4] }];
    case 'list':
      return [{ ul: block.items.map((item) => ({ text: runs(item), margin: [0, 0, 0, 1.5] })), margin: [0, 0, 0, 4] }];
    case 'chart':
      return [{ stack: [caption(block.title), { svg: drawChart(block), width }], unbreakable: true, margin: [0, 0, 0, 4] }];
    case 'table':
      return table(block);
  }
}

function table({ caption: title, columns, rows }: BriefTable): Content[] {
  const cell = (words: Words, index: number, header: boolean): Content => ({ text: runs(words), alignment: columns[index]?.align ?? 'left', fontSize: 7.4, ...(header ? { bold: true, color: soft } : {}) });
  const laid = [
    caption(title),
    {
      table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: columns.map((column) => column.width * width - padding), body: [columns.map((column, index) => cell([{ text: column.title }], index, true)), ...rows.map((row) => row.map((words, index) => cell(words, index, false)))] },
      layout: { hLineWidth: (row: number) => (row === 0 ? 0 : row === 1 ? 0.8 : 0.4), vLineWidth: () => 0, hLineColor: (row: number) => (row === 1 ? ink : line), paddingLeft: () => 0, paddingRight: () => padding, paddingTop: () => 1.4, paddingBottom: () => 1.4 },
      margin: [0, 0, 0, 6],
    },
  ];
  const characters = rows.flat(2).reduce((sum, { text }) => sum + text.length, 0);
  return rows.length <= wholeRows && characters <= wholeCharacters ? [{ stack: laid, unbreakable: true }] : laid;
}

/** A table as small as this stands on one page; a larger one may not fit on any. */
const wholeRows = 8;
const wholeCharacters = 1500;

const padding = 6;

function caption(words: Words): Content {
  return { text: runs(words), bold: true, fontSize: 8.2, color: soft, margin: [0, 3, 0, 2], headlineLevel: 2 };
}

/** Two columns of small numbered notes. */
function notes(of: readonly string[]): Content {
  const half = Math.ceil(of.length / 2);
  const column = (from: number, until: number): Content => ({ stack: of.slice(from, until).map((note, index) => ({ text: `${from + index + 1}  ${plain(note)}`, margin: [0, 0, 0, 1] })), fontSize: 6, color: soft });
  return { columns: [column(0, half), column(half, of.length)], columnGap: 14 };
}

function runs(words: Words): Content[] {
  return words.flatMap((piece) => [...run(piece), ...noteRuns(piece.notes)]);
}

function run({ text, strong = false, quote = false }: Piece): Content[] {
  return text === '' ? [] : [{ text: plain(text), ...(strong ? { bold: true } : {}), ...(quote ? { italics: true, color: soft } : {}) }];
}

function noteRuns(of: readonly number[] | undefined): Content[] {
  return of === undefined || of.length === 0 ? [] : [{ text: [...new Set(of)].join(' '), sup: true, color: '#005a92', bold: false, fontSize: 7.8 }];
}

/** The font has no arrows. */
function plain(text: string): string {
  return text.replace(/[→⇒]/g, 'to');
}
