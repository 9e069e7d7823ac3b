import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from './codePoints.ts';
import { readPaper } from './readPaper.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a plain text contract', () => {
  it('is kept to the last character, so that offsets are those of the file', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('\r\n', '\n', '\t', ' ', '“', '\u00a0', '𝛑'))).map((pieces) => pieces.join('')), (text) => {
        fc.pre(text !== '' && text.isWellFormed() && !text.includes('\0') && !text.startsWith('\ufeff') && !text.startsWith('PK') && !text.startsWith('%PDF'));
        const { value } = readPaper(utf8(text), 'contract.txt');
        expect(value.text).toBe(text);
        for (const each of value.paragraphs) expect(sliceCodePoints(text, each.start, each.end)).toBe(each.text);
      }),
    );
  });

  it.each([
    { case: 'UTF-8 with a mark', bytes: new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('1. Term.')]) },
    { case: 'UTF-16, little end first', bytes: new Uint8Array([0xff, 0xfe, ...Array.from('1. Term.').flatMap((c) => [c.charCodeAt(0), 0])]) },
    { case: 'UTF-16, big end first', bytes: new Uint8Array([0xfe, 0xff, ...Array.from('1. Term.').flatMap((c) => [0, c.charCodeAt(0)])]) },
  ])('reads $case', ({ bytes }) => {
    expect(readPaper(bytes, 'a.txt').value.text).toBe('1. Term.');
  });

  it.each([
    { case: 'a stray byte', bytes: [0x41, 0xff, 0x41] },
    { case: 'an overlong form', bytes: [0xc0, 0xaf] },
    { case: 'half a surrogate pair in UTF-8', bytes: [0xed, 0xa0, 0x80] },
    { case: 'a character that is cut off', bytes: [0xe2, 0x82] },
  ])('refuses $case instead of guessing', ({ bytes }) => {
    expect(() => readPaper(new Uint8Array(bytes), 'a.txt')).toThrow('a.txt is not a text file in UTF-8 or UTF-16');
  });

  it('finds its sections by number, capitals and run-in titles', () => {
    const text = ['MASTER AGREEMENT', '', '1. Definitions', '“Fees” means money.', '2. Data.', '2.1. Security. Provider will keep Customer Data safe.', '2.2. Deletion. Provider will delete it.', '(a) within 30 days.', '3. The Supplier may change prices at any time and for any reason it likes.', 'Exhibit A', 'Rates'].join('\n');
    const { value } = readPaper(utf8(text), 'a.txt');
    const show = (sections: typeof value.outline): unknown[] => sections.map((each) => [`${each.label ?? '-'} ${each.title}`, ...show(each.sections)]);
    expect(show(value.outline)).toEqual([['- MASTER AGREEMENT'], ['1 Definitions'], ['2 Data', ['2.1 Security'], ['2.2 Deletion']], ['- Exhibit A']]);
    const data = value.outline[2];
    expect(text.slice(data?.start, data?.end)).toBe(text.slice(text.indexOf('2. Data.'), text.indexOf('Exhibit A') - 1));
  });
});
