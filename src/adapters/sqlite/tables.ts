import { sql, type Kysely } from 'kysely';
import { Refusal } from '../../base/refusal.ts';
import type { FileKind } from '../../desk/ports.ts';

export interface Tables {
  file: { name: string; sha256: string; bytes: number; kind: FileKind; format: string; added_at: string; removed_at: string | null };
  fact: { key: string; value: string };
}

/** Each step brings a store from its index to the next; steps are only ever added. */
const steps: readonly ((db: Kysely<Tables>) => Promise<void>)[] = [
  async (db) => {
    await sql`create table file (name text primary key, sha256 text not null, bytes integer not null, kind text not null, format text not null, added_at text not null, removed_at text) strict`.execute(db);
    await sql`create table fact (key text primary key, value text not null) strict`.execute(db);
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
