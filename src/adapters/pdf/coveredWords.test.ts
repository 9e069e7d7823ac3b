import { expect, it } from 'vitest';
import { onePagePdf } from '../../../tests/fixtures/paper/onePagePdf.ts';
import { pdfPages } from './pdfPages.ts';

const unseen = async (content: string) => (await pdfPages(onePagePdf(content), 'draft.pdf', () => undefined)).pages.map((page) => page.unseen);
const words = 'BT /F 12 Tf 50 700 Td (Term: one year.) Tj 0 -100 Td (Fees double each year.) Tj ET ';

it.each([
  { case: 'a black bar', content: `${words} 0 g 40 590 300 30 re f`, text: 'Fees double each year.' },
  { case: 'a white box', content: `${words} 1 g 40 590 300 30 re f`, text: 'Fees double each year.' },
  { case: 'a box in a form', content: `${words} q 1 0 0 1 0 595 cm /X Do Q`, text: 'Fees double each year.' },
  { case: 'a box drawn corner by corner, turned and stretched', content: `${words} q 0 2 -2 0 400 500 cm 40 20 m 60 20 l 60 190 l 40 190 l h f Q`, text: 'Fees double each year.' },
  { case: 'a box over one word', content: `${words} 0 g 78 590 38 30 re f`, text: 'double' },
])('words under $case are told', async ({ content, text }) => {
  expect(await unseen(content)).toEqual([[{ text, why: 'under a box' }]]);
});

it.each([
  { case: 'words on a coloured ground', content: `0.8 g 40 590 300 30 re f 0 g ${words}` },
  { case: 'underlined and struck words', content: `${words} 0 g 50 598 120 1 re f 50 604 120 1 re f` },
  { case: 'words that were highlighted', content: `${words} q /M gs 1 1 0 rg 40 590 300 30 re f Q` },
  { case: 'words in a frame', content: `${words} 0 g 30 580 400 50 re 32 582 396 46 re f*` },
  { case: 'words beside a box', content: `${words} 0 g 300 590 300 30 re f` },
  { case: 'words outside of what a box is drawn in', content: `${words} q 0 0 600 500 re W n 0 g 0 0 600 800 re f Q` },
  { case: 'words in a shape that is no box', content: `${words} 0 g 40 590 m 340 590 l 190 900 l h f` },
  { case: 'words that are drawn once more on the box', content: `${words} 1 1 0 rg 40 590 300 30 re f 0 g BT /F 12 Tf 50 600 Td (Fees double each year.) Tj ET` },
  { case: 'what is clear', content: `${words} q /T gs 0 g 40 590 300 30 re f Q` },
])('$case raise no alarm', async ({ content }) => {
  expect(await unseen(content)).toEqual([undefined]);
});
