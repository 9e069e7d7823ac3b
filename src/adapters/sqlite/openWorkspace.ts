import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Refusal } from '../../base/refusal.ts';
import type { Clock, Files, KeptFile, Workspace } from '../../desk/ports.ts';
import { migrate, type Tables } from './tables.ts';
import { importsOf } from './imports.ts';
import { keptFile } from './keptFile.ts';
import { sqliteDialect } from './sqliteDialect.ts';

export interface OpenWorkspace {
  readonly workspace: Workspace;
  readonly close: () => Promise<void>;
}

/**
 * The workspace in `folder`, made if it is not there; `filesIn` gives the files of a folder, written whole and read-only. One process holds it at a time:
 * the database is opened in SQLite's exclusive locking mode, a lock of the operating system that ends with the process,
 * so that a second writer is impossible and a crashed one leaves nothing to clean up.
 */
export async function openWorkspace(folder: string, clock: Clock, filesIn: (folder: string) => Files): Promise<OpenWorkspace> {
  await mkdir(join(folder, 'originals'), { recursive: true });
  const originals = filesIn(join(folder, 'originals'));
  const database = await openAlone(folder);
  await writeFile(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, since: clock.now() }));
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  await migrate(db);

  const standing = async (name: string): Promise<KeptFile> => {
    const row = await db.selectFrom('file').selectAll().where('name', '=', name).where('removed_at', 'is', null).executeTakeFirst();
    if (!row) throw new Refusal('not-found', `This workspace has no file ${name}. Drop it on the start page first.`);
    return keptFile(row);
  };

  const keep: Workspace['keep'] = async (name, bytes, kind, format) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // An original is named by what it holds: one that is there already is the same.
    if (!existsSync(join(folder, 'originals', sha256))) await originals.writeAll([{ name: sha256, bytes }]);
    const row = { name, sha256, bytes: bytes.length, kind, format, added_at: clock.now(), removed_at: null };
    await db.insertInto('file').values(row).onConflict((conflict) => conflict.column('name').doUpdateSet(row)).execute();
    return keptFile(row);
  };
  const kept: Files = {
    read: async (name) => originals.read((await standing(name)).sha256),
    head: async (name, count) => originals.head((await standing(name)).sha256, count),
    onDisk: async (name) => originals.onDisk((await standing(name)).sha256),
    writeAll: async (written) => {
      for (const { name, bytes } of written) await keep(name, bytes, 'pack', extensionOf(name));
    },
  };

  const workspace: Workspace = {
    folder,
    kept,
    files: async () => (await db.selectFrom('file').selectAll().where('removed_at', 'is', null).orderBy('added_at').orderBy('name').execute()).map(keptFile),

    keep,
    ...importsOf(db, { folder, originals, now: () => clock.now() }),

    async remove(name) {
      await standing(name);
      await db.updateTable('file').set({ removed_at: clock.now() }).where('name', '=', name).execute();
    },

    async restore(name) {
      const { numUpdatedRows } = await db.updateTable('file').set({ removed_at: null }).where('name', '=', name).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Refusal('not-found', `This workspace never had a file ${name}.`);
    },

    facts: async () => Object.fromEntries((await db.selectFrom('fact').selectAll().orderBy('key').execute()).map(({ key, value }) => [key, value])),

    async setFact(key, value) {
      await db.insertInto('fact').values({ key, value }).onConflict((conflict) => conflict.column('key').doUpdateSet({ value })).execute();
    },

    async signingKey(make) {
      const path = join(folder, 'signing-key.pem');
      if (existsSync(path)) return readFile(path, 'utf8');
      const key = make();
      const file = await open(path, 'wx', 0o600);
      try {
        await file.writeFile(key);
        await file.sync();
      } finally {
        await file.close();
      }
      return key;
    },
  };

  return {
    workspace,
    async close() {
      await db.destroy();
      await rm(join(folder, 'owner.json'), { force: true });
    },
  };
}

/** The folder's database, held by this process alone, or a refusal that names who holds it. */
async function openAlone(folder: string): Promise<DatabaseSync> {
  const database = new DatabaseSync(join(folder, 'workspace.sqlite'));
  try {
    // Exclusive locking must be asked for before the first access, and is taken by the first write.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN EXCLUSIVE; COMMIT;');
    return database;
  } catch (cause) {
    database.close();
    if (!(cause instanceof Error) || !/locked|busy/i.test(cause.message)) throw cause;
    const owner = await readFile(join(folder, 'owner.json'), 'utf8').then((text) => JSON.parse(text) as { pid: number }, () => undefined);
    const who = owner ? `process ${owner.pid}` : 'another process';
    throw new Refusal('in-use', `The workspace ${folder} is in use by ${who}. Use the window that is open, or stop that process first.`);
  }
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? 'file';
}
