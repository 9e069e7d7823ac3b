import { expect, it } from 'vitest';
import { pdfPages } from './pdfPages.ts';

const picture = '/I <</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1>>';

/** A PDF of one page that draws `content`. */
function pdf(content: string): Uint8Array {
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F 5 0 R>> /XObject <</I 6 0 R>> /ExtGState <</T <</ca 0>>>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>',
    `${picture.slice(3)}\nstream\nx\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer <</Size ${objects.length + 1} /Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
  return new TextEncoder().encode(text);
}

const words = (how: string, text = 'Fees double.'): string => `BT /F 12 Tf 50 700 Td (Term: one year.) Tj ET q ${how} BT /F 12 Tf 50 600 Td (${text}) Tj ET Q`;
const unseen = async (content: string) => (await pdfPages(pdf(content), 'draft.pdf', () => undefined)).pages.map((page) => page.unseen);

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
