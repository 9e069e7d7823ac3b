import { finding, type Finding } from './finding.ts';
import { outcome, type Outcome } from './outcome.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

export const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/** One record of a CSV file, with the physical line it begins on (1 is the first line of the file). */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvRecords {
  readonly records: readonly CsvRecord[];
  /** First lines of the records whose quotes do not close properly; only that line is lost, reading goes on with the next. */
  readonly broken: readonly number[];
}

/** A CSV file below its header. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
  /** Lines that are in no record because a quote does not close. */
  readonly broken: readonly number[];
}

/** A quoted cell longer than this has lost its closing quote. */
const longestCell = 8 * 1024 * 1024;

/**
 * The records of CSV text as RFC 4180 has them, quoted newlines included; blank lines are left out.
 * Line ends may be CRLF, LF, CR or mixed. Written here, because a record must know its physical line and one bad
 * quote must not swallow the rest of a bill; the tests hold it against papaparse on well-formed files.
 */
export function readCsv(text: string, delimiter: Delimiter, name: string, atMost = Number.POSITIVE_INFINITY): Outcome<CsvRecords> {
  const records: CsvRecord[] = [];
  const broken: number[] = [];
  const scan: Scan = { text, delimiter: delimiter.charCodeAt(0), at: 0, line: 1 };
  while (scan.at < text.length && records.length < atMost) {
    const [at, line] = [scan.at, scan.line];
    const cells = readRecord(scan);
    if (cells === undefined) {
      broken.push(line);
      [scan.at, scan.line] = [endOfLine(text, at), line + 1];
    } else if (cells.length > 1 || cells[0] !== '') {
      records.push({ line, cells });
    }
  }
  return outcome({ records, broken }, broken.slice(0, 20).map((line) => brokenQuote(name, line)));
}

interface Scan {
  readonly text: string;
  readonly delimiter: number;
  at: number;
  line: number;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** The cells up to the end of the record, or undefined where a quoted cell does not close. Leaves the scan behind the line end. */
function readRecord(scan: Scan): string[] | undefined {
  const { text, delimiter } = scan;
  const cells: string[] = [];
  for (;;) {
    if (text.charCodeAt(scan.at) === quote) {
      const cell = readQuoted(scan);
      if (cell === undefined) return undefined;
      cells.push(cell);
    } else {
      const from = scan.at;
      let code = text.charCodeAt(scan.at);
      while (scan.at < text.length && code !== delimiter && code !== lineFeed && code !== carriageReturn) code = text.charCodeAt(++scan.at);
      cells.push(text.slice(from, scan.at));
    }
    if (scan.at >= text.length) return cells;
    if (text.charCodeAt(scan.at) !== delimiter) {
      scan.at += text.charCodeAt(scan.at) === carriageReturn && text.charCodeAt(scan.at + 1) === lineFeed ? 2 : 1;
      scan.line++;
      return cells;
    }
    scan.at++;
  }
}

/** The text between the quotes; undefined where nothing closes it, or where something else than a delimiter follows. */
function readQuoted(scan: Scan): string | undefined {
  const { text, delimiter } = scan;
  let from = scan.at + 1;
  let cell = '';
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0 || close - scan.at > longestCell) return undefined;
    cell += text.slice(from, close);
    if (text.charCodeAt(close + 1) !== quote) {
      const next = text.charCodeAt(close + 1);
      if (close + 1 < text.length && next !== delimiter && next !== lineFeed && next !== carriageReturn) return undefined;
      scan.line += lineEnds(cell);
      scan.at = close + 1;
      return cell;
    }
    cell += '"';
    from = close + 2;
  }
}

function lineEnds(text: string): number {
  return text.includes('\n') || text.includes('\r') ? text.split(/\r\n|\n|\r/).length - 1 : 0;
}

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed) return at + 1;
    if (code === carriageReturn) return text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;
  }
  return text.length;
}

function brokenQuote(name: string, line: number): Finding {
  return finding('error', 'row-refused', `Line ${line} of ${name} was not read: a quote opens and does not close properly, so its columns cannot be told apart. Its cost is in no total.`, { file: name, row: line });
}
