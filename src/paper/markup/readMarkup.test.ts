import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../codePoints.ts';
import { readPaper } from '../readPaper.ts';

const read = (text: string, name: string) => readPaper(new TextEncoder().encode(text), name);
const shown = (text: string, name: string): string[] => read(text, name).value.paragraphs.map(({ label, heading, part, text: words }) => `${heading === undefined ? '' : `${'#'.repeat(heading)} `}${part === 'body' ? '' : `${part}: `}${label === undefined ? '' : `${label} `}${words}`);

describe('an agreement that comes as a web page', () => {
  it('reads headings, numbered clauses and tables as a browser prints them', () => {
    const page = '<!doctype html><html><head><title>Terms</title></head><body><h1>Product Terms</h1><ol type="a"><li>Fees are <b>fixed</b>.<p>For the Term.</p></li><li>No&nbsp;uplift.</li></ol><table><tr><th>Model</th><th>Input</th></tr><tr><td>gpt-5.4</td><td>2.50</td></tr></table>\n<p>The\n  end.<br>Truly.</p></body></html>';
    expect(shown(page, 'terms.html')).toEqual(['# Product Terms', 'a. Fees are fixed.', 'For the Term.', 'b. No\u00a0uplift.', 'table: Model', 'table: Input', 'table: gpt-5.4', 'table: 2.50', 'The end.\nTruly.']);
    expect(read(page, 'terms.html').value.text).toContain('Model\tInput\ngpt-5.4\t2.50\nThe end.');
    expect(read(page, 'terms.html').findings).toEqual([]);
  });

  it.each([
    { case: 'hidden words', html: '<p>Fees are fixed<span style="display:none"> mostly</span>.</p>', text: 'Fees are fixed.', layer: 'hidden', codes: [] },
    { case: 'a remark of the author', html: '<p>Fees.<!-- we could go lower --></p>', text: 'Fees.', layer: 'comment', codes: [] },
    { case: 'struck words', html: '<p>Fees <del>may</del><ins>never</ins> rise.</p>', text: 'Fees never rise.', layer: 'deleted', codes: ['tracked-changes'] },
    { case: 'a script', html: '<p>Fees.</p><script>document.write("x")</script>', text: 'Fees.', layer: undefined, codes: ['active-content'] },
    { case: 'a picture from outside', html: '<p>Fees are fixed.</p><img src="https://example.org/x.png">', text: 'Fees are fixed.', layer: undefined, codes: ['external-link', 'hardly-any-text'] },
  ])('says of $case what it did with them', ({ html, text, layer, codes }) => {
    const { value, findings } = read(`<html><body>${html}</body></html>`, 'x.html');
    expect(value.text).toBe(text);
    expect(value.unprinted?.map((each) => each.layer) ?? []).toEqual(layer === undefined ? [] : [layer]);
    expect(findings.map((each) => each.code)).toEqual(codes);
  });

  it('recognises a page by its first words, and counts offsets in the words it read', () => {
    const { value } = read('<html><body><p>𝛑 is fixed.</p><p>So are fees.</p></body></html>', 'terms.txt');
    for (const each of value.paragraphs) expect(sliceCodePoints(value.text, each.start, each.end)).toBe(each.text);
    expect(value.text).toBe('𝛑 is fixed.\nSo are fees.');
  });

  it('refuses one that nests without end instead of running out of stack', () => {
    expect(() => read(`<html><body>${'<div>'.repeat(20_000)}x`, 'x.html')).toThrow('nests more than');
  });
});

describe('an agreement that comes as Markdown', () => {
  it('reads words without the marks, and numbers as they are printed', () => {
    expect(shown('# Cloud Terms\n\n1. **Fees.** They are [fixed](https://x).\n2. The <span id="a">Term</span> ends.\n\n   One year.\n\n- a bullet\n\n<p>Raw <b>HTML</b>.</p>\n', 'terms.md')).toEqual(['# Cloud Terms', '1. Fees. They are fixed.', '2. The Term ends.', 'One year.', 'a bullet', 'Raw HTML.']);
  });
});
