import { expect, it } from 'vitest';
import { unwatched } from '../../base/progress.ts';
import { mixedWriter } from '../../commit/optimum/mixedProblem.ts';
import { seeded } from '../../base/random.ts';
import { highsSolver } from './highsSolver.ts';

const limits = { seconds: 10, gap: 1e-9 };

it('solves in whole numbers, to a gap of nothing', async () => {
  // 7 x + 5 y of at most 31, worth 8 and 5: 3 and 2 are worth 34, 4 and 0 only 32; in parts it would be 35.4.
  const writer = mixedWriter();
  const [x, y] = [writer.column({ cost: -8, whole: true, most: 10 }), writer.column({ cost: -5, whole: true, most: 10 })];
  writer.row([[x, 7], [y, 5]], { most: 31 });
  writer.addFixed(100);
  const solved = await highsSolver.solve(writer.problem(), limits, unwatched);
  expect(solved.kind).toBe('optimal');
  expect([...solved.values].map(Math.round)).toEqual([3, 2]);
  expect([solved.cost, solved.bound, solved.gap]).toEqual([66, 66, 0]);
});

it('solves in parts where whole numbers are not asked for', async () => {
  const writer = mixedWriter();
  const x = writer.column({ cost: 2 });
  writer.row([[x, 4]], { least: 10 });
  expect(await highsSolver.solve(writer.problem(), limits, unwatched)).toMatchObject({ kind: 'optimal', cost: 5, gap: 0, values: Float64Array.of(2.5) });
});

it('says where nothing can be found', async () => {
  const writer = mixedWriter();
  const x = writer.column({ most: 1, whole: true });
  writer.row([[x, 1]], { least: 2 });
  expect((await highsSolver.solve(writer.problem(), limits, unwatched)).kind).toBe('none');
});

it('stops when it is asked to, with the thread it ran in', async () => {
  const random = seeded(3);
  const writer = mixedWriter();
  // Equal shares of many odd weights: no engine is done with these at once.
  const columns = Array.from({ length: 60 }, () => writer.column({ most: 1, whole: true }));
  const slack = Array.from({ length: 8 }, () => [writer.column({ cost: 1 }), writer.column({ cost: 1 })] as const);
  for (const [over, under] of slack) {
    const weights = columns.map((column) => [column, 1 + Math.floor(random.next() * 1e6)] as const);
    writer.row([...weights, [over, -1], [under, 1]], { least: 15e6, most: 15e6 });
  }
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 600);
  await expect(highsSolver.solve(writer.problem(), { seconds: 60, gap: 0 }, { progress: () => undefined, signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
});
