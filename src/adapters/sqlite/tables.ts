import { sql, type Generated, type Kysely } from 'kysely';
import { Refusal } from '../../base/refusal.ts';
import type { FileKind } from '../../desk/ports.ts';

export interface Tables {
  file: { name: string; sha256: string; bytes: number; kind: FileKind; format: string; added_at: string; removed_at: string | null };
  fact: { key: string; value: string };
  /** What came in at once, and is taken back at once. */
  import: { id: Generated<number>; at: string; undone_at: string | null };
  /** The row of each file before and after its import, as JSON; null where there was none. */
  imported: { import_id: number; name: string; before: string | null; after: string };
}

/** Each step brings a store from its index to the next; steps are only ever added. */
const steps: readonly ((db: Kysely<Tables>) => Promise<void>)[] = [
  async (db) => {
    await sql`create table file (name text primary key, sha256 text not null, bytes integer not null, kind text not null, format text not null, added_at text not null, removed_at text) strict`.execute(db);
    await sql`create table fact (key text primary key, value text not null) strict`.execute(db);
  },
  async (db) => {
    await sql`create table import (id integer primary key, at text not null, undone_at text) strict`.execute(db);
    await sql`create table imported (import_id integer not null references import (id), name text not null, before text, after text not null, primary key (import_id, name)) strict`.execute(db);
  },
];

/** The version of a store that this Parley writes. */
export const storeVersion = steps.length;

/** Brings the store to `storeVersion` in one transaction; one that a newer Parley wrote is refused. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db);
  const found = rows[0]?.user_version ?? 0;
  if (found > storeVersion) throw new Refusal('unsupported', `This workspace was written by a newer Parley (store version ${found}, this one knows ${storeVersion}). Update Parley.`);
  if (found === storeVersion) return;
  await db.transaction().execute(async (transaction) => {
    for (const step of steps.slice(found)) await step(transaction);
    await sql`pragma user_version = ${sql.raw(String(storeVersion))}`.execute(transaction);
  });
}
