import type { Block, Brief, BriefTable, Words } from './brief.ts';

/** The brief as plain text: for a mail, a terminal, and for reading a change as words. */
export function briefText(brief: Brief): string {
  const lines = [brief.title, brief.subtitle];
  for (const section of brief.sections) lines.push('', `## ${section.title}`, ...section.blocks.flatMap((block) => ['', ...blockLines(block)]));
  if (brief.notes.length > 0) lines.push('', '## Sources', '', ...brief.notes.map((note, index) => `[${index + 1}] ${note}`));
  return `${lines.join('\n')}\n`;
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'lead':
      return [`${wordsText([block.figure])} ${wordsText(block.words)}`];
    case 'paragraph':
      return [wordsText(block.words)];
    case 'list':
      return block.items.map((item) => `- ${wordsText(item)}`);
    case 'chart':
      return [`(chart) ${wordsText(block.title)}`, `        ${block.summary}`];
    case 'table':
      return tableLines(block);
  }
}

function tableLines(table: BriefTable): string[] {
  return [wordsText(table.caption), ...table.rows.map((row) => `  ${row.map((cell) => wordsText(cell)).join(' | ')}`)];
}

function wordsText(words: Words): string {
  return words.map((piece) => `${piece.text}${(piece.notes ?? []).map((note) => `[${note}]`).join('')}`).join('').trim();
}
