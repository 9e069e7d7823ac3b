import { describe, expect, it } from 'vitest';
import { madeUpStanding, stuffedStanding, thinStanding } from '../../../tests/cases/packs/madeUpStanding.ts';
import type { Standing } from '../standing.ts';
import type { Block, Brief, Words } from './brief.ts';
import { briefOf } from './briefOf.ts';
import { briefText } from './briefText.ts';

const cases: readonly { readonly name: string; readonly standing: () => Standing }[] = [
  { name: 'a negotiation with everything', standing: madeUpStanding },
  { name: 'one month and a list price', standing: thinStanding },
  { name: 'more than there is room for', standing: stuffedStanding },
];

it('reads as it should', async () => {
  await expect(briefText(briefOf(madeUpStanding()))).toMatchFileSnapshot('../../../tests/cases/packs/brief.txt');
});

it('reads as it should where little is known', async () => {
  await expect(briefText(briefOf(thinStanding()))).toMatchFileSnapshot('../../../tests/cases/packs/brief-thin.txt');
});

describe.each(cases)('the brief of $name', ({ standing }) => {
  const brief = briefOf(standing());

  it('gives every amount of money a source', () => {
    expect(amountsWithoutSource(brief)).toEqual([]);
  });

  it('names no source that is not printed, and prints none that is not named', () => {
    const named = new Set(allBlocks(brief).flatMap(wordsOf).flatMap((words) => words.flatMap((piece) => piece.notes ?? [])));
    expect([...named].toSorted((a, b) => a - b)).toEqual(brief.notes.map((_, index) => index + 1));
  });

  it('puts a table with the same figures behind every chart', () => {
    for (const { blocks } of brief.sections) {
      for (const [index, block] of blocks.entries()) if (block.kind === 'chart') expect(blocks[index + 1]?.kind).toBe('table');
    }
  });

  it('has in every row as many cells as columns, and columns that fill the width', () => {
    for (const block of allBlocks(brief)) {
      if (block.kind !== 'table') continue;
      for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
      expect(block.columns.reduce((a, column) => a + column.width, 0)).toBeCloseTo(1, 6);
    }
  });
});

it('the check for sources finds an amount that has none', () => {
  const brief = briefOf(madeUpStanding());
  const careless: Block = { kind: 'paragraph', words: [{ text: 'It saves USD 4,100.' }] };
  expect(amountsWithoutSource({ ...brief, sections: [{ title: 'x', blocks: [careless] }] })).toEqual(['It saves USD 4,100.']);
});

describe('where we stand', () => {
  const lead = (standing: Standing): string => briefText(briefOf(standing)).split('\n').slice(4, 8).join(' ');

  it('says what the offer costs, and what doing nothing costs against it', () => {
    expect(lead(madeUpStanding())).toContain('If we do nothing, the same usage runs at list prices: USD 5.91 million[2], USD 411,700 more[2][1] than the offer');
  });

  it('says so when the offer is dearer than list', () => {
    const full = madeUpStanding();
    const dear = { ...full, structures: full.structures.map((each) => (each.id === 'offer' ? { ...each, total: { ...each.total, p50: each.total.p90 } } : each)) };
    expect(lead(dear)).toContain('USD 2.84 million less[2][1] than the offer');
  });

  it('without an offer it speaks of list prices', () => {
    expect(lead(thinStanding())).toContain('is what pay-as-you-go at list is expected to cost over 36 months');
  });
});

it('the days of the seller\'s year are kept, however many other days come before', () => {
  const text = briefText(briefOf({ ...madeUpStanding(), calendar: [...Array.from({ length: 20 }, (_, index) => ({ day: madeUpStanding().asOf, what: `Meeting ${index}`, why: '', source: 'notes' })), ...madeUpStanding().calendar] }));
  expect(text).toContain("Microsoft's quarter ends |");
  expect(text).toContain("Microsoft's year ends |");
});

/** Running text, captions and rows that say an amount of money without a note beside it or in its row or caption. Quotations are the paper's own. */
function amountsWithoutSource(brief: Brief): string[] {
  const money = /\b(USD|EUR)\s?[\d,.]*\d|\b\d{1,3}(,\d{3})+\b/;
  const says = (words: Words): boolean => words.some((piece) => piece.quote !== true && money.test(piece.text));
  const noted = (words: Words): boolean => words.some((piece) => (piece.notes?.length ?? 0) > 0);
  const text = (words: Words): string => words.map((piece) => piece.text).join('');
  return allBlocks(brief).flatMap((block) => {
    switch (block.kind) {
      case 'table':
        return noted(block.caption) ? [] : block.rows.filter((row) => row.some(says) && !row.some(noted)).map((row) => row.map(text).join(' | '));
      case 'chart':
        return noted(block.title) ? [] : [text(block.title)];
      case 'lead':
        return [[block.figure], block.words].flatMap(unsourcedPieces);
      case 'paragraph':
        return unsourcedPieces(block.words);
      case 'list':
        return block.items.flatMap(unsourcedPieces);
    }
  });

  function unsourcedPieces(words: Words): string[] {
    return words.filter((piece) => money.test(piece.text) && piece.quote !== true && (piece.notes?.length ?? 0) === 0).map((piece) => piece.text);
  }
}

function allBlocks(brief: Brief): readonly Block[] {
  return brief.sections.flatMap((section) => section.blocks);
}

function wordsOf(block: Block): readonly Words[] {
  switch (block.kind) {
    case 'lead':
      return [[block.figure], block.words];
    case 'paragraph':
      return [block.words];
    case 'list':
      return block.items;
    case 'chart':
      return [block.title];
    case 'table':
      return [block.caption, ...block.rows.flat()];
  }
}
