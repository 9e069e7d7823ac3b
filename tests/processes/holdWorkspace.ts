// Holds a workspace until it is killed, and keeps files in it one after another: what `openWorkspace.test.ts` starts as a second process.
import { stoppedClock } from '../../src/adapters/clock/systemClock.ts';
import { diskFiles } from '../../src/adapters/files/diskFiles.ts';
import { openWorkspace } from '../../src/adapters/sqlite/openWorkspace.ts';

const [folder = '', mode = 'hold'] = process.argv.slice(2);
try {
  const { workspace } = await openWorkspace(folder, stoppedClock('2026-11-22'), (originals) => diskFiles(originals, { confined: true, readOnly: true }));
  console.log('open');
  for (let index = 0; index < (mode === 'write' ? Number.POSITIVE_INFINITY : 0); index++) {
    await workspace.keep(`file-${index}.csv`, new TextEncoder().encode(`content ${index}`), 'usage', 'request-log');
    // Said only after it is kept: what was said must be there after the process is killed.
    console.log(`kept ${index}`);
  }
  setInterval(() => undefined, 1000);
} catch (error) {
  console.log(`refused ${error instanceof Error ? error.message : String(error)}`);
}
