import { Workbook } from '@cj-tech-master/excelts';
import { calculateFormulas } from '@cj-tech-master/excelts/formula';
import { strFromU8, unzipSync } from 'fflate';
import { writePackage } from '../../paper/docx/writePackage.ts';
import { firstMonthColumn, type Cell, type CellKind, type Grid } from './grid.ts';

/** A workbook of these sheets, all of them shown; formulas carry what they come to, for viewers that do not calculate, and are worked out again by the program that opens it. */
export async function writeWorkbook({ title, day, sheets, names }: { readonly title: string; readonly day: string; readonly sheets: readonly Grid[]; readonly names: ReadonlyMap<string, string> }): Promise<Uint8Array> {
  const book = new Workbook();
  const at = new Date(`${day}T00:00:00Z`);
  Object.assign(book, { title, creator: 'Parley', lastModifiedBy: 'Parley', created: at, modified: at });
  book.calcProperties.fullCalcOnLoad = true;
  for (const grid of sheets) {
    const months = Math.max(...grid.rows.map((row) => row.length), 0) - firstMonthColumn + 1;
    const isOverMonths = grid.name !== 'Inputs' && months > 2 && grid.rows.some((row) => row[1]?.value === 'Unit; from where');
    const sheet = book.addWorksheet(grid.name, {
      views: [{ state: 'frozen', xSplit: grid.name === 'Inputs' || grid.name === 'Sources' ? 0 : isOverMonths ? 3 : 1, ySplit: grid.name === 'Inputs' ? 4 : 3 }],
      // A year of months to a page, with its labels.
      pageSetup: isOverMonths ? { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: Math.ceil(months / 12), fitToHeight: 0, printTitlesColumn: 'A:C', printTitlesRow: '1:3' } : { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    for (const [place, row] of grid.rows.entries()) for (const [column, cell] of row.entries()) if (cell !== undefined) put(sheet.getCell(place + 1, column + 1), cell);
    const widest = Math.max(...grid.rows.map((row) => row.length), 1);
    for (let column = 1; column <= widest; column++) sheet.getColumn(column).width = column === 1 ? (grid.name === 'Sources' ? 120 : 58) : column === 2 ? (isOverMonths ? 20 : 34) : grid.name === 'Inputs' && column === 5 ? 34 : isOverMonths ? 17 : 22;
  }
  for (const [name, ref] of names) book.definedNames.add(ref, name);
  calculateFormulas(book);
  return steady(new Uint8Array(await book.xlsx.writeBuffer()));
}

type Target = ReturnType<ReturnType<Workbook['addWorksheet']>['getCell']>;

function put(target: Target, cell: Cell): void {
  target.value = cell.formula === undefined ? (cell.value ?? null) : { formula: cell.formula };
  target.font = { name: 'Calibri', ...fonts[cell.kind] };
  if (cell.kind === 'head' && target.col > 2) target.alignment = { horizontal: 'right' };
  if (cell.format !== undefined) target.numFmt = cell.format;
  if (cell.kind === 'total') target.border = { top: { style: 'thin' } };
}

const fonts: Readonly<Record<CellKind, Readonly<{ size: number; bold?: boolean; color?: { argb: string } }>>> = {
  title: { size: 14, bold: true }, head: { size: 10, bold: true }, label: { size: 10 }, sum: { size: 10 }, total: { size: 10, bold: true },
  input: { size: 10, color: { argb: 'FF0000FF' } }, note: { size: 9, color: { argb: 'FF55606D' } },
};

/** The same parts in the same order with no time of day. */
function steady(bytes: Uint8Array): Uint8Array {
  return writePackage(Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')).map(([name, part]) => [name, /\.(?:xml|rels)$/.test(name) ? strFromU8(part) : part])));
}
