import { table } from './table.ts';

interface Mapped {
  path: string;
  columns: readonly { role: string; needed: boolean; column: string | null; why: string }[];
  whole: boolean;
  first: readonly { line: number; minute: string | null; input: string | null; output: string | null; cached: string | null; model: string; workload: string; why: string | null }[];
  remembered: { confirmed: string; dates: string | null } | null;
}

/** Which column may be what, the first rows as they would be read, and what to say next. */
export function proposedMapping({ path, columns, whole, first, remembered }: Mapped): string {
  const next = !whole
    ? `Say the columns that are missing: parley usage confirm ${path} --columns ${columns.find(({ needed, column }) => needed && column === null)?.role ?? 'input'}=<column>`
    : remembered === null
      ? `Right? parley usage confirm ${path} remembers it; --columns input=<column> says another.`
      : `Confirmed on ${remembered.confirmed}; parley usage confirm ${path} --columns … says it anew, --forget forgets it.`;
  return [
    table(['counts as', 'column', 'because'], columns.map(({ role, needed, column, why }) => [needed ? `${role} (needed)` : role, column ?? '', why])),
    first.length === 0 ? '' : table(['line', 'minute', 'input', 'cached', 'output', 'model', 'workload', 'not read because'], first.map((row) => [String(row.line), row.minute ?? '', row.input ?? '', row.cached ?? '', row.output ?? '', row.model, row.workload, row.why ?? ''])),
    `${next}\n`,
  ].filter((part) => part !== '').join('\n');
}

/** What is remembered, and where. */
export function confirmedMapping({ path, remembered, columns, dates, kept, understood }: { path: string; remembered: boolean; columns: Readonly<Record<string, string>>; dates: string | null; kept: string; understood: readonly string[] }): string {
  if (!remembered) return `What was said about files with the header of ${path} is forgotten (${kept}).\n`;
  const said = [...Object.entries(columns).map(([role, column]) => `${role} from "${column}"`), ...(dates === null ? [] : [`dates ${dates}`])];
  return `Files with the header of ${path} are read with ${said.join(', ')}: ${kept} remembers it.\n${understood.length === 0 ? '' : `Understood now: ${understood.join(', ')}.\n`}`;
}
