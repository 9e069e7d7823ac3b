import type { KeptFile } from './answers.ts';
import { useWorkspace } from './useWorkspace.ts';

export interface Room {
  readonly opening: boolean;
  readonly today: string;
  /** Whether there is a file of that name. */
  readonly has: (name: string) => boolean;
  readonly hasKind: (kind: KeptFile['kind']) => boolean;
  readonly files: readonly KeptFile[];
  /** What answers depend on that are made of these files: by name, or all of a kind. */
  readonly basisOf: (names: readonly string[], kinds?: readonly KeptFile['kind'][]) => readonly string[];
}

/** The documents of the table, under the names that a workspace keeps them by. */
export function useRoom(): Room {
  const { data, isPending } = useWorkspace();
  const files = data?.files ?? [];
  return {
    opening: isPending,
    today: data?.today ?? '',
    files,
    has: (name) => files.some((file) => file.name === name),
    hasKind: (kind) => files.some((file) => file.kind === kind),
    basisOf: (names, kinds = []) => files.filter(({ name, kind }) => names.includes(name) || kinds.includes(kind)).map(({ name, sha256 }) => `${name}:${sha256}`).toSorted(),
  };
}
