import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, LevelFormat, LineRuleType, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType, type IStylesOptions } from 'docx';
import { fixDocx } from '../paper/docx/writePackage.ts';
import { draftAmendmentText, draftTitle, type DraftBlock } from './draftAmendmentText.ts';

export { plantedProblems, type PlantedProblem } from './draftAmendmentText.ts';

/** The sample deal's draft contract as a Word file, the same bytes on every run: headings, numbered clauses, price tables, signature block. */
export async function draftAmendment(): Promise<Uint8Array> {
  const draft = new Document({
    title: draftTitle,
    styles,
    numbering: { config: [{ reference: 'clauses', levels: clauseLevels }] },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_300, bottom: 1_200, left: 1_300, right: 1_300 } } },
        footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 16, color: '666666', children: [`${draftTitle} · supplier draft of November 9, 2026 · page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] }) },
        children: [new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(draftTitle)] }), ...draftAmendmentText.flatMap(blockParts)],
      },
    ],
  });
  return fixDocx(await Packer.pack(draft, 'uint8array'), { title: draftTitle, creator: 'Larkfield Cloud Operations Limited', day: '2026-11-09' });
}

const styles: IStylesOptions = {
  default: {
    document: { run: { font: 'Calibri', size: 21 }, paragraph: { spacing: { after: 110, line: 264, lineRule: LineRuleType.AUTO } } },
    title: { run: { size: 30, bold: true, color: '1F2A37' }, paragraph: { spacing: { after: 200, line: 264, lineRule: LineRuleType.AUTO } } },
    heading1: { run: { size: 25, bold: true, color: '1F2A37' }, paragraph: { spacing: { before: 280, after: 110, line: 264, lineRule: LineRuleType.AUTO }, keepNext: true } },
  },
};

const clauseLevels = [
  { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 620, hanging: 620 } } } },
  { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 620, hanging: 620 } } } },
  { level: 2, format: LevelFormat.LOWER_LETTER, text: '(%3)', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 1_080, hanging: 460 } } } },
];

function blockParts(block: DraftBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'section':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, numbering: { reference: 'clauses', level: 0 }, children: [new TextRun(block.text)] })];
    case 'clause':
      return [new Paragraph({ numbering: { reference: 'clauses', level: 1 }, children: [new TextRun(block.text)] })];
    case 'item':
      return [new Paragraph({ numbering: { reference: 'clauses', level: 2 }, children: [new TextRun(block.text)] })];
    case 'plain':
      return [new Paragraph({ children: [new TextRun(block.text)] })];
    case 'schedule':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: block.text.startsWith('Schedule A'), children: [new TextRun(block.text)] })];
    case 'table':
      return [table(block.columns, block.rows), gap()];
    case 'signatures':
      return [signatures(block.sides), gap()];
  }
}

/** Twips between the margins of A4. */
const width = 11_906 - 2 * 1_300;
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'B8C0CA' };
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };

function table(columns: readonly string[], rows: readonly (readonly string[])[]): Table {
  const [first, second] = [Math.round(width * 0.27), Math.round(width * (columns.length > 3 ? 0.2 : 0.36))];
  const widths = columns.map((_, index) => (index === 0 ? first : index === 1 ? second : Math.floor((width - first - second) / (columns.length - 2))));
  const row = (cells: readonly string[], header: boolean): TableRow =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: cells.map((text, index) => new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        margins: { top: 50, bottom: 50, left: 90, right: 90 },
        borders: { top: rule, bottom: rule, left: rule, right: rule },
        ...(header ? { shading: { fill: 'EEF1F4' } } : {}),
        children: [new Paragraph({ alignment: index > 1 ? AlignmentType.RIGHT : AlignmentType.LEFT, spacing: { after: 0 }, children: [new TextRun({ text, bold: header, size: 19 })] })],
      })),
    });
  return new Table({ layout: TableLayoutType.FIXED, columnWidths: widths, width: { size: width, type: WidthType.DXA }, rows: [row(columns, true), ...rows.map((cells) => row(cells, false))] });
}

function signatures(sides: readonly string[]): Table {
  const half = Math.floor(width / 2);
  const lines = ['Signature: ____________________________', 'Name: ____________________________', 'Title: ____________________________', 'Date: ____________________________'];
  const cells = sides.map((side) => new TableCell({
    width: { size: half, type: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none },
    children: [side, ...lines].map((text, index) => new Paragraph({ keepNext: true, spacing: { after: 140 }, children: [new TextRun({ text, bold: index === 0 })] })),
  }));
  return new Table({ layout: TableLayoutType.FIXED, columnWidths: sides.map(() => half), width: { size: width, type: WidthType.DXA }, rows: [new TableRow({ cantSplit: true, children: cells })] });
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { after: 60 }, children: [] });
}
