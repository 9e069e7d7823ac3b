import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pdfText } from '../../../src/adapters/pdf/pdfText.ts';
import { inThread } from '../../../src/adapters/workers/inThread.ts';
import { unwatched } from '../../../src/base/progress.ts';
import { readPages, readPaper } from '../../../src/paper/readPaper.ts';

const contracts = new URL('../../../../shared/data/contracts/', import.meta.url);

describe('a published agreement as PDF', () => {
  it('says the same as the same agreement as text', async () => {
    const file = new URL('docx/Bonterms-Cloud-Terms-Version-1.0.pdf', contracts);
    if (!existsSync(file)) return console.log('The published agreements are not here; no PDF was compared with its text.');
    const { value: paper, findings } = readPages(await pdfText(inThread).read(new Uint8Array(readFileSync(file)), 'cloud-terms.pdf', unwatched), 'cloud-terms.pdf');
    const { value: text } = readPaper(new Uint8Array(readFileSync(new URL('text/bonterms-cloud-terms.txt', contracts))), 'cloud-terms.txt');
    const sentences = (whole: string): string[] => (whole.replace(/[*#_\\]|\[|\]\([^)]*\)|<[^>]*>/g, '').replace(/[“”]/g, '"').replace(/[‘’]/g, "'").match(/[A-Z][^.;:]{40,}[.;:]/g) ?? []).map((each) => each.replace(/\s+/g, ' '));
    const printed = paper.paragraphs.map((each) => each.text).join(' ').replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ');
    const wanted = sentences(text.text);
    const missing = wanted.filter((each) => !printed.includes(each.replace(/^Bonterms The publisher/, 'The publisher')));
    expect(wanted.length).toBeGreaterThan(120);
    expect(missing.slice(0, 5)).toEqual([]);
    expect(findings.map((each) => each.code)).toEqual(['running-head', 'running-head', 'running-head', 'running-head']);
    expect(paper.outline.map((each) => each.label)).toContain('16');
  });
});
