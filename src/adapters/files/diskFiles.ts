import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { Refusal } from '../../base/refusal.ts';
import type { Files } from '../../desk/ports.ts';

/** Larger files are for the column engine, which reads them from disk and never whole. */
const readLimit = 1024 * 1024 * 1024;

/**
 * Files on this machine's disk, by path from `root`.
 * `confined`: paths that lead out of the root, by name or by link, are refused (for callers who are not the user).
 * `readOnly`: what is written may not be written again.
 */
export function diskFiles(root: string, { confined, readOnly = false }: { confined: boolean; readOnly?: boolean }): Files {
  const place = (name: string) => placeOf(root, name, confined);
  return {
    async read(name) {
      const path = await existing(await place(name), name);
      const { size } = await stat(path);
      if (size > readLimit) throw new Refusal('too-large', `${name} has ${size} bytes; files above ${readLimit} bytes are not read whole. Split it by month, or export it as a request log.`);
      const file = await open(path, 'r');
      try {
        return new Uint8Array(await file.readFile());
      } finally {
        await file.close();
      }
    },

    async head(name, count) {
      const file = await open(await existing(await place(name), name), 'r');
      try {
        const bytes = new Uint8Array(count);
        const { bytesRead } = await file.read(bytes, 0, count, 0);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },

    onDisk: async (name) => existing(await place(name), name),

    async writeAll(files) {
      const ready: { temporary: string; path: string }[] = [];
      try {
        for (const { name, bytes } of files) {
          const path = await place(name);
          await mkdir(dirname(path), { recursive: true });
          const temporary = `${path}.${randomUUID()}.part`;
          ready.push({ temporary, path });
          const file = await open(temporary, 'wx');
          try {
            await file.writeFile(bytes);
            await file.sync();
            if (readOnly) await file.chmod(0o444);
          } finally {
            await file.close();
          }
        }
        // Only when every file is whole does any of them get its name.
        for (const { temporary, path } of ready) await rename(temporary, path);
      } catch (cause) {
        for (const { temporary } of ready) await rm(temporary, { force: true });
        throw refusalOfWrite(cause);
      }
    },
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function placeOf(root: string, name: string, confined: boolean): Promise<string> {
  if (name.includes('\0') || name === '') throw new Refusal('invalid', 'A file name is empty or holds a NUL character. Name the file by its path.');
  const path = resolve(root, name);
  if (!confined) return path;
  const outside = new Refusal('forbidden', `${name} lies outside ${root}. Put the file there, or start Parley with that folder.`);
  if (leavesRoot(root, path)) throw outside;
  // A link inside the root may still lead out of it.
  const standing = await nearestExisting(path);
  if (leavesRoot(await realpath(root), await realpath(standing))) throw outside;
  return path;
}

function leavesRoot(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '..' || way.startsWith('../') || isAbsolute(way);
}

async function nearestExisting(path: string): Promise<string> {
  for (let at = path; ; at = dirname(at)) {
    try {
      await access(at, constants.F_OK);
      return at;
    } catch {
      if (dirname(at) === at) return at;
    }
  }
}

async function existing(path: string, name: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Refusal('not-found', `There is no file ${name} (looked for ${path}). Check the name, or the folder you are in.`);
  if (found.isDirectory()) throw new Refusal('invalid', `${name} is a folder. Name the files in it, for example ${join(name, '*.csv')}.`);
  if (!found.isFile()) throw new Refusal('unsupported', `${name} is no plain file. Copy its contents into one.`);
  await access(path, constants.R_OK).catch(() => {
    throw new Refusal('forbidden', `${name} may not be read by this user. Change its permissions or copy it.`);
  });
  return path;
}

function refusalOfWrite(cause: unknown): unknown {
  if (!(cause instanceof Error) || !('code' in cause)) return cause;
  switch (cause.code) {
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return new Refusal('forbidden', `Nothing was written: ${cause.message}. Choose a folder you may write to.`);
    case 'ENOSPC':
      return new Refusal('too-large', 'Nothing was written: the disk is full. Free some space and try again.');
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return new Refusal('invalid', `Nothing was written: ${cause.message}. Choose another folder for the output.`);
    default:
      return cause;
  }
}
