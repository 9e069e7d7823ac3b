import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '../../../../../src/adapters/clock/systemClock.ts';
import { duckdbColumns } from '../../../../../src/adapters/duckdb/duckdbColumns.ts';
import { bundledData } from '../../../../../src/adapters/files/bundledData.ts';
import { diskFiles, sha256 } from '../../../../../src/adapters/files/diskFiles.ts';
import { threadWorkers } from '../../../../../src/adapters/workers/threadWorkers.ts';
import { unwatched } from '../../../../../src/base/progress.ts';
import { perform } from '../../../../../src/desk/perform.ts';
import type { Ports } from '../../../../../src/desk/ports.ts';
import type { AnswerOf } from '../../../client/answers.ts';
import { openBench, type Bench } from './bench.ts';

const house = join(import.meta.dirname, '../../../../..');
const input = { deal: 'examples/worked-example/deal.yaml', usage: ['examples/worked-example/usage.yaml'], paths: 240 };
const ports = { files: diskFiles(house, { confined: true }), data: bundledData(), clock: stoppedClock('2026-11-22'), columns: duckdbColumns, workers: threadWorkers, sha256 } as unknown as Ports;

let bench: Bench;
beforeAll(async () => {
  const { output } = await perform(ports, { may: 'read' }, 'deal.bench', input, unwatched);
  bench = openBench(JSON.parse(JSON.stringify(output)) as AnswerOf<'deal.bench'>);
}, 60_000);

describe('the bench', () => {
  it('costs what the offer costs while nothing is moved', () => {
    const { offer, bench: now, difference, better } = bench.price({}, '');
    const exact = bench.bill({}, '');
    expect(now).toEqual(offer);
    expect([difference.p10, difference.p90, better]).toEqual([0, 0, 0]);
    expect(exact?.bench).toBe(exact?.offer);
  });

  it('says of words what the desk says of them', async () => {
    const { output } = await perform(ports, { may: 'read' }, 'deal.whatIf', { ...input, ask: 'double usage' }, unwatched);
    const desk = output as AnswerOf<'deal.whatIf'>;
    const here = bench.price({}, 'double usage');
    for (const at of ['p10', 'p50', 'p90'] as const) expect(here.bench[at] / desk.range.after[at]).toBeCloseTo(1, 5);
    expect(here.understood).toEqual([...desk.understood]);
  });

  it('is the same for a lever as for the words of it', () => {
    expect(bench.price({ usage: { low: 200, high: 200 } }, '').bench.p50).toBeCloseTo(bench.price({}, 'double usage').bench.p50, 2);
  });

  it('lies between the ends of a range, and is wider than either', () => {
    const [low, high, both] = [80, 150].map((at) => bench.price({ usage: { low: at, high: at } }, '').bench).concat(bench.price({ usage: { low: 80, high: 150 } }, '').bench);
    expect(both?.p50).toBeGreaterThan(low?.p50 ?? 0);
    expect(both?.p50).toBeLessThan(high?.p50 ?? 0);
    expect((both?.p90 ?? 0) - (both?.p10 ?? 0)).toBeGreaterThan((low?.p90 ?? 0) - (low?.p10 ?? 0));
  });

  it('moves every lever of the deal without a refusal', () => {
    expect(bench.levers.length).toBeGreaterThan(2);
    for (const { id, min, max } of bench.levers) {
      for (const at of [min, max]) expect(bench.price({ [id]: { low: at, high: at } }, '').bench.p50, id).toBeGreaterThan(0);
    }
  });

  it('refuses words it does not understand, and says what can be asked', () => {
    expect(() => bench.price({}, 'make it cheaper somehow')).toThrow(/double usage/);
  });
});
