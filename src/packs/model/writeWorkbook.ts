import { Workbook } from '@cj-tech-master/excelts';
import { strFromU8, unzipSync } from 'fflate';
import { writePackage } from '../../paper/docx/writePackage.ts';
import { columnName, firstMonthColumn, type Cell, type CellKind, type Grid } from './grid.ts';
import type { Result, workOut } from './workOut.ts';

/** A workbook of these sheets, all of them shown. Formulas carry what they come to, for viewers that do not calculate, and are worked out again by the program that opens it. */
export async function writeWorkbook({ title, day, sheets, names, results }: { readonly title: string; readonly day: string; readonly sheets: readonly Grid[]; readonly names: ReadonlyMap<string, string>; readonly results: ReturnType<typeof workOut> }): Promise<Uint8Array> {
  const book = new Workbook();
  const at = new Date(`${day}T00:00:00Z`);
  Object.assign(book, { title, creator: 'Parley', lastModifiedBy: 'Parley', created: at, modified: at });
  book.calcProperties.fullCalcOnLoad = true;
  for (const grid of sheets) lay(book, grid, results);
  for (const [name, ref] of names) book.definedNames.add(ref, name);
  return steady(new Uint8Array(await book.xlsx.writeBuffer()));
}

function lay(book: Workbook, grid: Grid, results: ReturnType<typeof workOut>): void {
  const { widths, across, down, monthsToPage } = grid.layout;
  const widest = Math.max(...grid.rows.map((row) => row.length), 1);
  const months = widest - firstMonthColumn + 1;
  const pages = monthsToPage === undefined || grid.printed !== undefined ? 1 : Math.max(1, Math.ceil(months / monthsToPage));
  const sheet = book.addWorksheet(grid.name, {
    views: [{ state: 'frozen', xSplit: across, ySplit: down, showGridLines: false }],
    pageSetup: {
      paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: pages, fitToHeight: 0, margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(pages > 1 ? { printTitlesColumn: `A:${columnName(across)}` } : {}), printTitlesRow: `1:${down}`,
      ...(grid.printed === undefined ? {} : { printArea: `A1:${columnName(Math.max(...grid.rows.slice(0, grid.printed).map((row) => row.length)))}${grid.printed}` }),
    },
    headerFooter: { oddFooter: `&L&8${grid.name}&R&8Page &P of &N` },
  });
  for (const [place, row] of grid.rows.entries()) {
    const isTotal = row[0]?.kind === 'total';
    for (const [column, cell] of row.entries()) if (cell !== undefined) put(sheet.getCell(place + 1, column + 1), isTotal && cell.kind === 'note' ? { ...cell, kind: 'totalNote' } : cell, () => results(grid.name, `${columnName(column + 1)}${place + 1}`));
    if (row.some((cell) => cell?.kind === 'head' && typeof cell.value === 'string' && cell.value.length > 18) && row.length > 1) sheet.getRow(place + 1).height = 42;
  }
  for (let column = 1; column <= widest; column++) sheet.getColumn(column).width = widths[Math.min(column, widths.length) - 1] ?? 14;
}

type Target = ReturnType<ReturnType<Workbook['addWorksheet']>['getCell']>;

function put(target: Target, cell: Cell, result: () => Result): void {
  target.value = cell.formula === undefined ? (cell.value ?? null) : { formula: cell.formula, result: result() };
  target.font = { name: 'Calibri', ...fonts[cell.kind] };
  if (cell.format !== undefined) target.numFmt = cell.format;
  const fill = fills[cell.kind];
  if (fill !== undefined) target.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } };
  if (cell.kind === 'head') {
    target.alignment = { horizontal: cell.right ? 'right' : 'left', vertical: 'bottom', wrapText: true };
    target.border = { bottom: { style: 'thin', color: rule } };
  }
  if (cell.kind === 'total' || cell.kind === 'totalNote') target.border = { top: { style: 'thin', color: rule } };
  // Words that a formula says stand under their figures.
  if (cell.kind === 'sum') target.alignment = { horizontal: 'right' };
  if (cell.kind === 'note' && target.col > 2) target.alignment = { indent: 1 };
  if (cell.kind === 'text') target.alignment = { wrapText: true, vertical: 'top' };
  if (cell.left) target.alignment = { horizontal: 'left' };
}

const rule = { argb: 'FF8A94A0' };
const fills: Partial<Readonly<Record<CellKind, string>>> = { section: 'FFE9EEF4', input: 'FFF5F8FF', stated: 'FFFFF6DA' };
const fonts: Readonly<Record<CellKind, Readonly<{ size: number; bold?: boolean; italic?: boolean; color?: { argb: string } }>>> = {
  title: { size: 14, bold: true }, head: { size: 10, bold: true }, section: { size: 10, bold: true }, label: { size: 10 }, sum: { size: 10 }, total: { size: 10, bold: true },
  input: { size: 10, color: { argb: 'FF0000FF' } }, stated: { size: 10, italic: true, color: { argb: 'FF6B5B20' } }, note: { size: 9, color: { argb: 'FF55606D' } }, totalNote: { size: 9, color: { argb: 'FF55606D' } }, text: { size: 10 },
};

/** The same parts in the same order with no time of day. */
function steady(bytes: Uint8Array): Uint8Array {
  return writePackage(Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')).map(([name, part]) => [name, /\.(?:xml|rels)$/.test(name) ? strFromU8(part) : part])));
}
