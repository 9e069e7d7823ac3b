/** Where something stands in a file that was read: a row of a table, a paragraph of a document, or a key of a deal file. */
export type Source =
  | { readonly file: string; readonly row?: number; readonly column?: string }
  | { readonly file: string; readonly paragraph: number }
  | { readonly file: string; readonly key: string };

/** "export.csv, line 4182", "amendment.docx, paragraph 17", "deal.yaml, rates[0].match": for a person to find it. */
export function showSource(source: Source): string {
  if ('paragraph' in source) return `${source.file}, paragraph ${source.paragraph}`;
  if ('key' in source) return `${source.file}, ${source.key}`;
  const row = source.row === undefined ? '' : `, line ${source.row}`;
  const column = source.column === undefined ? '' : `, column ${source.column}`;
  return `${source.file}${row}${column}`;
}
