import { describe, expect, it } from 'vitest';
import { madeUpStanding, thinStanding } from '../../tests/cases/packs/madeUpStanding.ts';
import { briefHtml } from './briefHtml.ts';

const html = briefHtml(madeUpStanding());

describe('the brief as HTML', () => {
  it('needs nothing but itself: no script, no style sheet, no picture, no address', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)|javascript:|\son\w+=/i);
    expect([...html.matchAll(/https?:\/\/[^"'<\s]+/g)].map((match) => match[0]).filter((address) => address !== 'http://www.w3.org/2000/svg')).toEqual([]);
  });

  it('draws the charts as SVG with text and a title that says what they show', () => {
    expect([...html.matchAll(/<svg [^>]*role="img" aria-labelledby="([^"]+)"><title id="\1">([^<]+)</g)].map((match) => match[1])).toEqual(['cost-range-title', 'structures-title']);
    expect(html).toContain('>Reserved PTU with spillover</text>');
    expect(html).toContain('Fan chart: at list prices the middle goes from USD 118,400 in Jan 2027');
  });

  it('is well formed where it is checked: every opened element is closed, every link has its target, no id twice', () => {
    const open: string[] = [];
    for (const [, close = '', name = '', self = ''] of html.replace(/<style>[^]*?<\/style>|<!doctype html>/g, '').matchAll(/<(\/?)([a-zA-Z][\w-]*)(?:\s[^>]*?)?(\/?)>/g)) {
      if (/^(meta|col|br)$/.test(name) || self === '/') continue;
      if (close === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('is the same for the same standing, whatever was drawn before', () => {
    briefHtml(thinStanding());
    expect(briefHtml(madeUpStanding())).toBe(html);
  });

  it('has light and dark, and a print style', () => {
    expect(html).toContain('prefers-color-scheme:dark');
    expect(html).toContain('svg [fill="#17202b"]{fill:#e3e9ef}');
    expect(html).toContain('@media print');
  });

  it('takes what files say as text, never as markup', () => {
    const nasty = '"><script>alert(1)</script>&amp;';
    const full = madeUpStanding();
    const said = briefHtml({ ...full, name: nasty, asks: full.asks.map((ask) => ({ ...ask, title: nasty, why: nasty })), structures: full.structures.map((each) => ({ ...each, name: nasty })), paper: { file: nasty, positions: [] } });
    expect(said).not.toContain('<script');
    expect(said).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;');
  });
});
