import { AlignmentType, BorderStyle, convertMillimetersToTwip, Document, Footer, HeadingLevel, LineRuleType, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, WidthType, type IParagraphOptions, type ISectionOptions } from 'docx';
import { ChartRun } from 'docx/charts';
import { unzipSync } from 'fflate';
import { fixDocx, writePackage } from '../../paper/docx/writePackage.ts';
import { audienceInWords, type Block, type Brief, type BriefChart, type BriefTable, type Piece, type Words } from '../brief/brief.ts';
import { nativeChart } from '../charts/nativeChart.ts';

/** A document as Word opens it, with charts that Word can edit: the same bytes for the same content. */
export async function documentDocx(brief: Brief): Promise<Uint8Array> {
  const made = new Document({
    title: brief.title,
    creator: 'Parley',
    styles: { default: { document: { run: { font: 'Calibri', size: points(9.5), color: ink, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 60, line: 250, lineRule: LineRuleType.AUTO } } } } },
    sections: [section(brief)],
  });
  return fixDocx(withSteadySheets(await Packer.pack(made, 'uint8array')), { title: brief.title, day: brief.day });
}

/** The sheets behind the charts are packages of their own and carry the time of day: they are packed again without it. */
function withSteadySheets(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  return writePackage(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, name.endsWith('.xlsx') ? writePackage(unzipSync(part)) : part])));
}

const ink = '17202B';
const soft = '55606D';
const line = 'D7DCE2';
/** Twips between the margins of A4. */
const width = convertMillimetersToTwip(210 - 2 * 17);

function section(brief: Brief): ISectionOptions {
  const charts = brief.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart'));
  const margin = convertMillimetersToTwip(15);
  const side = convertMillimetersToTwip(17);
  return {
    properties: { page: { size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) }, margin: { top: margin, bottom: margin, left: side, right: side, header: 400, footer: 400 } } },
    footers: { default: new Footer({ children: [new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: width }], children: [new TextRun({ children: [`${audienceInWords[brief.audience]}\t${brief.title} · `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: points(7.5), color: soft })] })] }) },
    children: [
      new Paragraph({ heading: HeadingLevel.TITLE, spacing: { after: 20 }, children: [new TextRun({ text: brief.title, size: points(19), bold: true, color: ink, font: 'Calibri' })] }),
      new Paragraph({ spacing: { after: 40 }, children: [new TextRun({ text: brief.subtitle, color: soft })] }),
      ...brief.sections.flatMap(({ title, blocks }) => [heading(title), ...blocks.flatMap((block) => blockParts(block, charts))]),
      ...(brief.notes.length === 0 ? [] : [heading('Sources'), notesTable(brief.notes)]),
    ],
  };
}

function heading(title: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_1, keepNext: true, spacing: { before: 170, after: 60 },
    border: { top: { style: BorderStyle.SINGLE, size: 10, color: ink, space: 3 } },
    children: [new TextRun({ text: title, size: points(12), bold: true, color: ink, font: 'Calibri' })],
  });
}

function blockParts(block: Block, charts: readonly Block[]): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'lead':
      return [
        new Paragraph({ keepNext: true, spacing: { after: 0 }, children: runs([block.figure], points(20)) }),
        new Paragraph({ children: runs(block.words, points(10)) }),
      ];
    case 'paragraph':
      return [new Paragraph({ children: runs(block.words) })];
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, spacing: { after: 20 }, indent: { left: 260, hanging: 200 }, children: runs(item) }));
    case 'chart':
      return chartParts(block, charts.indexOf(block) + 1);
    case 'table':
      return tableParts(block);
  }
}

/** `number` is the drawing's own in the document; left to itself the writer counts through the life of the process. */
function chartParts(block: BriefChart, number: number): Paragraph[] {
  return [
    caption(block.title),
    new Paragraph({ spacing: { after: 40, line: 240, lineRule: LineRuleType.AUTO }, children: [new ChartRun({ ...nativeChart(block.chart), altText: { id: String(number), name: block.id, title: block.title.map((piece) => piece.text).join(''), description: block.summary } })] }),
  ];
}

function tableParts(table: BriefTable): (Paragraph | Table)[] {
  const widths = table.columns.map((column) => Math.floor(column.width * width));
  const cell = (index: number, words: Words, header: boolean): TableCell => new TableCell({
    width: { size: widths[index] ?? 0, type: WidthType.DXA },
    margins: { top: 25, bottom: 25, left: 0, right: 90 },
    borders: { top: none, left: none, right: none, bottom: { style: BorderStyle.SINGLE, size: header ? 6 : 4, color: header ? ink : line } },
    children: [new Paragraph({ alignment: table.columns[index]?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT, spacing: { after: 0, line: 228, lineRule: LineRuleType.AUTO }, keepNext: header, children: runs(header ? words.map((piece) => ({ ...piece, strong: true })) : words, points(8), header ? soft : ink) })],
  });
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: table.columns.map((column, index) => cell(index, [{ text: column.title }], true)) });
  const rows = table.rows.map((row) => new TableRow({ cantSplit: true, children: row.map((words, index) => cell(index, words, false)) }));
  return [
    caption(table.caption),
    new Table({ layout: TableLayoutType.FIXED, columnWidths: widths, width: { size: width, type: WidthType.DXA }, rows: [head, ...rows], borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none } }),
    new Paragraph({ spacing: { after: 40, line: 120, lineRule: LineRuleType.AUTO }, children: [] }),
  ];
}

const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };

function caption(words: Words): Paragraph {
  return new Paragraph({ keepNext: true, spacing: { before: 60, after: 30 }, children: runs(words.map((piece) => ({ ...piece, strong: true })), points(8.5), soft) });
}

/** Two columns of small numbered notes. */
function notesTable(notes: readonly string[]): Table {
  const half = halfway(notes);
  const column = (from: number, until: number): TableCell => new TableCell({
    width: { size: Math.floor(width / 2), type: WidthType.DXA }, borders: { top: none, bottom: none, left: none, right: none }, margins: { left: 0, right: 160 },
    children: Array.from({ length: Math.max(until - from, 1) }, (_, index) => new Paragraph({ ...noteShape, children: from + index < until ? [new TextRun({ text: `${from + index + 1}  ${notes[from + index] ?? ''}`, size: points(6.5), color: soft })] : [] })),
  });
  return new Table({ layout: TableLayoutType.FIXED, columnWidths: [Math.floor(width / 2), Math.floor(width / 2)], width: { size: width, type: WidthType.DXA }, rows: [new TableRow({ children: [column(0, half), column(half, notes.length)] })] });
}

const noteShape: IParagraphOptions = { spacing: { after: 12, line: 200, lineRule: LineRuleType.AUTO }, indent: { left: 230, hanging: 230 } };

/** Where the left column ends, so that both hold about as many characters. */
function halfway(notes: readonly string[]): number {
  const total = notes.reduce((a, note) => a + note.length + 40, 0);
  let seen = 0;
  const place = notes.findIndex((note) => (seen += note.length + 40) >= total / 2);
  return place + 1;
}

function runs(words: Words, size = points(9.5), color = ink): TextRun[] {
  return words.flatMap((piece) => [...run(piece, size, color), ...noteRuns(piece.notes, size)]);
}

function run({ text, strong = false, quote = false }: Piece, size: number, color: string): TextRun[] {
  return text === '' ? [] : [new TextRun({ text, size, bold: strong, italics: quote, color: quote ? soft : color })];
}

function noteRuns(notes: readonly number[] | undefined, size: number): TextRun[] {
  return notes === undefined || notes.length === 0 ? [] : [new TextRun({ text: [...new Set(notes)].join(' '), superScript: true, size: Math.min(size, points(9.5)), color: '005A92', bold: false })];
}

/** Half points, as Word counts them. */
function points(size: number): number {
  return Math.round(size * 2);
}
