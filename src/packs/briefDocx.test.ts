import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { madeUpStanding, thinStanding } from '../../tests/cases/packs/madeUpStanding.ts';
import { briefDocx } from './briefDocx.ts';
import { briefOf } from './brief/briefOf.ts';

const parts = unzipSync(await briefDocx(madeUpStanding()));
const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());

describe('the brief as a Word document', () => {
  it('has the same bytes for the same standing, whatever was written before', async () => {
    const first = await briefDocx(madeUpStanding());
    await briefDocx(thinStanding());
    expect(await briefDocx(madeUpStanding())).toEqual(first);
  });

  it('says every word of the brief', () => {
    const text = [...document.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&apos;', "'");
    const brief = briefOf(madeUpStanding());
    for (const section of brief.sections) {
      for (const block of section.blocks) {
        const words = block.kind === 'table' ? block.rows.flat(2) : block.kind === 'list' ? block.items.flat() : block.kind === 'chart' ? block.title : block.words;
        for (const piece of words) expect(text).toContain(piece.text);
      }
    }
    for (const note of brief.notes) expect(text).toContain(note);
  });

  it('holds its charts as charts, each described for who cannot see it', () => {
    expect(Object.keys(parts).filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name))).toEqual(['word/charts/chart1.xml', 'word/charts/chart2.xml']);
    expect([...document.matchAll(/<wp:docPr id="(\d+)" name="([^"]+)" descr="([^"]{20})/g)].map((match) => [match[1], match[2]])).toEqual([['1', 'cost-range'], ['2', 'structures']]);
    expect(strFromU8(parts['word/charts/chart2.xml'] ?? new Uint8Array())).toContain('Reserved PTU with spillover');
  });

  it('tells of no day but that of the brief, and of no author but Parley', () => {
    const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array());
    expect([...core.matchAll(/\d{4}-\d{2}-\d{2}T[\d:]+Z/g)].map((match) => match[0])).toEqual(['2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z']);
    expect(core).toContain('<dc:creator>Parley</dc:creator>');
  });

  it('characters that XML cannot hold do not break it', async () => {
    const full = madeUpStanding();
    const odd = unzipSync(await briefDocx({ ...full, name: 'Renewal <2027> & "more" \u0007\u0000' }));
    expect(strFromU8(odd['word/document.xml'] ?? new Uint8Array())).not.toMatch(/[^\P{Cc}\t\n\r]/u);
    expect(strFromU8(odd['docProps/core.xml'] ?? new Uint8Array())).not.toMatch(/[^\P{Cc}\t\n\r]/u);
  });
});
