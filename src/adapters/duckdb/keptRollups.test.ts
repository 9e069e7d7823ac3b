import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwatched } from '../../base/progress.ts';
import type { UsageColumns } from '../../desk/ports.ts';
import { duckdbColumns } from './duckdbColumns.ts';
import { keptRollups } from './keptRollups.ts';

const columns = { timestamp: 'timestamp', input: 'input_tokens', output: 'output_tokens', model: 'model', workload: 'deployment' };
const rows = ['2026-10-14T09:31:07Z,bot,gpt-5.4,300000,5', '2026-10-14T09:59:59Z,bot,gpt-5.4,100,5', '2026-10-14T10:00:00Z,größe,,7,0', 'yesterday,bot,gpt-5.4,7,0'];
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-kept-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** An engine that counts how often a log was really read. */
function counting(): { engine: UsageColumns; reads: () => number } {
  let reads = 0;
  return { engine: { ...duckdbColumns, rollUp: (...asked) => (reads++, duckdbColumns.rollUp(...asked)) }, reads: () => reads };
}

describe('the minutes of a large log', () => {
  it('are kept, so that a second look reads no row of it and says the same, by the minute, hour and day', async () => {
    const path = join(folder, "it's a log.csv");
    writeFileSync(path, `timestamp,deployment,model,input_tokens,output_tokens\n${rows.join('\n')}\n`);
    const { engine, reads } = counting();
    const kept = keptRollups(engine, join(folder, 'kept'), 0);
    const first = await kept.rollUp(path, columns, unwatched);
    expect(await kept.rollUp(path, columns, unwatched)).toEqual(first);
    const hours = await kept.rollUp(path, columns, unwatched, 'hour');
    expect(await kept.rollUp(path, columns, unwatched, 'day')).toEqual(await duckdbColumns.rollUp(path, columns, unwatched, 'day'));
    expect(hours).toEqual(await duckdbColumns.rollUp(path, columns, unwatched, 'hour'));
    expect(hours).toMatchObject({ accepted: 3, refusedCount: 1, refused: [{ line: 5 }], minutes: [{ long: false, requests: 1n }, { long: true, input: 300_000n }, { workload: 'größe', model: '' }] });
    expect(statSync(join(folder, 'kept')).mode & 0o077, 'others can look into the folder').toBe(0);
    expect(reads()).toBe(1);
    utimesSync(path, new Date(), new Date('2026-10-15'));
    await kept.rollUp(path, columns, unwatched);
    expect(reads(), 'a changed file was not read again').toBe(2);
    await kept.rollUp(path, { ...columns, cached: 'input_tokens' }, unwatched);
    expect(reads(), 'other columns were not read again').toBe(3);
  });

  it('are read again where what was kept is damaged, and a small log leaves nothing', async () => {
    const path = join(folder, 'log.csv');
    writeFileSync(path, `timestamp,deployment,model,input_tokens,output_tokens\n${rows[0]}\n`);
    const { engine, reads } = counting();
    await keptRollups(engine, join(folder, 'none')).rollUp(path, columns, unwatched);
    expect(existsSync(join(folder, 'none'))).toBe(false);
    const kept = keptRollups(engine, join(folder, 'damaged'), 0);
    const first = await kept.rollUp(path, columns, unwatched);
    for (const file of readdirSync(join(folder, 'damaged')).filter((name) => name.endsWith('.parquet'))) writeFileSync(join(folder, 'damaged', file), 'PAR1');
    expect(await kept.rollUp(path, columns, unwatched)).toEqual(first);
    expect(reads()).toBe(3);
  });
});
