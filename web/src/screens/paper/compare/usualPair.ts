/** What we sent last and what came back since; without an answer, what came and what we made of it. */
export function usualPair<Version extends { readonly kind: string; readonly addedAt: string }>(versions: readonly Version[]): { readonly before: Version | undefined; readonly after: Version | undefined } {
  const [theirs, ours] = [versions.filter(({ kind }) => kind === 'contract'), versions.filter(({ kind }) => kind !== 'contract')];
  const last = theirs.at(-1);
  if (theirs.length < 2) return { before: last ?? ours.at(-2), after: ours.at(-1) };
  const sent = ours.findLast(({ addedAt }) => addedAt <= (last?.addedAt ?? ''));
  return { before: sent ?? theirs.at(-2), after: last };
}

/** The draft that a redline of ours was written into, by its name; undefined of a version that is none. */
export function draftOf(version: { readonly name: string; readonly kind: string } | undefined): string | undefined {
  return version?.kind === 'pack' ? version.name.replace(/-(?:redline|round-\d+)(?=\.docx$)/, '') : undefined;
}
