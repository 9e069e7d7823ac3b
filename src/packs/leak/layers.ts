import { decodeText } from '../../base/decodeText.ts';
import { openArchive } from '../../paper/docx/zip.ts';
import type { PdfPages } from '../../paper/pdf/pdfPages.ts';
import type { Layer } from './layer.ts';
import { pdfLayers } from './pdfLayers.ts';

/** Every layer of a file: each part of a package down to packages within it, names of parts, attributes, properties; pages and metadata of a PDF; plain text. `pdf` is what the engine read where it is one. */
export function layersOf(bytes: Uint8Array, name: string, pdf?: PdfPages): readonly Layer[] {
  if (pdf !== undefined) return pdfLayers(bytes, pdf);
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? packageLayers(bytes, name, '') : [{ place: 'text', text: decodeText(bytes) ?? printable(bytes), hidden: [] }];
}

const deepest = 3;

function packageLayers(bytes: Uint8Array, name: string, within: string): Layer[] {
  const { value: archive, findings } = openArchive(bytes, name);
  const names: Layer = { place: `${within}names of parts`, text: archive.names.join('\n'), hidden: [...findings.map(({ message }) => message), ...archive.names.flatMap(namesWhatIsHidden)] };
  return [names, ...archive.names.flatMap((part) => {
    const inner = archive.read(part);
    const place = `${within}${part}`;
    if (inner[0] === 0x50 && inner[1] === 0x4b) return within.split(' > ').length > deepest ? [{ place, text: '', hidden: ['a package within packages that was not opened'] }] : packageLayers(inner, place, `${place} > `);
    const text = decodeText(inner);
    return [text !== undefined && /\.(?:xml|rels|vml)$/i.test(part) ? xmlLayer(place, text) : { place, text: text ?? printable(inner), hidden: [] }];
  })];
}

function namesWhatIsHidden(part: string): string[] {
  const kinds: readonly (readonly [RegExp, string])[] = [[/vbaProject|macrosheet/i, 'macros'], [/^customXml\//i, 'custom XML'], [/thumbnail/i, 'a picture of the first page'], [/externalLinks?\//i, 'links to other files'], [/embeddings\//i, 'an embedded file']];
  return kinds.flatMap(([pattern, what]) => (pattern.test(part) ? [`${what} (${part})`] : []));
}

/** What an XML part says: text with runs joined and paragraphs apart, then every attribute and comment. */
function xmlLayer(place: string, xml: string): Layer {
  const text = xml.replace(/<!--[^]*?-->/g, '').replace(/<(\/?[\w:]+)[^>]*>/g, (_, tag: string) => (withinWords.test(tag) ? '' : '\n'));
  const isDesign = /(?:theme|styles|numbering|settings|fontTable)\d*\.xml$/i.test(place);
  const attributes = [...xml.matchAll(/\s([\w:]+)="([^"]*)"/g)].filter(([, key = '', value = '']) => !looks.test(key) && !(isDesign && /^-?\d+$/.test(value))).map(([, , value]) => value);
  const comments = [...xml.matchAll(/<!--([^]*?)-->/g)].map(([, comment]) => comment);
  return { place, text: unescaped([text, ...attributes, ...comments].join('\n')), hidden: hiddenIn(xml) };
}

/** Tags between which a word may run on: runs of Word, drawings and shared strings, and what formats them. */
const withinWords = /^\/?(?:w:(?!p$|tab$|br$|cr$|tc$|comment$|sdt$)\w+|a:(?!p$|br$)\w+|r|t|rPr|b|i|u|sz|color|rFont|family|scheme|charset)$/;

/** Attributes that measure the page: sizes, places and colours are no content. */
const looks = /^(?:w:(?:w|h|sz|szCs|val|line|before|after|left|right|top|bottom|header|footer|gutter|space|color|hanging|firstLine|fill|themeFill|rsid\w*|linePitch|pos|ascii|hAnsi)|xmlns.*|[xyrst]|cx|cy|ht|width|spans|dx|dy|min|max|sqref|fontId|numFmtId|fillId|borderId|xfId|count|uniqueCount|rgb|baseColWidth|defaultRowHeight)$/;

function hiddenIn(xml: string): string[] {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/<w:comment\s/g, 'comment'], [/<comment\s/g, 'comment'], [/<w:(?:ins|del|moveFrom|moveTo)\s/g, 'tracked change'], [/<w:vanish(?:\s*\/>|\s+w:val="(?:1|true|on)")/g, 'stretch of hidden text'],
    [/<sheet\s[^>]*state="(?:hidden|veryHidden)"/g, 'hidden sheet'], [/<(?:row|col)\s[^>]*hidden="(?:1|true)"/g, 'hidden row or column'], [/<property\s/g, 'property of its own'], [/<w:altChunk/g, 'document within'],
  ];
  return kinds.flatMap(([pattern, what]) => {
    const count = xml.match(pattern)?.length ?? 0;
    return count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`];
  });
}

function unescaped(text: string): string {
  return text.replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff))).replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff))).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

/** Runs of at least six printable characters in bytes that are no text, one byte or two bytes each. */
export function printable(bytes: Uint8Array): string {
  let [one, two] = ['', ''];
  for (let at = 0; at < bytes.length; at += 8192) one += String.fromCharCode(...bytes.subarray(at, at + 8192));
  two = one.replace(/([\x20-\x7e])\0/g, '$1');
  return [...new Set([one, two].flatMap((text) => text.match(/[\x20-\x7e]{6,}/g) ?? []))].join('\n');
}
