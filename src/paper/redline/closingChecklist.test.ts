import { describe, expect, it } from 'vitest';
import { buildDocx, paragraph, run } from '../../../tests/fixtures/paper/buildDocx.ts';
import { readPaper } from '../readPaper.ts';
import { structureOf } from '../structure/structure.ts';
import { closingChecklist } from './closingChecklist.ts';

const open = (bytes: Uint8Array): Record<string, string[]> => {
  const { value: paper, findings } = readPaper(bytes, 'final.docx');
  const structure = structureOf(paper);
  return Object.fromEntries(closingChecklist(paper, [...findings, ...structure.findings], structure.value).filter((each) => !each.done).map((each) => [each.item, each.open.map(({ at }) => at)]));
};

describe('before a paper is signed', () => {
  it('nothing is left of one that is ready', () => {
    expect(open(buildDocx({ body: ['1. Fees. Fees are fixed, see Section 2.', '2. Term. The Term ends on June 30, 2028.'].map((text) => paragraph(text)).join('') }))).toEqual({});
  });

  it('each thing that is open is named with its place', () => {
    const body = [
      paragraph('1. Fees. Customer pays [●] USD within ____ days, see Section 9.'),
      paragraph('2. Data. As Exhibit B says. NTD: confirm with legal.'),
      `<w:p>${run('3. Liability')}<w:ins w:id="1" w:author="Microsoft" w:date="2026-11-02T10:00:00Z">${run(' is capped')}</w:ins>${run('.')}${run(' Not shown.', '<w:vanish/>')}</w:p>`,
    ].join('');
    const bytes = buildDocx({ body, others: { comments: `<w:comment w:id="0" w:author="J. Doe">${paragraph('Check this.')}</w:comment>` } });
    expect(open(bytes)).toEqual({
      'Every tracked change is decided': ['final.docx'],
      'Every comment is answered and taken out': ['final.docx, comment 0'],
      'Every blank is filled in': ['final.docx, paragraph 1', 'final.docx, paragraph 1'],
      'No note to the draft is left': ['final.docx, paragraph 2'],
      'Every cross-reference leads somewhere': ['final.docx, paragraph 1'],
      'Every attachment that is named is there': ['final.docx, paragraph 2'],
      'Nothing hides in the file': ['final.docx, paragraph 3'],
    });
  });
});
