import { expect, it } from 'vitest';
import { onePagePdf } from '../../../tests/fixtures/paper/onePagePdf.ts';
import { pdfPages } from './pdfPages.ts';

const words = (how: string, text = 'Fees double.'): string => `BT /F 12 Tf 50 700 Td (Term: one year.) Tj ET q ${how} BT /F 12 Tf 50 600 Td (${text}) Tj ET Q`;
const unseen = async (content: string) => (await pdfPages(onePagePdf(content), 'draft.pdf', () => undefined)).pages.map((page) => page.unseen);

it.each([
  { case: 'drawn without ink', content: words('3 Tr'), why: 'without ink' },
  { case: 'drawn fully transparent', content: words('/T gs'), why: 'without ink' },
  { case: 'white on the white page', content: words('1 1 1 rg'), why: 'white on white' },
  { case: 'grey so light that it is white', content: words('0.99 g'), why: 'white on white' },
  { case: 'a point high', content: 'BT /F 1 Tf 50 600 Td (Fees double.) Tj ET', why: 'too small to read' },
  { case: 'made small by what is around', content: words('0.05 0 0 0.05 0 0 cm'), why: 'too small to read' },
])('words nobody sees are told: $case', async ({ content, why }) => {
  expect(await unseen(content)).toEqual([[{ text: 'Fees double.', why }]]);
});

it.each([
  { case: 'black words', content: words('0 g') },
  { case: 'white words on a dark ground', content: `0 0.2 0.5 rg 0 580 600 60 re f ${words('1 1 1 rg')}` },
  { case: 'what a scanner recognised, over its picture', content: `q 600 0 0 800 0 0 cm /I Do Q ${words('3 Tr')}` },
  { case: 'a small font that is made large', content: 'BT /F 1 Tf 12 0 0 12 50 600 Tm (Fees double.) Tj ET' },
  { case: 'grey words', content: words('0.6 g') },
])('words that are seen, or recognised, raise no alarm: $case', async ({ content }) => {
  expect(await unseen(content)).toEqual([undefined]);
});
