import { Workbook } from '@cj-tech-master/excelts';
import { strFromU8, unzipSync } from 'fflate';
import { writePackage } from '../../paper/docx/writePackage.ts';
import { audienceInWords, type Block, type Brief, type Words } from '../brief/brief.ts';

/** A document as a workbook to fill in and send back: a sheet for each section, words and nothing else; the same bytes for the same content. */
export async function documentXlsx(document: Brief): Promise<Uint8Array> {
  const book = new Workbook();
  const at = new Date(`${document.day}T00:00:00Z`);
  Object.assign(book, { title: document.title, creator: 'Parley', lastModifiedBy: 'Parley', created: at, modified: at });
  const taken = new Set<string>();
  lay(book, sheetName('Cover', taken), [{ cells: [document.title], bold: true }, { cells: [document.subtitle] }, { cells: [audienceInWords[document.audience]] }]);
  for (const { title, blocks } of document.sections) lay(book, sheetName(title, taken), [{ cells: [title], bold: true }, ...blocks.flatMap(rowsOf)]);
  return steady(new Uint8Array(await book.xlsx.writeBuffer()));
}

interface Row {
  readonly cells: readonly string[];
  readonly bold?: true;
}

function rowsOf(block: Block): Row[] {
  switch (block.kind) {
    case 'lead':
      return [{ cells: [`${block.figure.text} ${text(block.words)}`] }];
    case 'paragraph':
      return [{ cells: [text(block.words)] }];
    case 'list':
      return block.items.map((item) => ({ cells: [text(item)] }));
    case 'chart':
      return [{ cells: [text(block.title)] }, { cells: [block.summary] }];
    case 'table':
      return [{ cells: [text(block.caption)] }, { cells: block.columns.map(({ title }) => title), bold: true }, ...block.rows.map((row) => ({ cells: row.map(text) }))];
  }
}

function text(words: Words): string {
  return words.map((piece) => piece.text).join('');
}

/** Words are written as words: what begins with an equals sign is no formula. */
function lay(book: Workbook, name: string, rows: readonly Row[]): void {
  const sheet = book.addWorksheet(name, { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  const widest = Math.max(...rows.map(({ cells }) => cells.length));
  for (let column = 1; column <= widest; column++) sheet.getColumn(column).width = widest === 1 ? 110 : Math.floor(150 / widest);
  for (const [place, { cells, bold }] of rows.entries()) {
    for (const [column, value] of cells.entries()) {
      const cell = sheet.getCell(place + 1, column + 1);
      cell.value = value;
      cell.font = { name: 'Calibri', size: place === 0 ? 14 : 10, ...(bold ? { bold } : {}) };
      // A heading over a table runs on over its columns.
      cell.alignment = { vertical: 'top', wrapText: widest === 1 || cells.length > 1 };
    }
  }
}

/** A sheet's name has at most 31 characters, none of []:*?/\, and is there once. */
function sheetName(title: string, taken: Set<string>): string {
  const plain = title.replace(/[[\]:*?/\\]/g, '').slice(0, 28).trim();
  let name = plain;
  for (let count = 2; taken.has(name); count++) name = `${plain} ${count}`;
  taken.add(name);
  return name;
}

/** The same parts in the same order with no time of day. */
function steady(bytes: Uint8Array): Uint8Array {
  return writePackage(Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')).map(([name, part]) => [name, /\.(?:xml|rels)$/.test(name) ? strFromU8(part) : part])));
}
