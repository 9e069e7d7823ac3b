import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbColumns } from '../src/adapters/duckdb/duckdbColumns.ts';
import { stoppedClock } from '../src/adapters/clock/systemClock.ts';
import { ed25519 } from '../src/adapters/signatures/ed25519.ts';
import { highsSolver } from '../src/adapters/highs/highsSolver.ts';
import { threadWorkers } from '../src/adapters/workers/threadWorkers.ts';
import { bundledData } from '../src/adapters/files/bundledData.ts';
import { diskFiles, sha256 } from '../src/adapters/files/diskFiles.ts';
import { unwatched } from '../src/base/progress.ts';
import { rateBookTexts } from '../src/desk/knowledge.ts';
import { perform } from '../src/desk/perform.ts';
import { readUsageFiles } from '../src/desk/readUsageFiles.ts';
import { readyDeal } from '../src/desk/deals/readyDeal.ts';
import { textOf } from '../src/desk/textOf.ts';
import { typicalUsage } from '../src/desk/deals/whatIfOfDeal.ts';
import { changesIn } from '../src/worth/whatIf/changesIn.ts';
import { whatIf, whatIfRange } from '../src/worth/whatIf/whatIf.ts';
import type { Ports } from '../src/desk/ports.ts';

const sentences = ['double usage', 'drop gpt-5.4 for a cheaper model', 'OpenAI cuts prices 40 % in March'];
const times = 7;

/** The three sentences of the issue on the sample deal, read and forecast already as they are on an open screen: the first figure (two exact bills), and the range over 1,000 paths. */
export async function benchWhatIf(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-what-if-'));
  try {
    const ports: Ports = { files: diskFiles(folder, { confined: true }), data: bundledData(), clock: stoppedClock('2026-11-22'), columns: duckdbColumns, workers: threadWorkers, solver: highsSolver, sha256, signatures: ed25519 };
    await perform(ports, { may: 'write' }, 'sample.write', { out: 'sample' }, unwatched);
    const [text, book, usage] = await Promise.all([textOf(ports, 'sample/deal.yaml'), rateBookTexts(ports, 'azure-2026-10'), readUsageFiles(ports, ['sample/azure-cost-export.csv', 'sample/requests.csv'], unwatched)]);
    const ready = readyDeal({ usage, deal: { text, file: 'sample/deal.yaml' }, book, seed: 1 }, { paths: 1000, futures: 1, covered: 'walk' }, unwatched).value;
    const typical = typicalUsage(ready);
    return sentences.map((sentence) => {
      const [first, range]: [number[], number[]] = [[], []];
      for (let time = 0; time < times; time++) {
        const from = performance.now();
        const changes = changesIn(sentence, ready, typical);
        whatIf(ready, typical, changes);
        const told = performance.now();
        whatIfRange(ready, ready.sampled.paths, changes);
        first.push(told - from);
        range.push(performance.now() - told);
      }
      const of = (all: readonly number[]): string => `${all[0]?.toFixed(0)} ms the first time, ${all.toSorted((a, b) => a - b)[times >> 1]?.toFixed(0)} ms in the middle of ${times}`;
      return `what if: "${sentence}" on the sample deal: first figure ${of(first)} (aim 100 ms); range of 1,000 paths ${of(range)}`;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
