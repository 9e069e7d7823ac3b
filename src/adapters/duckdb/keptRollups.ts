import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Watch } from '../../base/progress.ts';
import type { UsageColumns } from '../../desk/ports.ts';
import { longPromptsAbove } from '../../rates/meter.ts';
import { minutesIn, type MinuteTotals, type RequestRollup, type RollupGrain } from '../../usage/requestRollup.ts';
import { inGrain } from '../../usage/addMinutes.ts';
import { withEngine } from './engine.ts';
import { eachPiece } from './readLog.ts';

/** A log of fewer bytes is added up again in a blink, and nothing of it is kept. */
const worthKeeping = 64 * 1024 * 1024;
/** Rollups kept at most; the oldest go first. */
const mostKept = 24;
/** Another number where a rollup would come out otherwise than before. */
const version = 1;

/**
 * A column engine that keeps the minutes of large logs in `folder` (readable by its owner only), so that a second look at the same
 * data is answered from them: same file by place, size and time of change, same columns. Raw rows are never kept, and a rollup that
 * cannot be written is only not kept.
 */
export function keptRollups(engine: UsageColumns, folder: string, from = worthKeeping): UsageColumns {
  return {
    ...engine,
    rollUp: async (path, columns, watch, grain = 'minute') => {
      const { size, mtimeMs } = await stat(path);
      if (size < from) return engine.rollUp(path, columns, watch, grain);
      const key = createHash('sha256').update(JSON.stringify([version, longPromptsAbove, await realpath(path), size, mtimeMs, Object.entries(columns).toSorted(([a], [b]) => (a < b ? -1 : 1))])).digest('hex').slice(0, 32);
      const kept = { minutes: join(folder, `${key}.parquet`), counts: join(folder, `${key}.json`) };
      const found = existsSync(kept.counts) ? await readKept(kept, watch, grain).catch(() => undefined) : undefined;
      if (found !== undefined) return found;
      watch.signal.throwIfAborted();
      const rollup = await engine.rollUp(path, columns, watch);
      await keep(folder, kept, rollup, watch).catch(() => undefined);
      return { ...rollup, minutes: inGrain(rollup.minutes, grain) };
    },
  };
}

interface Kept {
  readonly minutes: string;
  /** Written last: where it is there, the minutes are whole. */
  readonly counts: string;
}

type Counts = Pick<RequestRollup, 'accepted' | 'refused' | 'refusedCount'>;

async function readKept(kept: Kept, watch: Watch, grain: RollupGrain): Promise<RequestRollup> {
  const counts = JSON.parse(await readFile(kept.counts, 'utf8')) as Counts;
  const minutes: MinuteTotals[] = [];
  const rows = `read_parquet('${kept.minutes.replaceAll("'", "''")}')`;
  const sql =
    grain === 'minute'
      ? `SELECT * FROM ${rows}`
      : `SELECT minute // ${minutesIn[grain]} * ${minutesIn[grain]}, workload, model, long, sum(requests)::BIGINT, sum(input)::BIGINT, sum(cached)::BIGINT, sum(output)::BIGINT FROM ${rows} GROUP BY ALL ORDER BY ALL`;
  await withEngine(kept.minutes, watch, (connection) =>
    eachPiece(connection, sql, ([at = [], workloads = [], models = [], longs = [], requests = [], inputs = [], cacheds = [], outputs = []], count) => {
      for (let row = 0; row < count; row++) {
        minutes.push({ minute: Number(at[row]), workload: String(workloads[row]), model: String(models[row]), long: longs[row] === true, requests: requests[row] as bigint, input: inputs[row] as bigint, cached: cacheds[row] as bigint, output: outputs[row] as bigint });
      }
    }),
  );
  return { ...counts, minutes };
}

async function keep(folder: string, kept: Kept, { minutes, ...counts }: RequestRollup, watch: Watch): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const part = `${kept.minutes}.${process.pid}.part`;
  try {
    await withEngine(part, watch, async (connection) => {
      await connection.run('CREATE TABLE kept (minute BIGINT, workload VARCHAR, model VARCHAR, long BOOLEAN, requests BIGINT, input BIGINT, cached BIGINT, output BIGINT)');
      const appender = await connection.createAppender('kept');
      for (const each of minutes) {
        appender.appendBigInt(BigInt(each.minute));
        appender.appendVarchar(each.workload);
        appender.appendVarchar(each.model);
        appender.appendBoolean(each.long);
        for (const count of [each.requests, each.input, each.cached, each.output]) appender.appendBigInt(count);
        appender.endRow();
      }
      appender.closeSync();
      await connection.run(`COPY kept TO '${part.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`);
    });
    await rename(part, kept.minutes);
    await writeFile(kept.counts, JSON.stringify(counts satisfies Counts), { mode: 0o600 });
    await forgetOldest(folder);
  } finally {
    await rm(part, { force: true });
  }
}

async function forgetOldest(folder: string): Promise<void> {
  const counts = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const aged = await Promise.all(counts.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  for (const { name } of aged.toSorted((a, b) => b.at - a.at).slice(mostKept)) for (const file of [name, name.replace(/json$/, 'parquet')]) await rm(join(folder, file), { force: true });
}
