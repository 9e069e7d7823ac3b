import { table } from './table.ts';

/** Which paper each file is, how the papers rank, and references that lead nowhere. */
export function structured(output: {
  papers: readonly { file: string; kind: string; definitions: readonly unknown[]; references: readonly { quote: string; leads: string; paragraph: number }[] }[];
  ranks: readonly { file: string; rank: number }[];
}): string {
  const rank = (file: string) => output.ranks.find((each) => each.file === file)?.rank;
  const papers = output.papers
    .toSorted((a, b) => (rank(a.file) ?? 0) - (rank(b.file) ?? 0))
    .map((each) => [String(rank(each.file) ?? ''), each.file, each.kind, String(each.definitions.length), String(each.references.length), String(each.references.filter(({ leads }) => leads === 'nowhere').length)]);
  const lost = output.papers.flatMap(({ file, references }) => references.filter((each) => each.leads === 'nowhere').map((each) => [file, String(each.paragraph), each.quote]));
  return [table(['rank', 'paper', 'kind', 'defined terms', 'references', 'lead nowhere'], papers), ...(lost.length === 0 ? [] : [table(['paper', 'paragraph', 'leads nowhere'], lost)])].join('\n');
}

/** What is done and what is left before a paper is signed. */
export function checklist(output: { items: readonly { item: string; done: boolean; open: readonly { what: string; at: string }[] }[]; ready: boolean }): string {
  const rows = output.items.flatMap((each) => [[each.done ? 'done' : 'open', each.item, ''], ...each.open.map(({ what, at }) => ['', `  ${what.length > 110 ? `${what.slice(0, 109).toWellFormed()}…` : what}`, at])]);
  return `${table(['', 'before signing', 'where'], rows)}\n${output.ready ? 'Nothing is left to do.' : 'Not ready to sign.'}\n`;
}

/** What became of each wish of the last round, and what was written into the next. */
export function nextRound(output: { path: string; rounds: readonly { id: string; became: string }[]; edits: readonly { id: string; applied: boolean; reason?: string }[] }): string {
  const rows = output.rounds.map(({ id, became }) => {
    const edit = output.edits.find((each) => each.id === id);
    return [id, became, edit === undefined ? '' : edit.applied ? 'written' : (edit.reason ?? 'not written')];
  });
  return `${table(['edit', 'last round', 'this round'], rows)}\n${output.path}\n`;
}
