import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildDocx, paragraph, run } from '../../../tests/fixtures/paper/buildDocx.ts';
import { settle } from './settle.ts';

const by = 'w:id="1" w:author="Contoso" w:date="2026-11-01T00:00:00Z"';
const struck = (text: string): string => `<w:del ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const added = (text: string): string => `<w:ins ${by}>${run(text)}</w:ins>`;
const bodyOf = (bytes: Uint8Array): string => /<w:body>([\s\S]*)<\/w:body>/.exec(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()))?.[1] ?? '';
const decided = (body: string, decision: 'accept' | 'reject'): string => bodyOf(settle(buildDocx({ body }), 'redline.docx', decision).value.bytes);
const cell = (text: string): string => `<w:tc><w:tcPr/>${paragraph(text)}</w:tc>`;

describe('every kind of tracked change is decided', () => {
  it.each([
    { case: 'words put in and taken out', body: `<w:p>${run('Fees ')}${struck('may')}${added('never')}${run(' rise.')}</w:p>`, accept: `<w:p>${run('Fees ')}${run('never')}${run(' rise.')}</w:p>`, reject: `<w:p>${run('Fees ')}${run('may')}${run(' rise.')}</w:p>` },
    { case: 'a deletion inside an insertion', body: `<w:p><w:ins ${by}>${run('a')}${struck('b')}</w:ins></w:p>`, accept: `<w:p>${run('a')}</w:p>`, reject: '<w:p></w:p>' },
    {
      case: 'words that were moved',
      body: `<w:p><w:moveFromRangeStart ${by} w:name="m"/><w:moveFrom ${by}>${run('x')}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>${run('y')}<w:moveTo ${by}>${run('x')}</w:moveTo></w:p>`,
      accept: `<w:p>${run('y')}${run('x')}</w:p>`,
      reject: `<w:p>${run('x')}${run('y')}</w:p>`,
    },
    { case: 'the format of words', body: `<w:p><w:r><w:rPr><w:b/><w:rPrChange ${by}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>`, accept: '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r></w:p>', reject: '<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>x</w:t></w:r></w:p>' },
    {
      case: 'the format of a paragraph, its mark kept',
      body: `<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:b/></w:rPr><w:pPrChange ${by}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange></w:pPr>${run('x')}</w:p>`,
      accept: `<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:b/></w:rPr></w:pPr>${run('x')}</w:p>`,
      reject: `<w:p><w:pPr><w:jc w:val="right"/><w:rPr><w:b/></w:rPr></w:pPr>${run('x')}</w:p>`,
    },
    {
      case: 'a paragraph mark that was struck out: the next paragraph takes over',
      body: `<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:del ${by}/></w:rPr></w:pPr>${run('a')}</w:p>${paragraph('b', '<w:jc w:val="right"/>')}`,
      accept: `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${run('a')}${run('b')}</w:p>`,
      reject: `<w:p><w:pPr><w:jc w:val="left"/><w:rPr></w:rPr></w:pPr>${run('a')}</w:p>${paragraph('b', '<w:jc w:val="right"/>')}`,
    },
    {
      case: 'a paragraph mark that was put in',
      body: `<w:p><w:pPr><w:rPr><w:ins ${by}/></w:rPr></w:pPr>${run('a')}</w:p>${paragraph('b')}`,
      accept: `<w:p><w:pPr><w:rPr></w:rPr></w:pPr>${run('a')}</w:p>${paragraph('b')}`,
      reject: `<w:p>${run('a')}${run('b')}</w:p>`,
    },
    {
      case: 'table rows',
      body: `<w:tbl><w:tr>${cell('a')}</w:tr><w:tr><w:trPr><w:ins ${by}/></w:trPr>${cell('b')}</w:tr><w:tr><w:trPr><w:del ${by}/></w:trPr>${cell('c')}</w:tr></w:tbl>`,
      accept: `<w:tbl><w:tr>${cell('a')}</w:tr><w:tr><w:trPr></w:trPr>${cell('b')}</w:tr></w:tbl>`,
      reject: `<w:tbl><w:tr>${cell('a')}</w:tr><w:tr><w:trPr></w:trPr>${cell('c')}</w:tr></w:tbl>`,
    },
    { case: 'a whole table that was put in', body: `${paragraph('a')}<w:tbl><w:tr><w:trPr><w:ins ${by}/></w:trPr>${cell('b')}</w:tr></w:tbl>`, accept: `${paragraph('a')}<w:tbl><w:tr><w:trPr></w:trPr>${cell('b')}</w:tr></w:tbl>`, reject: paragraph('a') },
    { case: 'a field that was struck out', body: `<w:p><w:del ${by}><w:r><w:delInstrText>PAGE</w:delInstrText></w:r></w:del></w:p>`, accept: '<w:p></w:p>', reject: '<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>' },
  ])('$case', ({ body, accept, reject }) => {
    expect(decided(body, 'accept')).toBe(accept);
    expect(decided(body, 'reject')).toBe(reject);
  });

  it('says what it left: changes of whole cells', () => {
    const body = `<w:tbl><w:tr><w:tc><w:tcPr><w:cellIns ${by}/></w:tcPr>${paragraph('a')}</w:tc></w:tr></w:tbl>`;
    const { findings } = settle(buildDocx({ body }), 'x.docx', 'reject');
    expect(findings.map((each) => each.code)).toContain('cell-change-kept');
  });

  it('keeps the bytes of a file that holds no tracked change', () => {
    const bytes = buildDocx({ body: paragraph('x') });
    const { value, findings } = settle(bytes, 'x.docx', 'accept');
    expect(value.bytes).toBe(bytes);
    expect(findings.map((each) => each.code)).toEqual(['no-tracked-changes']);
  });
});
