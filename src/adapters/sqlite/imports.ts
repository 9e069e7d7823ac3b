import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely, Transaction } from 'kysely';
import { Refusal } from '../../base/refusal.ts';
import type { FileImport, Files, Workspace } from '../../desk/ports.ts';
import { keptFile } from './keptFile.ts';
import type { Tables } from './tables.ts';

type Row = Tables['file'];

/** Files that come in at once, are taken back at once, and come again: each step is one transaction. */
export function importsOf(db: Kysely<Tables>, { folder, originals, now }: { readonly folder: string; readonly originals: Files; readonly now: () => string }): Pick<Workspace, 'importAll' | 'imports' | 'undoImport' | 'redoImport'> {
  const pathOf = (sha256: string): string => join(folder, 'originals', sha256);
  const shown = async (id: number): Promise<FileImport> => {
    const found = (await listed(db)).find((each) => each.id === id);
    if (found === undefined) throw new Refusal('not-found', `This workspace has no import ${id}.`);
    return found;
  };
  /** Puts every file of an import to its other state; refuses where one is neither in this state nor left out since. */
  const turn = async (id: number, to: 'before' | 'after'): Promise<FileImport> => {
    const { undone } = await shown(id);
    if (undone === (to === 'before')) throw new Refusal('invalid', `Import ${id} ${undone ? 'was taken back already' : 'stands already'}.`);
    await db.transaction().execute(async (transaction) => {
      for (const { name, before, after } of await transaction.selectFrom('imported').selectAll().where('import_id', '=', id).execute()) {
        const [from, goal] = to === 'before' ? [rowOf(after), rowOf(before)] : [rowOf(before), rowOf(after)];
        const standing = await rowNamed(transaction, name);
        const later = await transaction.selectFrom('imported').innerJoin('import', 'import.id', 'imported.import_id').select('import.id').where('imported.name', '=', name).where('import.id', '>', id).where('import.undone_at', 'is', null).executeTakeFirst();
        if (later !== undefined || standing?.sha256 !== from?.sha256) throw new Refusal('invalid', `${name} came again after import ${id}${later === undefined ? '' : ` with import ${later.id}; take that back first`}. Nothing was changed.`, name);
        if (goal === undefined) await transaction.deleteFrom('file').where('name', '=', name).execute();
        else await put(transaction, goal);
      }
      await transaction.updateTable('import').set({ undone_at: to === 'before' ? now() : null }).where('id', '=', id).execute();
    });
    return shown(id);
  };

  return {
    async importAll(files) {
      const rows: Row[] = [];
      const written: string[] = [];
      try {
        for (const { name, bytes, kind, format } of files) {
          const sha256 = createHash('sha256').update(bytes).digest('hex');
          rows.push({ name, sha256, bytes: bytes.length, kind, format, added_at: now(), removed_at: null });
          if (existsSync(pathOf(sha256))) continue;
          written.push(sha256);
          await originals.writeAll([{ name: sha256, bytes }]);
        }
        const id = await db.transaction().execute(async (transaction) => {
          const made = await transaction.insertInto('import').values({ at: now(), undone_at: null }).returning('id').executeTakeFirstOrThrow();
          for (const row of rows) {
            const before = await rowNamed(transaction, row.name);
            await put(transaction, row);
            await transaction.insertInto('imported').values({ import_id: made.id, name: row.name, before: before === undefined ? null : JSON.stringify(before), after: JSON.stringify(row) }).execute();
          }
          return made.id;
        });
        return { id, files: rows.map(keptFile) };
      } catch (error) {
        // Nothing came in, so nothing of it stays.
        for (const sha256 of written) await rm(pathOf(sha256), { force: true });
        throw error;
      }
    },
    imports: () => listed(db),
    undoImport: (id) => turn(id, 'before'),
    redoImport: (id) => turn(id, 'after'),
  };
}

async function listed(db: Kysely<Tables>): Promise<FileImport[]> {
  const files = Map.groupBy(await db.selectFrom('imported').selectAll().orderBy('name').execute(), (row) => row.import_id);
  const imports = await db.selectFrom('import').selectAll().orderBy('id').execute();
  return imports.map(({ id, at, undone_at }) => ({
    id,
    at,
    files: (files.get(id) ?? []).map(({ name, before, after }) => ({ name, sha256: rowOf(after)?.sha256 ?? '', replaced: rowOf(before)?.removed_at === null })),
    undone: undone_at !== null,
  }));
}

function rowNamed(transaction: Transaction<Tables>, name: string): Promise<Row | undefined> {
  return transaction.selectFrom('file').selectAll().where('name', '=', name).executeTakeFirst();
}

async function put(transaction: Transaction<Tables>, row: Row): Promise<void> {
  await transaction.insertInto('file').values(row).onConflict((conflict) => conflict.column('name').doUpdateSet(row)).execute();
}

function rowOf(text: string | null): Row | undefined {
  return text === null ? undefined : (JSON.parse(text) as Row);
}
