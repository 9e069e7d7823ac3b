import { SaxesParser } from 'saxes';
import { Refusal } from '../../base/refusal.ts';
import { decodeText } from '../../base/decodeText.ts';

/** An element with its name under a fixed prefix ("w:p"), whichever prefix and whichever edition of the namespace the file used. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Deeper than any document that a word processor writes; keeps recursion safe. */
const depthMost = 1_000;

/** Reads one XML part as events. Refuses a DOCTYPE, a part that is not well formed, and one nested too deeply. */
export function walkXml(bytes: Uint8Array, part: string, file: string, events: XmlEvents): void {
  walkXmlText(textOfPart(bytes, part, file), part, file, events);
}

/** The part as text, without a byte order mark; refuses one that is neither UTF-8 nor UTF-16. */
export function textOfPart(bytes: Uint8Array, part: string, file: string): string {
  const text = decodeText(bytes);
  if (text === undefined) throw new Refusal('unreadable', `The part "${part}" of ${file} is not valid UTF-8 or UTF-16 text: the file is damaged, ask for a fresh copy.`, file);
  return text;
}

/** `walkXml` for a part that was decoded already. */
export function walkXmlText(text: string, part: string, file: string, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new Refusal('unreadable', `The part "${part}" of ${file} declares a document type, which a Word document must not do (it can pull in other files): it was not read.`, file);
  });
  parser.on('xmldecl', (declaration) => {
    const encoding = (declaration.encoding ?? 'utf-8').toLowerCase();
    if (encoding !== 'utf-8' && !encoding.startsWith('utf-16') && encoding !== 'us-ascii') {
      throw new Refusal('unsupported', `The part "${part}" of ${file} is written in ${declaration.encoding}, which Word documents must not use: open it in Word and save it as .docx.`, file);
    }
  });
  parser.on('error', (error) => {
    throw new Refusal('unreadable', `The part "${part}" of ${file} is not well-formed XML (line ${parser.line}: ${plain(error.message)}): the file is damaged, ask for a fresh copy.`, file);
  });
  parser.on('opentag', (tag) => {
    if (++depth > depthMost) throw new Refusal('too-large', `The part "${part}" of ${file} nests more than ${depthMost} elements: no word processor writes that, so it was not read.`, file);
    const attributes: Record<string, string> = {};
    for (const { uri, local, prefix, value } of Object.values(tag.attributes)) {
      if (prefix !== 'xmlns' && local !== 'xmlns') attributes[uri === '' ? local : named(uri, local)] = value;
    }
    events.open(named(tag.uri, tag.local), attributes);
  });
  parser.on('text', (value) => events.text(value));
  parser.on('cdata', (value) => events.text(value));
  parser.on('closetag', (tag) => {
    depth--;
    events.close(named(tag.uri, tag.local));
  });
  // Saxes carries a byte order mark check of its own; the text comes without one.
  parser.write(text).close();
}

/** The whole part as a tree: for small parts; the document itself is walked paragraph by paragraph. */
export function readXml(bytes: Uint8Array, part: string, file: string): Element {
  let root: Element | undefined;
  const build = treeBuilder((tree) => {
    root = tree;
  });
  walkXml(bytes, part, file, build);
  if (!root) throw new Refusal('unreadable', `The part "${part}" of ${file} is empty: the file is damaged, ask for a fresh copy.`, file);
  return root;
}

/** Events that build the tree of one element and hand it over when the element closes. */
export function treeBuilder(done: (tree: Element) => void): XmlEvents {
  const open: { name: string; attributes: Readonly<Record<string, string>>; children: (Element | string)[] }[] = [];
  return {
    open: (name, attributes) => {
      const element = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    text: (text) => void open.at(-1)?.children.push(text),
    close: () => {
      const closed = open.pop();
      if (closed && open.length === 0) done(closed);
    },
  };
}

/** Sends a tree through `events` as if it were read from a file. */
export function replay(element: Element, events: XmlEvents): void {
  events.open(element.name, element.attributes);
  for (const child of element.children) {
    if (typeof child === 'string') events.text(child);
    else replay(child, events);
  }
  events.close(element.name);
}

export function childrenOf(element: Element | undefined, name?: string): Element[] {
  return (element?.children ?? []).filter((child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name));
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((each): each is Element => typeof each !== 'string' && each.name === name);
}

/** The w:val of a child, as `<w:pStyle w:val="Heading1"/>` has it. */
export function valueOf(element: Element | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}

/** An on/off property (CT_OnOff): present without a value means on; undefined where it is absent. */
export function isOn(element: Element | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  if (!found) return undefined;
  const value = found.attributes['w:val'];
  return value === undefined || value === '1' || value === 'true' || value === 'on';
}

/** All text under an element, markup left out. */
export function textOf(element: Element): string {
  return element.children.map((each) => (typeof each === 'string' ? each : textOf(each))).join('');
}

/** Transitional (ECMA-376 1st edition) and Strict (ISO/IEC 29500) addresses of the same vocabularies. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'types',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rels',
  'http://www.w3.org/XML/1998/namespace': 'xml',
};

function named(uri: string, local: string): string {
  return `${prefixes[uri] ?? 'other'}:${local}`;
}

/** Saxes begins its messages with "line:column: "; the line is already in our sentence. */
function plain(message: string): string {
  return message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
}
