import { table } from './table.ts';

/** Each promise with what became of it, the words it was found in or how they fall short, and whether one may sign. */
export function checkedPromises(output: {
  promises: readonly { id: string; topic: string; what: string; status: string; blocks: boolean; spans: readonly { quote: string }[]; by: readonly { says: string }[]; override: { by: string } | null }[];
  covered: Readonly<Record<string, boolean>>;
  maySign: boolean;
}): string {
  const rows = output.promises.map(({ id, topic, status, blocks, override, what }) => [id, topic, status, blocks ? 'blocks' : override ? `overridden by ${override.by}` : '', short(what)]);
  const open = output.promises.filter(({ blocks }) => blocks).map(({ id, by, spans }) => `${id}: ${by.map(({ says }) => says).join(' ')}${spans.length > 0 ? ` “${short(spans.at(-1)?.quote ?? '', 200)}”` : ''}\n`);
  const bare = Object.entries(output.covered).filter(([, covered]) => !covered).map(([topic]) => topic);
  const gate = output.maySign ? 'Every promise is on paper or answered for: this may be signed.\n' : `Not to be signed yet.${bare.length > 0 ? ` Not covered: ${bare.join(', ')}.` : ''}\n`;
  return [table(['id', 'topic', 'status', '', 'promised'], rows), ...(open.length > 0 ? [open.join('')] : []), gate].join('\n');
}

function short(text: string, most = 80): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
