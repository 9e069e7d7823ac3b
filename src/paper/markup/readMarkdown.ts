import { fromMarkdown } from 'mdast-util-from-markdown';
import { decodeText } from '../../base/decodeText.ts';
import type { Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Paper } from '../paper.ts';
import { Printed, type Look } from './printed.ts';
import { putHtml } from './readHtml.ts';

/** The paper that a Markdown file holds: its words without the marks, headings and list numbers as they would be printed. */
export function readMarkdown(bytes: Uint8Array, file: string): Outcome<Paper> {
  const text = decodeText(bytes);
  if (text === undefined || text.includes('\0')) throw new Refusal('unreadable', `${file} is not a text file in UTF-8 or UTF-16: save it as UTF-8, or give the contract as .docx.`, file);
  const printed = new Printed();
  const findings: Finding[] = [];
  walk(fromMarkdown(text), { look: {}, bold: false, depth: 0 }, printed, findings, file);
  return outcome(printed.paper(file), findings);
}

/** A node of the tree, as far as reading needs it. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly ordered?: boolean | null;
  readonly start?: number | null;
  readonly children?: readonly Node[];
}

interface Around {
  readonly look: Look;
  readonly bold: boolean;
  readonly depth: number;
}

function walk(node: Node, around: Around, printed: Printed, findings: Finding[], file: string): void {
  if (around.depth > 500) throw new Refusal('too-large', `${file} nests more than 500 lists or quotes: no contract is written like that, so it was not read.`, file);
  const children = (more: Partial<Around>): void => {
    for (const child of node.children ?? []) walk(child, { ...around, ...more, depth: around.depth + 1 }, printed, findings, file);
  };
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return printed.put(node.value ?? '', around);
    case 'break':
      return printed.put('\n', { bold: true, kept: true });
    case 'strong':
      return children({ bold: true });
    case 'image':
    case 'imageReference':
      printed.pictures++;
      return;
    case 'heading':
      printed.begin({ ...around.look, ...(node.depth === undefined ? {} : { heading: node.depth }) });
      children({ bold: true });
      return printed.begin(around.look);
    case 'paragraph':
      printed.begin(around.look);
      children({});
      return printed.begin({});
    case 'code':
      printed.begin(around.look);
      printed.put(node.value ?? '', { bold: false, kept: true });
      return printed.begin({});
    case 'list':
      for (const [index, item] of (node.children ?? []).entries()) {
        const label = node.ordered === true ? { label: `${(node.start ?? 1) + index}.` } : {};
        // The number stands before the first paragraph of the item only.
        for (const [place, child] of (item.children ?? []).entries()) walk(child, { ...around, look: place === 0 ? label : {}, depth: around.depth + 1 }, printed, findings, file);
      }
      return;
    case 'html': {
      // A single tag in the middle of a line says nothing; a block of HTML has words of its own.
      if (/^<\/?[a-z][^>]*>$/i.test(node.value ?? '')) return;
      findings.push(...putHtml(node.value ?? '', printed, file).findings(file));
      return;
    }
    default:
      return children({});
  }
}
