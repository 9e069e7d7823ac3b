import type { FileKind, KeptFile } from '../../desk/ports.ts';

/** A kept file, of its row. */
export function keptFile(row: { name: string; sha256: string; bytes: number; kind: FileKind; format: string; added_at: string }): KeptFile {
  return { name: row.name, sha256: row.sha256, bytes: row.bytes, kind: row.kind, format: row.format, addedAt: row.added_at };
}
