import type { z } from 'zod';
import type { Answer } from '../../desk/operation.ts';
import type { checkPack } from '../../desk/operations/pack/check.ts';
import type { makePack } from '../../desk/operations/pack/make.ts';
import type { viewPack } from '../../desk/operations/pack/view.ts';
import { table } from './table.ts';

type Made = Answer<z.output<typeof makePack.output>>;
type Checked = Answer<z.output<typeof checkPack.output>>;
type Viewed = Answer<z.output<typeof viewPack.output>>;

/** The files of a pack, what every layer held and what stays out; or that nothing was written. */
export function madePack({ kind, audience, day, files, checks, leftOut }: Made): string {
  const head = files.length === 0 ? `Not written: the pack ${kind} would say what it must not.` : `Pack ${kind}, ${audience === 'supplier' ? 'for Microsoft' : 'internal'}, of ${day}`;
  return paragraphs([
    head,
    files.map(({ path }) => path).join('\n'),
    checks.map(checkLine).join('\n'),
    leftOut.length === 0 ? '' : `Stays out of it:\n${leftOut.map(({ what, because }) => `  ${what}: ${because}`).join('\n')}`,
  ]);
}

/** Each layer of a file that was looked through, and whether it may leave. */
export function checkedFile({ passes, layers }: Checked): string {
  const rows = layers.map(({ place, characters, hidden }) => [place, characters.toLocaleString('en'), hidden.join(', ')]);
  return paragraphs([passes ? 'Nothing confidential was found.' : 'It may not leave.', table(['layer', 'characters', 'not on the page'], rows)]);
}

/** The page for the other side as text. */
export function viewedPack({ title, subtitle, sections }: Viewed): string {
  return paragraphs([`${title}\n${subtitle}`, ...sections.flatMap((section) => [section.title.toUpperCase(), ...section.blocks.map(blockLines)])]);
}

type Block = Viewed['sections'][number]['blocks'][number];
type Words = Extract<Block, { readonly kind: 'paragraph' }>['words'];

function blockLines(block: Block): string {
  switch (block.kind) {
    case 'lead':
      return `${block.figure.text} ${text(block.words)}`;
    case 'paragraph':
      return text(block.words);
    case 'list':
      return block.items.map((item) => `- ${text(item)}`).join('\n');
    case 'table':
      return [text(block.caption), ...block.rows.map((row) => row.map(text).join(' | '))].join('\n');
  }
}

function checkLine({ file, passes, layers }: Made['checks'][number]): string {
  return `${passes ? '✓' : '✕'} ${file}: ${layers.length} layers looked through`;
}

function text(words: Words): string {
  return words.map((piece) => piece.text).join('');
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
