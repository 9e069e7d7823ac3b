import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { delimiters, readCsv } from './readCsv.ts';

const read = (text: string) => readCsv(text, ',', 'bill.csv');

describe('records of a CSV file', () => {
  it.each([
    { case: 'plain lines', text: 'a,b\n1,2\n', records: [[1, 'a', 'b'], [2, '1', '2']] },
    { case: 'no line end at the end', text: 'a,b\n1,2', records: [[1, 'a', 'b'], [2, '1', '2']] },
    { case: 'line ends of three kinds', text: 'a,b\r\n1,2\r3,4\n5,6', records: [[1, 'a', 'b'], [2, '1', '2'], [3, '3', '4'], [4, '5', '6']] },
    { case: 'a line end inside quotes', text: 'a,b\n"x\ny",2\nz,3', records: [[1, 'a', 'b'], [2, 'x\ny', '2'], [4, 'z', '3']] },
    { case: 'CRLF inside quotes is one line end', text: '"x\r\ny"\nz', records: [[1, 'x\r\ny'], [3, 'z']] },
    { case: 'quotes and delimiters inside quotes', text: '"say ""hi"", now",2', records: [[1, 'say "hi", now', '2']] },
    { case: 'empty cells', text: ',,\n,"",', records: [[1, '', '', ''], [2, '', '', '']] },
    { case: 'blank lines are no records, but count', text: 'a,b\n\n\n1,2', records: [[1, 'a', 'b'], [4, '1', '2']] },
    { case: 'a quote inside a plain cell', text: '5" disk,1', records: [[1, '5" disk', '1']] },
  ])('$case', ({ text, records }) => {
    const { value, findings } = read(text);
    expect(value.records.map(({ line, cells }) => [line, ...cells])).toEqual(records);
    expect(findings).toEqual([]);
  });

  it.each([
    { case: 'text behind a closing quote', text: 'a,b\n"x"y,2\nz,3', lost: [2], kept: ['a', 'z'] },
    { case: 'a quote that never closes', text: 'a,b\n"x,2\nz,3', lost: [2], kept: ['a', 'z'] },
    { case: 'two lines with a quote that does not close', text: 'a,b\n"x,2\n"y,2\nz,3', lost: [2, 3], kept: ['a', 'z'] },
  ])('$case costs that line and no other, and a finding says which', ({ text, lost, kept }) => {
    const { value, findings } = read(text);
    expect(value.broken).toEqual(lost);
    expect(value.records.map(({ cells }) => cells[0])).toEqual(kept);
    expect(findings.map(({ at }) => at)).toEqual(lost.map((line) => `bill.csv, line ${line}`));
  });

  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '1', ' ', '"', ',', ';', '\t', '|', '\n', '\r\n'), maxLength: 6 });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });

  it('reads what papaparse reads from every well-formed file', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...delimiters), fc.constantFrom('\n', '\r\n', '\r'), (rows, delimiter, newline) => {
        const text = Papa.unparse(rows, { delimiter, newline, quotes: true });
        expect(readCsv(text, delimiter, 'x').value.records.map(({ cells }) => cells)).toEqual(Papa.parse(text, { delimiter, newline }).data);
      }),
    );
  });

  it('says the line on which each record really begins', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = Papa.unparse(rows, { newline: '\n', quotes: true });
        let from = 0;
        const lines = rows.map((row) => {
          const line = text.slice(0, from).split(/\r\n|\n/).length;
          from += Papa.unparse([row], { quotes: true }).length + 1;
          return line;
        });
        expect(readCsv(text, ',', 'x').value.records.map(({ line }) => line)).toEqual(lines);
      }),
    );
  });
});
