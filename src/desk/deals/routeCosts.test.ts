import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledData } from '../../adapters/files/bundledData.ts';
import { diskFiles, sha256 } from '../../adapters/files/diskFiles.ts';
import { stoppedClock } from '../../adapters/clock/systemClock.ts';
import { duckdbColumns } from '../../adapters/duckdb/duckdbColumns.ts';
import { ed25519 } from '../../adapters/signatures/ed25519.ts';
import { threadWorkers } from '../../adapters/workers/threadWorkers.ts';
import { unwatched } from '../../base/progress.ts';
import { perform } from '../perform.ts';

const house = join(import.meta.dirname, '../../..');
const ports = { files: diskFiles(house, { confined: true }), data: bundledData(), clock: stoppedClock('2026-11-22'), columns: duckdbColumns, workers: threadWorkers, sha256, signatures: ed25519 };
const ask = async (name: string, input: object) => (await perform(ports, { may: 'read' }, name, input, unwatched)).output as Record<string, unknown>;
const deal = 'examples/table/offer-1.yaml';
const usage = ['examples/worked-example/usage.yaml'];

describe('what a way to buy costs', () => {
  it('is the same bill as everywhere: the deal where the route carries it, list where it carries nothing, else not computed', async () => {
    expect(readFileSync(join(house, deal), 'utf8')).toContain('parley: deal/1');
    const { routes } = (await ask('guide.routes', { deal, usage, paths: 20 })) as { routes: { id: string; cost: { likely: number } | null; costBasis: string }[] };
    const { columns, noDeal } = (await ask('offer.compare', { offers: 'examples/table/offers.yaml', usage, paths: 20 })) as { columns: { id: string; cost: { likely: number } }[]; noDeal: { likely: number } };
    const cost = (id: string) => routes.find((each) => each.id === id)?.cost?.likely;
    expect(cost('ea')).toBeCloseTo(columns.find(({ id }) => id === 'them-1')?.cost.likely ?? 0, 6);
    expect(cost('standalone')).toBeCloseTo(noDeal.likely, 6);
    expect(routes.find(({ id }) => id === 'csp')).toMatchObject({ cost: null, costBasis: "Not computed: the partner's own price is not known." });
  }, 60_000);

  it('is not computed where the usage is not named', async () => {
    const { routes } = (await ask('guide.routes', { deal })) as { routes: { cost: unknown; costBasis: string }[] };
    expect(routes.every(({ cost, costBasis }) => cost === null && costBasis.startsWith('Not computed'))).toBe(true);
  });
});
