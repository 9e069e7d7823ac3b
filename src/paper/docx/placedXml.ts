import { Refusal } from '../../base/refusal.ts';
import { textOfPart, walkXmlText } from './xml.ts';

/** An element with its place in the text of its part, so that the part can be changed at one spot and nowhere else. */
export interface Placed {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Placed[];
  /** Where `<` of the opening tag stands, and what follows its `>`. */
  readonly start: number;
  readonly openEnd: number;
  /** Where the closing tag starts and ends; an empty-element tag has both at `openEnd`. */
  readonly closeStart: number;
  readonly end: number;
}

export interface PlacedPart {
  readonly name: string;
  /** The part as text, without a byte order mark. */
  readonly text: string;
  readonly root: Placed;
}

/** The XML part in `bytes` as a tree with places; refuses what `walkXml` refuses. */
export function readPlaced(bytes: Uint8Array, name: string, file: string): PlacedPart {
  const text = textOfPart(bytes, name, file);
  const tags = text.matchAll(tagPattern);
  const next = (): { start: number; end: number; empty: boolean } => {
    for (const { 0: tag, index } of tags) {
      if (tag.startsWith('<!') || tag.startsWith('<?')) continue;
      return { start: index, end: index + tag.length, empty: tag.endsWith('/>') };
    }
    throw new Refusal('unreadable', `The part "${name}" of ${file} ends in the middle: the file is damaged, ask for a fresh copy.`, file);
  };
  let root: Placed | undefined;
  const open: (Omit<Placed, 'closeStart' | 'end' | 'children'> & { readonly children: Placed[]; readonly empty: boolean })[] = [];
  walkXmlText(text, name, file, {
    open: (element, attributes) => {
      const tag = next();
      open.push({ name: element, attributes, children: [], start: tag.start, openEnd: tag.end, empty: tag.empty });
    },
    text: () => undefined,
    close: () => {
      const opened = open.pop();
      if (!opened) return;
      const { empty, ...element } = opened;
      const tag = empty ? { start: element.openEnd, end: element.openEnd } : next();
      const placed: Placed = { ...element, closeStart: tag.start, end: tag.end };
      const parent = open.at(-1);
      if (parent) parent.children.push(placed);
      else root = placed;
    },
  });
  if (!root) throw new Refusal('unreadable', `The part "${name}" of ${file} is empty: the file is damaged, ask for a fresh copy.`, file);
  return { name, text, root };
}

/** Markup of a part that is known to be well formed: no `<` stands in an attribute, but `>` may. */
const tagPattern = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?:"[^"]*"|'[^']*'|[^>"'])*>/g;

/** What stands in the file between two places of an element. */
export function rawOf(part: PlacedPart, element: Placed): string {
  return part.text.slice(element.start, element.end);
}

/** The prefix with colon under which the file writes an element: "w:". */
export function prefixOf(part: PlacedPart, element: Placed): string {
  return /^<([^\s/>:]+:)?/.exec(part.text.slice(element.start, element.start + 80))?.[1] ?? '';
}

/** A change to the text of a part: what stands from `start` to `end` becomes `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `text` from `from` to `to` with the splices that lie in it made; they must not overlap. */
export function spliced(text: string, splices: readonly Splice[], from = 0, to = text.length): string {
  let made = '';
  let at = from;
  for (const splice of splices.filter((each) => each.start >= from && each.end <= to).toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (splice.start < at) throw new Error(`Parley found itself wrong: two changes meet at ${splice.start}.`);
    made += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return made + text.slice(at, to);
}

/** The bytes of a part whose text was changed: UTF-8, with the byte order mark that it had. */
export function encodeLike(original: Uint8Array, text: string, encode: (text: string) => Uint8Array, part: string, file: string): Uint8Array {
  const marked = original[0] === 0xef && original[1] === 0xbb && original[2] === 0xbf;
  if ((original[0] === 0xff && original[1] === 0xfe) || (original[0] === 0xfe && original[1] === 0xff) || original[1] === 0) {
    throw new Refusal('unsupported', `The part "${part}" of ${file} is written in UTF-16, which Parley reads but does not write: open it in Word, save it as .docx and try again.`, file);
  }
  return encode(marked ? `\ufeff${text}` : text);
}

/** The characters of raw XML text; undefined where it holds more than characters (a CDATA section, a comment). */
export function decodedText(raw: string): string | undefined {
  if (raw.includes('<')) return undefined;
  // Nearly all text is written as it reads.
  return raw.includes('&') || raw.includes('\r') ? raw.replace(characterPattern, decoded) : raw;
}

/** The same with the place of each UTF-16 unit and of the end. */
export function charactersOf(raw: string, at: number): { readonly text: string; readonly places: readonly number[] } | undefined {
  if (raw.includes('<')) return undefined;
  let text = '';
  const places: number[] = [];
  for (const { 0: piece, index } of raw.matchAll(characterPattern)) {
    const character = decoded(piece);
    for (let unit = 0; unit < character.length; unit++) places.push(at + index);
    text += character;
  }
  places.push(at + raw.length);
  return { text, places };
}

const characterPattern = /&[^;]*;|\r\n?|[\s\S]/g;

function decoded(piece: string): string {
  return piece.length > 1 && piece.startsWith('&') ? entity(piece) : piece.startsWith('\r') ? '\n' : piece;
}

function entity(piece: string): string {
  const name = piece.slice(1, -1);
  if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  if (name.startsWith('#')) return String.fromCodePoint(Number.parseInt(name.slice(1), 10));
  return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name] ?? '';
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function named(element: Placed | undefined, name: string): Placed | undefined {
  return element?.children.find((each) => each.name === name);
}
