import { unzlibSync } from 'fflate';
import type { PdfPages } from '../../paper/pdf/pdfPages.ts';
import type { Layer } from './layer.ts';

/** The layers of a PDF: its pages as words, its properties, strings outside the pages, metadata and objects packed in streams. */
export function pdfLayers(bytes: Uint8Array, pdf: PdfPages): readonly Layer[] {
  const raw = latin1(bytes);
  const hidden = [
    ...(pdf.attachments === 0 ? [] : [`${pdf.attachments} attached file${pdf.attachments === 1 ? '' : 's'}`]), ...(pdf.revisions === 0 ? [] : [`${pdf.revisions} earlier state${pdf.revisions === 1 ? '' : 's'} of the document`]),
    ...pdf.active, ...(pdf.forms === 0 ? [] : [`${pdf.forms} form field${pdf.forms === 1 ? '' : 's'}`]), ...(/\/Subtype\s*\/(?:Text|FreeText|Popup|Highlight|StrikeOut)\b/.test(raw) ? ['notes on the pages'] : []),
  ];
  return [
    // Words of a line stand apart or in one another's wake: a figure is looked for in both ways of joining them.
    ...pdf.pages.map(({ number, words }): Layer => ({ place: `page ${number}`, text: `${words.map(({ text }) => text).join(' ')}\n${words.map(({ text }) => text).join('')}`, hidden: [] })),
    { place: 'properties', text: Object.values(pdf.properties).join('\n'), hidden },
    { place: 'strings outside the pages', text: strings(raw.replace(/stream\r?\n[^]*?endstream/g, '')), hidden: [] },
    ...packed(raw, bytes),
  ];
}

/** Streams that hold metadata or objects; those that draw pages hold no words that the pages do not. */
function packed(raw: string, bytes: Uint8Array): Layer[] {
  return [...raw.matchAll(/stream\r?\n/g)].flatMap((match): Layer[] => {
    const start = match.index + match[0].length;
    const end = raw.indexOf('endstream', start);
    const head = raw.slice(Math.max(0, match.index - 400), match.index);
    const dictionary = head.slice(Math.max(head.lastIndexOf(' obj'), 0));
    if (end < 0 || !/\/(?:ObjStm|Metadata|EmbeddedFile)\b/.test(dictionary)) return [];
    const text = inflated(bytes.subarray(start, end)) ?? raw.slice(start, end);
    return [{ place: `stream at ${start}`, text: /ObjStm/.test(dictionary) ? strings(text) : text.replace(/<[^>]+>/g, '\n'), hidden: [] }];
  });
}

function inflated(bytes: Uint8Array): string | undefined {
  try {
    return latin1(unzlibSync(bytes));
  } catch {
    // Not packed, or not in this way: it is read as it stands.
    return undefined;
  }
}

/** The literal and hexadecimal strings of PDF objects, UTF-16 where they say so. */
function strings(text: string): string {
  const literal = [...text.matchAll(/\(((?:\\.|[^\\()])*)\)/g)].map(([, inner = '']) => wide(inner.replace(/\\([nrtbf()\\]|[0-7]{1,3})/g, (_, code: string) => (/[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : code))));
  const hex = [...text.matchAll(/<([0-9A-Fa-f\s]{4,})>/g)].map(([, inner = '']) => wide((inner.replace(/\s/g, '').match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('')));
  return [...literal, ...hex.filter((each) => /^[\x20-\u{ffff}]+$/u.test(each) && /[A-Za-z]{3}/.test(each))].join('\n');
}

function wide(text: string): string {
  if (!text.startsWith('\u00fe\u00ff')) return text;
  return (text.slice(2).match(/[^]{2}/g) ?? []).map((pair) => String.fromCharCode(pair.charCodeAt(0) * 256 + pair.charCodeAt(1))).join('');
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
