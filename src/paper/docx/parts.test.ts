import { zipSync, strToU8, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../base/refusal.ts';
import { buildDocx, paragraph } from '../../../tests/fixtures/paper/buildDocx.ts';
import { readPaper } from '../readPaper.ts';

const good = buildDocx({ body: paragraph('1. Term. Three years.') });

function refusalOf(bytes: Uint8Array, name = 'draft.docx'): string {
  try {
    readPaper(bytes, name);
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'read';
}

const text = (value: string): Uint8Array => strToU8(value);
const wide = (value: string): number[] => Array.from(value).flatMap((each) => [each.charCodeAt(0), 0]);

/** The good file with one part changed or added. */
function changed(parts: Zippable): Uint8Array {
  return buildDocx({ body: paragraph('Text.'), more: parts as Record<string, Uint8Array> });
}

describe('what is not a Word document is refused with what to do', () => {
  it.each([
    { case: 'nothing', bytes: new Uint8Array(), says: 'unreadable: draft.docx is empty' },
    { case: 'a PDF', bytes: text('%PDF-1.7'), says: 'unsupported: draft.docx is a PDF, which cannot be marked up' },
    { case: 'an old Word file', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...wide('WordDocument')]), says: 'unsupported: draft.docx is in the old binary Word format' },
    { case: 'a file with a password', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...wide('EncryptedPackage')]), says: 'unreadable: draft.docx is protected by a password' },
    { case: 'rich text', bytes: text('{\\rtf1}'), says: 'unsupported: draft.docx is an RTF file' },
    { case: 'a web page', bytes: text('<html>'), says: 'unreadable: draft.docx is not a Word document (.docx), whatever its name says' },
    { case: 'another archive', bytes: zipSync({ 'a.txt': text('a') }), says: 'unreadable: draft.docx is an archive but no Word document' },
    { case: 'a file cut in half', bytes: good.subarray(0, good.length / 2), says: 'unreadable: draft.docx is damaged: its table of parts is missing' },
  ])('$case', ({ bytes, says }) => {
    expect(refusalOf(bytes)).toContain(says);
  });

  it('reads the good one, so that the refusals above mean something', () => {
    expect(refusalOf(good)).toBe('read');
  });
});

describe('two programs never read two contracts from one file', () => {
  it('refuses names that differ only in their capitals', () => {
    expect(refusalOf(changed({ 'word/Document.xml': text('<x/>') }))).toContain('holds two parts named');
  });

  it.each(['/etc/passwd', '../outside.xml', 'word/../../x', 'C:/x', 'word\\x.xml'])('refuses a part named %s', (name) => {
    expect(refusalOf(changed({ [name]: text('x') }))).toContain('points outside the document');
  });

  it('refuses a part whose own header bears another name than the table', () => {
    const bytes = good.slice();
    // The first "word/document.xml" is the local header, the second the table.
    const at = indexOf(bytes, 'word/document.xml');
    bytes[at + 5] = 0x44;
    expect(refusalOf(bytes)).toContain('in its table and');
  });

  it('refuses a part that does not match its checksum', () => {
    const bytes = good.slice();
    const at = indexOf(bytes, 'word/document.xml') + 'word/document.xml'.length + 40;
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    expect(refusalOf(bytes)).toMatch(/does not match its checksum|cannot be unpacked/);
  });
});

describe('a bomb is refused before it is unpacked', () => {
  it.each([
    { case: 'a part that unpacks to more than a hundred times its size', parts: { 'word/media/x.bin': new Uint8Array(20_000_000) } as Zippable, says: 'too-large: The part "word/media/x.bin" of draft.docx unpacks to more than 100 times its size' },
    { case: 'more parts than a contract has', parts: Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`x/${index}`, text('')])) as Zippable, says: 'too-large: draft.docx is an archive of' },
  ])('$case', ({ parts, says }) => {
    expect(refusalOf(changed(parts))).toContain(says);
  });

  it('refuses a part that unpacks to more than its table says', () => {
    const bytes = buildDocx({ body: paragraph('x'.repeat(5_000)) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const table = lastIndexOf(bytes, 'word/document.xml') - 46;
    view.setUint32(table + 24, 100, true);
    expect(refusalOf(bytes)).toContain('unpacks to more than it says');
  });

  it.each([
    { case: 'a document type', body: '<!DOCTYPE w [<!ENTITY a "b">]>', says: 'declares a document type' },
    { case: 'markup that does not close', body: '<w:p>', says: 'is not well-formed XML' },
    { case: 'a thousand and more nested elements', body: `${'<w:sdt>'.repeat(1_100)}${'</w:sdt>'.repeat(1_100)}`, says: 'nests more than 1000 elements' },
  ])('refuses $case', ({ body, says }) => {
    const doctype = body.startsWith('<!');
    const bytes = doctype ? buildDocx({ body: '', more: { 'word/document.xml': `<?xml version="1.0"?>${body}<w:document xmlns:w="x"/>` } }) : buildDocx({ body });
    expect(refusalOf(bytes)).toContain(says);
  });
});

function indexOf(bytes: Uint8Array, word: string): number {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('').indexOf(word);
}

function lastIndexOf(bytes: Uint8Array, word: string): number {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('').lastIndexOf(word);
}
