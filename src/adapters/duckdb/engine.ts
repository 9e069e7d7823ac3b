import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { Refusal } from '../../base/refusal.ts';
import type { Watch } from '../../base/progress.ts';

/** Memory that the engine may use for itself; a rollup of a thousand million requests needs far less. */
const memoryLimit = '1GB';

/** Runs the work on an engine of its own that may read the file at `path` and nothing else. */
export async function withEngine<Result>(path: string, watch: Watch, work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
  watch.signal.throwIfAborted();
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(Math.min(4, availableParallelism())),
    memory_limit: memoryLimit,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    try {
      await fence(connection, path);
      return await work(connection);
    } finally {
      connection.disconnectSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** From here on the engine may read this file and nothing else, and nobody changes that. */
async function fence(connection: DuckDBConnection, path: string): Promise<void> {
  await connection.run(`SET allowed_paths = ['${path.replaceAll("'", "''")}']`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET enable_progress_bar = true');
  await connection.run('SET enable_progress_bar_print = false');
  await connection.run('SET lock_configuration = true');
}

/** Runs the work, says how far it is, how fast it goes and how long it will take, and interrupts the engine when its asker stops it. */
export async function watched<Result>(connection: DuckDBConnection, watch: Watch, path: string, work: () => Promise<Result>): Promise<Result> {
  const doing = `reading ${path}`;
  watch.progress(0, doing);
  const [began, size] = [performance.now(), sizeOf(path)];
  const timer = setInterval(() => {
    if (watch.signal.aborted) connection.interrupt();
    const { percentage } = connection.progress;
    const share = percentage > 0 ? Math.min(1, percentage / 100) : undefined;
    watch.progress(share, `${doing}${pace(share, (performance.now() - began) / 1000, size)}`);
  }, 150);
  try {
    const result = await work();
    watch.progress(1, doing);
    return result;
  } catch (error) {
    watch.signal.throwIfAborted();
    if (error instanceof Refusal) throw error;
    throw new Refusal('unreadable', `${path} could not be read as a table: ${firstSentence(error)}`, path);
  } finally {
    clearInterval(timer);
  }
}

/** ", 310 MB a second, 12 s left"; nothing before that is known well enough. */
export function pace(share: number | undefined, seconds: number, bytes: number): string {
  if (share === undefined || share < 0.01 || seconds < 1) return '';
  const left = Math.ceil((seconds * (1 - share)) / share);
  return `${bytes > 0 ? `, ${Math.round((bytes * share) / seconds / 1e6)} MB a second` : ''}, ${left >= 90 ? `${Math.round(left / 60)} min` : `${left} s`} left`;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function firstSentence(error: unknown): string {
  return (error instanceof Error ? error.message : 'the engine gave no reason').split('\n')[0] ?? '';
}
