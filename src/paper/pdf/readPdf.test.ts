import { describe, expect, it } from 'vitest';
import { pageLines } from './pageLines.ts';
import type { PdfPage, PdfWord } from './pdfPages.ts';
import { readPdf } from './readPdf.ts';

const word = (text: string, x: number, y: number, more: Partial<PdfWord> = {}): PdfWord => ({ text, x, y, width: text.length * 5, size: 10, turned: false, ...more });
const page = (number: number, words: readonly PdfWord[], pictures = 0): PdfPage => ({ number, words, pictures });
const pdf = (...pages: PdfPage[]) => readPdf({ pages, active: [], attachments: 0, revisions: 0, forms: 0, properties: {} }, 'draft.pdf');
const column = (lines: readonly string[], x: number, top = 700): PdfWord[] => lines.map((text, index) => word(text, x, top - index * 12));
const texts = (...pages: PdfPage[]): string[] => pdf(...pages).value.paragraphs.map((each) => each.text);

describe('words on pages become paragraphs in reading order', () => {
  it('reads two columns one after the other, between a title and a closing line that cross both', () => {
    const left = Array.from({ length: 8 }, (_, index) => `left ${index} of a column with enough words`);
    const right = Array.from({ length: 8 }, (_, index) => `right ${index} of a column with many words`);
    const words = [word('A title that goes over the whole width of the page, from one side of it to the other', 50, 730), ...column(left, 50), ...column(right, 320, 703), word('A last line that goes over the whole width of the page, from one side of it to the other', 50, 580)];
    const read = pageLines(page(1, words)).lines.map((line) => line.text);
    expect(read.slice(1, 17)).toEqual([...left, ...right]);
    expect(read).toHaveLength(18);
  });

  it('keeps the rows of a table on a line each, cells parted by tabs', () => {
    const rows = ['gpt-5.4', 'gpt-5', 'gpt-5-mini', 'o4-mini', 'gpt-4o', 'gpt-4.1', 'embed'].flatMap((model, index) => [word(model, 50, 700 - index * 14), word('2.50', 250, 700 - index * 14), word('15.00', 400, 700 - index * 14)]);
    expect(texts(page(1, rows))[0]).toBe('gpt-5.4\t2.50\t15.00');
    expect(texts(page(1, rows))).toHaveLength(7);
  });

  it('takes a signature block that says the same twice on one page for no running head', () => {
    const blocks = (number: number): PdfWord[] => (number === 2 ? [word('Name: ____', 50, 60), word('Name: ____', 300, 60), word('Date: ____', 50, 40), word('Date: ____', 300, 40)] : [word(`Page ${'abc'.charAt(number - 1)} ends in its own way.`, 50, 40)]);
    const { value } = pdf(...[1, 2, 3].map((number) => page(number, [...column([`Clause ${'abc'.charAt(number - 1)} says something.`], 50), ...blocks(number)])));
    expect(value.paragraphs.every((each) => each.part === 'body')).toBe(true);
    expect(value.text).toContain('Name: ____\tName: ____');
  });

  it('joins broken lines, over a hyphen, a column and a page, and starts anew at a number', () => {
    const first = page(1, [...column(['1. Term. This Agreement runs for thirty-six months from the day on which', 'it was signed by both parties.', '2. Fees. The fees are fixed and a third-', 'party price list does not change them until the end of the last month of'], 50)]);
    const second = page(2, column(['the Term, whatever the supplier charges a third-party customer.', '3. Notices are in writing.'], 50));
    expect(texts(first, second)).toEqual([
      '1. Term. This Agreement runs for thirty-six months from the day on which it was signed by both parties.',
      '2. Fees. The fees are fixed and a third-party price list does not change them until the end of the last month of the Term, whatever the supplier charges a third-party customer.',
      '3. Notices are in writing.',
    ]);
    expect(pdf(first, second).value.paragraphs.map((each) => each.page)).toEqual([1, 1, 2]);
  });

  it('takes running heads and page numbers out of the text, keeps them once, and says so', () => {
    const pages = [1, 2, 3].map((number) => page(number, [word('Microsoft confidential', 50, 780), ...column([`Clause ${'abc'.charAt(number - 1)} says something that matters here.`, 'It ends here.'], 50), word(`Page ${number} of 3`, 280, 30)]));
    const { value, findings } = pdf(...pages);
    expect(value.paragraphs.map(({ part, text }) => `${part}: ${text}`).slice(-2)).toEqual(['header: Microsoft confidential', 'footer: Page 1 of 3']);
    expect(value.text.match(/Microsoft confidential/g)).toHaveLength(1);
    expect(findings.map((each) => [each.code, each.at])).toEqual([['running-head', 'draft.pdf, pages 1-3'], ['running-head', 'draft.pdf, pages 1-3']]);
  });

  it('leaves a note in the text that says another number on each page', () => {
    const { value } = pdf(...[1, 2, 3].map((number) => page(number, [...column([`Clause ${'abc'.charAt(number - 1)} says something that matters here.`], 50), word(`See Section ${number * 3}.1 as well.`, 50, 30), word(`${number + 4}`, 280, 15)])));
    expect(value.text).toContain('See Section 3.1 as well.');
    expect(value.text).toContain('See Section 9.1 as well.');
    expect(value.paragraphs.filter((each) => each.part === 'footer').map((each) => each.text)).toEqual(['5']);
  });

  it('says of a page without words that it was not assessed, and of one that could not be read', () => {
    const { findings } = pdf(page(1, column(['1. Term. One year.'], 50)), page(2, [], 1), page(3, [], 1), { number: 4, words: [], pictures: 0, broken: 'bad stream' });
    expect(findings.map((each) => [each.severity, each.code, each.at])).toEqual([['error', 'page-not-read', 'draft.pdf, page 4'], ['error', 'page-not-assessed', 'draft.pdf, pages 2-3']]);
  });

  it('says which words of a page nobody sees', () => {
    const { value, findings } = pdf({ ...page(2, column(['1. Term. One year.', 'Fees double.'], 50)), unseen: [{ text: 'Fees double.', why: 'white on white' }] });
    expect(findings.map((each) => [each.severity, each.code, each.at])).toEqual([['warning', 'hidden-text', 'draft.pdf, page 2']]);
    expect(value.unprinted).toEqual([{ layer: 'hidden', text: 'Fees double.', at: 'page 2' }]);
  });

  it('does not lose itself on a page that claims to be miles wide', () => {
    const rows = Array.from({ length: 20 }, (_, index) => [word(`here ${index}`, 0, 700 - index * 12), word(`there ${index}`, 1e12, 700 - index * 12)]).flat();
    const from = performance.now();
    expect(texts(page(1, rows))).toHaveLength(20);
    expect(performance.now() - from).toBeLessThan(2_000);
  });

  it('reads words that stand sideways last', () => {
    const { value } = pdf(page(1, [word('DRAFT', 20, 400, { turned: true }), ...column(['1. Term. One year.'], 50)]));
    expect(value.paragraphs.map((each) => each.text)).toEqual(['1. Term. One year.', 'DRAFT']);
  });
});
