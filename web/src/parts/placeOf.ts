import type { KeptFile } from '../client/answers.ts';

/** The kept file that a source names ("draft.docx, paragraph 17") and the place in it; undefined where it names none. */
export function placeOf(source: string, files: readonly Pick<KeptFile, 'name' | 'kind'>[]): { readonly kind: 'usage' | 'contract' | 'deal'; readonly file: string; readonly paragraph?: number; readonly line?: number } | undefined {
  const file = files.find(({ name }) => source === name || source.startsWith(`${name},`) || source.startsWith(`${name}:`));
  if (!file || file.kind === 'pack' || file.kind === 'room' || file.kind === 'unknown') return undefined;
  const paragraph = /, paragraph (\d+)/.exec(source)?.[1];
  const line = /, line (\d+)/.exec(source)?.[1];
  return { kind: file.kind, file: file.name, ...(paragraph !== undefined && { paragraph: Number(paragraph) }), ...(line !== undefined && { line: Number(line) }) };
}
