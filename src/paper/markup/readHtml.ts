import { parse, parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { decodeText } from '../../base/decodeText.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import { numeral } from '../docx/numbering.ts';
import type { Paper } from '../paper.ts';
import { Printed, type Look } from './printed.ts';

/** The paper that an HTML page holds, as a browser without scripts and styles from outside would print it; nothing is fetched. */
export function readHtml(bytes: Uint8Array, file: string): Outcome<Paper> {
  const text = decodeText(bytes);
  if (text === undefined || text.includes('\0')) throw new Refusal('unreadable', `${file} is not a page in UTF-8 or UTF-16: open it in a browser, save it as UTF-8, or give the contract as .docx.`, file);
  const printed = new Printed();
  const seen = walkHtml(parse(text), printed, file);
  return outcome(printed.paper(file), seen.findings(file));
}

/** The words of HTML that stands inside a file of another kind. */
export function putHtml(html: string, printed: Printed, file: string): HtmlNotes {
  return walkHtml(parseFragment(html), printed, file);
}

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** What was seen beside the words. */
class HtmlNotes {
  scripts = 0;
  fetches = 0;
  inserted = 0;
  deleted = 0;
  blanks = 0;

  findings(file: string): Finding[] {
    return [
      ...(this.scripts === 0 ? [] : [finding('warning', 'active-content', 'The page carries scripts. They were not run; what they would write is not part of the text.', file)]),
      ...(this.fetches === 0 ? [] : [finding('info', 'external-link', `The page fetches ${this.fetches === 1 ? 'something' : `${this.fetches} things`} from outside (pictures, frames, styles) when a browser opens it. Nothing was fetched.`, file)]),
      ...(this.inserted + this.deleted === 0 ? [] : [finding('warning', 'tracked-changes', `The page marks ${this.inserted} insertions and ${this.deleted} deletions. The text is read as if all were accepted.`, file)]),
      ...(this.blanks === 0 ? [] : [finding('warning', 'blank', `The page has ${this.blanks === 1 ? 'a field' : `${this.blanks} fields`} to fill in; what stands there was not read.`, file)]),
    ];
  }
}

interface Around {
  readonly look: Look;
  readonly bold: boolean;
  readonly kept: boolean;
  readonly hidden: boolean;
  readonly depth: number;
}

function walkHtml(root: Node, printed: Printed, file: string): HtmlNotes {
  const notes = new HtmlNotes();
  let rows = 0;
  const counters: { next: number; kind: string }[] = [];

  const children = (node: Node, around: Around): void => {
    if (around.depth > 1_000) throw new Refusal('too-large', `${file} nests more than 1,000 elements: no contract is written like that, so it was not read.`, file);
    for (const child of 'childNodes' in node ? node.childNodes : []) walk(child, { ...around, depth: around.depth + 1 });
  };
  const block = (element: Element, look: Look, around: Around): void => {
    printed.begin(look);
    children(element, { ...around, look });
    printed.begin(around.look);
  };

  const walk = (node: Node, around: Around): void => {
    if (node.nodeName === '#text') {
      const { value } = node as DefaultTreeAdapterMap['textNode'];
      if (around.hidden) hide(value, 'hidden', printed);
      else printed.put(value, around);
      return;
    }
    if (node.nodeName === '#comment') return hide((node as DefaultTreeAdapterMap['commentNode']).data, 'comment', printed);
    if (!('tagName' in node)) return children(node, around);
    const attribute = (name: string): string | undefined => node.attrs.find((each) => each.name === name)?.value;
    const style = attribute('style') ?? '';
    const inside: Around = { ...around, hidden: around.hidden || attribute('hidden') !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0/i.test(style) };
    if (/^https?:|^\/\//i.test(attribute('src') ?? '') || (node.tagName === 'link' && attribute('href') !== undefined)) notes.fetches++;
    switch (node.tagName) {
      case 'script':
        notes.scripts++;
        return;
      case 'style':
      case 'template':
      case 'noscript':
      case 'svg':
      case 'head':
        return node.tagName === 'head' ? headOf(node, printed, notes) : undefined;
      case 'br':
        return printed.put('\n', { bold: true, kept: true });
      case 'img':
      case 'canvas':
      case 'object':
      case 'iframe':
        printed.pictures++;
        return;
      case 'input':
      case 'select':
      case 'textarea':
        notes.blanks++;
        return;
      case 'b':
      case 'strong':
      case 'th':
        return node.tagName === 'th' ? cell(node, { ...inside, bold: true }) : children(node, { ...inside, bold: true });
      case 'ins':
        notes.inserted++;
        return children(node, inside);
      case 'del':
      case 's':
      case 'strike':
        notes.deleted++;
        return hide(wordsOf(node), 'deleted', printed);
      case 'pre':
        return block(node, inside.look, { ...inside, kept: true });
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return block(node, { ...inside.look, heading: Number(node.tagName.charAt(1)) }, { ...inside, bold: true });
      case 'ol':
      case 'ul':
        counters.push({ next: Number(attribute('start') ?? '1') || 1, kind: node.tagName === 'ul' ? 'bullet' : (listKinds[attribute('type') ?? '1'] ?? 'decimal') });
        printed.begin(inside.look);
        children(node, inside);
        counters.pop();
        return;
      case 'li': {
        const counter = counters.at(-1);
        if (counter && attribute('value') !== undefined) counter.next = Number(attribute('value')) || counter.next;
        const number = counter ? numeral(counter.next++, counter.kind) : '';
        return block(node, { ...inside.look, ...(number === '' ? {} : { label: `${number}.` }) }, inside);
      }
      case 'tr':
        rows++;
        printed.begin({});
        cells = 0;
        children(node, inside);
        return;
      case 'td':
        return cell(node, inside);
      default:
        return blocks.has(node.tagName) ? block(node, inside.look, inside) : children(node, inside);
    }
  };
  let cells = 0;
  const cell = (element: Element, around: Around): void => {
    const here = rows;
    block(element, { part: 'table', row: here, cell: cells }, around);
    cells++;
  };
  walk(root, { look: {}, bold: false, kept: false, hidden: false, depth: 0 });
  return notes;
}

function headOf(head: Element, printed: Printed, notes: HtmlNotes): void {
  for (const child of head.childNodes) {
    if (!('tagName' in child)) continue;
    if (child.tagName === 'script') notes.scripts++;
    if (child.tagName === 'title') hide(wordsOf(child), 'metadata', printed);
  }
}

function hide(text: string, layer: 'hidden' | 'comment' | 'deleted' | 'metadata', printed: Printed): void {
  if (text.trim() !== '') printed.unprinted.push({ layer, text: text.trim(), at: layer === 'metadata' ? 'its title' : `behind paragraph ${printed.count}` });
}

function wordsOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value;
  return 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : '';
}

const listKinds: Readonly<Record<string, string>> = { '1': 'decimal', a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' };
const blocks = new Set(['address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'header', 'hr', 'html', 'legend', 'main', 'nav', 'p', 'section', 'summary', 'table', 'tbody', 'tfoot', 'thead']);
